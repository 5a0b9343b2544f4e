#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/coding/dictionaries.h"

namespace entente::coding {

/// A line of a dictionary without its comment, with its number.
struct DictionaryLine {
  std::string_view text;  // without spaces at its ends; never empty
  std::size_t number = 0;
  bool indented = false;
};

/// Lines that say something: without "# …", "; …", "<!-- … -->" (over several lines too) and empty ones.
std::vector<DictionaryLine> dictionary_lines(std::string_view text);

std::string_view trim(std::string_view text);
/// Parts between any of the separators; empty parts are left out.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);

/// What the importers of the five kinds share: where they write and where they complain.
struct Import {
  Dictionaries& out;
  const std::string& file;
  base::Diagnostics& problems;
  std::size_t entries = 0;

  void warn(const DictionaryLine& line, std::string code, std::string message, std::string help);
  std::vector<WordNumber> numbers(std::string_view phrase);  // words between '_' and ' '
};

/// Regular plural of a noun in capitals.
std::string plural_of(std::string_view noun);

void import_actors(Import& import, std::string_view text);
void import_agents(Import& import, std::string_view text);
void import_verbs(Import& import, std::string_view text);
void import_discards(Import& import, std::string_view text);
void import_issues(Import& import, std::string_view text);

/// Forms of a verb without irregular ones: "-s", "-ed", "-ing", the last consonant doubled too.
std::vector<std::string> regular_forms(std::string_view verb);

/// Steps of one side of a pattern; false if brackets do not match or a set is not known.
bool read_steps(Dictionaries& out, std::string_view side, std::vector<PatternStep>& steps);
/// The set of that name ("&TIETYPES"), added if it is new.
std::uint32_t set_number(Dictionaries& out, std::string_view name);

}  // namespace entente::coding
