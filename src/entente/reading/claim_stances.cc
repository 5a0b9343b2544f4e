#include <algorithm>
#include <array>
#include <string_view>

#include "entente/base/text.h"
#include "entente/reading/attribution.h"
#include "entente/reading/claim_rules.h"
#include "entente/reading/clauses.h"
#include "entente/reading/syntax.h"
#include "entente/reading/word_lists.h"

namespace entente::reading {

using evidence::ClaimType;
using evidence::DocumentKind;
using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;

namespace {

// What a side that gives way would do. Refusing it for all time draws a line.
constexpr std::array<std::string_view, 44> ways_of_giving_in = {
    "abandon",    "accept",   "agree",      "allow",     "bargain",     "bend",     "bow",       "budge",
    "capitulate", "cede",     "compromise", "concede",   "countenance", "disarm",   "discuss",   "dismantle",
    "drop",       "evacuate", "give",       "hand",      "leave",       "lift",     "negotiate", "part",
    "permit",     "ratify",   "recognise",  "recognize", "relinquish",  "renounce", "retreat",   "settle",
    "share",      "sign",     "submit",     "surrender", "swap",        "talk",     "tolerate",  "trade",
    "withdraw",   "yield",    "give up",    "legitimise"};

// Of these even "does not" is a line: the others may only describe a day.
constexpr std::array<std::string_view, 8> standing_refusals = {
    "accept", "compromise", "negotiate", "recognise", "recognize", "tolerate", "trade", "bargain"};

// "will be", "will see": no undertaking.
constexpr std::array<std::string_view, 24> no_undertaking = {
    "be",   "have", "see",  "know",  "think", "hope", "need", "want", "become", "seem", "remain", "mean",
    "find", "feel", "look", "learn", "hear",  "like", "lose", "win",  "miss",   "get",  "die",    "come"};

// What parties do in the clauses of a draft.
constexpr std::array<std::string_view, 13> drafted = {
    "agree",  "undertake", "recognise", "recognize",   "renounce",  "accept", "commit",
    "pledge", "affirm",    "confirm",   "acknowledge", "guarantee", "waive"};

struct VerbGroup {
  bool modal_will = false;   // will, shall, 'll
  bool modal_would = false;  // would, could, can
  bool does = false;         // do, does, did
  bool modal_may = false;    // may, must: what a draft lets or has a party do
  bool negated = false, never = false;
};

VerbGroup verb_group(const Tree& tree, std::uint32_t verb) {
  VerbGroup group;
  for (const std::uint32_t c : tree.children(verb)) {
    if (c > verb) break;
    const std::string form = base::lower_ascii(tree[c].form);
    if (form == "will" || form == "shall" || form == "'ll" || form == "wo" || form == "\xE2\x80\x99ll")
      group.modal_will = true;
    if (form == "would" || form == "could" || form == "can" || form == "ca") group.modal_would = true;
    if (form == "do" || form == "does") group.does = true;
    if (form == "may" || form == "must") group.modal_may = true;
    if (form == "not" || form == "n't" || form == "n\xE2\x80\x99t" || form == "never") group.negated = true;
    if (form == "never") group.never = true;
  }
  return group;
}

}  // namespace

// A claim that a predicate of the tree makes, from its subject to the end of its clause.
FoundClaim ClaimRules::stance(std::uint32_t verb, ClaimType type, const std::string& rule,
                              double prior) const {
  const std::uint32_t trigger = token_at(view_, verb);
  const std::uint32_t subject = subject_word(*view_.tree, verb);
  FoundClaim claim;
  claim.type = type;
  claim.trigger = trigger;
  claim.first = clause_start(view_, trigger);
  if (subject != no_word && subject < verb)
    claim.first = std::min(claim.first, token_at(view_, view_.tree->reach(subject).first));
  claim.last = clause_end(view_, trigger);
  claim.issue_first = trigger + 1;
  claim.issue_last = claim.last;
  claim.confidence = prior;
  claim.rule = &rule;
  if (subject != no_word) claim.holder = who(mention_in(view_, subject), trigger);
  return claim;
}

// "We will never hand over the locks": a line; "We will share data": an undertaking.
void ClaimRules::stances() {
  static const std::string refuses = "r:will-not", undertakes = "r:we-will";
  const Tree& tree = *view_.tree;
  const auto kind = view_.text->document->kind;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::verb) continue;
    const VerbGroup group = verb_group(tree, verb);
    const bool modal = group.modal_will || group.modal_would;
    if (!modal && !group.does) continue;
    const std::uint32_t subject = subject_word(tree, verb);
    if (subject == no_word || !mention_in(view_, subject)) continue;
    const std::string form = base::lower_ascii(tree[verb].form);
    const bool line = group.negated && ((modal && among(ways_of_giving_in, form)) ||
                                        (group.does && among(standing_refusals, form)));
    if (line && !draft_) {
      finish(stance(verb, ClaimType::red_line, refuses, group.never ? 0.85 : 0.75));
      continue;
    }
    // "would never join": said of a party, for all time.
    if (group.never && modal && !draft_ && !among(no_undertaking, form) && form != "forget" &&
        form != "forgive") {
      const Mention* party = mention_in(view_, subject);
      if (party->entity == no_entity || view_.book->is_party(party->entity))
        finish(stance(verb, ClaimType::red_line, refuses, 0.65));
      continue;
    }
    // In a statement "the Government will …" undertakes as much as "we will …".
    const bool party = kind == DocumentKind::statement && author_ != no_entity &&
                       !quoted(view_, token_at(view_, verb)) &&
                       view_.book->principal(who(mention_in(view_, subject), token_at(view_, verb))) ==
                           view_.book->principal(author_);
    const bool ours =
        (base::lower_ascii(tree[subject].form) == "we" && own_words(token_at(view_, verb))) || party;
    if (ours && !group.negated && group.modal_will && !among(no_undertaking, form) &&
        tree[verb].relation != Relation::advcl)
      finish(stance(verb, ClaimType::commitment, undertakes, 0.6));
  }
}

