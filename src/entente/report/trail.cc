#include "entente/report/trail.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/html.h"

namespace entente::report {

namespace {

using dispute::Basis;

int weakness(Basis basis) {
  if (basis == Basis::defaulted) return 2;
  return basis == Basis::judgement ? 1 : 0;
}

bool is_claim(std::string_view entry) {
  return entry.find('#') != std::string_view::npos;
}

// Numbers named one by one show the weakest of them. A result of many (everything below a prefix) shows what
// most of its uncertain numbers rest on; an exact default of the program, such as linear loss, is a
// convention, no guess.
struct Found {
  std::array<std::size_t, 3> counts{};
  bool many = false;
  void add(Basis basis) { ++counts[static_cast<std::size_t>(weakness(basis))]; }
  std::optional<Footing> footing() const {
    constexpr std::array<Basis, 3> order = {Basis::document, Basis::judgement, Basis::defaulted};
    std::size_t chosen = 0, kinds = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] == 0) continue;
      if (kinds == 0 || !many || counts[i] >= counts[chosen]) chosen = i;
      ++kinds;
    }
    if (kinds == 0) return std::nullopt;
    return Footing{order[chosen], kinds > 1, many};
  }
};

std::string title_of(const Footing& footing) {
  if (!footing.mixed) return fmt::format("Rests on: {}", basis_words(footing.basis));
  return fmt::format("Rests on several numbers; {}: {}", footing.many ? "most of them" : "the weakest",
                     basis_words(footing.basis));
}

}  // namespace

std::string_view texture_of(Basis basis) {
  if (basis == Basis::document) return "solid";
  return basis == Basis::judgement ? "dashed" : "dotted";
}

std::string_view basis_words(Basis basis) {
  if (basis == Basis::document) return "anchored on a document";
  return basis == Basis::judgement ? "judgement" : "default nobody has judged";
}

Trail::Trail(const dispute::Case& dispute, const evidence::Claims& evidence, Links links)
    : case_(dispute), evidence_(evidence), links_(links) {
  for (const evidence::Document& document : evidence.documents)
    if (document.restricted) restricted_.insert(document.id);
  for (const dispute::SourceDocument& document : dispute.parts().documents)
    if (document.restricted) restricted_.insert(document.id);
}

const evidence::Claim* Trail::claim(std::string_view id) const {
  const evidence::Claim* found = evidence_.claim(id);
  if (!found) found = case_.find_claim(id);
  if (!found || found->status == evidence::ClaimStatus::rejected || restricted(found->document))
    return nullptr;
  return found;
}

bool Trail::withheld(const std::vector<std::string>& claims) const {
  return std::any_of(claims.begin(), claims.end(), [&](const std::string& id) {
    return restricted(std::string_view(id).substr(0, id.find('#')));
  });
}

std::optional<Footing> Trail::footing(const std::vector<std::string>& rests_on) const {
  Found found;
  for (const std::string& entry : rests_on) {
    if (is_claim(entry)) {
      if (claim(entry) || withheld({entry})) found.add(Basis::document);
    } else if (const auto known = field(entry)) {
      found.add(dispute::basis_of(case_.fields()[*known].estimate.grounds));
    } else {
      found.many = true;
      for (const dispute::FieldId below : case_.fields().below({entry})) {
        const dispute::Field& number = case_.fields()[below];
        if (!number.coin && number.estimate.shape != dispute::Estimate::Shape::exact)
          found.add(dispute::basis_of(number.estimate.grounds));
      }
    }
  }
  return found.footing();
}

namespace {

std::string input_of_coin(std::string_view path) {
  const std::vector<std::string> parts = base::split(path, '.');
  if (path.ends_with(".resolve")) return "case.resolve";
  if (path.ends_with(".common")) return "case.common";
  if (parts.size() == 5 && parts[2] == "spoil") return fmt::format("table.{}.wrecks.{}", parts[1], parts[3]);
  if (path.ends_with(".coin")) return fmt::format("{}.firmness", path.substr(0, path.rfind(".coin")));
  return {};
}

}  // namespace

// A coin that a world tosses is no input of its own: it stands for the number that says how it falls.
std::optional<dispute::FieldId> Trail::field(std::string_view path) const {
  const auto found = case_.fields().find(path);
  if (!found || !case_.fields()[*found].coin) return found;
  const auto input = case_.fields().find(input_of_coin(path));
  return input && !case_.fields()[*input].coin ? input : std::nullopt;
}

std::string Trail::bundle_id(std::size_t n) {
  return fmt::format("basis-{}", n + 1);
}

std::string Trail::target(const std::vector<std::string>& rests_on) {
  if (rests_on.size() == 1) {
    const std::string& entry = rests_on.front();
    if (is_claim(entry) && claim(entry)) return anchor_id("claim", entry);
    if (const auto found = field(entry)) return anchor_id("path", case_.fields()[*found].path);
  }
  const auto [place, fresh] = bundle_places_.try_emplace(rests_on, bundles_.size());
  if (fresh) bundles_.push_back(rests_on);
  return bundle_id(place->second);
}

// Long lists are told by the groups of their rows.
std::string Trail::carried(const std::vector<std::string>& rests_on) const {
  if (links_ == Links::anchors) return {};
  std::set<std::string> seen;
  std::string entries;
  for (const std::string& entry : rests_on) {
    if (is_claim(entry) && withheld({entry})) continue;
    const bool grouped = rests_on.size() > 12 && !is_claim(entry) && case_.fields().find(entry);
    const std::string shown = grouped ? group_of(entry) + "." : entry;
    if (seen.insert(shown).second) entries += (entries.empty() ? "" : " ") + shown;
  }
  return fmt::format(" data-rests=\"{}\"", escape(entries));
}

