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

struct Stance {
  std::string_view lemma;
  ClaimType type;
  double prior;
};

// What "we" or "I" say of ourselves with one verb, when it is not denied.
constexpr std::array<Stance, 28> own_verbs = {
    {{"demand", ClaimType::demand, 0.8},        {"ask", ClaimType::demand, 0.6},
     {"need", ClaimType::demand, 0.5},          {"require", ClaimType::demand, 0.65},
     {"expect", ClaimType::demand, 0.55},       {"insist", ClaimType::demand, 0.7},
     {"propose", ClaimType::proposal, 0.8},     {"suggest", ClaimType::proposal, 0.7},
     {"recommend", ClaimType::proposal, 0.65},  {"support", ClaimType::position, 0.65},
     {"favour", ClaimType::position, 0.65},     {"favor", ClaimType::position, 0.65},
     {"believe", ClaimType::position, 0.5},     {"consider", ClaimType::position, 0.55},
     {"regard", ClaimType::position, 0.55},     {"maintain", ClaimType::position, 0.6},
     {"regret", ClaimType::position, 0.5},      {"oppose", ClaimType::rejection, 0.7},
     {"reject", ClaimType::rejection, 0.8},     {"invite", ClaimType::offer, 0.6},
     {"offer", ClaimType::offer, 0.7},          {"promise", ClaimType::commitment, 0.75},
     {"pledge", ClaimType::commitment, 0.75},   {"undertake", ClaimType::commitment, 0.8},
     {"guarantee", ClaimType::commitment, 0.7}, {"accept", ClaimType::acceptance, 0.7},
     {"intend", ClaimType::intent, 0.7},        {"plan", ClaimType::intent, 0.65}}};

// Refused in the first person without being a line.
constexpr std::array<std::string_view, 16> refusable = {
    "pay",  "support", "endorse", "join",      "back", "subscribe", "stop",  "attend",
    "vote", "wait",    "close",   "cooperate", "take", "move",      "budge", "participate"};
constexpr std::array<std::string_view, 14> given_up = {"give",  "sell",   "hand",      "cede",      "yield",
                                                       "leave", "accept", "abandon",   "sign",      "trade",
                                                       "let",   "allow",  "surrender", "compromise"};

// "Our position is …", "The company's demand was …"
constexpr std::array<Stance, 16> own_nouns = {{{"position", ClaimType::position, 0.7},
                                               {"view", ClaimType::position, 0.6},
                                               {"stance", ClaimType::position, 0.65},
                                               {"line", ClaimType::position, 0.5},
                                               {"proposal", ClaimType::proposal, 0.75},
                                               {"idea", ClaimType::proposal, 0.6},
                                               {"suggestion", ClaimType::proposal, 0.65},
                                               {"demand", ClaimType::demand, 0.75},
                                               {"request", ClaimType::demand, 0.65},
                                               {"requirement", ClaimType::demand, 0.6},
                                               {"condition", ClaimType::condition, 0.7},
                                               {"offer", ClaimType::offer, 0.75},
                                               {"aim", ClaimType::intent, 0.65},
                                               {"goal", ClaimType::intent, 0.65},
                                               {"objective", ClaimType::intent, 0.65},
                                               {"priority", ClaimType::intent, 0.5}}};

template <std::size_t N>
const Stance* stance_of(const std::array<Stance, N>& list, std::string_view lemma) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Stance& one) { return one.lemma == lemma; });
  return found == list.end() ? nullptr : &*found;
}

bool denied(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    const std::string form = base::lower_ascii(tree[c].form);
    if (form == "not" || form == "n't" || form == "n\xE2\x80\x99t" || form == "never") return true;
  }
  return false;
}

bool has_aux(const Tree& tree, std::uint32_t verb, std::initializer_list<std::string_view> forms) {
  for (const std::uint32_t c : tree.children(verb)) {
    if (c > verb) break;
    const std::string form = base::lower_ascii(tree[c].form);
    if (std::find(forms.begin(), forms.end(), form) != forms.end()) return true;
  }
  return false;
}

bool governs_something(const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, Relation::obj) != no_word || tree.child(verb, Relation::ccomp) != no_word ||
         tree.child(verb, Relation::xcomp) != no_word;
}

}  // namespace

// Whether "we" at a token is a party that speaks for itself: a turn, a statement, a quotation.
bool ClaimRules::own_words(std::uint32_t token) const {
  return view_.turn != no_entity || quoted(view_, token) ||
         (author_ != no_entity && view_.text->document->kind == DocumentKind::statement);
}

