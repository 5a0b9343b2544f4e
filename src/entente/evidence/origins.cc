#include "entente/evidence/origins.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <set>
#include <unordered_map>

#include "entente/base/text.h"
#include "entente/evidence/agencies.h"
#include "entente/evidence/wording.h"

namespace entente::evidence {

namespace {

constexpr double least_of_shorter = 0.5, least_of_longer = 0.2;
constexpr std::size_t short_text = 20;        // runs of words; below, half of them may be chance
constexpr double least_of_short_text = 0.9;   // of both texts
constexpr double least_across_groups = 0.25;  // of the shorter: what keeps a round-up from joining its parts
constexpr std::size_t members_compared = 6;   // of either group, before two are joined
constexpr std::size_t all_pairs_up_to = 16;   // documents with one run of words; beyond, neighbours only
constexpr std::size_t neighbours = 8;
constexpr double worth_comparing = 0.1;  // of the shorter's runs met so far

using Runs = std::vector<std::uint64_t>;

struct Link {
  std::size_t a = 0, b = 0;  // a < b, places in the order of ids
  double shared = 0;
};

bool is_report(const Document& document) {
  return document.kind == DocumentKind::news || document.kind == DocumentKind::note;
}

// What a document goes by: its origin field, or the agency that it credits. A page's own name for itself says
// where it was read; the agency that it credits, who wrote it.
struct Name {
  std::string shown, key;
  bool agency = false, credited = false;
};

Name name_of(const Document& document) {
  const std::string credit = credited_agency(document);
  const bool by_credit = !credit.empty() && (document.origin.empty() || document.extracted);
  const std::string field(base::trim(document.origin));
  const std::string known = by_credit ? credit : agency_named(field);
  Name name;
  name.shown = known.empty() ? field : known;
  name.key = base::lower_ascii(name.shown);
  name.agency = !known.empty();
  name.credited = by_credit && base::lower_ascii(field) != name.key;
  return name;
}

// Two texts that are no reports, by authors who differ, are two voices even where they share their wording.
bool two_voices(const Document& a, const Document& b, const Name& name_a, const Name& name_b) {
  if (is_report(a) && is_report(b)) return false;
  const auto voice = [](const Document& document, const Name& name) {
    return name.key.empty() ? base::lower_ascii(document.author) : name.key;
  };
  const std::string first = voice(a, name_a), second = voice(b, name_b);
  return !first.empty() && !second.empty() && first != second;
}

class Finder {
 public:
  explicit Finder(std::span<const Document> documents) : documents_(documents) {
    order_.resize(documents.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // By id, so that the order in which documents were given changes nothing.
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return documents[a].id < documents[b].id; });
    for (const std::size_t at : order_) {
      runs_.push_back(word_runs(documents[at]));
      names_.push_back(name_of(documents[at]));
    }
    group_.resize(order_.size());
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (std::size_t i = 0; i < order_.size(); ++i) members_.push_back({i});
  }

  Origins find() {
    find_links();
    for (const Link& link : links_) join_by_text(link);
    join_by_id();
    join_by_name();
    return told();
  }

 private:
  const Document& document(std::size_t place) const { return documents_[order_[place]]; }

  double share_of_shorter(std::size_t a, std::size_t b) const {
    const std::size_t shorter = std::min(runs_[a].size(), runs_[b].size());
    if (shorter == 0) return 0;
    return static_cast<double>(common(runs_[a], runs_[b])) / static_cast<double>(shorter);
  }