// "insisted that the rebels hand over …", "recommended that it be placed under …": what the subjunctive
// wishes.
void ClaimRules::wished_clauses() {
  static constexpr std::array<std::string_view, 8> demanding = {"insist",  "demand",  "ask", "urge",
                                                                "request", "require", "beg", "plead"};
  static constexpr std::array<std::string_view, 4> proposing = {"propose", "suggest", "recommend", "move"};
  static const std::string demands = "r:that-they-do", proposes = "r:that-it-be";
  const Tree& tree = *view_.tree;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const bool demand = among(demanding, tree[verb].lemma), proposal = among(proposing, tree[verb].lemma);
    if (tree[verb].upos != Upos::verb || (!demand && !proposal)) continue;
    const std::uint32_t who_wishes = subject_word(tree, verb);
    if (proposal && (tree[verb].xpos == "VBG" || who_wishes == no_word || inferred(token_at(view_, verb)) ||
                     !view_.mention(token_at(view_, who_wishes))))
      continue;  // "the visit suggests that …": an inference
    const std::uint32_t wish = tree.child(verb, Relation::ccomp);
    if (wish == no_word || wish < verb || tree.child(wish, Relation::mark) == no_word) continue;
    const bool past = tree[verb].xpos == "VBD" || tree[verb].xpos == "VBN";
    bool base = tree[wish].xpos == "VB" || (past && tree[wish].xpos == "VBP");
    bool modal = false;
    for (const std::uint32_t c : tree.children(wish)) {
      if (tree[c].relation != Relation::aux && tree[c].relation != Relation::cop) continue;
      base = base || tree[c].form == "be";
      modal = modal || (tree[c].xpos == "MD" && tree[c].form != "should");
      base = base || tree[c].form == "should";
    }
    if (!base || modal) continue;
    FoundClaim claim =
        stance(verb, demand ? ClaimType::demand : ClaimType::proposal, demand ? demands : proposes, 0.75);
    claim.last = std::max(claim.last, token_at(view_, tree.reach(wish).last - 1) + 1);
    claim.issue_first = token_at(view_, tree.reach(wish).first);
    claim.issue_last = claim.last;
    const std::uint32_t bound = subject_word(tree, wish);
    if (bound != no_word)
      if (const Mention* other = mention_in(view_, bound)) claim.target = who(other, claim.trigger);
    if (claim.target == claim.holder) claim.target = no_entity;
    finish(claim);
  }
}

