#include "entente/reading/event_meaning.h"

#include <algorithm>
#include <array>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;
using Heads = std::vector<std::uint32_t>;

constexpr std::array<std::string_view, 7> happening = {"begin", "end",    "resume", "increase",
                                                       "fail",  "arrive", "light"};

bool is_lemma(const Word& word, std::string_view lower) {
  if (base::lower_ascii(word.lemma) == lower || reads(word, lower)) return true;
  return word.form.size() == lower.size() + 1 && word.form.back() == 's' &&
         base::lower_ascii(word.form).starts_with(lower);
}

// Phrases behind these tell when, why or where, not what an action is about.
bool beside(std::string_view preposition) {
  static constexpr std::array<std::string_view, 17> words = {
      "after", "before", "during", "amid",    "since",     "despite", "until",     "without", "as",
      "by",    "like",   "near",   "because", "according", "through", "following", "at"};
  return std::find(words.begin(), words.end(), preposition) != words.end();
}

void append(Heads& to, const Heads& from) {
  for (const std::uint32_t head : from)
    if (std::find(to.begin(), to.end(), head) == to.end()) to.push_back(head);
}

}  // namespace

bool hostile(std::string_view cameo) {
  return cameo >= "13" && cameo < "21";
}

bool MeaningFinder::has_word(const Site& site, const std::string& word) const {
  if (site.word + 1 < tree_.size() && reads(tree_[site.word + 1], word)) return true;
  for (const Oblique& oblique : site.frame.obliques)
    if (oblique.preposition == word) return true;
  for (const std::uint32_t c : tree_.children(site.word))
    if ((tree_[c].relation == Relation::compound || tree_[c].relation == Relation::advmod) &&
        reads(tree_[c], word))
      return true;
  return false;
}

// "calls today for talks", but not "broke relations with": a phrase behind an object is no part of the verb.
bool MeaningFinder::has_particle(const Site& site, const std::string& word) const {
  if (site.frame.objects.empty() || site.frame.passive) return has_word(site, word);
  if (site.word + 1 < tree_.size() && reads(tree_[site.word + 1], word)) return true;
  for (const std::uint32_t c : tree_.children(site.word))
    if (tree_[c].relation == Relation::compound && reads(tree_[c], word)) return true;
  return false;
}

bool MeaningFinder::phrase_around(std::uint32_t noun, const std::vector<std::string>& words) const {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (noun < k || noun - k + words.size() > tree_.size() || !is_lemma(tree_[noun], words[k])) continue;
    const auto first = static_cast<std::uint32_t>(noun - k);
    bool all = true;
    for (std::uint32_t i = 0; all && i < words.size(); ++i) all = is_lemma(tree_[first + i], words[i]);
    if (all) return true;
  }
  return false;
}

// "military and economic aid" is military aid too.
bool MeaningFinder::compound_of(const Site& site, const std::vector<std::string>& words) const {
  if (!is_lemma(tree_[site.word], words.back())) return false;
  for (std::size_t k = 0; k + 1 < words.size(); ++k) {
    bool found = false;
    for (const std::uint32_t m : site.frame.modifiers)
      for (const std::uint32_t one : with_conjuncts(tree_, m))
        found = found || is_lemma(tree_[one], words[k]);
    if (!found) return false;
  }
  return true;
}

bool MeaningFinder::fits_words(const Site& site, const Predicate& predicate) const {
  const auto& words = predicate.words;
  if (words.size() == 1) return true;
  if (site.kind != PredicateKind::verb) return phrase_around(site.word, words) || compound_of(site, words);
  if (!predicate.governs)
    return has_particle(site, words[1]) && (words.size() == 2 || phrase_around(site.word, words));
  return std::any_of(site.frame.objects.begin(), site.frame.objects.end(),
                     [&](std::uint32_t o) { return is_lemma(tree_[o], words[1]); });
}

