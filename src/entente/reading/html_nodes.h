#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

struct _xmlNode;  // of libxml2, whose headers stay in the sources

namespace entente::reading {

using HtmlNode = _xmlNode;

/// Small helpers over the tree of a web page.
std::string_view tag_of(const HtmlNode* node);  // lower case; empty for text and comments
bool tagged(const HtmlNode* node, std::initializer_list<std::string_view> tags);
std::string attribute(const HtmlNode* node, const char* name);

/// A class or id of the element has one of the words: "site-nav" has "nav", "navy" has not.
bool has_class_word(const HtmlNode* node, std::initializer_list<std::string_view> words);
/// The next node in the order of the text, not leaving `root`; nullptr at its end.
const HtmlNode* following(const HtmlNode* node, const HtmlNode* root, bool into);
/// All text below a node, with blanks where elements of a page stand apart.
std::string inner_text(const HtmlNode* node);

}  // namespace entente::reading
