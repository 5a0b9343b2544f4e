#pragma once

#include <string>
#include <vector>

#include "entente/evidence/document.h"

// What a language model is asked about a document: a few sentences at a time, in a form that lets it answer
// nothing but claims with their exact words.
namespace entente::reading {

/// Sentences by their numbers, both inside.
struct ModelWindow {
  std::size_t first = 0, last = 0;
};

/// Windows of at most `most` sentences; each sentence stands in exactly one.
std::vector<ModelWindow> model_windows(const evidence::Document& document, std::size_t most = 6);

/// The body of a request to an OpenAI-compatible `chat/completions`: temperature 0, a seed, a strict JSON
/// schema of claims (also described in words, for servers that do not read it), and the sentences of the
/// window with their numbers between two fences that the text itself cannot hold. Valid JSON.
std::string model_request(const evidence::Document& document, const ModelWindow& window,
                          const std::string& model);

/// A short hash of the words that all requests share, for logs.
std::string model_prompt_id();

}  // namespace entente::reading