bool MeaningFinder::fits(const Site& site, const Predicate& predicate) const {
  if (!fits_words(site, predicate)) return false;
  if (predicate.when.empty()) return true;
  const Frame& frame = site.frame;
  return std::any_of(predicate.when.begin(), predicate.when.end(), [&](const std::string& condition) {
    if (condition == "obj") return !frame.objects.empty();
    if (condition == "none") return frame.objects.empty() && frame.clauses.empty();
    if (condition == "clause") return !frame.clauses.empty();
    return has_word(site, condition);
  });
}

// "Talks broke down", "fighting erupted": the subject is what begins or ends.
bool MeaningFinder::takes_subject(const Site& site, const Predicate& predicate) const {
  if (site.kind != PredicateKind::verb || !site.frame.objects.empty() || site.frame.passive) return false;
  return std::any_of(happening.begin(), happening.end(),
                     [&](std::string_view name) { return predicates_.is(predicate.type, name); });
}

Heads MeaningFinder::governable(const Site& site, const Predicate& predicate) const {
  const Frame& frame = site.frame;
  Heads words = frame.clauses;
  for (const std::uint32_t object : frame.objects) append(words, with_conjuncts(tree_, object));
  for (const Oblique& oblique : frame.obliques)
    if (!beside(oblique.preposition)) append(words, with_conjuncts(tree_, oblique.head));
  if (site.kind == PredicateKind::noun) append(words, frame.modifiers);
  if (takes_subject(site, predicate)) append(words, frame.subjects);
  append(words, frame.purposes);
  return words;
}

// By the class of the word itself, else by that of the code that it came to ("threat" is a threaten, 130 a
// threat). What is not done is the opposite: "agreed not to attack".
Pairing MeaningFinder::pair_with(const Predicate& predicate, const Meaning& inner) const {
  const CameoCoding* coding = predicates_.coding(inner.cameo);
  if (inner.mood.negated && coding)
    return predicates_.pair(predicate.type,
                            predicates_.named(hostile(inner.cameo) ? "deescalate" : "refusal"));
  const Pairing own = predicates_.pair(predicate.type, inner.type);
  if (!coding || (own.kind != Pairing::Kind::none && !own.general)) return own;
  const Pairing coded = predicates_.pair(predicate.type, coding->topic);
  return coded.kind != Pairing::Kind::none && !coded.general ? coded : own;
}

// A row for the two classes goes before one for anything, wherever in the clause it holds.
std::optional<MeaningFinder::Governed> MeaningFinder::governed(const Site& site, const Predicate& predicate,
                                                               int depth) const {
  if (predicate.type == no_class || depth >= deepest) return std::nullopt;
  std::optional<Governed> general;
  for (const std::uint32_t word : governable(site, predicate)) {
    auto inner = argument(word, depth + 1);
    if (!inner) continue;
    const Pairing pairing = pair_with(predicate, *inner);
    if (pairing.kind == Pairing::Kind::none) continue;
    if (!pairing.general) return Governed{std::move(*inner), word, pairing};
    if (!general && !inner->cameo.empty()) general = Governed{std::move(*inner), word, pairing};
  }
  return general;
}

// "a series of attacks", "the aid programme": a noun that names no action stands for what is behind it.
std::optional<Meaning> MeaningFinder::argument(std::uint32_t word, int depth) const {
  if (auto own = meaning(word, depth)) return own;
  if (depth >= deepest) return std::nullopt;
  // "made clear that …": the clause hangs at the adjective.
  if (tree_[word].upos == Upos::adj) {
    const std::uint32_t clause = tree_.child(word, Relation::ccomp);
    return clause == no_word ? std::nullopt : argument(clause, depth + 1);
  }
  if (tree_[word].upos != Upos::noun && tree_[word].upos != Upos::num && tree_[word].upos != Upos::propn)
    return std::nullopt;
  // "the ambassador Jan Novak": the title names what he is.
  const std::uint32_t title = tree_.child(word, "nmod:desc");
  if (title != no_word)
    if (auto inner = meaning(title, depth + 1)) return inner;
  if (cast_.mention_at(word)) return std::nullopt;
  for (const std::uint32_t c : tree_.children(word)) {
    const Word& child = tree_[c];
    const bool of = child.relation == Relation::nmod && preposition_of(tree_, c) == "of";
    if (!of && child.relation != Relation::compound && !(child.label == "acl" && tree_[c].xpos == "VB"))
      continue;
    if (auto inner = argument(c, depth + 1)) return inner;
  }
  return std::nullopt;
}

