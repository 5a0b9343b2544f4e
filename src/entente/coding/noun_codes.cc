#include "entente/coding/noun_codes.h"

#include <algorithm>

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;
using language::Upos;
using language::Word;

// A code is made of parts of three letters; "GMWGOV" has no "WGO".
bool has_part(const std::string& code, std::string_view part) {
  for (std::size_t at = code.find(part); at != std::string::npos; at = code.find(part, at + 1)) {
    if (at % 3 == 0) {
      return true;
    }
  }
  return false;
}

bool clause(Relation relation) {
  return relation == Relation::acl || relation == Relation::advcl || relation == Relation::ccomp ||
         relation == Relation::xcomp || relation == Relation::parataxis || relation == Relation::nsubj ||
         relation == Relation::csubj || relation == Relation::aux || relation == Relation::cop ||
         relation == Relation::mark;
}

}  // namespace

bool prepositional(const Sentence& sentence, std::uint32_t noun) {
  for (const std::uint32_t child : sentence.tree().children(noun)) {
    const Word& word = sentence.word(child);
    if (word.relation == Relation::case_marking && word.xpos != "POS" && word.upos != Upos::part) {
      return true;
    }
  }
  return false;
}

bool nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron ||
         word.upos == Upos::num || word.upos == Upos::adj || word.upos == Upos::x || word.upos == Upos::sym;
}

std::string ActorMeaning::code() const {
  if (!coded()) {
    return "";
  }
  std::string out = actor.empty() ? "---" : actor;
  for (const Mention* role : roles) {
    if (has_part(out, role->code) || (role->code == "PPL" && roles.size() > 1)) {
      continue;
    }
    out = role->before ? std::string(role->code) + out : out + std::string(role->code);
  }
  return out;
}

void NounCodes::collect(std::uint32_t top, std::uint32_t i, Depth depth,
                        std::vector<std::uint32_t>& words) const {
  words.push_back(i);
  for (const std::uint32_t child : sentence_->tree().children(i)) {
    const Relation relation = sentence_->word(child).relation;
    const bool joined = relation == Relation::conj || relation == Relation::cc || relation == Relation::punct;
    if (i == top && joined) {
      continue;
    }
    if (depth != Depth::all) {
      const bool attached = relation == Relation::nmod || relation == Relation::obl;
      if (clause(relation) || relation == Relation::appos ||
          (attached && depth == Depth::own && prepositional(*sentence_, child))) {
        continue;
      }
    }
    collect(top, child, depth, words);
  }
}

NounCodes::Names NounCodes::names(std::uint32_t noun, Depth depth) const {
  std::vector<std::uint32_t> words;
  collect(noun, noun, depth, words);
  const auto inside = [&](std::uint32_t i) {
    return std::find(words.begin(), words.end(), i) != words.end();
  };
  Names found;
  for (const Mention& mention : sentence_->mentions) {
    // "Ministry of Silly Walks" begins in the phrase and ends in a phrase below it.
    bool whole = inside(mention.start);
    for (std::uint32_t i = mention.start + 1; whole && i < mention.start + mention.length; ++i) {
      whole = sentence_->under(i, noun);
    }
    if (whole) {
      (mention.agent ? found.roles : found.actors).push_back(&mention);
    }
  }
  return found;
}

// "US and British activists": the second actor hangs on the first as its fellow.
std::vector<ActorMeaning> NounCodes::meanings(std::uint32_t noun) const {
  const Names own = names(noun, Depth::own);
  std::vector<ActorMeaning> out;
  for (const Mention* actor : own.actors) {
    bool fellow = out.empty();
    for (std::uint32_t i = actor->start; !fellow && i < actor->start + actor->length; ++i) {
      const Word& word = sentence_->word(i);
      const Mention* first = own.actors.front();
      fellow = word.relation == Relation::conj && word.head >= first->start &&
               word.head < first->start + first->length;
    }
    if (fellow) {
      const bool modifier = noun < actor->start || noun >= actor->start + actor->length;
      out.push_back({std::string(actor->code), own.roles, modifier});
    }
  }
  if (!out.empty()) {
    return out;
  }
  out = from_prepositions(noun, own);
  if (!out.empty()) {
    return out;
  }
  if (!own.roles.empty()) {
    return {{"", own.roles, false}};
  }
  const Names all = names(noun, Depth::all);
  if (!all.actors.empty() || !all.roles.empty()) {
    return {{all.actors.empty() ? "" : std::string(all.actors.front()->code), all.roles, false}};
  }
  return {};
}

