#include <algorithm>
#include <optional>
#include <utility>

#include "entente/coding/dictionary_lines.h"

namespace entente::coding {
namespace {

bool vowel(char c) {
  return std::string_view("AEIOU").find(c) != std::string_view::npos;
}

struct VerbReader {
  Import& import;
  std::string block_code;
  std::uint32_t block = UINT32_MAX;
  std::optional<std::uint32_t> set;
};

// What stands in the last bracket of a line.
std::optional<std::string> bracket(std::string_view line) {
  const std::size_t open = line.rfind('[');
  const std::size_t close = open == std::string_view::npos ? open : line.find(']', open);
  if (close == std::string_view::npos) {
    return std::nullopt;
  }
  return std::string(trim(line.substr(open + 1, close - open - 1)));
}

void add_set_phrase(Dictionaries& out, std::uint32_t set, std::vector<WordNumber> words) {
  if (!words.empty()) {
    out.set_phrases.push_back({set, std::move(words)});
  }
}

// A member of a set, its plural too; "&OTHER" takes in the members of another set.
void read_member(VerbReader& reader, std::string_view member) {
  Dictionaries& out = reader.import.out;
  member = trim(member);
  if (member.starts_with('&')) {
    const std::uint32_t other = set_number(out, member);
    const std::size_t count = out.set_phrases.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (out.set_phrases[i].set == other) {
        add_set_phrase(out, *reader.set, out.set_phrases[i].words);
      }
    }
    return;
  }
  std::string phrase;
  for (const char c : member) {
    if (c != '(' && c != ')') {
      phrase += c;
    }
  }
  add_set_phrase(out, *reader.set, reader.import.numbers(phrase));
  if (!member.ends_with('_') && !member.ends_with(')')) {
    add_set_phrase(out, *reader.set, reader.import.numbers(plural_of(capitals(phrase))));
  }
  ++reader.import.entries;
}

void open_block(VerbReader& reader, const DictionaryLine& line) {
  reader.set.reset();
  reader.block_code = bracket(line.text).value_or("---");
  // A block may have a second code that later programs ignore: "[120] [031:031]".
  const std::size_t first = line.text.find('[');
  if (first != line.text.rfind('[')) {
    reader.block_code = bracket(line.text.substr(0, line.text.rfind('['))).value_or("---");
  }
  reader.block = static_cast<std::uint32_t>(reader.import.out.blocks.size());
  reader.import.out.blocks.emplace_back();
}

// One form of a verb: "BREAK", "+BREAK_DOWN", "WIRE_+TAP", "RE_+OPEN".
void add_form(VerbReader& reader, std::string_view form, const std::string& code) {
  Dictionaries& out = reader.import.out;
  VerbUse use{{}, {}, code, reader.block};
  const bool marked = form.find('+') != std::string_view::npos;
  WordNumber verb = unknown_word;
  for (std::string_view part : split(form, "_ \t")) {
    const bool here = part.starts_with('+') || (!marked && verb == unknown_word);
    const WordNumber number = out.words.add(part.starts_with('+') ? part.substr(1) : part);
    if (here && verb == unknown_word) {
      verb = number;
    } else {
      (verb == unknown_word ? use.before : use.after).push_back(number);
    }
  }
  if (verb == unknown_word) {
    return;
  }
  if (out.form_uses.size() < out.words.size()) {
    out.form_uses.resize(out.words.size(), UINT32_MAX);
  }
  if (out.form_uses[verb] == UINT32_MAX) {
    out.form_uses[verb] = static_cast<std::uint32_t>(out.verb_uses.size());
    out.verb_uses.emplace_back();
  }
  out.verb_uses[out.form_uses[verb]].push_back(std::move(use));
  ++reader.import.entries;
}

// The verb word of a form of several words replaced by one of its own forms.
std::string with_verb(std::string_view form, std::string_view verb, std::string_view replacement) {
  std::string out(form);
  out.replace(out.find(verb), verb.size(), replacement);
  return out;
}

void read_verb(VerbReader& reader, const DictionaryLine& line) {
  std::string_view text = line.text;
  const std::size_t open = text.find('[');
  const std::string own = open == std::string_view::npos ? "" : bracket(text).value_or("");
  text = text.substr(0, open);
  const std::size_t brace = text.find('{');
  const std::string head = capitals(trim(text.substr(0, brace)));
  if (reader.block == UINT32_MAX || head.empty()) {
    reader.import.warn(line, "dictionary-verb", "a verb stands outside a block",
                       "open a block first: \"--- NAME [code] ---\"");
    return;
  }
  const std::string& code = own.empty() ? reader.block_code : own;
  add_form(reader, head, code);
  if (brace != std::string_view::npos && text.find('}') == std::string_view::npos) {
    reader.import.warn(line, "dictionary-bracket", "a brace is not closed",
                       "end the irregular forms with \"}\"");
  }
  if (brace != std::string_view::npos) {
    const std::size_t end = std::min(text.find('}', brace), text.size());
    for (const std::string_view form : split(text.substr(brace + 1, end - brace - 1), " \t")) {
      add_form(reader, capitals(form), code);
    }
    return;
  }
  const std::size_t plus = head.find('+');
  const std::size_t from = plus == std::string::npos ? 0 : plus + 1;
  const std::string verb = head.substr(from, std::min(head.find('_', from), head.size()) - from);
  for (const std::string& form : regular_forms(verb)) {
    add_form(reader, with_verb(head, verb, form), code);
  }
}

void collect_needs(const Dictionaries& out, const std::vector<PatternStep>& steps, VerbPattern& pattern) {
  using Kind = PatternStep::Kind;
  for (const PatternStep& step : steps) {
    if (step.kind == Kind::word || step.kind == Kind::set) {
      pattern.needs.push_back(step.kind == Kind::word ? step.number : (1U << 31U) + step.number);
      pattern.weight += 2;
    } else if (step.kind == Kind::source || step.kind == Kind::target || step.kind == Kind::compound) {
      pattern.weight += 1;
    }
    collect_needs(out, step.parts, pattern);
  }
}

void read_pattern(VerbReader& reader, const DictionaryLine& line) {
  const std::size_t open = line.text.rfind('[');
  const auto code = bracket(line.text);
  std::string_view steps = line.text.substr(0, open);
  if (steps.starts_with('-')) {
    steps.remove_prefix(1);
  }
  const std::size_t star = steps.find('*');
  if (!code || code->empty() || star == std::string_view::npos || reader.block == UINT32_MAX) {
    reader.import.warn(line, "dictionary-pattern", "a pattern has no \"*\", no code or no verb",
                       "write \"- words * words [code]\" below a verb");
    return;
  }
  VerbPattern pattern;
  pattern.code = *code;
  if (!read_steps(reader.import.out, steps.substr(0, star), pattern.before) ||
      !read_steps(reader.import.out, steps.substr(star + 1), pattern.after)) {
    reader.import.warn(line, "dictionary-pattern", "brackets of a pattern do not match",
                       "close each \"(\" and \"{\"");
    return;
  }
  collect_needs(reader.import.out, pattern.before, pattern);
  collect_needs(reader.import.out, pattern.after, pattern);
  reader.import.out.blocks[reader.block].push_back(std::move(pattern));
  ++reader.import.entries;
}

// "~ a (a b ATTACK) SAY = a b 015"
void read_transformation(VerbReader& reader, const DictionaryLine& line) {
  const auto parts = split(line.text.substr(1), " \t()");
  if (parts.size() != 9 || parts[5] != "=" || line.text.find('(') == std::string_view::npos) {
    reader.import.warn(line, "dictionary-pattern", "a transformation cannot be read",
                       "write \"~ a (a b INNER) OUTER = a b CODE\"");
    return;
  }
  Dictionaries& out = reader.import.out;
  Transformation rule;
  rule.inner = parts[1] == parts[0] ? Transformation::Inner::same_subject
               : parts[1] == "_"    ? Transformation::Inner::no_subject
                                    : Transformation::Inner::other_subject;
  std::string_view inner = parts[3];
  rule.inner_will = inner.starts_with("WILL_");
  inner.remove_prefix(rule.inner_will ? 5 : 0);
  const WordNumber verb = out.words.find(inner);
  if (verb != unknown_word && verb < out.form_uses.size() && out.form_uses[verb] != UINT32_MAX) {
    rule.inner_code = out.verb_uses[out.form_uses[verb]].front().code;
  }
  rule.outer = out.words.add(parts[4]);
  rule.code = parts[8] == "Q" ? "" : std::string(parts[8]);
  out.transformations.push_back(std::move(rule));
}

}  // namespace

