#include "entente/desk/edit_values.h"

#include <algorithm>

#include <fmt/format.h>

namespace entente::desk {

const std::string* value_of(const Edit& edit, std::string_view key) {
  const auto found = std::find_if(edit.values.begin(), edit.values.end(),
                                  [&](const auto& value) { return value.first == key; });
  return found == edit.values.end() ? nullptr : &found->second;
}

const std::string& needed_value(const Edit& edit, std::string_view key) {
  const std::string* value = value_of(edit, key);
  base::require(value != nullptr, "an edit has the keys that its kind needs");
  return *value;
}

std::string toml_text(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      written += std::string("\\") + c;
    else if (c == '\n')
      written += "\\n";
    else if (byte < 0x20 || byte == 0x7f)
      written += fmt::format("\\u{:04X}", static_cast<unsigned>(byte));
    else
      written += c;
  }
  return written + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string written = "[";
  for (const std::string& text : texts) written += (written.size() > 1 ? ", " : "") + toml_text(text);
  return written + "]";
}

base::Diagnostic edit_problem(const char* code, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

}  // namespace entente::desk
