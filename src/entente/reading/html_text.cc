#include "entente/reading/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/reading/html_charset.h"
#include "entente/reading/html_facts.h"
#include "entente/reading/html_nodes.h"

namespace entente::reading {

namespace {

constexpr std::size_t shortest_article = 250;  // bytes of an <article> that is taken for the whole page
constexpr std::size_t long_piece = 60;         // bytes of a text that is no label

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};
using Page = std::unique_ptr<xmlDoc, FreeDocument>;
using Context = std::unique_ptr<htmlParserCtxt, FreeContext>;

bool hidden(const HtmlNode* node) {
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style = base::lower_ascii(attribute(node, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         xmlHasProp(const_cast<HtmlNode*>(node), reinterpret_cast<const xmlChar*>("hidden")) != nullptr;
}

bool never_read(const HtmlNode* node) {
  return tagged(node, {"head",   "script", "style",  "noscript", "template", "svg",        "math",  "nav",
                       "footer", "aside",  "button", "select",   "iframe",   "figcaption", "audio", "video",
                       "canvas", "object", "dialog", "menu",     "input",    "textarea",   "title"});
}

// Parts that sites put around and into articles.
bool furniture(const HtmlNode* node) {
  return tagged(node, {"div", "section", "ul", "ol", "p", "span", "table", "header"}) &&
         has_class_word(
             node,
             {"nav",      "navbar",  "menu",     "breadcrumb", "breadcrumbs", "share",   "sharing",
              "social",   "related", "comments", "cookie",     "cookies",     "advert",  "advertisement",
              "ad",       "ads",     "promo",    "newsletter", "subscribe",   "sidebar", "footer",
              "masthead", "skip",    "toolbar",  "pagination", "noprint"});
}

bool heading(const HtmlNode* node) {
  return tagged(node, {"h1", "h2", "h3", "h4", "h5", "h6"});
}

bool stands_apart(const HtmlNode* node) {
  return heading(node) ||
         tagged(node, {"p",    "div",     "section", "article", "main",       "header",  "ul",      "ol",
                       "li",   "dl",      "dt",      "dd",      "table",      "tbody",   "thead",   "tfoot",
                       "tr",   "td",      "th",      "pre",     "blockquote", "figure",  "hr",      "body",
                       "html", "address", "center",  "details", "summary",    "caption", "fieldset"});
}

// A footnote's mark: "[3]", "12", "*".
bool note_mark(const HtmlNode* node) {
  if (tag_of(node) != "sup") return false;
  const std::string text = clean_words(inner_text(node));
  return text.size() <= 6 && text.find_first_not_of("0123456789[]()*, ") == std::string::npos;
}

// A list of links is a menu wherever it stands.
bool menu(const HtmlNode* node) {
  if (!tagged(node, {"ul", "ol"})) return false;
  std::size_t linked = 0, items = 0;
  for (const HtmlNode* at = node; at; at = following(at, node, tag_of(at) != "a")) {
    if (tag_of(at) == "a") linked += clean_words(inner_text(at)).size();
    items += tag_of(at) == "li" ? 1 : 0;
  }
  const std::size_t all = clean_words(inner_text(node)).size();
  return items > 1 && linked * 10 > all * 8 && all < items * 80;
}

// Bytes of the longer pieces of text below a node: what is no menu.
std::size_t running_text(const HtmlNode* node) {
  std::size_t bytes = 0;
  for (const HtmlNode* at = node; at; at = following(at, node, !never_read(at)))
    if (at->type == XML_TEXT_NODE) {
      const std::size_t length = clean_words(reinterpret_cast<const char*>(at->content)).size();
      bytes += length >= long_piece ? length : 0;
    }
  return bytes;
}

bool passed_over(const HtmlNode* node, const HtmlNode* root) {
  if (tag_of(node).empty()) return false;
  if (never_read(node) || hidden(node) || note_mark(node) || menu(node)) return true;
  const bool page_header = tag_of(node) == "header" && tag_of(root) == "body";
  if (!furniture(node) && !page_header && tag_of(node) != "form") return false;
  // Some sites wrap the whole page in a form, or name a wrapper after the menu beside it.
  return running_text(node) * 2 < running_text(root) || running_text(root) == 0;
}

// A row whose cells hold whole paragraphs lays out a page; it is no row of a table.
bool data_row(const HtmlNode* node) {
  if (tag_of(node) != "tr") return false;
  for (const HtmlNode* at = following(node, node, true); at; at = following(at, node, true))
    if (heading(at) || tagged(at, {"table", "ul", "ol", "blockquote", "article"})) return false;
  return true;
}

class PageReader {
 public:
  PageReader(const HtmlNode* root, TextWriter& writer) : root_(root), writer_(writer) {}

  void read() {
    inside(root_);
    flush();
  }

  void headline(const HtmlNode* node) {
    writer_.block("# ", inner_text(node));
    headed_ = node;
  }

 private:
  // The parser nests no deeper than 256 elements, so the call stack is bounded.
  void inside(const HtmlNode* node) {
    for (const HtmlNode* child = node->children; child; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        words_ += reinterpret_cast<const char*>(child->content);
      else if (tag_of(child) == "br")
        line_break();
      else if (!tag_of(child).empty() && child != headed_ && !passed_over(child, root_))
        element(child);
    }
  }

  void element(const HtmlNode* node) {
    if (data_row(node)) return row(node);
    const bool apart = stands_apart(node);
    if (apart) flush();
    const std::string before = mark_, own = mark_of(node);
    if (!own.empty()) mark_ = own;
    if (tag_of(node) == "q") words_ += "\xE2\x80\x9C";
    inside(node);
    if (tag_of(node) == "q") words_ += "\xE2\x80\x9D";
    if (apart) flush();
    if (!own.empty()) mark_ = before;
  }

  std::string mark_of(const HtmlNode* node) const {
    if (heading(node)) return tag_of(node) == "h1" && writer_.empty() ? "# " : "## ";
    if (tagged(node, {"li", "dd"})) return "- ";
    return tag_of(node) == "blockquote" ? "> " : "";
  }

  void row(const HtmlNode* node) {
    flush();
    std::string cells;
    for (const HtmlNode* cell = node->children; cell; cell = cell->next) {
      if (!tagged(cell, {"td", "th"}) || hidden(cell)) continue;
      const std::string text = clean_words(inner_text(cell));
      if (!text.empty()) cells += (cells.empty() ? "" : " | ") + text;
    }
    writer_.block("", cells);
  }

  // Pages of the old kind end paragraphs with <br>.
  void line_break() {
    const std::string said = clean_words(words_);
    const bool ended =
        !said.empty() && std::string_view(".!?:\"").find(said.back()) != std::string_view::npos;
    if (ended || said.ends_with("\xE2\x80\x9D"))
      flush();
    else
      words_ += ' ';
  }

  void flush() {
    const std::string said = clean_words(words_);
    words_.clear();
    if (said.empty()) return;
    writer_.block(mark_, said);
    if (mark_ == "- ") mark_.clear();  // further paragraphs of an item
  }

  const HtmlNode* root_;
  const HtmlNode* headed_ = nullptr;
  TextWriter& writer_;
  std::string words_, mark_;
};

const HtmlNode* find_tag(const HtmlNode* root, std::string_view tag) {
  for (const HtmlNode* at = root; at; at = following(at, root, true))
    if (tag_of(at) == tag) return at;
  return nullptr;
}

// The <article> that holds most, else <main>, else the body. Cards that point to other articles hold little
// of what the page says.
const HtmlNode* article_of(const HtmlNode* page) {
  const HtmlNode* body = find_tag(page, "body");
  if (!body) body = page;
  const HtmlNode* longest = nullptr;
  std::size_t most = shortest_article;
  for (const char* wanted : {"article", "main"}) {
    for (const HtmlNode* at = body; at && !(longest && tag_of(longest) != wanted);
         at = following(at, body, tag_of(at) != wanted)) {
      const std::size_t here = tag_of(at) == wanted ? running_text(at) : 0;
      if (here < most) continue;
      longest = at;
      most = here;
    }
  }
  return longest && most * 3 >= running_text(body) ? longest : body;
}

base::Diagnostic problem(const char* code, std::string message, const std::string& file, std::string help) {
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where.file = file;
  found.help = std::move(help);
  return found;
}

base::Diagnostic cut_off(const std::string& file) {
  auto found =
      problem("html-cut-off",
              fmt::format("the elements of \"{}\" nest too deeply; the text after them is left out", file),
              file, "save the page as text in the browser and read that file");
  found.severity = base::Severity::warning;
  return found;
}

Page parsed(htmlParserCtxtPtr context, std::string_view utf8) {
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  return Page(
      htmlCtxtReadMemory(context, utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", options));
}

}  // namespace

bool looks_like_html(const std::string& file, std::string_view bytes) {
  const std::string name = base::lower_ascii(file);
  if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml"))
    return !base::trim(bytes).empty();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string head = base::lower_ascii(base::trim(bytes.substr(0, 1024)));
  return head.starts_with("<!doctype html") || head.starts_with("<html") ||
         (head.starts_with("<?xml") && head.find("<html") != std::string::npos);
}

base::Result<ExtractedText> html_text(const std::string& file, std::string_view bytes) {
  xmlInitParser();
  const Context context(htmlNewParserCtxt());
  const Page page = context ? parsed(context.get(), page_as_utf8(bytes)) : nullptr;
  const HtmlNode* root = page ? xmlDocGetRootElement(page.get()) : nullptr;
  if (!root)
    return problem("html-unreadable", fmt::format("\"{}\" holds no page that can be read", file), file,
                   "save the page as text in the browser and read that file");
  ExtractedText found;
  const HtmlNode* article = article_of(root);
  read_html_facts(root, article, found);
  TextWriter writer;
  PageReader reader(article, writer);
  // Many sites put the headline above the article.
  const HtmlNode* headline = find_tag(article, "h1") ? nullptr : find_tag(root, "h1");
  if (headline && tag_of(article) != "body") reader.headline(headline);
  reader.read();
  found.text = writer.take();
  if (context->disableSAX) found.notes.push_back(cut_off(file));
  return found;
}

}  // namespace entente::reading
