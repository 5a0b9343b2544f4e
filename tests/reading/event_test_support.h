#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/reading/event_coder.h"

namespace entente::reading::test {

inline const EventTables& event_tables() {
  static const EventTables loaded = [] {
    auto result = load_event_tables(base::DataTables());
    if (!result) throw std::runtime_error(base::to_text(result.diagnostics()));
    return std::move(result.value());
  }();
  return loaded;
}

/// "Chad/Chad/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root": form, lemma, tags, head counted from 1, label.
/// Bytes are those of the forms with one space between them.
inline language::Tree tree_of(const std::string& compact) {
  language::Tree tree;
  std::istringstream words(compact);
  std::uint32_t byte = 0;
  for (std::string cell; words >> cell;) {
    std::vector<std::string> parts;
    std::istringstream in(cell);
    for (std::string part; std::getline(in, part, '/');) parts.push_back(part);
    if (parts.size() != 6) throw std::runtime_error("a word of a test tree needs six parts: " + cell);
    language::Word word;
    word.form = parts[0];
    word.lemma = parts[1];
    word.upos = language::upos_of(parts[2]).value();
    word.xpos = parts[3];
    const int head = std::stoi(parts[4]);
    word.head = head == 0 ? language::no_word : static_cast<std::uint32_t>(head - 1);
    word.label = parts[5];
    word.relation = language::relation_of(parts[5]).value();
    word.start = byte;
    word.end = byte + static_cast<std::uint32_t>(word.form.size());
    byte = word.end + 1;
    tree.words.push_back(word);
  }
  tree.link();
  return tree;
}

/// The states and the city of the test sentences as mentions of one word each.
inline std::vector<TreeMention> mentions_in(const language::Tree& tree) {
  std::vector<TreeMention> found;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    TreeMention mention;
    mention.first = mention.head = i;
    mention.last = i + 1;
    mention.text = tree[i].form;
    if (tree[i].form == "Chad") mention.entity = "chad", mention.country = "TCD";
    if (tree[i].form == "Niger") mention.entity = "niger", mention.country = "NER";
    if (tree[i].form == "Ghana") mention.entity = "ghana", mention.country = "GHA";
    if (tree[i].form == "Accra") mention.entity = "accra", mention.place = true;
    if (!mention.entity.empty()) found.push_back(mention);
  }
  return found;
}

inline std::vector<evidence::Event> events_in(const std::string& compact) {
  const language::Tree tree = tree_of(compact);
  return code_events(tree, mentions_in(tree), event_tables());
}

inline std::string names(const std::vector<evidence::EventActor>& actors) {
  std::string text;
  for (const auto& actor : actors) {
    if (!text.empty()) text += ',';
    text += actor.country + (actor.sector.empty() ? "" : ":" + actor.sector);
  }
  return text;
}

/// "ASSAULT 190 TCD > NER", each event on its own, with its moods behind it.
inline std::string told(const std::string& compact) {
  std::string text;
  for (const evidence::Event& event : events_in(compact)) {
    if (!text.empty()) text += "; ";
    text += std::string(name_of(event.type)) + " " + event.cameo + " " + names(event.actors) + " > " +
            names(event.recipients);
    if (!event.speaker.empty()) text += " by " + event.speaker;
    if (event.negated) text += " negated";
    if (event.future) text += " future";
    if (event.hypothetical) text += " hypothetical";
    if (event.historical) text += " historical";
    if (event.hedged) text += " hedged";
  }
  return text;
}

}  // namespace entente::reading::test
