#include "entente/reading/evaluate_report.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::reading {

namespace {

using Json = nlohmann::ordered_json;

struct Line {
  const char* key;
  const char* words;
  Share Score::*share;
};
constexpr std::array<Line, 10> lines = {{
    {"must", "must be found", &Score::must},
    {"must_places", "  every place of them", &Score::must_tellings},
    {"should", "should be found", &Score::should},
    {"must_and_should", "both", &Score::must_and_should},
    {"precision", "precision", &Score::precision},
    {"actor", "actor, of matched", &Score::actor},
    {"source", "source, of matched", &Score::source},
    {"modality", "modality, of matched", &Score::modality},
    {"mentions", "mentions", &Score::mentions},
    {"controls", "controls", &Score::controls},
}};

struct Notes {
  const char* key;
  const char* words;
  std::vector<std::string> Score::*list;
};
constexpr std::array<Notes, 5> notes = {{
    {"missed", "missed", &Score::missed},
    {"invented", "matches nothing", &Score::invented},
    {"mistaken", "another actor", &Score::mistaken},
    {"failed", "failed control", &Score::failed},
    {"unnamed", "mention not found", &Score::unnamed},
}};

std::string counted(const Share& share) {
  if (share.of == 0) return "none to count";
  return fmt::format("{:>4} of {:<4} {:6.1f} %", share.hits, share.of, 100 * share.value());
}

std::string row(std::string_view words, const std::string& value) {
  return fmt::format("  {:<24}{}\n", words, value);
}

std::string details_of(const GoldSet::Text& text) {
  std::string page = fmt::format("  {}\n", text.name);
  for (const Line& line : lines)
    page += fmt::format("    {:<22}{}\n", line.words, counted(text.score.*line.share));
  for (const Notes& note : notes)
    for (const std::string& what : text.score.*note.list)
      page += fmt::format("    {}: {}\n", note.words, what);
  return page;
}

std::string set_text(const GoldSet& set, bool details) {
  std::string page =
      fmt::format("{}: {} annotated text{}\n", set.name, set.texts.size(), set.texts.size() == 1 ? "" : "s");
  for (const Line& line : lines) page += row(line.words, counted(set.all.*line.share));
  for (const ReliabilityBand& band : reliability(set.all.judged))
    page += row(fmt::format("sure {:.2f} to {:.2f}", band.low, band.high),
                fmt::format("{}, says {:.1f} %", counted({band.right, band.of}), 100 * band.said));
  if (details)
    for (const GoldSet::Text& text : set.texts) page += details_of(text);
  return page + "\n";
}

std::string agreement_text(const Agreement& agreement) {
  return fmt::format("F1 {:.4f} ({} right of {}, {} found)", agreement.f1(), agreement.right,
                     agreement.wanted, agreement.found);
}

std::string treebank_text(const Evaluation::Treebank& treebank) {
  const TreebankScore& score = treebank.score;
  std::string page = fmt::format("{}: {} sentences, {} words\n", treebank.name, score.sentences, score.words);
  page += row("tags", counted(score.tags)) + row("heads", counted(score.heads)) +
          row("heads and relations", counted(score.labelled));
  page += row("words from raw text", agreement_text(score.cut_words)) +
          row("sentences from raw text", agreement_text(score.cut_sentences));
  if (score.unaligned > 0) page += row("not aligned", fmt::format("{} sentences", score.unaligned));
  return page + "\n";
}

std::string plover_text(const PloverScore& score) {
  std::string page = fmt::format("PLOVER records: {}\n", score.records);
  page += row("first event", counted({score.first_event, score.records})) +
          row("first event by code", counted({score.first_event_by_code, score.records})) +
          row("any event", counted({score.any_event, score.records})) +
          row("no event found", counted({score.silent, score.records})) +
          row("country of the source", counted({score.source_country, score.sources})) +
          row("country of the target", counted({score.target_country, score.targets}));
  return page + "\n";
}

Json share_json(const Share& share) {
  return {{"hits", share.hits}, {"of", share.of}};
}
Json agreement_json(const Agreement& a) {
  return {{"wanted", a.wanted}, {"found", a.found}, {"right", a.right}, {"f1", a.f1()}};
}

Json score_json(const Score& score, bool with_notes) {
  Json json = Json::object();
  for (const Line& line : lines) json[line.key] = share_json(score.*line.share);
  Json bands = Json::array();
  for (const ReliabilityBand& band : reliability(score.judged))
    bands.push_back({{"low", band.low},
                     {"high", band.high},
                     {"said", band.said},
                     {"right", band.right},
                     {"of", band.of}});
  json["reliability"] = std::move(bands);
  if (with_notes)
    for (const Notes& note : notes) json[note.key] = score.*note.list;
  return json;
}

Json set_json(const GoldSet& set) {
  Json texts = Json::array();
  for (const GoldSet::Text& text : set.texts) {
    Json entry = score_json(text.score, true);
    entry["name"] = text.name;
    texts.push_back(std::move(entry));
  }
  return {{"name", set.name}, {"all", score_json(set.all, false)}, {"texts", std::move(texts)}};
}

Json treebank_json(const Evaluation::Treebank& treebank) {
  const TreebankScore& s = treebank.score;
  return {{"name", treebank.name},
          {"sentences", s.sentences},
          {"words", s.words},
          {"tags", share_json(s.tags)},
          {"heads", share_json(s.heads)},
          {"labelled", share_json(s.labelled)},
          {"cut_words", agreement_json(s.cut_words)},
          {"cut_sentences", agreement_json(s.cut_sentences)},
          {"unaligned", s.unaligned}};
}

Json plover_json(const PloverScore& s) {
  return {{"records", s.records},
          {"first_event", share_json({s.first_event, s.records})},
          {"first_event_by_code", share_json({s.first_event_by_code, s.records})},
          {"any_event", share_json({s.any_event, s.records})},
          {"silent", s.silent},
          {"source_country", share_json({s.source_country, s.sources})},
          {"target_country", share_json({s.target_country, s.targets})}};
}

}  // namespace

std::string evaluation_text(const Evaluation& evaluation, bool details) {
  std::string page;
  for (const GoldSet& set : evaluation.sets) page += set_text(set, details);
  for (const auto& treebank : evaluation.treebanks) page += treebank_text(treebank);
  if (evaluation.plover) page += plover_text(*evaluation.plover);
  if (!evaluation.suites.empty()) page += "PETRARCH suites, records coded exactly\n";
  for (const SuiteCount& suite : evaluation.suites) page += row(suite.name, counted(suite.exact));
  if (!evaluation.suites.empty()) page += "\n";
  if (!evaluation.absent.empty()) page += "not counted\n";
  for (const std::string& what : evaluation.absent) page += "  " + what + "\n";
  return page;
}

std::string evaluation_json(const Evaluation& evaluation) {
  Json json = {{"format", "entente-reader-evaluation"}, {"version", 1}};
  json["sets"] = Json::array();
  for (const GoldSet& set : evaluation.sets) json["sets"].push_back(set_json(set));
  json["treebanks"] = Json::array();
  for (const auto& treebank : evaluation.treebanks) json["treebanks"].push_back(treebank_json(treebank));
  json["plover"] = evaluation.plover ? plover_json(*evaluation.plover) : Json();
  json["suites"] = Json::array();
  for (const SuiteCount& suite : evaluation.suites)
    json["suites"].push_back({{"name", suite.name}, {"exact", share_json(suite.exact)}});
  json["absent"] = evaluation.absent;
  return json.dump() + "\n";
}

}  // namespace entente::reading
