#include "entente/reading/event_lemmas.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using language::Upos;
using language::Word;
using Row = std::pair<std::string_view, std::string_view>;

// Sorted by form.
constexpr std::array<Row, 96> irregular = {{{"are", "be"},
                                            {"beat", "beat"},
                                            {"beaten", "beat"},
                                            {"been", "be"},
                                            {"began", "begin"},
                                            {"begun", "begin"},
                                            {"being", "be"},
                                            {"blew", "blow"},
                                            {"blown", "blow"},
                                            {"broke", "break"},
                                            {"broken", "break"},
                                            {"brought", "bring"},
                                            {"built", "build"},
                                            {"came", "come"},
                                            {"cut", "cut"},
                                            {"dealt", "deal"},
                                            {"did", "do"},
                                            {"does", "do"},
                                            {"done", "do"},
                                            {"drawn", "draw"},
                                            {"drew", "draw"},
                                            {"driven", "drive"},
                                            {"drove", "drive"},
                                            {"fed", "feed"},
                                            {"fell", "fall"},
                                            {"fled", "flee"},
                                            {"flew", "fly"},
                                            {"forbade", "forbid"},
                                            {"forbidden", "forbid"},
                                            {"forgave", "forgive"},
                                            {"forgiven", "forgive"},
                                            {"fought", "fight"},
                                            {"froze", "freeze"},
                                            {"frozen", "freeze"},
                                            {"gave", "give"},
                                            {"given", "give"},
                                            {"gone", "go"},
                                            {"had", "have"},
                                            {"has", "have"},
                                            {"held", "hold"},
                                            {"hit", "hit"},
                                            {"hung", "hang"},
                                            {"is", "be"},
                                            {"kept", "keep"},
                                            {"laid", "lay"},
                                            {"led", "lead"},
                                            {"left", "leave"},
                                            {"let", "let"},
                                            {"lost", "lose"},
                                            {"made", "make"},
                                            {"met", "meet"},
                                            {"overran", "overrun"},
                                            {"overthrew", "overthrow"},
                                            {"paid", "pay"},
                                            {"put", "put"},
                                            {"quit", "quit"},
                                            {"ran", "run"},
                                            {"retaken", "retake"},
                                            {"retook", "retake"},
                                            {"risen", "rise"},
                                            {"rose", "rise"},
                                            {"said", "say"},
                                            {"sank", "sink"},
                                            {"sent", "send"},
                                            {"set", "set"},
                                            {"shot", "shoot"},
                                            {"shown", "show"},
                                            {"shut", "shut"},
                                            {"slain", "slay"},
                                            {"slew", "slay"},
                                            {"sold", "sell"},
                                            {"sought", "seek"},
                                            {"spent", "spend"},
                                            {"spoke", "speak"},
                                            {"spoken", "speak"},
                                            {"stole", "steal"},
                                            {"stood", "stand"},
                                            {"struck", "strike"},
                                            {"sunk", "sink"},
                                            {"swore", "swear"},
                                            {"sworn", "swear"},
                                            {"taken", "take"},
                                            {"thought", "think"},
                                            {"threw", "throw"},
                                            {"thrown", "throw"},
                                            {"told", "tell"},
                                            {"took", "take"},
                                            {"undertaken", "undertake"},
                                            {"undertook", "undertake"},
                                            {"was", "be"},
                                            {"went", "go"},
                                            {"were", "be"},
                                            {"withdrawn", "withdraw"},
                                            {"withdrew", "withdraw"},
                                            {"withheld", "withhold"},
                                            {"won", "win"}}};

std::string known(const std::string& form, PredicateKind kind, const Predicates& predicates) {
  for (const std::string_view ending : {"ing", "ed", "es", "s", "d"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2) continue;
    std::string stem = form.substr(0, form.size() - ending.size());
    std::string other = stem;
    if (stem.back() == 'i') other.back() = 'y';
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) other.pop_back();
    for (const std::string& lemma : {stem, stem + "e", other})
      if (!predicates.readings(lemma, kind).empty()) return lemma;
  }
  return {};
}

std::string verb_lemma(const std::string& form, const Predicates& predicates) {
  const auto found = std::lower_bound(irregular.begin(), irregular.end(), Row{form, {}});
  if (found != irregular.end() && found->first == form) return std::string(found->second);
  if (!predicates.readings(form, PredicateKind::verb).empty()) return form;
  std::string lemma = known(form, PredicateKind::verb, predicates);
  return lemma.empty() ? form : lemma;
}

std::string noun_lemma(const std::string& form, const Predicates& predicates) {
  if (!form.ends_with('s') || form.ends_with("ss")) return form;
  if (!predicates.readings(form, PredicateKind::noun).empty()) return form;
  if (std::string lemma = known(form, PredicateKind::noun, predicates); !lemma.empty()) return lemma;
  if (form.ends_with("ies") && form.size() > 4) return form.substr(0, form.size() - 3) + "y";
  return form.substr(0, form.size() - 1);
}

}  // namespace

bool fill_lemmas(language::Tree& tree, const Predicates& predicates) {
  bool missing = false;
  for (Word& word : tree.words) {
    if (!word.lemma.empty()) continue;
    missing = true;
    const std::string form = base::lower_ascii(word.form);
    if (word.upos == Upos::verb || word.upos == Upos::aux)
      word.lemma = verb_lemma(form, predicates);
    else if (word.upos == Upos::noun)
      word.lemma = noun_lemma(form, predicates);
    else
      word.lemma = word.upos == Upos::propn ? word.form : form;
  }
  return missing;
}

}  // namespace entente::reading
