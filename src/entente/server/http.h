#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::server {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A request without its body: what is known before anything of the body is read.
struct Head {
  std::string method, path;  // the path without its query, %-signs resolved
  Pairs query;
  Pairs headers;  // names in lower case

  /// The value of a header or of a key of the query; nullopt: it is not there, or there more than once.
  std::optional<std::string> header(std::string_view name) const;
  std::optional<std::string> parameter(std::string_view name) const;
  bool has_header(std::string_view name) const;
};

/// A client that takes an answer piece by piece.
class Client {
 public:
  virtual ~Client() = default;
  /// False: the client is gone, or took nothing for too long.
  virtual bool write(std::string_view bytes) = 0;
  virtual bool gone() = 0;
};

struct Answer {
  int status = 200;
  std::string media_type = "application/json";
  std::string body;
  Pairs headers;                         // besides those of every answer
  std::function<void(Client&)> written;  // in place of the body: writes it while it comes into being
};

/// `{"diagnostics": [...]}` with one diagnostic.
Answer refusal(int status, std::string code, std::string message, std::string help);

/// We are wrong, not the client: status 500.
Answer our_fault(std::string_view what);

/// More was asked for than there is memory: status 503.
Answer out_of_memory();

/// Media type of a page's file by its ending; "application/octet-stream" when it is none of them.
std::string media_type_of(std::string_view name);

}  // namespace entente::server