// "Under the Egyptian plan, both armies would pull back": what somebody proposed, as others tell it.
void ClaimRules::under_plans() {
  static constexpr std::array<std::string_view, 18> papers = {
      "plan",      "proposal",   "deal",   "draft",   "offer",   "agreement",
      "accord",    "terms",      "term",   "treaty",  "formula", "text",
      "blueprint", "compromise", "scheme", "roadmap", "package", "framework"};
  static const std::string rule = "r:under-the-plan";
  const Tree& tree = *view_.tree;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::verb) continue;
    bool would = false;
    std::uint32_t plan = no_word;
    for (const std::uint32_t c : tree.children(verb)) {
      if (tree[c].form == "would" || tree[c].form == "will") would = c < verb;
      const std::uint32_t preposition = tree.child(c, Relation::case_marking);
      if (tree[c].relation == Relation::obl && preposition != no_word && among(papers, tree[c].lemma) &&
          base::lower_ascii(tree[preposition].form) == "under")
        plan = c;
    }
    if (!would || plan == no_word) continue;
    FoundClaim claim = stance(verb, ClaimType::proposal, rule, 0.65);
    const EntityIndex bound = claim.holder;
    const Mention* owner = mention_in(view_, plan);
    claim.holder = owner ? who(owner, claim.trigger) : no_entity;
    if (claim.holder == no_entity) claim.holder = bound;
    if (bound != claim.holder) claim.target = bound;
    finish(claim);
  }
}

// Each clause of a draft text proposes: what its party "shall", "agrees" or "undertakes" is its author's
// word.
void ClaimRules::draft_clauses() {
  static const std::string rule = "r:draft-clause";
  const Tree& tree = *view_.tree;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const Relation relation = tree[verb].relation;
    const bool main =
        relation == Relation::root || (relation == Relation::conj && tree[verb].head != no_word &&
                                       tree[tree[verb].head].relation == Relation::root);
    if (!main || tree[verb].upos != Upos::verb) continue;
    const VerbGroup group = verb_group(tree, verb);
    const bool clause = group.modal_will || group.modal_may || among(drafted, tree[verb].lemma);
    const std::uint32_t subject = subject_word(tree, verb);
    if (!clause || subject == no_word) continue;
    FoundClaim claim = stance(verb, ClaimType::proposal, rule, 0.85);
    claim.target = claim.holder;
    claim.holder = author_;
    claim.last = std::max(claim.last, token_at(view_, tree.reach(verb).last - 1) + 1);
    // "…, and shall not require of them an oath": a second undertaking.
    for (const std::uint32_t c : tree.children(verb)) {
      if (tree[c].relation != Relation::conj || !verb_group(tree, c).modal_will) continue;
      std::uint32_t first = token_at(view_, tree.reach(c).first);
      while (first > claim.trigger + 1 && (view_.is(first - 1, word_coord) || view_.comma(first - 1)))
        --first;
      claim.last = std::min(claim.last, first);
    }
    claim.modality = evidence::Modality::asserted;
    if (claim.target == claim.holder) claim.target = no_entity;
    finish(claim);
  }
}

// "[Ketter: 70:30 in favour of the Assembly]", "[Calmora: delete]": how drafts note what a party wants.
void ClaimRules::draft_notes() {
  static const std::string rule = "r:draft-note";
  for (std::uint32_t i = view_.first; i + 3 < view_.last; ++i) {
    if (view_.word(i) != "[") continue;
    const Mention* party = view_.mention(i + 1);
    if (!party || party->entity == no_entity || view_.word(party->last) != ":") continue;
    std::uint32_t last = party->last + 1;
    while (last < view_.last && view_.word(last) != "]") ++last;
    if (last == view_.last || last == party->last + 1) continue;
    const std::string verb = base::lower_ascii(view_.word(party->last + 1));
    const bool strikes = verb == "delete" || verb == "strike" || verb == "remove" || verb == "reserves" ||
                         verb == "reserve" || verb == "oppose" || verb == "opposes" || verb == "objects";
    FoundClaim claim;
    claim.type = strikes ? ClaimType::rejection : ClaimType::demand;
    claim.first = i;
    claim.last = last + 1;
    claim.trigger = claim.issue_first = party->last + 1;
    claim.issue_last = last;
    claim.holder = party->entity;
    claim.confidence = 0.8;
    claim.rule = &rule;
    found_.push_back(claim);
  }
}

