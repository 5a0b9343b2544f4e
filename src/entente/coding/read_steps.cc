#include <algorithm>

#include "entente/coding/dictionary_lines.h"

namespace entente::coding {
namespace {

using Kind = PatternStep::Kind;

PatternStep step_of(Dictionaries& out, std::string_view token) {
  if (token == "$") {
    return {Kind::source, 0, {}, false};
  }
  if (token == "+") {
    return {Kind::target, 0, {}, false};
  }
  if (token == "^") {
    return {Kind::skipped, 0, {}, false};
  }
  if (token == "%") {
    return {Kind::compound, 0, {}, false};
  }
  if (token.starts_with('&')) {
    return {Kind::set, set_number(out, token), {}, false};
  }
  return {Kind::word, out.words.add(token), {}, false};
}

// "NEW_&TIETYPES_RELATIONS" of the older syntax: words that stand side by side.
void add_token(Dictionaries& out, std::string_view token, std::vector<PatternStep>& steps) {
  bool joined = token.starts_with('_');
  for (const std::string_view part : split(token, "_")) {
    steps.push_back(step_of(out, part));
    steps.back().joined = joined && steps.size() > 1;
    joined = true;
  }
}

std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += text[i] == '(' || text[i] == '{' ? 1 : 0;
    depth -= text[i] == ')' || text[i] == '}' ? 1 : 0;
    if (depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::uint32_t set_number(Dictionaries& out, std::string_view name) {
  std::string key = capitals(trim(name));
  while (key.ends_with('_')) {
    key.pop_back();
  }
  const auto known = std::find(out.set_names.begin(), out.set_names.end(), key);
  if (known == out.set_names.end()) {
    out.set_names.push_back(key);
    return static_cast<std::uint32_t>(out.set_names.size() - 1);
  }
  return static_cast<std::uint32_t>(known - out.set_names.begin());
}

bool read_steps(Dictionaries& out, std::string_view side, std::vector<PatternStep>& steps) {
  for (std::size_t at = 0; at < side.size();) {
    const char c = side[at];
    if (c == ' ' || c == '\t') {
      ++at;
    } else if (c == '(' || c == '{') {
      const std::size_t end = closing(side, at);
      PatternStep group{c == '(' ? Kind::preposition : Kind::phrase, 0, {}, false};
      if (end == std::string_view::npos || !read_steps(out, side.substr(at + 1, end - at - 1), group.parts)) {
        return false;
      }
      if (!group.parts.empty()) {
        steps.push_back(std::move(group));
      }
      at = end + 1;
    } else if (c == ')' || c == '}') {
      return false;
    } else {
      const std::size_t end = std::min(side.find_first_of(" \t(){}", at), side.size());
      add_token(out, side.substr(at, end - at), steps);
      at = end;
    }
  }
  return true;
}

}  // namespace entente::coding
