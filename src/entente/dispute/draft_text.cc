#include "entente/dispute/draft_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

constexpr std::size_t longest_drafted_id = 60;  // leaves room for "_12" below the longest id that is read

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      written += std::string("\\") + c;
    else if (c == '\n')
      written += "\\n";
    else if (c == '\t')
      written += "\\t";
    else if (is_control(c))
      written += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      written += c;
  }
  return written + '"';
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(toml_text(text));
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || is_control(c);
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string first_words(std::string_view text, std::size_t words) {
  const std::string line = one_line(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n < words; ++n) {
    at = line.find(' ', at);
    if (at == std::string::npos) return line;
    ++at;
  }
  return line.substr(0, at - 1) + " …";
}

std::string id_from(std::string_view text) {
  std::string id;
  for (const char c : base::lower_ascii(text)) {
    const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (letter || (digit && !id.empty()))
      id += c;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  id.resize(std::min(id.size(), longest_drafted_id));
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? "item" : id;
}

std::string unique_id(const std::string& id, std::vector<std::string>& taken) {
  std::string found = id;
  for (int n = 2; std::find(taken.begin(), taken.end(), found) != taken.end(); ++n)
    found = fmt::format("{}_{}", id, n);
  taken.push_back(found);
  return found;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string open_words(const evidence::Claims& claims, const evidence::Claim& claim, std::size_t words) {
  const evidence::Document* document = claims.document(claim.document);
  return document && document->restricted ? std::string() : first_words(claim.quote, words);
}

}  // namespace entente::dispute
