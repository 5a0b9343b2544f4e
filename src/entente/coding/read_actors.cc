#include <charconv>
#include <map>

#include "entente/coding/dictionary_lines.h"

namespace entente::coding {
namespace {

// yymmdd counts years 31 to 99 as 1931 to 1999, as the dictionaries of the field do.
std::int32_t day_of(std::string_view text) {
  text = trim(text);
  std::int32_t day = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
  if (error != std::errc{} || end != text.data() + text.size() || (text.size() != 6 && text.size() != 8)) {
    return -1;
  }
  if (text.size() == 6) {
    day += day / 10000 > 30 ? 19000000 : 20000000;
  }
  return day;
}

// "CODE", "CODE <date", "CODE >date", "CODE date-date".
bool read_code(std::string_view inside, DatedCode& code) {
  inside = trim(inside);
  const std::size_t gap = inside.find_first_of(" \t<>");
  code.code = std::string(inside.substr(0, gap));
  if (gap == std::string_view::npos) {
    return true;
  }
  code.dated = true;
  const std::string_view dates = trim(inside.substr(gap));
  if (dates.front() == '<') {
    code.to = day_of(dates.substr(1)) - 1;
    return code.to > 0;
  }
  if (dates.front() == '>') {
    code.from = day_of(dates.substr(1));
    return code.from > 0;
  }
  const std::size_t dash = dates.find('-');
  if (dash == std::string_view::npos) {
    return false;
  }
  code.from = day_of(dates.substr(0, dash));
  code.to = day_of(dates.substr(dash + 1));
  return code.from > 0 && code.to > 0;
}

// The codes in the brackets of a line, however many.
void read_codes(Import& import, const DictionaryLine& line, std::vector<DatedCode>& codes) {
  for (std::size_t open = line.text.find('['); open != std::string_view::npos;) {
    const std::size_t close = line.text.find(']', open);
    if (close == std::string_view::npos) {
      import.warn(line, "dictionary-bracket", "a bracket is not closed", "end the code with \"]\"");
      return;
    }
    DatedCode code;
    if (!read_code(line.text.substr(open + 1, close - open - 1), code)) {
      import.warn(line, "dictionary-date", "a code has a date that cannot be read",
                  "write <date, >date or date-date, with dates as yymmdd or yyyymmdd");
    } else if (code.code.empty()) {
      import.warn(line, "dictionary-code", "a bracket has no code", "write the actor's code into it");
    } else {
      codes.push_back(std::move(code));
    }
    open = line.text.find('[', close);
  }
}

struct ActorEntry {
  DictionaryLine line;
  std::vector<std::string_view> phrases;
  std::vector<DatedCode> codes;
};

// Text splits "KI-MOON" into three words; some dictionaries and parsers do not.
std::string with_free_hyphens(std::string_view phrase) {
  std::string out;
  for (const char c : phrase) {
    out += c == '-' ? std::string(" - ") : std::string(1, c);
  }
  return out;
}

// Two people of one name ("President Bush") share a phrase: their days decide, then the later default.
void add_actor(Dictionaries& out, const std::vector<WordNumber>& words, std::uint32_t payload) {
  std::uint32_t& known = out.actors.add(words, payload);
  if (known != payload) {
    std::vector<DatedCode> both = out.actor_codes[known];
    both.insert(both.end(), out.actor_codes[payload].begin(), out.actor_codes[payload].end());
    out.actor_codes.push_back(std::move(both));
    known = static_cast<std::uint32_t>(out.actor_codes.size() - 1);
  }
}

void store(Import& import, const ActorEntry& entry) {
  if (entry.phrases.empty()) {
    return;
  }
  if (entry.codes.empty()) {
    import.warn(entry.line, "dictionary-code", "an actor has no code", "add \"[CODE]\"");
    return;
  }
  const auto payload = static_cast<std::uint32_t>(import.out.actor_codes.size());
  import.out.actor_codes.push_back(entry.codes);
  for (const std::string_view phrase : entry.phrases) {
    const auto words = import.numbers(phrase);
    if (words.empty()) {
      continue;
    }
    ++import.entries;
    add_actor(import.out, words, payload);
    if (phrase.find('-') != std::string_view::npos) {
      add_actor(import.out, import.numbers(with_free_hyphens(phrase)), payload);
    }
  }
}

}  // namespace

void import_actors(Import& import, std::string_view text) {
  ActorEntry entry;
  for (const DictionaryLine& line : dictionary_lines(text)) {
    const bool codes_only = line.text.front() == '[';
    const bool synonym = line.text.front() == '+';
    if (!codes_only && !synonym) {
      store(import, entry);
      entry = {line, {}, {}};
    }
    if (!codes_only) {
      entry.phrases.push_back(
          trim(line.text.substr(synonym ? 1 : 0, line.text.find('[') - (synonym ? 1 : 0))));
    }
    read_codes(import, line, entry.codes);
  }
  store(import, entry);
}

namespace {

using Substitutions = std::map<std::string, std::vector<std::string>, std::less<>>;

// A phrase with its "!SET!" replaced by each of the set's words.
std::vector<std::string> expanded(std::string_view phrase, const Substitutions& sets) {
  const std::size_t open = phrase.find('!');
  const std::size_t close = open == std::string_view::npos ? open : phrase.find('!', open + 1);
  if (close == std::string_view::npos) {
    return {std::string(phrase)};
  }
  std::vector<std::string> out;
  const auto set = sets.find(phrase.substr(open, close - open + 1));
  if (set != sets.end()) {
    for (const std::string& word : set->second) {
      out.push_back(std::string(phrase.substr(0, open)) + word + std::string(phrase.substr(close + 1)));
    }
  }
  return out;
}

void read_set(std::string_view line, Substitutions& sets) {
  const std::size_t equals = line.find('=');
  auto& set = sets[std::string(trim(line.substr(0, equals)))];
  for (const std::string_view word : split(line.substr(equals + 1), ",")) {
    set.emplace_back(trim(word));
  }
}

void add_agent(Import& import, std::string_view phrase, std::uint32_t payload) {
  const auto words = import.numbers(phrase);
  if (!words.empty()) {
    import.out.agents.add(words, payload);
    ++import.entries;
  }
}

void store_agent(Import& import, const DictionaryLine& line, const Substitutions& sets) {
  const std::size_t open = line.text.find('[');
  const std::size_t close = line.text.find(']', open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    import.warn(line, "dictionary-bracket", "an agent has no code in brackets", "add \"[~CODE]\"");
    return;
  }
  const std::string_view code = trim(line.text.substr(open + 1, close - open - 1));
  const std::size_t tilde = code.find('~');
  if (tilde == std::string_view::npos || code.size() < 2) {
    import.warn(line, "dictionary-code", "an agent's code has no \"~\"", "write \"[~CODE]\" or \"[CODE~]\"");
    return;
  }
  const auto payload = static_cast<std::uint32_t>(import.out.agent_codes.size());
  import.out.agent_codes.push_back(
      {std::string(tilde == 0 ? code.substr(1) : code.substr(0, tilde)), tilde != 0});
  const std::string_view head = line.text.substr(0, open);
  const std::size_t brace = head.find('{');
  for (const std::string& phrase : expanded(trim(head.substr(0, brace)), sets)) {
    add_agent(import, phrase, payload);
    if (brace == std::string_view::npos) {
      std::string stem = phrase;
      while (stem.ends_with('_') || stem.ends_with(' ')) {
        stem.pop_back();
      }
      add_agent(import, plural_of(capitals(stem)), payload);
    }
  }
  if (brace != std::string_view::npos) {
    const std::size_t end = std::min(head.find('}', brace), head.size());
    add_agent(import, head.substr(brace + 1, end - brace - 1), payload);
  }
}

}  // namespace

void import_agents(Import& import, std::string_view text) {
  Substitutions sets;
  for (const DictionaryLine& line : dictionary_lines(text)) {
    if (line.text.front() == '!' && line.text.find('=') != std::string_view::npos) {
      read_set(line.text, sets);
    } else {
      store_agent(import, line, sets);
    }
  }
}

}  // namespace entente::coding