std::string Trail::number(std::string_view text, const std::vector<std::string>& rests_on) {
  const auto found = footing(rests_on);
  if (!found || text.empty()) return escape(text);
  return fmt::format("<a class=\"n {}\" href=\"#{}\" title=\"{}\"{}>{}</a>", texture_of(found->basis),
                     target(rests_on), title_of(*found), carried(rests_on), escape(text));
}

std::string Trail::entry(const std::string& path_or_claim) const {
  if (is_claim(path_or_claim)) {
    if (withheld({path_or_claim})) return "a restricted document";
    if (!claim(path_or_claim)) return escape(path_or_claim);
    return fmt::format("<a href=\"#{}\">{}</a>", anchor_id("claim", path_or_claim), escape(path_or_claim));
  }
  const std::string words = escape(path_words(case_, path_or_claim));
  if (const auto known = field(path_or_claim))
    return fmt::format("<a href=\"#{}\">{}</a>", anchor_id("path", case_.fields()[*known].path), words);
  for (const dispute::FieldId below : case_.fields().below({path_or_claim}))
    if (!case_.fields()[below].coin)
      return fmt::format("<a href=\"#{}\">{}</a>", anchor_id("group", group_of(case_.fields()[below].path)),
                         words);
  return words;
}

std::string group_of(std::string_view path) {
  const std::size_t first = path.find('.');
  const std::string_view kind = path.substr(0, first);
  if (first == std::string_view::npos || kind == "war" || kind == "case" || kind == "issue" ||
      kind == "life" || kind == "guarantee")
    return std::string(kind);
  return std::string(path.substr(0, path.find('.', first + 1)));
}

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 38> leaf_words = {
    {{"ideal", "favoured point"},
     {"salience", "salience"},
     {"from", "accepts from"},
     {"to", "accepts to"},
     {"firmness", "firmness of the red line"},
     {"audience_cost", "cost of crossing the line"},
     {"capability", "capability"},
     {"patience", "patience"},
     {"no_agreement", "value of no agreement"},
     {"curvature", "curvature of utility"},
     {"status_quo", "today"},
     {"adds", "interaction"},
     {"share", "approval"},
     {"wrecks", "success of an attempt to wreck"},
     {"level", "level of the front today"},
     {"advance", "advance"},
     {"retreat", "retreat"},
     {"freeze", "freeze"},
     {"cost", "cost per period"},
     {"resolve", "shared resolve"},
     {"common", "common shock"},
     {"coin", "whether it is real"},
     {"war", "the fighting"},
     {"position", "positions"},
     {"red_line", "red lines"},
     {"drift", "drift of the front per period"},
     {"deviation", "deviation of the front per period"},
     {"exhaustion", "chance per period that a side cannot go on"},
     {"belief", "drift that a side counts on, as a multiple"},
     {"regroup", "how far the front has moved when the fighting resumes"},
     {"talks", "chance per period that the two sides talk"},
     {"enters", "chance per period that it begins"},
     {"leaves", "chance per period that it ends"},
     {"hazard", "hazard of collapse, as a multiple of the record"},
     {"times", "multiplies the hazard of collapse by"},
     {"life", "how long an agreement holds"},
     {"regime", "states of the war"},
     {"guarantee", "guarantees"}}};

std::string leaf_of(const std::string& part) {
  for (const auto& [leaf, words] : leaf_words)
    if (leaf == part) return std::string(words);
  std::string plain = part;
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string part_words(const dispute::Case& dispute, const std::string& part) {
  if (const auto party = dispute.find_party(part)) return dispute.party(*party).name;
  if (const auto issue = dispute.find_issue(part)) return dispute.issue(*issue).title;
  if (const auto table = dispute.find_table(part)) return dispute.table(*table).title;
  return leaf_of(part);
}

// Rows of the fighting and of what comes after it are named by their titles; their leaves are no ids, so none
// is looked up as one.
std::optional<std::string> fighting_words(const dispute::Case& dispute, const std::vector<std::string>& parts,
                                          std::size_t place) {
  const auto& war = dispute.parts().war;
  const auto& life = dispute.parts().life;
  const bool single = parts[0] == "war" || parts[0] == "life";
  if ((single && place == 1) || ((parts[0] == "regime" || parts[0] == "guarantee") && place == 2))
    return leaf_of(parts[place]);
  if (place != 1) return std::nullopt;
  if (parts[0] == "regime" && war)
    for (const dispute::Regime& regime : war->regimes)
      if (regime.id == parts[1]) return regime.title;
  if (parts[0] == "guarantee" && life)
    for (std::size_t row = 0; row < life->guarantees.size(); ++row)
      if (std::to_string(row + 1) == parts[1]) return life->guarantees[row].title;
  return std::nullopt;
}

}  // namespace

std::string path_words(const dispute::Case& dispute, std::string_view path) {
  const std::vector<std::string> parts = base::split(path, '.');
  std::vector<std::string> words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    // The kind of a row is plain from its parties and issues; it is named only where nothing else follows.
    const bool kind_alone = i == 0 && parts.size() > 2 && !parts[1].empty() && parts[0] != "war";
    if (kind_alone) continue;
    const auto named = fighting_words(dispute, parts, i);
    words.push_back(named ? *named : part_words(dispute, parts[i]));
  }
  const bool kind_first = parts[0] == "war" || parts[0] == "case" || parts[0] == "life";
  if (parts.size() == 2 && !parts[1].empty() && !kind_first && words.size() > 1)
    std::swap(words[0], words[1]);
  return fmt::format("{}", fmt::join(words, " · "));
}

}  // namespace entente::report