// "We're going to pay", "We are not giving up the berths", "We believe …", "I suggest …".
void ClaimRules::own_voice() {
  static const std::string says = "r:we-say", goes = "r:we-are-going-to", refuses = "r:we-do-not";
  const Tree& tree = *view_.tree;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::verb) continue;
    const std::uint32_t subject = subject_word(tree, verb);
    if (subject == no_word || subject > verb || !own_words(token_at(view_, verb))) continue;
    const std::string we = base::lower_ascii(tree[subject].form);
    if (we != "we" && we != "i") continue;
    if (tree[verb].relation == Relation::advcl || tree[verb].relation == Relation::acl) continue;
    const bool no = denied(tree, verb);
    const std::string& lemma = tree[verb].lemma;
    const std::uint32_t does = tree.child(verb, Relation::xcomp);
    if (lemma == "go" && base::lower_ascii(tree[verb].form) == "going" && does != no_word) {
      const bool line = no && among(given_up, tree[does].lemma);
      if (!no) finish(stance(verb, ClaimType::commitment, goes, 0.55));
      if (no) finish(stance(verb, line ? ClaimType::red_line : ClaimType::rejection, refuses, 0.65));
      continue;
    }
    if (no) {
      const bool will = has_aux(tree, verb, {"will", "wo", "would", "can", "ca", "could", "shall", "'ll"});
      if (tree[verb].xpos == "VBG" && among(given_up, lemma))
        finish(stance(verb, ClaimType::red_line, refuses, 0.65));
      else if (will && among(refusable, lemma))
        finish(stance(verb, ClaimType::rejection, refuses, 0.6));
      continue;
    }
    const Stance* found = stance_of(own_verbs, lemma);
    // "I believe" is a way of speaking; "we believe" is a side's.
    if (!found || !governs_something(tree, verb) ||
        (we == "i" && found->type == ClaimType::position && lemma != "support"))
      continue;
    if (has_aux(tree, verb, {"would", "could", "might", "may"}) && found->type != ClaimType::acceptance)
      continue;
    finish(stance(verb, found->type, says, found->prior));
  }
}

// "Our proposal is a ten-year lease", "What we want is a seat".
void ClaimRules::own_nouns_and_clefts() {
  static const std::string names = "r:our-position-is", clefts = "r:what-we-want-is";
  const Tree& tree = *view_.tree;
  for (std::uint32_t noun = 0; noun < tree.size(); ++noun) {
    const Stance* found = tree[noun].upos == Upos::noun ? stance_of(own_nouns, tree[noun].lemma) : nullptr;
    if (!found || tree[noun].relation != Relation::nsubj || tree[noun].head == no_word) continue;
    const std::uint32_t predicate = tree[noun].head;
    const bool is = tree.child(predicate, Relation::cop) != no_word || tree[predicate].lemma == "be";
    std::uint32_t owner = no_word;
    for (const std::uint32_t c : tree.children(noun))
      if (tree[c].label == "nmod:poss" || tree[c].relation == Relation::amod) owner = c;
    if (!is || owner == no_word || noun > predicate) continue;
    const Mention* whose = view_.mention(token_at(view_, owner));
    const bool clause =
        tree.child(predicate, Relation::mark) != no_word;  // "… is that they were never ceded"
    if (!whose || (!clause && denied(tree, predicate))) continue;
    FoundClaim claim = stance(predicate, found->type, names, found->prior);
    claim.first = std::min(claim.first, token_at(view_, tree.reach(noun).first));
    claim.trigger = token_at(view_, noun);
    claim.holder = who(whose, claim.trigger);
    claim.last = std::max(claim.last, token_at(view_, tree.reach(predicate).last - 1) + 1);
    finish(claim);
  }
  const std::string first = base::lower_ascii(view_.word(view_.first));
  if (first != "what" && first != "all") return;
  for (std::uint32_t verb = 1; verb < std::min<std::uint32_t>(tree.size(), 8); ++verb) {
    const std::string& lemma = tree[verb].lemma;
    const bool wants = lemma == "want" || lemma == "need" || lemma == "ask" || lemma == "demand";
    const bool proposes = lemma == "propose" || lemma == "suggest" || lemma == "offer";
    if (tree[verb].upos != Upos::verb || (!wants && !proposes)) continue;
    const Mention* who_wants = view_.mention(token_at(view_, verb - 1));
    if (!who_wants && verb > 1) who_wants = view_.mention(token_at(view_, verb - 2));
    bool is = false;
    for (std::uint32_t k = verb + 1; k < std::min<std::uint32_t>(tree.size(), verb + 4); ++k)
      is = is || tree[k].form == "is" || tree[k].form == "was";
    if (!who_wants || !is) return;
    FoundClaim claim = stance(verb, wants ? ClaimType::demand : ClaimType::proposal, clefts, 0.75);
    claim.first = view_.first;
    claim.last = clause_end(view_, token_at(view_, verb) + 2);
    claim.holder = who(who_wants, claim.trigger);
    return finish(claim);
  }
}

