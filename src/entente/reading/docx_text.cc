#include "entente/reading/docx_text.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "entente/base/text.h"
#include "entente/reading/zip_archive.h"

namespace entente::reading {

namespace {

using pugi::xml_node;

constexpr std::size_t largest_part = std::size_t{64} << 20;
constexpr int deepest = 200;              // elements inside each other that are followed
constexpr std::size_t widest_cell = 200;  // bytes; longer cells hold text, not the data of a table

bool named(const xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

bool among(const xml_node& node, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return named(node, name); });
}

// A switch of Word: there, and not turned off.
bool switched_on(const xml_node& node) {
  const std::string value = node.attribute("w:val").as_string("true");
  return node && value != "0" && value != "false" && value != "off";
}

enum class Style { plain, title, heading, first_heading, list, quote };

Style style_named(std::string name) {
  name = base::lower_ascii(name);
  if (name == "title") return Style::title;
  if (name == "heading 1" || name == "heading1") return Style::first_heading;
  if (name.starts_with("heading")) return Style::heading;
  if (name.starts_with("list")) return Style::list;
  if (name == "quote" || name == "intense quote" || name == "block text") return Style::quote;
  return Style::plain;
}

// Styles by id, as word/styles.xml names them: ids are translated in some languages, names are not.
std::map<std::string, Style> styles_in(const std::optional<std::string>& part) {
  std::map<std::string, Style> styles;
  pugi::xml_document document;
  if (!part || !document.load_buffer(part->data(), part->size())) return styles;
  for (const xml_node style : document.child("w:styles").children("w:style")) {
    Style found = style_named(style.child("w:name").attribute("w:val").as_string());
    const xml_node level = style.child("w:pPr").child("w:outlineLvl");
    if (found == Style::plain && level && level.attribute("w:val").as_int(9) < 9) found = Style::heading;
    styles[style.attribute("w:styleId").as_string()] = found;
  }
  return styles;
}

struct LeftOut {
  std::size_t notes = 0, boxes = 0;
};

class DocxReader {
 public:
  DocxReader(std::map<std::string, Style> styles, TextWriter& writer)
      : styles_(std::move(styles)), writer_(writer) {}

  void blocks(const xml_node& parent, int depth = 0) {
    if (depth > deepest) return;
    for (const xml_node child : parent.children()) {
      if (named(child, "w:p"))
        paragraph(child);
      else if (named(child, "w:tbl"))
        table(child, depth);
      else if (among(child, {"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"}))
        blocks(child, depth + 1);
    }
  }

  const LeftOut& left_out() const { return left_out_; }

 private:
  void paragraph(const xml_node& node) {
    std::string words;
    runs(node, words, 0);
    writer_.block(mark_of(node), words);
  }

  std::string_view mark_of(const xml_node& paragraph) const {
    const xml_node properties = paragraph.child("w:pPr");
    const std::string id = properties.child("w:pStyle").attribute("w:val").as_string();
    const auto known = styles_.find(id);
    const Style style = known != styles_.end() ? known->second : style_named(id);
    const xml_node number = properties.child("w:numPr").child("w:numId");
    const bool top = style == Style::title || style == Style::first_heading;
    if (top && writer_.empty()) return "# ";
    if (top || style == Style::heading || properties.child("w:outlineLvl").attribute("w:val").as_int(9) < 9)
      return "## ";
    if (style == Style::list || (number && number.attribute("w:val").as_int() != 0)) return "- ";
    return style == Style::quote ? "> " : "";
  }

  // What the runs of a paragraph show.
  void runs(const xml_node& parent, std::string& words, int depth) {
    if (depth > deepest) return;
    for (const xml_node child : parent.children()) {
      if (named(child, "w:t"))
        words += child.text().get();
      else if (among(child, {"w:tab", "w:br", "w:cr", "w:ptab"}))
        words += ' ';
      else if (named(child, "w:noBreakHyphen"))
        words += '-';
      else if (among(child, {"w:footnoteReference", "w:endnoteReference"}))
        ++left_out_.notes;
      else if (named(child, "w:r") ? !switched_on(child.child("w:rPr").child("w:vanish")) : descends(child))
        runs(child, words, depth + 1);
      else if (among(child, {"w:drawing", "w:pict", "mc:AlternateContent"}) && holds_box(child))
        ++left_out_.boxes;
    }
  }

