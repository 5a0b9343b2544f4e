#include "entente/desk/page_one.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/desk/page_one_levers.h"
#include "entente/desk/page_one_life.h"
#include "entente/desk/page_one_obstacles.h"
#include "entente/desk/request.h"
#include "entente/methods/phrases.h"

namespace entente::desk {

using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using methods::in_worlds;
using methods::number;
using question::About;
using question::Answer;
using question::Answers;
using question::Finding;

namespace {

// Paths and the claims that rows rest on, for the margin of a sentence.
using Evidence = std::vector<std::string>;

void add_claims(Evidence& evidence, const dispute::Grounds& grounds) {
  for (const std::string& claim : grounds.rests_on)
    if (std::find(evidence.begin(), evidence.end(), claim) == evidence.end()) evidence.push_back(claim);
}

struct Sentence {
  std::string text;
  std::vector<std::string> rests_on;
};

std::string hundred(double p) {
  return base::of_hundred(std::clamp(p, 0.0, 1.0));
}

// What the ten sentences are made from: the table as held (the first of the case) and the main one, at which
// every belligerent's acceptance is needed.
class PageOne {
 public:
  PageOne(const Answers& answers, const Case& dispute) : answers_(answers), case_(dispute) {
    main_ = dispute.table(*main_table(dispute)).id;
    held_ = dispute.tables().front().id;
  }

  Sentence where_things_stand() const;
  Sentence first_obstacle() const;
  Sentence room() const;
  Sentence terms() const;
  Sentence absent() const;
  Sentence fighting_on() const;
  Sentence possible_now() const;
  Sentence would_it_hold() const;
  Sentence what_changes_it() const;
  Sentence find_out() const;

 private:
  const Table& table(const std::string& id) const { return case_.table(*case_.find_table(id)); }
  const Answer* agreement(const std::string& id) const { return answers_.find("agreement", id); }
  // A further reading of what can be agreed, at the main table.
  const Answer* reading(std::string_view method) const {
    for (const Answer& answer : answers_.answers)
      if (answer.method == method && answer.table == main_) return &answer;
    return nullptr;
  }
  const Answer* chain(const std::string& id) const { return answers_.find("table", id); }
  std::optional<double> share(const Answer* answer, const char* name, const std::string& id) const {
    About about;
    about.table = id;
    return answer ? number(answer->find(name, about)) : std::nullopt;
  }
  std::string title(const std::string& issue) const {
    return "\"" + case_.issue(*case_.find_issue(issue)).title + "\"";
  }
  // Why shares of worlds at a table cannot be told; empty: they can. Silence would read as "nothing there".
  std::string hidden(const std::string& id) const;
  std::string least_change() const;
  std::string front_moves_terms() const;
  std::string breakers(const Answer& answer) const;