void MeaningFinder::set_code(std::string_view cameo, Meaning& meaning) const {
  meaning.cameo = cameo;
  const CameoCoding* coding = predicates_.coding(cameo);
  meaning.type = coding ? coding->topic : no_class;
}

Meaning MeaningFinder::composed(const Site& site, const Predicate& predicate, const Governed* inner) const {
  Meaning out;
  out.head = out.clause = site.word;
  out.type = predicate.type;
  out.cameo = predicate.cameo;
  out.each_other = predicate.each_other;
  if (inner) {
    out.used = inner->meaning.used;
    out.used.push_back(inner->word);
    out.used.push_back(inner->meaning.head);
    out.mood = inner->meaning.mood;
    out.mood.negated = out.mood.obliged = false;
    if (inner->pairing.kind == Pairing::Kind::code) set_code(inner->pairing.cameo, out);
    if (inner->pairing.kind == Pairing::Kind::nothing) out.cameo = {};
    if (inner->pairing.kind == Pairing::Kind::same) {
      out.cameo = inner->meaning.cameo;
      out.type = inner->meaning.type;
      out.each_other = inner->meaning.each_other;
    }
  } else if (!out.cameo.empty() && out.type == no_class) {
    set_code(out.cameo, out);
  }
  out.actors = own_actors(site, predicate, inner);
  take_recipients(site, predicate, inner, out);
  return out;
}

std::optional<Meaning> MeaningFinder::read(const Site& site, const Predicate& predicate, int depth) const {
  const bool speech = predicates_.is(predicate.type, "say");
  if ((speech || predicates_.is(predicate.type, "demand.insist")) && site.kind == PredicateKind::verb)
    if (auto request = requested(site, depth)) return request;
  const auto inner = governed(site, predicate, depth);
  if (speech && (!inner || inner->meaning.cameo.empty())) return std::nullopt;
  Meaning out = speech && inner->pairing.kind == Pairing::Kind::same
                    ? reported(site, *inner)
                    : composed(site, predicate, inner ? &*inner : nullptr);
  if (predicate.needs_recipient && !inner && !somebody(out.recipients) && !warns_of_own_act(site, out))
    return std::nullopt;
  if (!(speech && out.clause != site.word)) apply_mood(site, out);
  return out;
}

void MeaningFinder::recode(std::string_view operation, Meaning& meaning) const {
  const Pairing pairing = predicates_.pair(predicates_.named(operation), meaning.type);
  if (pairing.kind == Pairing::Kind::code) set_code(pairing.cameo, meaning);
}

// "will send aid" promises, "will strike" threatens, "will not accept" refuses. What is a request, a promise,
// a refusal or a threat already stays that.
void MeaningFinder::apply_mood(const Site& site, Meaning& meaning) const {
  const Mood& own = site.mood;
  Mood& mood = meaning.mood;
  mood.future = mood.future || own.future;
  mood.hypothetical = mood.hypothetical || own.hypothetical;
  mood.historical = mood.historical || own.historical;
  mood.hedged = mood.hedged || own.hedged;
  mood.negated = own.negated;
  mood.obliged = own.obliged;
  if (site.kind == PredicateKind::noun) return;
  if (meaning.cameo.empty() && own.negated && predicates_.is(meaning.type, "accept")) {
    set_code("120", meaning);
    mood.negated = mood.hypothetical = false;
  }
  if (meaning.cameo.empty()) return;
  const std::string_view root = meaning.cameo.substr(0, 2);
  const bool words_only = root == "02" || root == "10" || root == "12" || root == "13" || root == "09";
  if (own.negated && !words_only && !hostile(meaning.cameo) && root != "11") {
    if (!own.future && !own.hypothetical && root != "03") return;
    recode("refuse", meaning);
    mood.negated = mood.hypothetical = false;
  } else if (own.future && !own.negated && !words_only && root != "03" && root != "11") {
    recode("promise", meaning);
  }
}

