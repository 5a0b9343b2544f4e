#include <utility>

#include "entente/coding/dictionary_lines.h"

namespace entente::coding {

void import_discards(Import& import, std::string_view text) {
  for (const DictionaryLine& line : dictionary_lines(text)) {
    const bool story = line.text.front() == '+';
    std::string_view phrase = line.text.substr(story ? 1 : 0);
    phrase = trim(phrase.substr(0, phrase.find('[')));
    const auto words = import.numbers(phrase);
    if (words.empty()) {
      continue;
    }
    const auto payload = static_cast<std::uint32_t>(import.out.discard_story.size());
    import.out.discard_story.push_back(story ? 1 : 0);
    import.out.discards.add(words, payload);
    ++import.entries;
  }
}

namespace {

using Phrase = std::vector<std::string>;

struct IssueToken {
  Phrase words;  // "PRE", "SCHOOL" of "pre+n:school"; the last one may have forms
  Phrase forms;  // of the last word
};

// "n:" has a plural, "v:" has the forms of a verb.
IssueToken token_of(std::string_view text) {
  IssueToken token;
  for (const std::string_view part : split(text, "+")) {
    const bool noun = part.starts_with("n:"), verb = part.starts_with("v:");
    token.words.push_back(capitals(noun || verb ? part.substr(2) : part));
    token.forms = {token.words.back()};
    if (noun) {
      token.forms.push_back(plural_of(token.words.back()));
    } else if (verb) {
      const auto more = regular_forms(token.words.back());
      token.forms.insert(token.forms.end(), more.begin(), more.end());
    }
  }
  return token;
}

// "pre+school" is "pre school" and "pre-school"; the parser may part the hyphen too.
std::vector<Phrase> writings(IssueToken token) {
  std::vector<Phrase> out;
  for (const std::string& form : token.forms) {
    token.words.back() = form;
    out.push_back(token.words);
    if (token.words.size() > 1) {
      std::string joined = token.words.front();
      Phrase parted = {token.words.front()};
      for (std::size_t i = 1; i < token.words.size(); ++i) {
        joined += "-" + token.words[i];
        parted.insert(parted.end(), {"-", token.words[i]});
      }
      out.push_back({joined});
      out.push_back(parted);
    }
  }
  return out;
}

// All ways to write a phrase of the issues' file.
std::vector<Phrase> issue_forms(std::string_view phrase) {
  std::vector<Phrase> forms = {{}};
  for (const std::string_view text : split(phrase, " \t")) {
    if (split(text, "+").empty()) {
      continue;
    }
    std::vector<Phrase> next;
    for (const Phrase& more : writings(token_of(text))) {
      for (Phrase form : forms) {
        form.insert(form.end(), more.begin(), more.end());
        next.push_back(std::move(form));
      }
    }
    forms = std::move(next);
  }
  return forms;
}

}  // namespace

void import_issues(Import& import, std::string_view text) {
  for (const DictionaryLine& line : dictionary_lines(text)) {
    if (line.text.front() == '<') {
      continue;
    }
    const bool ignored = line.text.front() == '~';
    const std::size_t open = line.text.find('[');
    const std::size_t close = line.text.find(']', open);
    if (!ignored && (open == std::string_view::npos || close == std::string_view::npos)) {
      import.warn(line, "dictionary-bracket", "a phrase has no issue in brackets", "add \"[ISSUE]\"");
      continue;
    }
    std::string_view phrase = line.text.substr(0, open);
    while (phrase.starts_with('~')) {
      phrase.remove_prefix(1);
    }
    const auto payload = static_cast<std::uint32_t>(import.out.issue_phrases.size());
    import.out.issue_phrases.push_back(
        {ignored ? "" : std::string(trim(line.text.substr(open + 1, close - open - 1))), ignored});
    for (const auto& form : issue_forms(trim(phrase))) {
      std::vector<WordNumber> words;
      for (const std::string& word : form) {
        words.push_back(import.out.words.add(word));
      }
      if (!words.empty()) {
        import.out.issues.add(words, payload);
        ++import.entries;
      }
    }
  }
}

}  // namespace entente::coding
