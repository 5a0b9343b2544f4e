#include "entente/desk/request_body.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/base64.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;

// Writing JSON out again goes down its nesting: a body of brackets alone must not exhaust the stack.
constexpr int deepest = 64;

bool has_text(const Json& file, const char* key) {
  const auto found = file.find(key);
  return found != file.end() && found->is_string();
}

bool is_file(const Json& file) {
  return file.is_object() && has_text(file, "name") && has_text(file, "text") != has_text(file, "base64");
}

// JSON holds no bytes that are no text: such files come as base64.
std::optional<std::string> bytes_of(const Json& file) {
  if (has_text(file, "text")) return file["text"].get<std::string>();
  return base::from_base64(file["base64"].get_ref<const std::string&>());
}

base::Diagnostic not_base64(const std::string& name) {
  auto problem = edit_problem("bad-request", "the bytes of the file are not base64",
                              "send them padded, without line ends (RFC 4648, section 4)");
  problem.where.file = name;
  return problem;
}

}  // namespace

struct RequestBody::Tree {
  Json json;
  const Json* find(const char* key) const {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
  }
};

base::Result<RequestBody> RequestBody::parse(std::string_view json) {
  auto tree = std::make_unique<Tree>();
  if (!base::nests_deeper(json, deepest)) tree->json = Json::parse(json, nullptr, false);
  if (base::nests_deeper(json, deepest) || tree->json.is_discarded())
    return edit_problem("bad-json", "the request is not JSON", "send a JSON object in UTF-8");
  if (!tree->json.is_object())
    return edit_problem("bad-request", "the request is not a JSON object",
                        "docs/workbench.md shows what each operation takes");
  return RequestBody(std::move(tree));
}

RequestBody::RequestBody(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
RequestBody::RequestBody(RequestBody&&) noexcept = default;
RequestBody::RequestBody(const RequestBody& other)
    : tree_(std::make_unique<Tree>(*other.tree_)), problems_(other.problems_) {}
RequestBody::~RequestBody() = default;

void RequestBody::wrong(const char* key, const std::string& expected) {
  problems_.push_back(edit_problem("bad-request",
                                   fmt::format("\"{}\" of the request must be {}", key, expected),
                                   "docs/workbench.md shows what each operation takes"));
}

bool RequestBody::has(const char* key) const {
  return tree_->find(key) != nullptr;
}

std::string RequestBody::text(const char* key, bool needed) {
  const Json* value = tree_->find(key);
  if (value && value->is_string()) return value->get<std::string>();
  if (value || needed) wrong(key, "a text");
  return "";
}

std::uint64_t RequestBody::count(const char* key, bool needed) {
  const Json* value = tree_->find(key);
  if (value && value->is_number_unsigned()) return value->get<std::uint64_t>();
  if (value || needed) wrong(key, "a whole number, 0 or more");
  return 0;
}

bool RequestBody::flag(const char* key) {
  const Json* value = tree_->find(key);
  if (value && value->is_boolean()) return value->get<bool>();
  if (value) wrong(key, "true or false");
  return false;
}

std::vector<GivenFile> RequestBody::files() {
  const Json* list = tree_->find("files");
  std::vector<GivenFile> files;
  if (!list || !list->is_array() || !std::all_of(list->begin(), list->end(), is_file))
    return wrong("files", "a list of { \"name\", \"text\" } or { \"name\", \"base64\" }"), files;
  for (const Json& file : *list) {
    auto bytes = bytes_of(file);
    if (!bytes) problems_.push_back(not_base64(file["name"].get<std::string>()));
    files.push_back({file["name"].get<std::string>(), std::move(bytes).value_or("")});
  }
  return files;
}

std::string RequestBody::json(const char* key) {
  const Json* value = tree_->find(key);
  if (!value) return wrong(key, "given"), "null";
  return value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string RequestBody::view_request() const {
  Json rest = tree_->json;
  rest.erase("case");
  return rest.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace entente::desk
