#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/desk/case_documents.h"

namespace entente::desk {

/// The JSON body of an operation. Keys are asked for by name; what is missing or of the wrong kind is kept
/// for `problems`, and reads as empty.
class RequestBody {
 public:
  /// Errors: `bad-json` (no JSON, or nested more than 64 deep), `bad-request` (no object).
  static base::Result<RequestBody> parse(std::string_view json);
  RequestBody(RequestBody&&) noexcept;
  RequestBody(const RequestBody& other);
  ~RequestBody();

  bool has(const char* key) const;  // and not null
  std::string text(const char* key, bool needed = true);
  std::uint64_t count(const char* key, bool needed = true);
  bool flag(const char* key);         // false when absent
  std::vector<GivenFile> files();     // [{"name", "text"}] or [{"name", "base64"}]
  std::string json(const char* key);  // of a value, as JSON; needed
  std::string view_request() const;   // the whole body but the handle under "case"

  /// `bad-request`, one for each key that is not as it must be.
  const base::Diagnostics& problems() const { return problems_; }

 private:
  struct Tree;
  explicit RequestBody(std::unique_ptr<Tree> tree);
  void wrong(const char* key, const std::string& expected);
  std::unique_ptr<Tree> tree_;
  base::Diagnostics problems_;
};

}  // namespace entente::desk