std::vector<std::string> regular_forms(std::string_view verb) {
  const std::string stem(verb);
  if (stem.size() < 2) {
    return {};
  }
  const char last = stem.back(), before = stem[stem.size() - 2];
  if (last == 'E') {
    const std::string cut = stem.substr(0, stem.size() - 1);
    return {stem + "S", stem + "D", cut + "ING"};
  }
  if (last == 'Y' && !vowel(before)) {
    const std::string cut = stem.substr(0, stem.size() - 1);
    return {cut + "IES", cut + "IED", stem + "ING"};
  }
  const bool hisses =
      last == 'S' || last == 'X' || last == 'Z' || stem.ends_with("CH") || stem.ends_with("SH");
  std::vector<std::string> forms = {stem + (hisses ? "ES" : "S"), stem + "ED", stem + "ING"};
  if (!vowel(last) && vowel(before) && last != 'W' && last != 'X' && last != 'Y') {
    forms.push_back(stem + last + "ED");
    forms.push_back(stem + last + "ING");
  }
  return forms;
}

void import_verbs(Import& import, std::string_view text) {
  VerbReader reader{import, "---", UINT32_MAX, std::nullopt};
  for (const DictionaryLine& line : dictionary_lines(text)) {
    if (line.text.starts_with("---")) {
      open_block(reader, line);
    } else if (line.text.front() == '&') {
      reader.set = set_number(import.out, line.text);
    } else if (line.text.front() == '+' && reader.set) {
      read_member(reader, line.text.substr(1));
    } else if (line.text.front() == '-' || line.text.front() == '*') {
      read_pattern(reader, line);
    } else if (line.text.front() == '~') {
      read_transformation(reader, line);
    } else {
      read_verb(reader, line);
    }
  }
}

}  // namespace entente::coding
