#include <algorithm>

#include "entente/reading/event_meaning.h"

// Who does it to whom: the participants of a meaning, from grammar and from what it governs.

namespace entente::reading {

namespace {

using language::Upos;
using Heads = std::vector<std::uint32_t>;

void append(Heads& to, const Heads& from) {
  for (const std::uint32_t head : from)
    if (std::find(to.begin(), to.end(), head) == to.end()) to.push_back(head);
}

}  // namespace

bool MeaningFinder::somebody(const Heads& heads) const {
  return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) { return cast_.names_somebody(h); });
}

bool MeaningFinder::same_parties(const Heads& a, const Heads& b) const {
  for (const std::uint32_t x : a)
    for (const std::uint32_t y : b)
      if (cast_.same_party(x, y)) return true;
  return false;
}

Heads MeaningFinder::noun_actors(const Site& site, const Predicate& predicate) const {
  Heads actors;
  const bool objective = std::find(predicate.to.begin(), predicate.to.end(), "of") != predicate.to.end();
  for (const std::uint32_t owner : site.frame.owners)
    if (cast_.names_somebody(owner)) actors.push_back(owner);
  for (const std::uint32_t modifier : site.frame.modifiers)
    if (cast_.mention_at(modifier)) actors.push_back(modifier);
  for (const Oblique& oblique : site.frame.obliques) {
    const std::string_view p = oblique.preposition;
    if (p == "by" || p == "between" || p == "among" || (p == "of" && !objective && actors.empty()) ||
        (p == "from" && actors.empty()))
      if (cast_.names_somebody(oblique.head)) actors.push_back(oblique.head);
  }
  return actors;
}

Heads MeaningFinder::own_actors(const Site& site, const Predicate& predicate, const Governed* inner) const {
  if (site.kind == PredicateKind::noun) {
    Heads actors = noun_actors(site, predicate);
    return actors.empty() && inner ? inner->meaning.actors : actors;
  }
  Heads actors = site.frame.subjects;
  if (inner) std::erase(actors, inner->word);
  return actors.empty() && inner && (site.frame.passive || !site.frame.subjects.empty())
             ? inner->meaning.actors
             : actors;
}

void MeaningFinder::take_recipients(const Site& site, const Predicate& predicate, const Governed* inner,
                                    Meaning& out) const {
  for (const std::string& slot : predicate.to) {
    Heads heads;
    if (slot == "obj") {
      heads = site.frame.receivers;
      append(heads, site.frame.objects);
    }
    for (const Oblique& oblique : site.frame.obliques)
      if (oblique.preposition == slot) heads.push_back(oblique.head);
    for (const std::uint32_t head : heads) {
      const bool own = std::find(out.actors.begin(), out.actors.end(), head) != out.actors.end();
      if ((!inner || head != inner->word) && !own && cast_.names_somebody(head))
        out.recipients.push_back(head);
    }
    if (!out.recipients.empty()) return;
  }
  if (!inner) return take_any_side(site, predicate, out);
  const bool people = inner->meaning.cameo.empty() && tree_[inner->word].upos == Upos::noun;
  if (people && cast_.names_somebody(inner->word) && !same_parties(out.actors, {inner->word}))
    out.recipients = {inner->word};
  else if (somebody(inner->meaning.actors) && !same_parties(out.actors, inner->meaning.actors))
    out.recipients = inner->meaning.actors;
  else
    out.recipients = inner->meaning.recipients;
  if (!somebody(out.recipients) && tree_[inner->word].upos == Upos::noun &&
      cast_.names_somebody(inner->word) && !same_parties(out.actors, {inner->word}))
    out.recipients = {inner->word};
}

// The object, or who stands behind a preposition of the usual ones, where the row names none that holds.
void MeaningFinder::take_any_side(const Site& site, const Predicate& predicate, Meaning& out) const {
  if (site.kind != PredicateKind::verb || predicate.cameo.empty() || predicate.each_other) return;
  for (const std::uint32_t head : site.frame.objects)
    if (cast_.names_somebody(head)) out.recipients.push_back(head);
  if (!out.recipients.empty()) return;
  for (const Oblique& oblique : site.frame.obliques)
    if ((oblique.preposition == "to" || oblique.preposition == "against" || oblique.preposition == "on" ||
         oblique.preposition == "with") &&
        cast_.names_somebody(oblique.head)) {
      out.recipients = {oblique.head};
      return;
    }
}

}  // namespace entente::reading
