#include "entente/desk/timeline_answer.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/base/data_tables.h"
#include "entente/base/text.h"
#include "entente/dispute/draft_book.h"
#include "entente/evidence/contradictions.h"
#include "entente/report/words.h"

namespace entente::desk {

namespace {

using dispute::Case;
using dispute::IssueId;
using dispute::PartyId;
using evidence::Claim;
using evidence::ClaimType;
using evidence::Date;
using question::Answer;
using question::Finding;
using question::FindingKind;

constexpr std::size_t most_told = 6;

struct DatedClaim {
  const Claim* claim = nullptr;
  Date day;
  std::string origin;
  bool restricted = false;
};

// What a party's words on an issue amount to, from the weakest to the strongest.
enum class Words { nothing, view, demand, line };

Words words_of(ClaimType type) {
  switch (type) {
    case ClaimType::red_line:
      return Words::line;
    case ClaimType::demand:
    case ClaimType::proposal:
    case ClaimType::offer:
    case ClaimType::threat:
      return Words::demand;
    case ClaimType::position:
    case ClaimType::condition:
    case ClaimType::rejection:
    case ClaimType::acceptance:
    case ClaimType::commitment:
    case ClaimType::intent:
    case ClaimType::policy_shift:
      return Words::view;
    default:
      return Words::nothing;
  }
}

bool gives(ClaimType type) {
  return type == ClaimType::acceptance || type == ClaimType::commitment;
}
bool refuses(ClaimType type) {
  return type == ClaimType::red_line || type == ClaimType::rejection;
}

// The strongest words so far, and whether the party has since said what it can accept.
struct Stance {
  Words strongest = Words::nothing;
  bool gave = false, refused = false;
  bool operator==(const Stance&) const = default;

  void hear(ClaimType type) {
    strongest = std::max(strongest, words_of(type));
    if (gives(type)) gave = true, refused = false;
    if (refuses(type)) gave = false;
    if (type == ClaimType::rejection) refused = true;
  }
  std::string told() const {
    if (strongest == Words::view && gave) return "readiness to accept something";
    if (strongest == Words::view && refused) return "a refusal";
    const char* words = strongest == Words::line     ? "a declared line"
                        : strongest == Words::demand ? "a demand or offer"
                        : strongest == Words::view   ? "a view"
                                                     : "nothing";
    return fmt::format("{}{}", words,
                       gave                                  ? ", then readiness to accept something"
                       : refused && strongest != Words::line ? ", and a refusal"
                                                             : "");
  }
};

const char* default_of(Words words) {
  return words == Words::line     ? "salience_red_line"
         : words == Words::demand ? "salience_demand"
                                  : "salience_mentioned";
}

// The documents' days and origins, and the claims of the case by id.
class Record {
 public:
  explicit Record(const Case& dispute) {
    for (const auto& document : dispute.parts().documents) documents_[document.id] = &document;
    for (const Claim& claim : dispute.parts().claims) claims_[claim.id] = &claim;
  }

  std::vector<DatedClaim> dated(const std::vector<std::string>& ids) const {
    std::vector<DatedClaim> found;
    std::set<std::string> seen;
    for (const std::string& id : ids) {
      const auto claim = claims_.find(id);
      if (claim == claims_.end() || !seen.insert(id).second) continue;
      if (claim->second->status == evidence::ClaimStatus::rejected) continue;
      const auto document = documents_.find(claim->second->document);
      if (document == documents_.end() || !document->second->date) continue;
      const auto& from = *document->second;
      found.push_back(
          {claim->second, *from.date, from.origin.empty() ? from.id : from.origin, from.restricted});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const DatedClaim& a, const DatedClaim& b) { return a.day < b.day; });
    return found;
  }

  std::vector<std::string> undated() const {
    std::vector<std::string> ids;
    for (const auto& [id, document] : documents_)
      if (!document->date) ids.push_back(id);
    return ids;
  }