// "Seoul has said it will abide by the ruling", "suggested a transitional government": stances as reported.
void ClaimRules::reported_stances() {
  static constexpr std::array<std::string_view, 12> saying = {"say",     "promise",  "announce", "pledge",
                                                              "confirm", "state",    "declare",  "vow",
                                                              "insist",  "indicate", "signal",   "assure"};
  static constexpr std::array<std::string_view, 22> no_deed = {
      "be",   "have", "see",  "know",  "think", "hope", "need", "want",   "become", "seem", "remain",
      "mean", "find", "feel", "learn", "like",  "lose", "win",  "suffer", "miss",   "die",  "come"};
  static const std::string undertakes = "r:says-it-will", declines = "r:says-it-will-not",
                           puts = "r:suggests";
  const Tree& tree = *view_.tree;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::verb) continue;
    const std::string& lemma = tree[verb].lemma;
    if ((lemma == "suggest" || lemma == "propose") && tree.child(verb, Relation::obj) != no_word &&
        tree.child(verb, Relation::ccomp) == no_word && !denied(tree, verb)) {
      // "…, suggesting limited flexibility", "the visit suggests": the author's inference, nobody's proposal.
      const std::uint32_t who_puts = subject_word(tree, verb);
      if (tree[verb].xpos == "VBG" || who_puts == no_word || inferred(token_at(view_, verb)) ||
          !view_.mention(token_at(view_, who_puts)))
        continue;
      FoundClaim claim = stance(verb, ClaimType::proposal, puts, 0.65);
      if (claim.holder != no_entity && view_.book->is_party(claim.holder)) finish(claim);
      continue;
    }
    const std::uint32_t above = tree[verb].head;
    if (tree[verb].relation != Relation::ccomp || above == no_word || above > verb ||
        !among(saying, tree[above].lemma))
      continue;
    const std::uint32_t subject = tree.child(verb, Relation::nsubj);
    if (subject == no_word || tree[subject].upos != Upos::pron || among(no_deed, lemma)) continue;
    const std::string pronoun = base::lower_ascii(tree[subject].form);
    if (pronoun != "it" && pronoun != "they" && pronoun != "he" && pronoun != "she" && pronoun != "we")
      continue;
    if (!has_aux(tree, verb, {"will", "would", "'ll", "wo"})) continue;
    // "said it would agree if": what hangs on a condition is told as one.
    if (tree.child(verb, Relation::advcl) != no_word && has_aux(tree, verb, {"would"})) continue;
    const bool no = denied(tree, verb);
    FoundClaim claim =
        stance(verb, no ? ClaimType::rejection : ClaimType::commitment, no ? declines : undertakes, 0.6);
    const std::uint32_t speaker = subject_word(tree, above);
    if (speaker == no_word) continue;
    const Mention* who_says = mention_in(view_, speaker);
    if (!who_says) continue;
    claim.holder = who(who_says, claim.trigger);
    if (no && std::any_of(found_.begin(), found_.end(), [&](const FoundClaim& other) {
          return other.type == ClaimType::red_line && other.first < claim.last && claim.first < other.last;
        }))
      continue;
    finish(claim);
  }
}

// Who holds what the words give nobody: whoever speaks, in a turn, a statement or a quotation.
EntityIndex ClaimRules::whoever_speaks(const FoundClaim& claim) const {
  switch (claim.type) {
    case ClaimType::red_line:
    case ClaimType::threat:
    case ClaimType::condition:
    case ClaimType::commitment:
    case ClaimType::proposal:
    case ClaimType::rejection:
    case ClaimType::offer:
    case ClaimType::assessment:
    case ClaimType::stake:
      break;
    default:
      return no_entity;
  }
  const Frame* frame = frame_of(view_, claim.trigger);
  if (frame && !frame->inferred && frame->speaker != no_entity) return frame->speaker;
  return view_.text->document->kind == DocumentKind::statement ? author_ : no_entity;
}

}  // namespace entente::reading
