#include "entente/reading/own_dictionaries.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/coding/coder.h"
#include "entente/reading/parsed_text.h"
#include "entente/reading/write_petrarch.h"

namespace entente::reading {

namespace {

namespace fs = std::filesystem;
using coding::DictionaryKind;

std::optional<DictionaryKind> kind_of(const std::string& file) {
  const std::string name = base::lower_ascii(file);
  const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  if (!name.ends_with(".txt")) return std::nullopt;
  if (has("discard")) return DictionaryKind::discards;
  if (has("issue")) return DictionaryKind::issues;
  if (has("agent")) return DictionaryKind::agents;
  if (has("verb") || has("cameo")) return DictionaryKind::verbs;
  if (has("actor") || has("countries")) return DictionaryKind::actors;
  return std::nullopt;
}

base::Diagnostic missing(const std::string& folder, const char* what) {
  base::Diagnostic problem;
  problem.code = "dictionaries-missing";
  problem.message = fmt::format("there is no dictionary of {} in the folder", what);
  problem.where.file = folder;
  problem.help = "name a folder with files like verbs.txt, actors.txt and agents.txt";
  return problem;
}

std::int32_t day_of(const std::optional<evidence::Date>& date) {
  if (!date) return 0;
  std::string digits;
  for (const char c : evidence::to_iso(*date))
    if (c != '-') digits += c;
  return static_cast<std::int32_t>(std::stol(digits));
}

}  // namespace

base::Result<coding::Dictionaries> dictionaries_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error))
    if (kind_of(at->path().filename().string())) files.push_back(at->path().string());
  std::sort(files.begin(), files.end());
  std::vector<coding::DictionaryText> texts;
  for (const std::string& file : files) {
    auto text = base::read_file(file);
    if (!text) return text.diagnostics();
    texts.push_back({*kind_of(fs::path(file).filename().string()), file, std::move(text).value()});
  }
  const auto any = [&](DictionaryKind kind) {
    return std::any_of(texts.begin(), texts.end(), [&](const auto& text) { return text.kind == kind; });
  };
  if (!any(DictionaryKind::verbs)) return missing(folder, "verbs");
  if (!any(DictionaryKind::actors)) return missing(folder, "actors");
  return coding::read_dictionaries(texts);
}

std::string write_coded(const evidence::Document& document, const language::Parser& parser,
                        const coding::Dictionaries& dictionaries) {
  if (document.restricted) return {};
  coding::Coder coder(dictionaries);
  const std::int32_t day = day_of(document.date);
  const coding::CodingOptions options = coding::every_clause_options();
  std::string rows;
  for (const evidence::Sentence& sentence : document.sentences) {
    const auto kind = document.blocks[sentence.block].kind;
    const bool heading = kind == evidence::BlockKind::headline || kind == evidence::BlockKind::subheading;
    const language::Tree tree = parse_sentence(document.text, sentence.span, parser, heading);
    if (tree.words.empty()) continue;
    const coding::Discard discarded = coder.discard(tree);
    if (discarded == coding::Discard::story) return {};
    if (discarded == coding::Discard::sentence) continue;
    const auto events = coder.code(tree, day == 0 ? 99999999 : day, options);
    if (events.empty()) continue;
    const std::string issues = fmt::format("{}", fmt::join(coder.issues(tree), ","));
    for (const coding::CodedEvent& event : events)
      rows += fmt::format("{}\t{}\t{}\t{}\t{}\t{}_{}\t{}\t\t{}\n", day == 0 ? "" : std::to_string(day),
                          petrarch_cell(event.source), petrarch_cell(event.target), petrarch_cell(event.code),
                          petrarch_cell(issues), petrarch_cell(document.id), sentence.number,
                          petrarch_cell(document.origin), petrarch_cell(document.quote(sentence.span)));
  }
  return rows;
}

}  // namespace entente::reading