  // Pairs that meet in some run of words, with how often. A run that many documents have (a standing sentence
  // of an outlet, or a story that everybody carries) pairs each with its neighbours only.
  std::unordered_map<std::uint64_t, std::size_t> meetings() const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
    for (std::size_t i = 0; i < runs_.size(); ++i)
      for (const std::uint64_t run : runs_[i]) all.emplace_back(run, static_cast<std::uint32_t>(i));
    std::sort(all.begin(), all.end());
    std::unordered_map<std::uint64_t, std::size_t> met;
    for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
      while (to < all.size() && all[to].first == all[from].first) ++to;
      const std::size_t reach = to - from <= all_pairs_up_to ? all_pairs_up_to : neighbours;
      for (std::size_t i = from; i < to; ++i)
        for (std::size_t j = i + 1; j < std::min(to, i + 1 + reach); ++j)
          ++met[std::uint64_t{all[i].second} << 32U | all[j].second];
    }
    return met;
  }

  void find_links() {
    for (const auto& [pair, count] : meetings()) {
      const auto a = static_cast<std::size_t>(pair >> 32U), b = static_cast<std::size_t>(pair & 0xFFFFFFFFU);
      const auto shorter = static_cast<double>(std::min(runs_[a].size(), runs_[b].size()));
      const auto longer = static_cast<double>(std::max(runs_[a].size(), runs_[b].size()));
      if (static_cast<double>(count) < worth_comparing * shorter) continue;
      const double shared = share_of_shorter(a, b), of_longer = shared * shorter / longer;
      const bool brief = shorter < static_cast<double>(short_text);
      const double least = brief ? least_of_short_text : least_of_shorter;
      if (shared < least || of_longer < (brief ? least_of_short_text : least_of_longer)) continue;
      if (two_voices(document(a), document(b), names_[a], names_[b])) continue;
      links_.push_back({a, b, shared});
    }
    std::sort(links_.begin(), links_.end(), [](const Link& x, const Link& y) {
      return x.shared != y.shared ? x.shared > y.shared : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
  }

  void join(std::size_t into, std::size_t from) {
    for (const std::size_t place : members_[from]) {
      group_[place] = into;
      members_[into].push_back(place);
    }
    members_[from].clear();
    std::sort(members_[into].begin(), members_[into].end());
  }

  void join_by_text(const Link& link) {
    const std::size_t into = std::min(group_[link.a], group_[link.b]);
    const std::size_t from = std::max(group_[link.a], group_[link.b]);
    if (into == from) return;
    const auto few = [&](std::size_t group) { return std::min(members_[group].size(), members_compared); };
    for (std::size_t i = 0; i < few(into); ++i)
      for (std::size_t j = 0; j < few(from); ++j)
        if (share_of_shorter(members_[into][i], members_[from][j]) < least_across_groups) return;
    join(into, from);
  }

  void join_by_id() {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < order_.size(); ++i) places.emplace(document(i).id, i);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const auto first = places.find(document(i).origin);
      if (first != places.end() && group_[first->second] != group_[i])
        join(std::min(group_[first->second], group_[i]), std::max(group_[first->second], group_[i]));
    }
  }

  // The one agency among names, else the one name, else that of the document published on the earliest day.
  Name name_of_group(const std::vector<std::size_t>& members) const {
    std::map<std::string, Name> named, agencies;
    for (const std::size_t place : members) {
      if (names_[place].key.empty()) continue;
      named.emplace(names_[place].key, names_[place]);
      if (names_[place].agency) agencies.emplace(names_[place].key, names_[place]);
    }
    if (agencies.size() == 1) return agencies.begin()->second;
    if (named.size() == 1) return named.begin()->second;
    const std::size_t* first = nullptr;
    bool alone = false;
    for (const std::size_t& place : members) {
      if (!document(place).date) return {};
      const bool earlier = !first || document(place).date < document(*first).date;
      alone = earlier || (alone && document(place).date != document(*first).date);
      if (earlier) first = &place;
    }
    return first && alone ? names_[*first] : Name{};
  }

  void join_by_name() {
    std::map<std::string, std::size_t> first_of;
    for (std::size_t group = 0; group < members_.size(); ++group) {
      if (members_[group].empty()) continue;
      const Name name = name_of_group(members_[group]);
      if (name.key.empty()) continue;
      shown_.emplace(name.key, name.shown);
      key_of_[group] = name.key;
      const auto [known, fresh] = first_of.emplace(name.key, group);
      if (!fresh) join(known->second, group);
    }
  }

  void tell_likeness(Origins& origins) const {
    for (const Link& link : links_) {
      if (group_[link.a] != group_[link.b]) continue;
      for (const auto& [one, other] : {std::pair(link.a, link.b), std::pair(link.b, link.a)}) {
        DocumentOrigin& of = origins.of[order_[one]];
        if (!of.like.empty()) continue;  // links stand from the most alike down
        of.like = document(other).id;
        of.shared = link.shared;
        of.why = OriginReason::same_text;
      }
    }
  }

  Origins told() const {
    Origins origins;
    origins.of.resize(order_.size());
    std::vector<std::size_t> place_of(order_.size());
    for (std::size_t place = 0; place < order_.size(); ++place) place_of[order_[place]] = place;
    std::map<std::size_t, std::size_t> number;  // our group → its number in the order of first documents
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const std::size_t place = place_of[at], group = group_[place];
      const auto [known, fresh] = number.emplace(group, origins.groups.size());
      if (fresh) {
        origins.groups.emplace_back();
        if (const auto key = key_of_.find(group); key != key_of_.end())
          origins.groups.back().name = shown_.at(key->second);
      }
      origins.groups[known->second].documents.push_back(at);
      origins.of[at].group = known->second;
      origins.by_id.emplace(documents_[at].id, at);
      if (members_[group].size() > 1)
        origins.of[at].why = names_[place].credited ? OriginReason::credited : OriginReason::named;
    }
    tell_likeness(origins);
    return origins;
  }

  std::span<const Document> documents_;
  std::vector<std::size_t> order_;  // index of a document, in the order of ids
  std::vector<Runs> runs_;          // this and what follows by place in that order
  std::vector<Name> names_;
  std::vector<std::size_t> group_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<Link> links_;
  std::map<std::string, std::string> shown_;
  std::map<std::size_t, std::string> key_of_;
};

}  // namespace

std::string_view name_of(OriginReason reason) {
  constexpr std::array<std::string_view, 4> names = {"alone", "named", "credited", "same_text"};
  return names.at(static_cast<std::size_t>(reason));
}

std::size_t Origins::count(std::span<const std::string> ids) const {
  std::set<std::size_t> known;
  std::set<std::string_view> unknown;
  for (const std::string& id : ids)
    if (const auto found = by_id.find(id); found != by_id.end())
      known.insert(of[found->second].group);
    else
      unknown.insert(id);
  return known.size() + unknown.size();
}

std::string origin_in_case(std::span<const Document> documents, const Origins& origins, std::size_t at) {
  const OriginGroup& group = origins.groups[origins.of[at].group];
  if (!group.name.empty()) return group.name;
  const auto open = std::find_if(group.documents.begin(), group.documents.end(),
                                 [&](std::size_t one) { return !documents[one].restricted; });
  const std::size_t first = open == group.documents.end() ? group.documents.front() : *open;
  return first == at || !documents[first].origin.empty() ? documents[first].origin : documents[first].id;
}

Origins find_origins(std::span<const Document> documents) {
  return Finder(documents).find();
}

}  // namespace entente::evidence
