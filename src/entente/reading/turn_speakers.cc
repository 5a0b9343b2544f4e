#include "entente/reading/turn_speakers.h"

#include <algorithm>
#include <array>
#include <string>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

// "Ms. PELLU" is written "Pellu" elsewhere.
std::string name_case(std::string label) {
  for (std::size_t i = 1; i < label.size(); ++i)
    if (label[i] >= 'A' && label[i] <= 'Z' && label[i - 1] != ' ' && label[i - 1] != '-')
      label[i] = static_cast<char>(label[i] - 'A' + 'a');
  return label;
}

}  // namespace

EntityIndex turn_speaker(const evidence::Document& document, const evidence::Block& block, EntityBook& book) {
  if (block.speaker.length() == 0) return no_entity;
  std::string label(document.quote(block.speaker));
  label = label.substr(0, label.find(','));  // "Dr Haddad, Ministry of Ports"
  const std::string surname = name_case(label.substr(label.rfind(' ') + 1));
  if (const EntityIndex known = book.person_by_surname(surname); known != no_entity) return known;
  if (slug(label).empty()) return no_entity;
  std::string title = base::lower_ascii(label.substr(0, label.find_first_of(". ")));
  constexpr std::array<std::string_view, 10> titles = {"mr",  "mrs",     "ms",  "dr",      "sir",
                                                       "sen", "senator", "gen", "general", "ambassador"};
  const bool person = label.find(". ") != std::string::npos ||
                      (label.find(' ') != std::string::npos &&
                       std::find(titles.begin(), titles.end(), title) != titles.end());
  // "Deputy Minister ALDO": the surname stands in capitals.
  const std::string last = label.substr(label.rfind(' ') + 1);
  const bool surname_set =
      label.find(' ') != std::string::npos && !label.starts_with("The ") && last.size() > 2 &&
      std::none_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return person || surname_set ? book.person(surname) : book.other(slug(label), name_case(label), "person");
}

}  // namespace entente::reading
