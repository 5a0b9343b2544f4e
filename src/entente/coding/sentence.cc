#include "entente/coding/sentence.h"

#include <algorithm>
#include <span>

namespace entente::coding {

std::string_view code_on(const std::vector<DatedCode>& codes, std::int32_t date) {
  std::string_view always;
  for (const DatedCode& code : codes) {
    if (!code.dated) {
      always = code.code;
    } else if (code.from <= date && date <= code.to) {
      return code.code == "---" ? std::string_view{} : std::string_view(code.code);
    }
  }
  return always == "---" ? std::string_view{} : always;
}

Sentence::Sentence(const Dictionaries& dictionaries)
    : dictionaries_(&dictionaries),
      seen_words_(dictionaries.words.size(), 0),
      seen_sets_(dictionaries.set_names.size(), 0) {}

bool Sentence::has(std::uint32_t key) const {
  const std::uint32_t set = key & ~(1U << 31U);
  return key == set ? seen_words_[key] == round_ : seen_sets_[set] == round_;
}

void Sentence::mark(std::uint32_t key) {
  if (key != unknown_word) {
    seen_words_[key] = round_;
  }
}

bool Sentence::under(std::uint32_t i, std::uint32_t top) const {
  while (i != top && i != language::no_word) {
    i = word(i).head;
  }
  return i == top;
}

void Sentence::read(const language::Tree& tree, std::int32_t date) {
  tree_ = &tree;
  ++round_;
  forms.clear();
  lemmas.clear();
  mentions.clear();
  sets.clear();
  hidden_.assign(tree.size(), 0);
  for (const language::Word& word : tree.words) {
    forms.push_back(dictionaries_->words.find(word.form));
    lemmas.push_back(dictionaries_->words.find(word.lemma));
    mark(forms.back());
    mark(lemmas.back());
  }
  find_sets();
  find_mentions(date);
}

void Sentence::hide(std::uint32_t first, std::uint32_t last) {
  std::fill(hidden_.begin() + first, hidden_.begin() + last, std::uint8_t{1});
  std::erase_if(mentions,
                [&](const Mention& mention) { return first <= mention.start && mention.start < last; });
}

void Sentence::find_sets() {
  const auto at_word = [&](std::uint32_t i, WordNumber first) {
    if (first == unknown_word) {
      return;
    }
    for (const std::uint32_t candidate : dictionaries_->set_starts[first]) {
      const auto& phrase = dictionaries_->set_phrases[candidate];
      const auto length = static_cast<std::uint32_t>(phrase.words.size());
      bool fits = i + length <= size();
      for (std::uint32_t k = 1; fits && k < length; ++k) {
        fits = is(i + k, phrase.words[k]);
      }
      if (fits) {
        sets.push_back({phrase.set, i, length});
        seen_sets_[phrase.set] = round_;
      }
    }
  };
  for (std::uint32_t i = 0; i < size(); ++i) {
    at_word(i, forms[i]);
    if (lemmas[i] != forms[i]) {
      at_word(i, lemmas[i]);
    }
  }
}

// "Saudi-led", "military-ruled": whoever leads or rules is not whom the phrase names.
bool Sentence::in_participle(std::uint32_t end) const {
  if (end >= size()) {
    return false;
  }
  const std::string& form = word(end).form;
  if (form == "-") {
    return end + 1 < size() && (word(end + 1).xpos == "VBN" || word(end + 1).form.ends_with("ed"));
  }
  return form.size() > 3 && form[0] == '-' && form.ends_with("ed");
}

// "Rwanda's Senate": a name that is a role too is the role when it is somebody's.
bool Sentence::somebodys(std::uint32_t i, std::uint32_t length) const {
  if (mentions.empty() || mentions.back().agent) {
    return false;
  }
  const std::uint32_t end = mentions.back().start + mentions.back().length;
  const bool beside = end == i || (end + 1 == i && word(end).xpos == "POS");
  return beside &&
         dictionaries_->agents.longest(std::span<const WordNumber>(forms).subspan(i)).length >= length;
}

void Sentence::find_mentions(std::int32_t date) {
  const std::span<const WordNumber> all(forms);
  for (std::uint32_t i = 0; i < size();) {
    const auto actor = dictionaries_->actors.longest(all.subspan(i));
    if (actor.payload != PhraseTrie::none) {
      const std::string_view code = code_on(dictionaries_->actor_codes[actor.payload], date);
      if (!code.empty() && !somebodys(i, actor.length)) {
        if (!in_participle(i + actor.length)) {
          mentions.push_back({i, actor.length, code, false, false});
        }
        i += actor.length;
        continue;
      }
    }
    const auto agent = dictionaries_->agents.longest(all.subspan(i));
    if (agent.payload != PhraseTrie::none) {
      const AgentCode& code = dictionaries_->agent_codes[agent.payload];
      if (!in_participle(i + agent.length)) {
        mentions.push_back({i, agent.length, code.code, true, code.before});
      }
      i += agent.length;
      continue;
    }
    ++i;
  }
}

}  // namespace entente::coding
