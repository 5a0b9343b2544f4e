#include <algorithm>

#include "entente/reading/event_meaning.h"

// What reporting does to an event: whose word it is, and when saying so is itself the act.

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Upos;
using Heads = std::vector<std::uint32_t>;

}  // namespace

// What somebody says: the clause stays what it is. "They", whom nothing resolves, are who speaks.
Meaning MeaningFinder::reported(const Site& site, const Governed& inner) const {
  Meaning out = inner.meaning;
  if (out.speakers.empty()) out.speakers = site.frame.subjects;
  out.report = site.word;
  out.used.push_back(inner.word);
  // "The talks underline its commitment": nobody says so.
  if (tree_[inner.word].upos == Upos::noun && !somebody(site.frame.subjects)) out.cameo = {};
  if (tree_[inner.word].upos == Upos::noun && !somebody(out.actors)) out.actors = site.frame.subjects;
  // That somebody else breaks a rule is an accusation; that a thing is not to be had is the speaker's
  // refusal.
  const bool breach = out.cameo == "128" || out.cameo == "196";
  if (breach && somebody(out.speakers) && somebody(out.actors) && !same_parties(out.speakers, out.actors)) {
    out.recipients = out.actors;
    out.actors = out.speakers;
    set_code("112", out);
  }
  if (out.cameo.starts_with("12") && !somebody(out.actors)) out.actors = out.speakers;
  const bool pronoun = out.actors.size() == 1 && tree_[out.actors.front()].upos == Upos::pron;
  if (pronoun && !somebody(out.actors)) out.actors = site.frame.subjects;
  return out;
}

// "insists that the talks be held": the bare form of the verb after "that" asks.
bool MeaningFinder::subjunctive(std::uint32_t clause) const {
  if (tree_.child(clause, Relation::aux) != no_word && tree_.child(clause, "aux:pass") == no_word)
    return false;
  for (const std::uint32_t c : tree_.children(clause)) {
    if (tree_[c].relation == Relation::mark && reads(tree_[c], "to")) return false;
    if ((tree_[c].relation == Relation::cop || tree_[c].label == "aux:pass") && reads(tree_[c], "be"))
      return true;
  }
  return tree_[clause].xpos == "VB" && tree_.child(clause, Relation::nsubj) != no_word;
}

// "X said that Y must …" is a request of X to Y, whatever Y must do.
std::optional<Meaning> MeaningFinder::requested(const Site& site, int depth) const {
  if (depth >= deepest || !somebody(site.frame.subjects)) return std::nullopt;
  for (const std::uint32_t clause : site.frame.clauses) {
    if (!heads_clause(tree_, clause) || !(mood_of(tree_, clause).obliged || subjunctive(clause))) continue;
    const Heads others = subjects_of(tree_, clause);
    if (somebody(others) && same_parties(site.frame.subjects, others)) continue;
    Meaning out;
    auto inner = argument(clause, depth + 1);
    if (!inner && !others.empty()) inner = argument(others.front(), depth + 1);
    const Pairing pairing = predicates_.pair(predicates_.named("demand"), inner ? inner->type : no_class);
    set_code(pairing.kind == Pairing::Kind::code ? pairing.cameo : "100", out);
    out.head = out.clause = site.word;
    out.actors = out.speakers = site.frame.subjects;
    if (somebody(others)) out.recipients = others;
    if (inner) out.used = inner->used;
    out.used.push_back(clause);
    return out;
  }
  return std::nullopt;
}

// "The ministry warned that ships would be boarded": what a party says will happen is a threat; what analysts
// or relief workers expect is not.
bool MeaningFinder::warns_of_own_act(const Site& site, const Meaning& meaning) const {
  if (!std::any_of(site.frame.clauses.begin(), site.frame.clauses.end(),
                   [&](std::uint32_t clause) { return mood_of(tree_, clause).future; }))
    return false;
  for (const std::uint32_t head : meaning.actors)
    for (const evidence::EventActor& actor : cast_.actors(head))
      if (!actor.country.empty() && (actor.sector.empty() || actor.sector == "GOV" || actor.sector == "MIL"))
        return true;
  return false;
}

}  // namespace entente::reading