// "the alleged attack", "no talks"
void MeaningFinder::refine(const Site& site, Meaning& meaning) const {
  const Mood mood = noun_mood(tree_, site.word);
  meaning.mood.hedged = meaning.mood.hedged || mood.hedged;
  meaning.mood.historical = meaning.mood.historical || mood.historical;
  meaning.mood.negated = meaning.mood.negated || mood.negated;
  meaning.mood.hypothetical = meaning.mood.hypothetical || mood.hypothetical;
}

// Lemmas of other programs may be missing or cut wrongly ("expell"): regular endings are undone as well.
std::span<const Predicate> MeaningFinder::readings_of(const Word& word, PredicateKind kind) const {
  if (const auto found = predicates_.readings(base::lower_ascii(word.lemma), kind); !found.empty())
    return found;
  const std::string form = base::lower_ascii(word.form);
  for (const std::string_view ending : {"ing", "ed", "es", "s", "d"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2) continue;
    std::string stem = form.substr(0, form.size() - ending.size());
    if (const auto found = predicates_.readings(stem, kind); !found.empty()) return found;
    if (const auto found = predicates_.readings(stem + "e", kind); !found.empty()) return found;
    if (stem[stem.size() - 1] != stem[stem.size() - 2]) continue;
    stem.pop_back();
    if (const auto found = predicates_.readings(stem, kind); !found.empty()) return found;
  }
  return {};
}

// A finite verb has a subject, and it stands before it: where the tree lost it, the first party named there
// that no preposition rules.
std::vector<std::uint32_t> MeaningFinder::subject_before(std::uint32_t verb) const {
  const Word& word = tree_[verb];
  const bool finite = (word.head == no_word && word.xpos == "VBN") || word.xpos == "VBD" ||
                      word.xpos == "VBZ" || word.xpos == "VBP" || tree_.child(verb, Relation::aux) != no_word;
  if (!finite || (word.head != no_word && word.relation != Relation::ccomp)) return {};
  for (std::uint32_t i = 0; i < verb; ++i) {
    const TreeMention* mention = cast_.mention_at(i);
    if (mention && !mention->place && mention->head == i && preposition_of(tree_, i).empty()) return {i};
  }
  return {};
}

// "is prepared to fight", "is committed to reform": a state of mind, not what somebody did to them.
void MeaningFinder::as_state(Site& site, std::span<const Predicate>& readings) const {
  const auto states =
      predicates_.readings(base::lower_ascii(tree_[site.word].form), PredicateKind::adjective);
  if (states.empty()) return;
  readings = states;
  site.kind = PredicateKind::adjective;
  site.frame.subjects.swap(site.frame.objects);
}

std::optional<Meaning> MeaningFinder::meaning(std::uint32_t word, int depth) const {
  if (depth > deepest) return std::nullopt;
  const Word& head = tree_[word];
  Site site;
  site.word = word;
  if (head.upos == Upos::noun || head.upos == Upos::propn)
    site.kind = PredicateKind::noun;
  else if (head.upos == Upos::adj)
    site.kind = PredicateKind::adjective;
  else if (head.upos != Upos::verb)
    return std::nullopt;
  const bool noun = site.kind == PredicateKind::noun;
  auto readings = readings_of(head, site.kind);
  if (readings.empty() && head.upos != Upos::verb) return std::nullopt;
  site.frame = noun ? noun_frame(tree_, word) : clause_frame(tree_, word);
  if (head.upos == Upos::verb && site.frame.passive && site.frame.subjects.empty()) as_state(site, readings);
  if (readings.empty()) return std::nullopt;
  if (!noun) site.mood = mood_of(tree_, word);
  if (!noun && !site.frame.passive && site.frame.subjects.empty()) site.frame.subjects = subject_before(word);
  std::optional<Meaning> best;
  for (const Predicate& predicate : readings) {
    if (!fits(site, predicate)) continue;
    auto found = read(site, predicate, depth);
    if (!found) continue;
    const bool codes = !found->cameo.empty();
    if (codes || !best) best = std::move(found);
    if (codes || predicate.words.size() > 1) break;
  }
  if (best && noun) refine(site, *best);
  return best;
}

}  // namespace entente::reading