  const Answers& answers_;
  const Case& case_;
  std::string main_, held_;
};

Sentence PageOne::where_things_stand() const {
  const Table& held = table(held_);
  std::string text =
      fmt::format("{} ({}) seats {}", held.title.empty() ? held.id : held.title,
                  case_.parts().as_of ? "as of " + evidence::to_prose(*case_.parts().as_of) : "undated",
                  methods::names(case_, held.seated));
  std::vector<PartyId> absent;
  for (std::size_t p = 0; p < case_.parties().size(); ++p)
    if (case_.parties()[p].belligerent &&
        std::find(held.seated.begin(), held.seated.end(), PartyId(p)) == held.seated.end())
      absent.push_back(PartyId(p));
  text += absent.empty()
              ? "."
              : fmt::format("; {}, which is at war, is not in the room.", methods::names(case_, absent));
  return {text, held.grounds.rests_on};
}

std::string PageOne::hidden(const std::string& id) const {
  const auto* answer = agreement(id);
  if (!answer) return "nothing was computed at this table";
  if (!answer->applies) return answer->because;
  About about;
  about.table = id;
  const auto* room = answer->find("room", about);
  if (const auto* none = room ? std::get_if<question::Undefined>(&room->value) : nullptr) return none->reason;
  return "";
}

Sentence PageOne::first_obstacle() const {
  if (!hidden(main_).empty())
    return {"Which obstacle comes first is not shown, for the same reason as room.", {}};
  const auto* answer = agreement(main_);
  const Finding* worst = nullptr;
  if (answer && answer->applies)
    for (const Finding* pair : answer->all("clash_pair"))
      if (!worst || number(pair).value_or(0) > number(worst).value_or(0)) worst = pair;
  if (!worst || number(worst).value_or(0) == 0) {
    std::string none = "In no world do two red lines of those who must accept leave no common term.";
    const auto by_values = share(answer, "no_room_by_values", main_);
    if (by_values && *by_values >= 0.005)
      none += fmt::format(
          " What stands in the way is what each has without agreement: {} no package is preferred to it "
          "by all.",
          in_worlds(*by_values));
    return {none, {}};
  }
  const std::string& both = worst->about.party;
  const auto a = *case_.find_party(both.substr(0, both.find('|'))),
             b = *case_.find_party(both.substr(both.find('|') + 1));
  const auto issue = *case_.find_issue(worst->about.issue);
  std::string text = fmt::format("The first obstacle is {}", title(worst->about.issue));
  const auto line_a = case_.red_line_of(a, issue), line_b = case_.red_line_of(b, issue);
  const auto& low = case_.red_line(
      case_.red_line(*line_a).to.likely <= case_.red_line(*line_b).to.likely ? *line_a : *line_b);
  const auto& high = case_.red_line(&low == &case_.red_line(*line_a) ? *line_b : *line_a);
  if (low.kind == dispute::RedLine::Kind::range && low.to.likely < high.from.likely)
    text += fmt::format(": {} accepts nothing above {}, {} nothing below {}", case_.party(low.party).name,
                        methods::describe(case_.issue(issue), low.to.likely), case_.party(high.party).name,
                        methods::describe(case_.issue(issue), high.from.likely));
  text += fmt::format(". Both lines are real and leave no term {}.", in_worlds(*number(worst)));
  text += least_change();
  const auto values = share(answer, "no_room_by_values", main_);
  if (values && *values > *number(worst))
    text += fmt::format(
        " The larger obstacle is what each has without agreement: {} the lines leave packages, but none that "
        "all prefer to it.",
        in_worlds(*values));
  Evidence evidence = worst->rests_on;
  add_claims(evidence, case_.red_line(*line_a).grounds);
  add_claims(evidence, case_.red_line(*line_b).grounds);
  return {text, evidence};
}

// How far the lines are apart where they have to give, the widest gap first.
std::string PageOne::least_change() const {
  const auto* answer = reading("least_change");
  if (!answer || !answer->applies) return "";
  std::vector<std::pair<double, std::string>> gaps;
  for (const Finding* share : answer->all("lines_have_to_give")) {
    const auto amount = number(answer->find("gap_between_lines", share->about));
    const auto p = number(share);
    if (!p || !amount || *p < 0.05) continue;
    const auto& issue = case_.issue(*case_.find_issue(share->about.issue));
    gaps.emplace_back(-*p, fmt::format("by {}{} together on \"{}\" (in {} of 100 worlds without room)",
                                       base::two_digits(*amount), issue.unit.empty() ? "" : " " + issue.unit,
                                       issue.title, hundred(*p)));
  }
  if (gaps.empty()) return "";
  std::stable_sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> parts;
  for (const auto& [p, words] : gaps)
    if (parts.size() < 3) parts.push_back(words);
  return fmt::format(
      " The least change that opens room: red lines give way {} (medians); which party moves is not "
      "computed.",
      base::join_and(parts));
}

Sentence PageOne::room() const {
  const auto here = share(agreement(main_), "room", main_);
  if (!here) return {fmt::format("In how many worlds there is room is not shown: {}.", hidden(main_)), {}};
  std::string text =
      fmt::format("There is room {} with {} accepting: terms exist that each prefers to no agreement",
                  in_worlds(*here), methods::acceptance(case_, table(main_)));
  const auto apart = share(agreement(main_), "room_if_lines_independent", main_);
  const auto together = share(agreement(main_), "room_if_lines_together", main_);
  if (apart && together)
    text += fmt::format(
        " ({} if a party's lines are real independently of each other, {} if almost all or none are)",
        hundred(*apart), hundred(*together));
  text += ".";
  const auto held = share(agreement(held_), "room", held_);
  if (held && held_ != main_)
    text += fmt::format(" At the table as held (accepting: {}) there is room {}.",
                        methods::acceptance(case_, table(held_)), in_worlds(*held));
  text += " This is not the chance of peace.";
  return {text, {"red_line.", "position.", "war."}};
}

Sentence PageOne::terms() const {
  const auto* answer = agreement(main_);
  std::vector<std::string> parts;
  for (const auto& issue : case_.issues()) {
    About about;
    about.table = main_;
    about.issue = issue.id;
    if (!answer) break;
    const auto low = number(answer->find("range_low", about)),
               high = number(answer->find("range_high", about));
    if (!low || !high) continue;
    // Scales run from 0 to 100 unless something else is said.
    const bool plain = issue.low() == 0 && issue.high() == 100;
    const std::string scale =
        plain ? ""
              : fmt::format(" ({}{} to {})", issue.unit.empty() ? "" : issue.unit + ", ",
                            base::two_digits(issue.low()), base::two_digits(issue.high()));
    parts.push_back(fmt::format("{}{} from {} to {}", issue.title, scale, base::two_digits(*low),
                                base::two_digits(*high)));
  }
  if (parts.empty() && answer)
    for (const Finding* point : answer->all("nash_bargaining_solution"))
      if (const auto* terms = std::get_if<question::Terms>(&point->value))
        return {fmt::format("With every number at its median, the Nash bargaining solution is: {}. It is a "
                            "reference, none is "
                            "recommended.",
                            methods::describe(case_, *terms)),
                point->rests_on};
  if (parts.empty())
    return {"No range of terms can be shown: no world has room, or no issue has a scale.", {}};
  return {fmt::format("Where there is room, terms can lie in these ranges (medians of both ends; scales 0 to "
                      "100 unless said; "
                      "none is recommended): {}.",
                      base::join_and(parts)),
          {"red_line.", "position.", "issue."}};
}

Sentence PageOne::absent() const {
  const auto* answer = chain(held_);
  if (!answer || !answer->applies || !hidden(held_).empty())
    return {"Who outside the room could break an agreement is not shown here.", {}};
  const auto alone = share(answer, "chain_room", held_);
  std::vector<std::string> parts;
  for (const Finding* worse : answer->all("prefers_no_agreement")) {
    const auto with = number(answer->find("room_with", worse->about));
    const auto party = case_.find_party(worse->about.party);
    if (!with || !party || !alone || *alone - *with < 0.005) continue;
    parts.push_back(fmt::format("with {}{} accepting too it falls to {}", case_.party(*party).name,
                                case_.party(*party).belligerent ? " (at war)" : "", hundred(*with)));
  }
  std::string text = fmt::format("Who is outside: at the table as held there is room in {} of 100 worlds",
                                 alone ? hundred(*alone) : "an unknown number");
  if (!parts.empty()) text += "; " + base::join_and(parts);
  text += "." + breakers(*answer);
  if (!methods::belligerents_outside(case_, table(held_)).empty())
    text += " Without the acceptance of every side at war the fighting goes on.";
  Evidence evidence = {"table.", "red_line."};
  for (const PartyId outside : methods::belligerents_outside(case_, table(held_)))
    for (const auto& line : case_.parts().red_lines)
      if (line.party == outside) add_claims(evidence, line.grounds);
  return {text, evidence};
}

// Those who would refuse to ratify the reference text, or try to wreck it, in at least 5 of 100 worlds with
// room.
std::string PageOne::breakers(const Answer& answer) const {
  std::vector<std::string> parts;
  for (const auto& [name, words] :
       {std::pair("refuses_to_ratify", "refuses to ratify the reference text"),
        std::pair("tries_to_wreck", "is worse off at the reference text and tries to wreck it")})
    for (const Finding* finding : answer.all(name)) {
      const auto party = case_.find_party(finding->about.party);
      const double share_of_room = number(finding).value_or(0);
      if (party && share_of_room >= 0.05)
        parts.push_back(fmt::format("{} {} in {}", case_.party(*party).name, words, hundred(share_of_room)));
    }
  if (parts.empty()) return "";
  return fmt::format(" Of 100 worlds with room, {}.", base::join_and(parts));
}

// How the front moves the range of terms: the belligerents' least acceptable terms today and near the high
// end.
std::string PageOne::front_moves_terms() const {
  const auto* war = answers_.find("war");
  const auto& rules = *case_.parts().war;
  const auto terms = [&](PartyId party, double level) -> std::optional<double> {
    for (const Finding* finding : war->all("least_acceptable_by_level"))
      if (finding->about.party == case_.party(party).id && finding->about.level == level)
        return number(finding);
    return std::nullopt;
  };
  const double today = std::round(rules.level.likely), late = rules.levels - 1.0;
  std::string scale = "the line between the two ends";
  for (const Finding* finding : war->all("least_acceptable_terms"))
    if (!finding->about.issue.empty()) scale = title(finding->about.issue);
  std::vector<std::string> parts;
  for (const PartyId party : {rules.first, rules.second}) {
    const auto now = terms(party, today), then = terms(party, late);
    if (!now || !then) continue;
    const std::string from = base::two_digits(*now), to = base::two_digits(*then);
    parts.push_back(
        fmt::format("the limit of what {} prefers to fighting on {}", case_.party(party).name,
                    from == to ? "stays at " + from : fmt::format("moves from {} to {}", from, to)));
  }
  std::string text;
  if (!parts.empty() && late > today)
    text += fmt::format(" As the front moves from level {} to level {} of {}, {} on {}.", today, late,
                        rules.levels, base::join_and(parts), scale);
  const auto* front = [&]() -> const Answer* {
    for (const Answer& answer : answers_.answers)
      if (answer.method == "front_levels") return &answer;
    return nullptr;
  }();
  std::optional<double> first, last;
  if (front)
    for (const Finding* room : front->all("room")) {
      if (!first) first = number(room);
      last = number(room);
    }
  if (first && last)
    text += fmt::format(
        " With the front near its low end there is room in {}, near its high end in {} of 100 worlds.",
        hundred(*first), hundred(*last));
  return text;
}

Sentence PageOne::fighting_on() const {
  const auto* war = answers_.find("war");
  if (!war || !war->applies)
    return {"The case describes no fighting, or not enough of it to compute what it is worth.", {}};
  const auto* duration = war->find("expected_duration");
  std::string text;
  if (duration && duration->interval && number(duration))
    text = fmt::format(
        "At the reported pace the expected time until {}, or the front stops where it stands, is {} to {} "
        "{}s "
        "(80 of 100 worlds); a single course varies more, paces have broken before, and the figure counts no "
        "lives.",
        "one named end is reached", base::two_digits(duration->interval->most.first),
        base::two_digits(duration->interval->most.second), case_.parts().war->period);
  Evidence evidence = {"war."};
  const dispute::Pace& pace = case_.parts().war->pace;
  for (const auto* number : {&pace.advance, &pace.drift})
    if (*number) add_claims(evidence, (*number)->grounds);
  add_claims(evidence, case_.parts().war->grounds);
  text += obstacles_sentence(answers_, main_);
  return {text + front_moves_terms(), evidence};
}

Sentence PageOne::possible_now() const {
  if (!hidden(main_).empty()) return {"What could be agreed apart from any one issue is not shown.", {}};
  const Finding* most = nullptr;
  const auto* answer = reading("partial_agreements");
  if (answer && !answer->applies)
    return {
        fmt::format("What can be signed apart from the hardest issue is not computed: {}.", answer->because),
        {}};
  if (answer)
    for (const Finding* without : answer->all("partial_room"))
      if (!most || number(without).value_or(0) > number(most).value_or(0)) most = without;
  if (!most || number(most).value_or(0) < 0.005)
    return {
        "Leaving any one issue as it is, in fewer than 1 of 100 worlds are there terms on the others that "
        "leave "
        "each who must accept better off than signing nothing.",
        {"red_line.", "position."}};
  const auto after = number(answer->find("room_after_first_stage", most->about)),
             once = number(answer->find("room_in_one_step", most->about));
  if (once && *number(most) <= *once)
    return {
        fmt::format(
            "No single issue stands in the way: leaving one of them as it is, terms on the others exist in "
            "at most {} of 100 worlds (without {}), and on all together in {}.",
            hundred(*number(most)), title(most->about.issue), hundred(*once)),
        {"red_line.", "position."}};
  std::string text = fmt::format(
      "Apart from {}: terms on the other issues exist {} that leave each who must accept and minds them "
      "better off than signing nothing, while that issue stays as it is{}.",
      title(most->about.issue), in_worlds(*number(most)),
      case_.parts().war && case_.issue(*case_.find_issue(most->about.issue)).fought_over
          ? " and the fighting goes on"
          : "");
  if (after)
    text += fmt::format(" Once that is signed, there is room for the whole in {} of 100 of those worlds.",
                        hundred(*after));
  Evidence evidence = {"red_line.", "position."};
  for (const auto& line : case_.parts().red_lines)
    if (case_.issue(line.issue).id == most->about.issue) add_claims(evidence, line.grounds);
  return {text, evidence};
}

Sentence PageOne::would_it_hold() const {
  const auto* answer = chain(main_);
  const auto room = share(answer, "chain_room", main_), held = share(answer, "chain_not_wrecked", main_);
  const auto ratified = share(answer, "chain_ratified", main_);
  std::string text = desk::would_it_hold(answers_, case_, main_, hidden(main_));
  if (room && held && ratified && table(main_).ratifies.empty())
    text += fmt::format(
        " Nobody has to ratify at the table that needs every side at war; of the {} worlds in 100 with "
        "room there, nobody outside wrecks the reference text in {}.",
        hundred(*room), hundred(*held));
  else if (room && held && ratified)
    text += fmt::format(
        " Of the {} worlds in 100 with room, the reference text passes those who ratify in {}, and nobody "
        "outside wrecks it in {}.",
        hundred(*room), hundred(*ratified), hundred(*held));
  Evidence evidence = {"table.", "approval."};
  if (const auto& life = case_.parts().life) {
    evidence.insert(evidence.end(), {"life.", "guarantee."});
    for (const auto& guarantee : life->guarantees) add_claims(evidence, guarantee.grounds);
  }
  return {text, evidence};
}

Sentence PageOne::what_changes_it() const {
  struct Effect {
    std::string title, holder;
    double change, up, down;
  };
  std::vector<Effect> effects;
  const auto text_of = [](const Answer& answer, const char* name) -> std::string {
    for (const Finding* finding : answer.all(name))
      if (const auto* words = std::get_if<std::string>(&finding->value)) return *words;
    return "";
  };
  for (const Answer& answer : answers_.answers) {
    if (answer.question != "compare" || answer.method == "front_levels") continue;
    for (const Finding* change : answer.all("change_in_room")) {
      const auto* up = answer.find("share_up", change->about);
      const auto* down = answer.find("share_down", change->about);
      effects.push_back({text_of(answer, "title"), text_of(answer, "holder"), number(change).value_or(0),
                         number(up).value_or(0), number(down).value_or(0)});
    }
  }
  if (case_.parts().levers.empty()) return {"The case names no lever that could be compared.", {}};
  if (effects.empty() || !hidden(main_).empty()) return {"What would change room is not shown.", {}};
  std::stable_sort(effects.begin(), effects.end(), [](const Effect& a, const Effect& b) {
    return std::fabs(a.change) > std::fabs(b.change);
  });
  std::vector<std::string> parts;
  for (const Effect& effect : effects)
    if (effect.up + effect.down >= 0.005 && parts.size() < 3)
      parts.push_back(fmt::format("\"{}\"{}: room appears in {} and disappears in {} of 100 worlds",
                                  effect.title, effect.holder.empty() ? "" : " (" + effect.holder + ")",
                                  hundred(effect.up), hundred(effect.down)));
  if (!parts.empty()) return {fmt::format("What would change room: {}.", base::join_and(parts)), {"lever."}};
  const auto lines = share(agreement(main_), "no_room_by_lines", main_);
  std::string text = fmt::format(
      "None of the {} levers and courses in this case opens or closes room in as much as 1 of 100 worlds",
      effects.size());
  // Only where it is so: levers move what fighting on is worth, and red lines decide.
  if (lines && *lines >= 0.5 && case_.parts().war)
    text += fmt::format("; red lines alone exclude every package {}", in_worlds(*lines));
  return {text + "." + moved_terms(answers_, case_), {"lever."}};
}

// "the firmness of Russia's red line on "Line of control"" from a path.
std::string in_words(const Case& dispute, const std::string& path) {
  const auto words = base::split(path, '.');
  const auto name = [&](const std::string& id) {
    const auto party = dispute.find_party(id);
    return party ? dispute.party(*party).name : id;
  };
  const auto issue = [&](const std::string& id) {
    const auto found = dispute.find_issue(id);
    return found ? "\"" + dispute.issue(*found).title + "\"" : id;
  };
  if (words.size() == 4 && words[0] == "red_line" && (words[3] == "coin" || words[3] == "firmness"))
    return fmt::format("whether the red line of {} on {} is real", name(words[1]), issue(words[2]));
  if (words.size() == 4) {
    const bool line = words[0] == "red_line";
    const std::string what = words[3] == "ideal"      ? "what " + name(words[1]) + " favours"
                             : words[3] == "salience" ? "how much it matters to " + name(words[1])
                             : line                   ? "where the red line of " + name(words[1]) + " lies"
                                                      : words[3] + " of " + name(words[1]);
    return fmt::format("{} on {}", what, issue(words[2]));
  }
  if (words.size() == 3 && words[2] == "resolve")
    return fmt::format("how far the red lines of {} stand or fall together", name(words[1]));
  if (words.size() == 3 && words[0] == "issue") return fmt::format("what holds today on {}", issue(words[1]));
  return path;
}

Sentence PageOne::find_out() const {
  const auto* answer = agreement(main_);
  std::vector<std::string> parts, paths;
  if (answer)
    for (const Finding* input : answer->all("depends_on")) {
      const std::string words = in_words(case_, input->about.lever);
      if (parts.size() < 3 && std::find(parts.begin(), parts.end(), words) == parts.end()) {
        parts.push_back(words);
        paths.push_back(input->about.lever);
      }
    }
  std::string text = parts.empty() ? "No single number stands out among those that decide."
                                   : fmt::format("Find out first: {}.", base::join_and(parts));
  const auto worth = answer ? answer->all("worth_knowing") : std::vector<const Finding*>{};
  if (const auto* known = worth.empty() ? nullptr : worth.front(); known && number(known)) {
    text += fmt::format(
        " Knowing {} before choosing a text would raise the share of worlds that accept the text "
        "chosen by {} of 100.",
        in_words(case_, known->about.lever), hundred(*number(known)));
    paths.push_back(known->about.lever);
  }
  return {text +
              " This page cannot say what the parties would say in private, how long a text would stand, or "
              "who is right.",
          paths};
}

}  // namespace

question::Answer page_one(const Answers& answers, const Case& dispute) {
  Answer page;
  page.question = "page_one";
  page.method = "summary";
  page.status = question::Status::checked;
  if (dispute.tables().empty()) {
    page.applies = false;
    page.because = "the case has no table";
    return page;
  }
  const PageOne one(answers, dispute);
  const std::vector<Sentence> sentences = {one.where_things_stand(),
                                           one.first_obstacle(),
                                           one.room(),
                                           one.terms(),
                                           one.absent(),
                                           one.fighting_on(),
                                           one.possible_now(),
                                           one.would_it_hold(),
                                           one.what_changes_it(),
                                           one.find_out()};
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    page.says.push_back(sentences[i].text);
    Finding finding;
    finding.name = fmt::format("sentence_{}", i + 1);
    finding.kind = question::FindingKind::text;
    finding.value = sentences[i].text;
    finding.rests_on = sentences[i].rests_on;
    page.findings.push_back(std::move(finding));
  }
  return page;
}

}  // namespace entente::desk