  static bool descends(const xml_node& node) {
    return among(node, {"w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent",
                        "w:fldSimple", "w:customXml", "w:dir", "w:bdo"});
  }

  static bool holds_box(const xml_node& node) {
    return static_cast<bool>(node.find_node(
        [](const xml_node& inner) { return std::strcmp(inner.name(), "w:txbxContent") == 0; }));
  }

  void table(const xml_node& node, int depth) {
    for (const xml_node row : node.children("w:tr")) {
      if (switched_on(row.child("w:trPr").child("w:del"))) continue;
      if (lays_out(row)) {
        for (const xml_node cell : row.children("w:tc")) blocks(cell, depth + 1);
        continue;
      }
      std::string cells;
      for (const xml_node cell : row.children("w:tc")) {
        std::string words;
        for (const xml_node inside : cell.children("w:p")) {
          runs(inside, words, 0);
          words += ' ';
        }
        words = clean_words(words);
        if (!words.empty()) cells += (cells.empty() ? "" : " | ") + words;
      }
      writer_.block("", cells);
    }
  }

  // Cells with several paragraphs or long ones, or a single cell: columns of text side by side.
  static bool lays_out(const xml_node& row) {
    std::size_t cells = 0;
    for (const xml_node cell : row.children("w:tc")) {
      std::size_t paragraphs = 0, bytes = 0;
      for (const xml_node inside : cell.children("w:p")) {
        ++paragraphs;
        for (const xml_node run : inside.children("w:r")) bytes += std::strlen(run.child("w:t").text().get());
      }
      if (paragraphs > 1 || bytes > widest_cell || cell.child("w:tbl")) return true;
      ++cells;
    }
    return cells == 1;
  }

  std::map<std::string, Style> styles_;
  TextWriter& writer_;
  LeftOut left_out_;
};

base::Diagnostic unreadable(const std::string& file) {
  base::Diagnostic found;
  found.code = "docx-unreadable";
  found.message = fmt::format("\"{}\" is a Word document that cannot be unpacked", file);
  found.where.file = file;
  found.help = "open it in the word processor, save it as plain text (UTF-8) and read that file";
  return found;
}

base::Diagnostic other_archive(const std::string& file) {
  base::Diagnostic found;
  found.code = "binary-document";
  found.message =
      fmt::format("\"{}\" looks like an ODT, XLSX or other ZIP archive, not like a document", file);
  found.where.file = file;
  found.help = "save it as DOCX or as plain text (UTF-8) from the program that made it and read that file";
  return found;
}

void note_left_out(const std::string& file, std::size_t count, const char* one, const char* many,
                   ExtractedText& found) {
  if (count == 0) return;
  base::Diagnostic note;
  note.severity = base::Severity::warning;
  note.code = "docx-part-left-out";
  note.message = fmt::format("\"{}\" is read without its {} {}", file, count, count == 1 ? one : many);
  note.where.file = file;
  note.help = "if a claim rests on what is left out, move its words into the text";
  found.notes.push_back(std::move(note));
}

// Neither the creator of the file nor its day says who wrote the text or when: templates carry both along.
std::string title_in(const std::optional<std::string>& part) {
  pugi::xml_document document;
  if (!part || !document.load_buffer(part->data(), part->size())) return {};
  return clean_words(document.child("cp:coreProperties").child("dc:title").text().get());
}

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

base::Result<ExtractedText> docx_text(const std::string& file, std::string_view bytes) {
  const auto archive = ZipArchive::open(bytes);
  const bool word = base::lower_ascii(file).ends_with(".docx");
  if (archive && !archive->has("word/document.xml")) return other_archive(file);
  const auto part = archive ? archive->read("word/document.xml", largest_part) : std::nullopt;
  pugi::xml_document document;
  if (!part || !document.load_buffer(part->data(), part->size(), pugi::parse_default | pugi::parse_ws_pcdata))
    return word || archive ? unreadable(file) : other_archive(file);
  ExtractedText found;
  TextWriter writer;
  DocxReader reader(styles_in(archive->read("word/styles.xml", largest_part)), writer);
  reader.blocks(document.child("w:document").child("w:body"));
  found.text = writer.take();
  found.title = title_in(archive->read("docProps/core.xml", largest_part));
  note_left_out(file, reader.left_out().notes, "footnote", "footnotes", found);
  note_left_out(file, reader.left_out().boxes, "text box", "text boxes", found);
  return found;
}

}  // namespace entente::reading
