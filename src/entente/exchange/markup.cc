#include "entente/exchange/markup.h"

#include <algorithm>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "entente/base/text.h"
#include "entente/exchange/tag_mending.h"

namespace entente::exchange {

namespace {

constexpr int deepest = 100;
constexpr std::size_t most_mendings = 20;  // beyond it the file is broken in some other way

constexpr std::string_view blanks = " \t\r\n";

// Where the bytes that the parser saw stand in the file.
struct Origin {
  const SourceFile& file;
  const MendedTags* mended = nullptr;

  std::size_t offset(std::ptrdiff_t parsed) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed, 0));
    return std::min(mended ? mended->original(at) : at, file.text.size());
  }
  evidence::Span start_tag(const pugi::xml_node& node) const {
    // The parser tells the place of the name.
    const std::size_t name = offset(node.offset_debug());
    const std::size_t end = file.text.find('>', name);
    return {name > 0 ? name - 1 : 0, end == std::string::npos ? file.text.size() : end + 1};
  }
};

std::optional<Element> element_of(const pugi::xml_node& node, const Origin& origin, int depth) {
  if (depth > deepest) return std::nullopt;
  Element element;
  element.name = node.name();
  element.span = origin.start_tag(node);
  for (const pugi::xml_attribute& attribute : node.attributes())
    element.attributes.emplace_back(attribute.name(), attribute.value());
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    auto inner = element_of(child, origin, depth + 1);
    if (!inner) return std::nullopt;
    element.children.push_back(std::move(*inner));
  }
  return element;
}

// An `&` that begins no entity is read as itself.
void note_bare_ampersands(const SourceFile& file, ImportLog& log) {
  std::size_t count = 0, first = 0;
  for (std::size_t at = file.text.find('&'); at != std::string::npos; at = file.text.find('&', at + 1)) {
    std::size_t end = at + 1;
    const std::string& text = file.text;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '#'))
      ++end;
    if (end > at + 1 && end < text.size() && text[end] == ';') continue;
    if (count++ == 0) first = at;
  }
  if (count > 0)
    log.mended(file, fmt::format("line {}: \"&\" that should be \"&amp;\" read as itself{}",
                                 base::line_column(file.text, first).line,
                                 count > 1 ? fmt::format(" ({} in all)", count) : ""));
}

std::optional<Element> tree_of(const pugi::xml_document& document, const Origin& origin, ImportLog& log) {
  const pugi::xml_node root = document.document_element();
  if (!root) {
    log.error("import-syntax", {&origin.file, {}}, "the file has no XML element", "name an XML file");
    return std::nullopt;
  }
  auto element = element_of(root, origin, 1);
  if (!element)
    log.error("import-syntax", {&origin.file, origin.start_tag(root)},
              fmt::format("elements are nested deeper than {}", deepest), "no such file has a use for that");
  return element;
}

}  // namespace

const std::string* Element::find(std::string_view attribute) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute) return &value;
  return nullptr;
}

const Element* Element::child(std::string_view child_name) const {
  for (const Element& one : children)
    if (one.name == child_name) return &one;
  return nullptr;
}

std::optional<Element> read_markup(const SourceFile& file, ImportLog& log) {
  const std::size_t start = file.text.find_first_not_of(blanks);
  if (start != std::string::npos && start > 0 && file.text.compare(start, 5, "<?xml") == 0)
    log.mended(file, "blanks before the XML declaration passed over");
  pugi::xml_document document;
  const auto options = pugi::parse_default;
  auto result = document.load_buffer(file.text.data(), file.text.size(), options, pugi::encoding_utf8);
  MendedTags mended;
  const MendedTags* used = nullptr;
  if (!result) {
    const auto as_written = result;
    mended = mend_tags(file.text);
    if (!mended.changes.empty() && mended.changes.size() <= most_mendings)
      result = document.load_buffer(mended.text.data(), mended.text.size(), options, pugi::encoding_utf8);
    if (!result) {
      const std::size_t at = Origin{file}.offset(as_written.offset);
      log.error(
          "import-syntax", {&file, {at, at + 1}},
          fmt::format("the file is not XML from here on: {}", base::lower_ascii(as_written.description())),
          "mend the file, or save it again from the program that made it");
      return std::nullopt;
    }
    used = &mended;
    for (const auto& change : mended.changes) log.mended(file, change.what);
  }
  note_bare_ampersands(file, log);
  return tree_of(document, {file, used}, log);
}

std::string root_name(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find_first_not_of(blanks, at)) != std::string_view::npos && text[at] == '<') {
    if (text.substr(at, 4) == "<!--")
      at = text.find("-->", at);
    else if (text.substr(at, 2) == "<?" || text.substr(at, 2) == "<!")
      at = text.find('>', at);
    else
      break;
    if (at == std::string_view::npos) return {};
    at = text.find('>', at) + 1;
  }
  if (at == std::string_view::npos || at >= text.size() || text[at] != '<') return {};
  const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
  return std::string(text.substr(at + 1, (end == std::string_view::npos ? text.size() : end) - at - 1));
}

}  // namespace entente::exchange