 private:
  std::map<std::string, const dispute::SourceDocument*> documents_;
  std::map<std::string, const Claim*> claims_;
};

std::vector<std::string> joined(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> all = a;
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

// In words up to twelve: a figure in a sentence links to the finding that reads the same.
std::string counted(std::size_t n, const char* one, const char* many) {
  static constexpr std::array<const char*, 13> words = {"no",   "one",    "two",   "three", "four",
                                                        "five", "six",    "seven", "eight", "nine",
                                                        "ten",  "eleven", "twelve"};
  return fmt::format("{} {}", n < words.size() ? words[n] : std::to_string(n), n == 1 ? one : many);
}

std::string quoted(const DatedClaim& said) {
  return said.restricted ? "words of a restricted document" : said.claim->quote;
}

class Timeline {
 public:
  explicit Timeline(const Case& dispute) : case_(dispute), record_(dispute) {
    const dispute::DraftTables tables{std::string(base::embedded_table("issues.toml")),
                                      std::string(base::embedded_table("draft_defaults.toml")), std::nullopt};
    if (auto book = dispute::read_draft_book(tables)) book_ = std::move(book).value();
  }

  Answer answer() {
    answer_.question = answer_.method = "timeline";
    answer_.status = question::Status::checked;
    for (std::size_t p = 0; p < case_.parties().size(); ++p) {
      for (std::size_t i = 0; i < case_.parts().issues.size(); ++i) stance(PartyId(p), IssueId(i));
      hand(PartyId(p));
    }
    if (days_.size() < 2) return does_not_apply();
    tell();
    return std::move(answer_);
  }

 private:
  Answer does_not_apply() {
    answer_.applies = false;
    answer_.findings.clear();
    answer_.because = days_.empty()
                          ? "no position rests on a claim of a document that gives its date"
                          : "every position rests on documents of one day; what has moved needs two";
    return std::move(answer_);
  }

  Finding finding(const char* name, FindingKind kind, PartyId party, const std::vector<DatedClaim>& said) {
    Finding made;
    made.name = name;
    made.kind = kind;
    made.about.party = case_.party(party).id;
    for (const DatedClaim& one : said) made.rests_on.push_back(one.claim->id);
    return made;
  }

  // Step by step, a day at a time: what the words up to that day amount to.
  void stance(PartyId party, IssueId issue) {
    const auto* position = case_.position(party, issue);
    const auto line = case_.red_line_of(party, issue);
    std::vector<std::string> ids;
    if (position) ids = position->grounds.rests_on;
    if (line) ids = joined(ids, case_.parts().red_lines[line->index()].grounds.rests_on);
    std::vector<DatedClaim> said = record_.dated(ids);
    std::erase_if(said, [](const DatedClaim& one) { return words_of(one.claim->type) == Words::nothing; });
    if (said.empty()) return;
    ++stances_;
    Stance now;
    std::set<std::string> origins;
    for (std::size_t i = 0; i < said.size();) {
      const Date day = said[i].day;
      const Stance before = now;
      std::vector<DatedClaim> today;
      for (; i < said.size() && said[i].day == day; ++i) {
        contradictions(party, issue, said, i);
        now.hear(said[i].claim->type);
        origins.insert(said[i].origin);
        today.push_back(said[i]);
      }
      days_.insert(day);
      if (before.strongest == Words::nothing || before.told() == now.told()) continue;
      Finding moved = finding("moved", FindingKind::set, party, today);
      moved.about.issue = case_.issue(issue).id;
      moved.value = std::vector<std::string>{evidence::to_iso(day), before.told(), now.told()};
      moves_.emplace_back(day, moved);
      answer_.findings.push_back(std::move(moved));
    }
    by_words(party, issue, now, said, origins.size());
  }

  // A case knows no entities: only a speaker under the party's own id is known to speak for it.
  static evidence::Uttered uttered(const DatedClaim& said) {
    const Claim& claim = *said.claim;
    return {said.day, claim.direct_speech || claim.speaker.empty() || claim.speaker == claim.holder};
  }

  // Two things that one party cannot both hold. On another day its word against its earlier one is a change,
  // and stands as such; what somebody else says of it, or a second text of the same day, contradicts.
  void contradictions(PartyId party, IssueId issue, const std::vector<DatedClaim>& said, std::size_t at) {
    const Claim& later = *said[at].claim;
    for (std::size_t k = 0; k < at; ++k) {
      const Claim& earlier = *said[k].claim;
      const auto reason = evidence::opposed(earlier, later);
      if (!reason || later.document == earlier.document) continue;
      if (*reason != evidence::ConflictReason::denial &&
          evidence::kind_of(uttered(said[k]), uttered(said[at])) == evidence::ConflictKind::change)
        continue;
      Finding found = finding("contradiction", FindingKind::set, party, {said[k], said[at]});
      found.about.issue = case_.issue(issue).id;
      found.value = std::vector<std::string>{evidence::to_iso(said[k].day), quoted(said[k]),
                                             evidence::to_iso(said[at].day), quoted(said[at])};
      answer_.findings.push_back(std::move(found));
      ++contradictions_;
    }
  }

  // What the words speak for by the last day, beside the number the case has.
  void by_words(PartyId party, IssueId issue, const Stance& now, const std::vector<DatedClaim>& said,
                std::size_t origins) {
    const auto range = book_.defaults.find(default_of(now.strongest));
    if (range == book_.defaults.end()) return;
    Finding salience = finding("salience_by_words", FindingKind::number, party, said);
    salience.about.issue = case_.issue(issue).id;
    salience.unit = "";
    salience.value = range->second[1];
    const std::pair<double, double> ends{range->second[0], range->second[2]};
    salience.interval = question::Intervals{ends, ends, ends};
    answer_.findings.push_back(std::move(salience));
    Finding counted = finding("origins", FindingKind::number, party, said);
    counted.about.issue = case_.issue(issue).id;
    counted.unit = "independent origins";
    counted.value = static_cast<double>(origins);
    answer_.findings.push_back(std::move(counted));
    const auto* position = case_.position(party, issue);
    if (!position || dispute::basis_of(position->grounds) == dispute::Basis::defaulted) return;
    const double has = position->salience.likely;
    if (has >= ends.first && has <= ends.second) return;
    apart_.push_back(fmt::format("{} on {} (salience {}, where the words speak for {} to {})",
                                 case_.party(party).name, case_.issue(issue).title, report::number_words(has),
                                 report::number_words(ends.first), report::number_words(ends.second)));
  }

  void hand(PartyId party) {
    std::vector<std::string> ids = case_.party(party).grounds.rests_on;
    for (const Claim& claim : case_.parts().claims)
      if (claim.holder == case_.party(party).id) ids.push_back(claim.id);
    for (const DatedClaim& one : record_.dated(ids)) {
      if (one.claim->type != ClaimType::leverage && one.claim->type != ClaimType::hostilities) continue;
      days_.insert(one.day);
      Finding report = finding("reported_leverage", FindingKind::set, party, {one});
      report.value = std::vector<std::string>{evidence::to_iso(one.day), quoted(one)};
      answer_.findings.push_back(std::move(report));
      ++hands_;
    }
  }

  void tell() {
    const std::string span = fmt::format("Between {} and {}", evidence::to_prose(*days_.begin()),
                                         evidence::to_prose(*days_.rbegin()));
    const std::string stances = counted(stances_, "stance", "stances");
    const std::string steps = counted(moves_.size(), "step", "steps");
    answer_.says.push_back(
        moves_.empty()
            ? fmt::format("{} no stance moved, of {} that documents speak of.", span, stances)
            : fmt::format("{} documents speak of {}, with {} from one to the next.", span, stances, steps));
    std::stable_sort(moves_.begin(), moves_.end(),
                     [](const auto& a, const auto& b) { return b.first < a.first; });
    for (std::size_t i = 0; i < std::min(most_told, moves_.size()); ++i) {
      const auto& [day, moved] = moves_[i];
      const auto& words = std::get<std::vector<std::string>>(moved.value);
      answer_.says.push_back(fmt::format("{}: {} on {}: {} (before: {}).", evidence::to_prose(day),
                                         case_.party(*case_.find_party(moved.about.party)).name,
                                         case_.issue(*case_.find_issue(moved.about.issue)).title, words[2],
                                         words[1]));
    }
    if (contradictions_ > 0)
      answer_.says.push_back(
          fmt::format("There {} of claims that contradict each other: find out which hold.",
                      contradictions_ == 1 ? "is one pair" : "are " + counted(contradictions_, "", "pairs")));
    if (hands_ > 0)
      answer_.says.push_back(
          fmt::format("There {} about who holds leverage; no number follows from what is reported.",
                      hands_ == 1 ? "is one report" : "are " + counted(hands_, "", "reports")));
    if (!apart_.empty())
      answer_.says.push_back(fmt::format(
          "Numbers to look at again, since the words now speak for others: {}.", base::join_and(apart_)));
    answer_.caveats = {
        "a stance is read from the strongest words so far; silence is not a change of mind",
        "salience_by_words is the default that drafting enters for such words; nobody has judged it",
        "the case's own numbers are the analyst's: documents are compared with them and do not move them"};
    if (const auto undated = record_.undated(); !undated.empty())
      answer_.caveats.push_back(fmt::format("left aside, since {} no date: {}",
                                            undated.size() == 1 ? "it gives" : "they give",
                                            base::join_and(undated)));
  }

  const Case& case_;
  Record record_;
  dispute::DraftBook book_;
  Answer answer_;
  std::set<Date> days_;
  std::vector<std::pair<Date, Finding>> moves_;
  std::vector<std::string> apart_;
  std::size_t stances_ = 0, contradictions_ = 0, hands_ = 0;
};

}  // namespace

Answer timeline_answer(const Case& dispute) {
  return Timeline(dispute).answer();
}

}  // namespace entente::desk
