#include "entente/methods/table_say.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using question::About;
using question::Answer;
using question::Task;

namespace {

About at_table(const Table& table, std::string party = "") {
  About about;
  about.table = table.id;
  about.party = std::move(party);
  return about;
}

// The rule, whom it can lose, and who could pass something else.
std::vector<std::string> say_quorum(const Case& dispute, const Table& table, const Answer& answer) {
  if (!table.quorum || *table.quorum >= table.must_accept.size()) return {};
  std::vector<PartyId> vetoes;  // a lever may have taken one of them from the table
  for (const PartyId party : acceptors(table))
    if (std::find(table.veto.begin(), table.veto.end(), party) != table.veto.end()) vetoes.push_back(party);
  const std::size_t needed = std::max(*table.quorum, vetoes.size());
  std::string rule =
      fmt::format("A text passes here when {} of {} accept it", needed, table.must_accept.size());
  if (!vetoes.empty()) rule += ", " + names(dispute, vetoes) + " among them";
  std::vector<std::string> says = {rule + "."};
  if (const auto robust = number(answer.find("robust", at_table(table))))
    says.push_back(fmt::format("The reference text still passes {} with room if any one {} leaves.",
                               in_worlds(*robust),
                               vetoes.empty() ? "of those who accept it" : "without a veto that accepts it"));
  const auto* core = answer.find("in_core", at_table(table));
  const auto* by = answer.find("blocked_by", at_table(table));
  const auto* other = answer.find("blocking_package", at_table(table));
  if (core && std::get_if<std::string>(&core->value) && std::get<std::string>(core->value) == "yes")
    says.push_back(
        "With every number at its median, no others who could pass a text together have one that each of "
        "them prefers to the reference text.");
  if (!by || !other) return says;
  std::vector<PartyId> parties;
  for (const std::string& id : std::get<std::vector<std::string>>(by->value))
    parties.push_back(*dispute.find_party(id));
  says.push_back(
      fmt::format("With every number at its median, {} could pass {} instead, which each of them prefers "
                  "to the reference text.",
                  names(dispute, parties), describe(dispute, std::get<question::Terms>(other->value))));
  return says;
}

std::vector<std::string> say_bodies(const Case& dispute, const Answer& answer) {
  std::vector<std::string> says;
  for (const auto* chance : answer.all("passes_body")) {
    const auto party = dispute.find_party(chance->about.party);
    const auto mean = number(chance);
    if (!party || !mean) continue;
    const dispute::Body* body = dispute::body_of(dispute.parts(), *party);
    double all = 0;
    for (const auto& faction : body->factions) all += faction.votes;
    says.push_back(
        fmt::format("Where it is asked, {} gives the reference text the {} of {} votes that it needs with a "
                    "chance of {} in "
                    "100 on average.",
                    dispute.party(*party).name, base::shortest(body->quota), base::shortest(all),
                    base::of_hundred(*mean)));
  }
  return says;
}

// The member of a group that leaves first most often; silent where the group stays together everywhere.
std::vector<std::string> say_unity(const Case& dispute, const Table& table, const Answer& answer) {
  std::vector<std::string> says;
  for (const auto& group : dispute.parts().groups) {
    const auto unity = number(answer.find("unity", at_table(table, group.id)));
    if (!unity) continue;
    std::string sentence =
        fmt::format("Every member of {} prefers the reference text to no agreement {} with room", group.title,
                    in_worlds(*unity));
    std::optional<PartyId> first;
    double most = 0;
    for (const PartyId member : group.members) {
      const auto share =
          number(answer.find("leaves_first", at_table(table, dispute.party(member).id + "|" + group.id)));
      if (share && *share > most) first = member, most = *share;
    }
    if (first)
      sentence += fmt::format("; {} is the one with most to lose by it in {}", dispute.party(*first).name,
                              base::of_hundred(most));
    says.push_back(sentence + ".");
  }
  return says;
}

std::vector<std::string> say_outside(const Case& dispute, const Table& table, const Answer& answer) {
  std::vector<std::string> says;
  for (const PartyId party : belligerents_outside(dispute, table))
    says.push_back(fmt::format(
        "{} is at war and its acceptance is not needed here: without it the fighting goes on, and "
        "the word settlement does not apply.",
        dispute.party(party).name));
  for (const auto* worse : answer.all("prefers_no_agreement")) {
    const auto party = dispute.find_party(worse->about.party);
    const double share_worse = number(worse).value_or(0);
    if (party && share_worse >= 0.5)
      says.push_back(
          fmt::format("{} is worse off at the reference text than without agreement in {} of 100 worlds with "
                      "room; with its acceptance needed there is room {}.",
                      dispute.party(*party).name, base::of_hundred(share_worse),
                      in_worlds(number(answer.find("room_with", worse->about)).value_or(0))));
  }
  return says;
}

// The last link, where the case says what kind of agreement is sought.
std::string standing_words(const Table& table, const Answer& answer) {
  const auto stands = number(answer.find("chain_standing", at_table(table)));
  if (!stands) return {};
  return fmt::format("; it still stands five years later in {}, read from agreements on record",
                     base::of_hundred(*stands));
}

}  // namespace

std::vector<std::string> say_table(const Task& task, const Answer& answer) {
  const Case& dispute = *task.dispute;
  const Table& table = dispute.table(*task.inquiry.table);
  const auto link = [&](const char* name) { return number(answer.find(name, at_table(table))).value_or(0); };
  std::vector<std::string> says = {
      fmt::format("Of 100 worlds there is room in {}, a text that those who ratify would pass exists in {}, "
                  "the reference text passes in {}, and nobody wrecks it in {}{}.",
                  base::of_hundred(link("chain_room")), base::of_hundred(link("chain_ratifiable")),
                  base::of_hundred(link("chain_ratified")), base::of_hundred(link("chain_not_wrecked")),
                  standing_words(table, answer))};
  for (const auto& more : {say_outside(dispute, table, answer), say_bodies(dispute, answer),
                           say_unity(dispute, table, answer), say_quorum(dispute, table, answer)})
    says.insert(says.end(), more.begin(), more.end());
  return says;
}

}  // namespace entente::methods