std::vector<ActorMeaning> NounCodes::from_prepositions(std::uint32_t noun, const Names& own) const {
  std::vector<ActorMeaning> out;
  std::vector<const Mention*> roles = own.roles;
  std::vector<std::uint32_t> words;
  collect(noun, noun, Depth::own, words);
  for (const std::uint32_t word : words) {
    for (const std::uint32_t child : sentence_->tree().children(word)) {
      const Relation relation = sentence_->word(child).relation;
      if ((relation != Relation::nmod && relation != Relation::obl) || !prepositional(*sentence_, child)) {
        continue;
      }
      for (ActorMeaning inner : joined_meanings(child, false)) {
        std::vector<const Mention*> together = roles;
        together.insert(together.end(), inner.roles.begin(), inner.roles.end());
        if (inner.actor.empty()) {
          roles = together;
        } else {
          out.push_back({inner.actor, std::move(together), true});
        }
      }
      if (!out.empty()) {
        return out;
      }
    }
  }
  const std::uint32_t beside = roles.empty() ? no_word : phrase_beside(noun, words);
  if (beside != no_word) {
    for (const ActorMeaning& inner : joined_meanings(beside, false)) {
      if (!inner.actor.empty()) {
        out.push_back({inner.actor, roles, true});
      }
    }
  }
  return out;
}

// "received ministers | from the Georgian government": a phrase right behind the noun that the parser hung on
// the verb.
std::uint32_t NounCodes::phrase_beside(std::uint32_t noun, const std::vector<std::uint32_t>& words) const {
  const std::uint32_t last = *std::max_element(words.begin(), words.end());
  const std::uint32_t head = sentence_->word(noun).head;
  if (head == no_word || last + 1 >= sentence_->size()) {
    return no_word;
  }
  const std::string preposition = capitals(sentence_->word(last + 1).form);
  const std::uint32_t other = sentence_->word(last + 1).head;
  const bool fits = (preposition == "OF" || preposition == "FROM") && other != no_word &&
                    sentence_->word(last + 1).relation == Relation::case_marking &&
                    sentence_->word(other).head == head && other > noun;
  return fits ? other : no_word;
}

void NounCodes::joined(std::uint32_t noun, std::vector<std::uint32_t>& heads) const {
  heads.push_back(noun);
  for (const std::uint32_t child : sentence_->tree().children(noun)) {
    const Word& word = sentence_->word(child);
    // Parsers take the second name of a list with commas for an apposition; a list has an "and" somewhere.
    const bool listed =
        word.relation == Relation::appos && (sentence_->tree().child(noun, Relation::cc) != no_word ||
                                             sentence_->tree().child(child, Relation::cc) != no_word);
    if ((word.relation == Relation::conj || listed) && nominal(word)) {
      joined(child, heads);
    }
  }
}

// "Lawmakers and officials in Arnor", "Danish media and government": roles without an actor take the actor
// that another member has from a phrase beside it.
void NounCodes::share_roles(std::vector<std::vector<ActorMeaning>>& all) {
  const std::vector<ActorMeaning>* giver = nullptr;
  for (const auto& one : all) {
    if (giver == nullptr && !one.empty() && !one.front().actor.empty() && one.front().shared) {
      giver = &one;
    }
  }
  if (giver == nullptr) {
    return;
  }
  const std::vector<ActorMeaning> given = *giver;
  for (auto& one : all) {
    if (one.size() != 1 || !one.front().actor.empty()) {
      continue;
    }
    const auto roles = one.front().roles;
    one.clear();
    for (const ActorMeaning& from : given) {
      one.push_back({from.actor, roles, true});
    }
  }
}

std::vector<ActorMeaning> NounCodes::joined_meanings(std::uint32_t noun, bool top) const {
  std::vector<std::uint32_t> heads;
  joined(noun, heads);
  std::vector<std::vector<ActorMeaning>> all;
  for (const std::uint32_t head : heads) {
    all.push_back(meanings(head));
    const std::string name = all.back().empty() && top ? new_actor(head) : "";
    if (!name.empty()) {
      all.back().push_back({name, {}, false});
    }
  }
  if (heads.size() > 1) {
    share_roles(all);
  }
  std::vector<ActorMeaning> out;
  for (auto& one : all) {
    out.insert(out.end(), one.begin(), one.end());
  }
  return out;
}

std::string NounCodes::new_actor(std::uint32_t noun) const {
  if (new_actor_length_ == 0) {
    return "";
  }
  std::vector<std::uint32_t> words;
  collect(noun, noun, Depth::prepositions, words);
  std::sort(words.begin(), words.end());
  std::string name;
  std::uint32_t count = 0;
  for (const std::uint32_t i : words) {
    const Word& word = sentence_->word(i);
    if (word.xpos == "POS" || (word.relation == Relation::case_marking && word.head == noun)) {
      continue;
    }
    name += (name.empty() ? "" : " ") + capitals(word.form);
    ++count;
  }
  const Upos upos = sentence_->word(noun).upos;
  const bool named = upos == Upos::noun || upos == Upos::propn;
  return named && count <= new_actor_length_ ? "\"" + name + "\"" : "";
}

std::vector<std::string> NounCodes::codes(std::uint32_t noun) const {
  std::vector<std::string> out;
  for (const ActorMeaning& meaning : joined_meanings(noun, true)) {
    std::string code = meaning.code();
    if (!code.empty() && std::find(out.begin(), out.end(), code) == out.end()) {
      out.push_back(std::move(code));
    }
  }
  return out;
}

}  // namespace entente::coding
