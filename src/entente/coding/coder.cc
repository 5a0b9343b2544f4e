#include "entente/coding/coder.h"

#include <algorithm>
#include <span>

#include "entente/coding/commas.h"
#include "entente/coding/events.h"

namespace entente::coding {
namespace {

void add(std::vector<CodedEvent>& events, const std::string& source, const std::string& target,
         std::string_view code, const CodingOptions& options) {
  const bool nobody = source == "---" || target == "---";
  const bool unnamed = source == "---" && (target == "---" || options.main_clauses);
  if (code.empty() || code == "---" || source == target || unnamed || (nobody && options.require_dyad) ||
      (!options.code_statements && code == "010")) {
    return;
  }
  events.push_back({source, target, std::string(code)});
}

// "043:042" is two deeds, the second the other way round; either half may be missing.
void write_out(const Deed& deed, const CodingOptions& options, std::vector<CodedEvent>& events) {
  const std::vector<std::string> nobody = {"---"};
  const auto& sources = deed.sources.empty() ? nobody : deed.sources;
  const auto& targets = deed.targets.empty() ? nobody : deed.targets;
  const std::string_view code = deed.code;
  const std::size_t colon = code.find(':');
  for (const std::string& source : sources) {
    for (const std::string& target : targets) {
      add(events, source, target, code.substr(0, colon), options);
      if (colon != std::string_view::npos) {
        add(events, target, source, code.substr(colon + 1), options);
      }
    }
  }
}

}  // namespace

CodingOptions every_clause_options() {
  CodingOptions options;
  options.inner_comma = {2, 8};
  options.last_comma = {2, 7};
  return options;
}

CodingOptions main_clause_options() {
  CodingOptions options;
  options.require_dyad = false;
  options.code_statements = false;
  options.main_clauses = true;
  return options;
}

namespace {

std::vector<WordNumber> forms_of(const language::Tree& tree, const Dictionaries& dictionaries) {
  std::vector<WordNumber> forms;
  for (const language::Word& word : tree.words) {
    forms.push_back(dictionaries.words.find(word.form));
  }
  return forms;
}

Discard discard_of(std::span<const WordNumber> forms, const Dictionaries& dictionaries) {
  Discard found = Discard::none;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto match = dictionaries.discards.longest(forms.subspan(i));
    if (match.payload != PhraseTrie::none) {
      found = std::max(found,
                       dictionaries.discard_story[match.payload] != 0 ? Discard::story : Discard::sentence);
    }
  }
  return found;
}

}  // namespace

std::vector<CodedEvent> Coder::code(const language::Tree& tree, std::int32_t date,
                                    const CodingOptions& options) {
  sentence_.read(tree, date);
  std::vector<CodedEvent> events;
  if (discard_of(sentence_.forms, sentence_.dictionaries()) != Discard::none) {
    return events;
  }
  hide_comma_clauses(sentence_, options);
  DeedFinder finder(sentence_, options);
  for (const Deed& deed : finder.deeds()) {
    write_out(deed, options, events);
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events;
}

Discard Coder::discard(const language::Tree& tree) const {
  const Dictionaries& dictionaries = sentence_.dictionaries();
  return discard_of(forms_of(tree, dictionaries), dictionaries);
}

std::vector<std::string> Coder::issues(const language::Tree& tree) const {
  const Dictionaries& dictionaries = sentence_.dictionaries();
  const std::vector<WordNumber> forms = forms_of(tree, dictionaries);
  const std::span<const WordNumber> all(forms);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < forms.size();) {
    const auto match = dictionaries.issues.longest(all.subspan(i));
    if (match.payload == PhraseTrie::none) {
      ++i;
      continue;
    }
    const IssuePhrase& phrase = dictionaries.issue_phrases[match.payload];
    if (!phrase.ignored && std::find(out.begin(), out.end(), phrase.issue) == out.end()) {
      out.push_back(phrase.issue);
    }
    i += match.length;
  }
  return out;
}

std::vector<CodedEvent> code(const language::Tree& tree, const Dictionaries& dictionaries, std::int32_t date,
                             const CodingOptions& options) {
  return Coder(dictionaries).code(tree, date, options);
}

}  // namespace entente::coding
