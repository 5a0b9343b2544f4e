#include "entente/reading/html_nodes.h"

#include <libxml/tree.h>

#include <algorithm>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool holds_word(std::string_view names, std::string_view word) {
  for (std::size_t at = names.find(word); at != std::string_view::npos; at = names.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !letter(names[at - 1])) && (end == names.size() || !letter(names[end]))) return true;
  }
  return false;
}

}  // namespace

std::string_view tag_of(const HtmlNode* node) {
  return node && node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

bool tagged(const HtmlNode* node, std::initializer_list<std::string_view> tags) {
  const std::string_view tag = tag_of(node);
  return !tag.empty() && std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::string attribute(const HtmlNode* node, const char* name) {
  if (tag_of(node).empty()) return {};
  xmlChar* value = xmlGetNoNsProp(const_cast<HtmlNode*>(node), reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  if (value) xmlFree(value);
  return text;
}

bool has_class_word(const HtmlNode* node, std::initializer_list<std::string_view> words) {
  const std::string names = base::lower_ascii(attribute(node, "class") + " " + attribute(node, "id"));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds_word(names, word); });
}

const HtmlNode* following(const HtmlNode* node, const HtmlNode* root, bool into) {
  if (into && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  for (; node && node != root; node = node->parent)
    if (node->next) return node->next;
  return nullptr;
}

std::string inner_text(const HtmlNode* node) {
  std::string text;
  for (const HtmlNode* at = node; at;
       at = following(at, node, !tagged(at, {"script", "style", "template"}))) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) text += view(at->content);
    if (tagged(at, {"p", "div", "br", "li", "td", "th", "tr"})) text += ' ';
  }
  return text;
}

}  // namespace entente::reading