// What a draft's clause reads as somebody's undertaking or consent is the author's proposal all the same.
void ClaimRules::settle_draft() {
  for (FoundClaim& claim : found_) {
    const bool given = claim.type == ClaimType::commitment || claim.type == ClaimType::acceptance ||
                       claim.type == ClaimType::intent || claim.type == ClaimType::support ||
                       claim.type == ClaimType::demand || claim.type == ClaimType::offer;
    if (claim.rule && *claim.rule == "r:draft-note") continue;
    if (claim.type == ClaimType::condition && claim.speaker == no_entity) claim.holder = author_;
    if (!given || claim.speaker != no_entity) continue;
    claim.type = ClaimType::proposal;
    if (claim.holder != no_entity && claim.holder != author_) claim.target = claim.holder;
    claim.holder = author_;
    if (claim.target == claim.holder) claim.target = no_entity;
  }
}

// "No Palestinian took part": who is said to take part is missing. "Does not object": who raises none
// accepts.
void ClaimRules::settle_denied() {
  for (FoundClaim& claim : found_) {
    if (claim.type == ClaimType::rejection && claim.rule && claim.rule->starts_with("r:object") &&
        (claim.modality == evidence::Modality::negated ||
         any(claim.trigger >= claim.first + 3 ? claim.trigger - 3 : claim.first, claim.trigger,
             word_negation))) {
      claim.type = ClaimType::acceptance;
      claim.modality = evidence::Modality::asserted;
    }
    if (claim.type != ClaimType::inclusion) continue;
    bool none = claim.modality == evidence::Modality::negated;
    for (std::uint32_t i = claim.first; i < claim.trigger; ++i)
      none = none || view_.word(i) == "No" || view_.word(i) == "no" || view_.word(i) == "None" ||
             view_.word(i) == "Neither";
    if (none) claim.type = ClaimType::absence;
  }
}

// "wants X lifted", "wants X to leave": what somebody wants of others is a demand; "wants to do", an intent.
ClaimType ClaimRules::wanted(std::uint32_t token) const {
  const std::uint32_t verb = word_at(view_, token);
  if (verb == no_word) return ClaimType::position;
  const Tree& tree = *view_.tree;
  const bool object = tree.child(verb, Relation::obj) != no_word;
  const std::uint32_t does = tree.child(verb, Relation::xcomp);
  // "wants the ban lifted", however the tree hangs it
  for (std::uint32_t i = verb + 2; i < std::min<std::uint32_t>(tree.reach(verb).last, verb + 10); ++i) {
    if (tree[i].relation == Relation::punct || tree[i].relation == Relation::aux) break;
    if (tree[i].xpos == "VBN" || (tree[i].xpos == "VBD" && tree[i].relation == Relation::conj &&
                                  tree.child(i, Relation::cc) == no_word))
      return ClaimType::demand;
  }
  // "wants guarantees", "wants recognition": what others have to give.
  static constexpr std::array<std::string_view, 24> from_others = {
      "guarantee",    "assurance",  "compensation", "recognition", "return",      "withdrawal",
      "release",      "apology",    "reparation",   "seat",        "veto",        "share",
      "inquiry",      "referendum", "timetable",    "vote",        "exemption",   "autonomy",
      "independence", "access",     "ceasefire",    "extradition", "explanation", "refund"};
  if (object && among(from_others, tree[tree.child(verb, Relation::obj)].lemma)) return ClaimType::demand;
  if (does == no_word)
    return tree.child(verb, Relation::ccomp) != no_word ? ClaimType::demand : ClaimType::position;
  return object && tree.child(verb, Relation::obj) < does ? ClaimType::demand : ClaimType::intent;
}

}  // namespace entente::reading
