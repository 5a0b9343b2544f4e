#pragma once

#include <functional>
#include <string>

#include "entente/base/result.h"

namespace entente::cli {

/// Where a language model listens.
struct ModelEndpoint {
  std::string scheme_and_host;  // "http://localhost:8080"
  std::string path;             // "/v1/chat/completions"
};

/// The address that a user named, or the one of the environment (OPENAI_BASE_URL), or http://localhost:8080,
/// with the path of chat completions. `allow_remote`: other machines than this one may be named. Errors:
/// `model-endpoint` (no address), `model-endpoint-remote` (another machine, and nobody allowed it).
base::Result<ModelEndpoint> model_endpoint(const std::string& named, const char* environment,
                                           bool allow_remote);

/// Sends a request and returns the body of the answer. `key`: sent as a bearer token unless empty. Errors:
/// `model-unreachable` (nobody listens, or no answer within two minutes), `model-refused` (an HTTP status).
base::Result<std::string> ask_model(const ModelEndpoint& endpoint, const std::string& key,
                                    const std::string& body);

}  // namespace entente::cli
