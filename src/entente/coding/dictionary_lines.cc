#include "entente/coding/dictionary_lines.h"

#include <utility>

namespace entente::coding {
namespace {

// "#" and ";" end a line's words, but "[###]" is a code.
std::string_view without_comment(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    depth += line[i] == '[' ? 1 : 0;
    depth -= line[i] == ']' ? 1 : 0;
    if ((line[i] == '#' || line[i] == ';') && depth <= 0) {
      return line.substr(0, i);
    }
  }
  // A bracket that never closes must not swallow the comment.
  return depth > 0 ? line.substr(0, line.find('#')) : line;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return parts;
}

std::vector<DictionaryLine> dictionary_lines(std::string_view text) {
  std::vector<DictionaryLine> lines;
  bool inside = false;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const bool opens = line.find("<!") != std::string_view::npos;
    const bool closes = line.find("-->") != std::string_view::npos;
    if (inside || opens) {
      inside = !closes;
      continue;
    }
    const bool indented = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    line = trim(without_comment(line));
    if (!line.empty() && !line.ends_with("-->")) {
      lines.push_back({line, number, indented});
    }
  }
  return lines;
}

void Import::warn(const DictionaryLine& line, std::string code, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.severity = base::Severity::warning;
  problem.code = std::move(code);
  problem.message = std::move(message);
  problem.where = {file, line.number, 1, line.text.size(), std::string(line.text)};
  problem.help = std::move(help);
  problems.push_back(std::move(problem));
}

std::vector<WordNumber> Import::numbers(std::string_view phrase) {
  std::vector<WordNumber> list;
  for (const std::string_view word : split(phrase, "_ \t")) {
    list.push_back(out.words.add(word));
  }
  return list;
}

std::string plural_of(std::string_view noun) {
  if (noun.empty()) {
    return {};
  }
  std::string word(noun);
  const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
  if (ends("Y") && noun.size() > 1 &&
      std::string_view("AEIOU").find(noun[noun.size() - 2]) == std::string_view::npos) {
    word.back() = 'I';
    return word + "ES";
  }
  return word + (ends("S") || ends("X") || ends("Z") || ends("CH") || ends("SH") ? "ES" : "S");
}

namespace {

void import_text(Import& import, const DictionaryText& text) {
  switch (text.kind) {
    case DictionaryKind::actors:
      return import_actors(import, text.text);
    case DictionaryKind::agents:
      return import_agents(import, text.text);
    case DictionaryKind::verbs:
      return import_verbs(import, text.text);
    case DictionaryKind::discards:
      return import_discards(import, text.text);
    case DictionaryKind::issues:
      return import_issues(import, text.text);
  }
}

base::Diagnostic empty_file(const std::string& file) {
  base::Diagnostic problem;
  problem.code = "dictionary-empty";
  problem.message = "the dictionary has no entry";
  problem.where.file = file;
  problem.help = "check that the file is of the kind that it is given as";
  return problem;
}

}  // namespace

base::Result<Dictionaries> read_dictionaries(const std::vector<DictionaryText>& texts) {
  Dictionaries out;
  base::Diagnostics problems;
  for (const DictionaryText& text : texts) {
    Import import{out, text.file, problems};
    import_text(import, text);
    if (import.entries == 0) {
      problems.push_back(empty_file(text.file));
    }
  }
  out.form_uses.resize(out.words.size(), UINT32_MAX);
  out.set_starts.assign(out.words.size(), {});
  for (std::uint32_t i = 0; i < out.set_phrases.size(); ++i) {
    out.set_starts[out.set_phrases[i].words.front()].push_back(i);
  }
  if (base::has_errors(problems)) {
    return problems;
  }
  return {std::move(out), std::move(problems)};
}

}  // namespace entente::coding
