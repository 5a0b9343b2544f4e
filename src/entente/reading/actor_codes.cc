#include "entente/reading/actor_codes.h"

#include <algorithm>
#include <unordered_map>

#include "entente/base/text.h"
#include "entente/reading/table_rows.h"

namespace entente::reading {

namespace {

struct Hash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library asks for it
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class Value>
using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

// "ministers" → "minister", "secretaries" → "secretary": roles in texts come in both numbers.
std::string singular(std::string_view word) {
  if (word.ends_with("ies") && word.size() > 4) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.ends_with("men")) return std::string(word.substr(0, word.size() - 3)) + "man";
  if (word.ends_with('s') && !word.ends_with("ss")) return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

}  // namespace

struct ActorCodes::Tables {
  Map<ActorCode> entities;
  Map<std::string> sectors;
  Map<std::string> names;  // of states and their people, lower case without stops
};

namespace {

void read_rows(const base::DataTables& source, const char* file, const std::vector<std::string>& columns,
               std::vector<TableRow>& rows, base::Diagnostics& problems) {
  auto text = source.read(file);
  if (text) {
    rows = table_rows(file, text.value(), columns, problems);
    return;
  }
  for (const auto& problem : text.diagnostics()) problems.push_back(problem);
}

// Lower case, without stops and articles: "The U.S." is "us".
std::string plain(std::string_view words) {
  std::string text = base::lower_ascii(words);
  std::erase(text, '.');
  std::erase(text, '~');
  if (text.starts_with("the ")) text.erase(0, 4);
  return text;
}

void read_states(const base::DataTables& source, ActorCodes::Tables& tables, base::Diagnostics& problems) {
  std::vector<TableRow> rows;
  read_rows(source, "states.tsv", {"id", "name", "aliases", "adjectives", "capital"}, rows, problems);
  for (const TableRow& row : rows) {
    const auto code = tables.entities.find(row.cells[0]);
    if (code == tables.entities.end()) continue;
    tables.names[plain(row.cells[1])] = code->second.country;
    for (const std::size_t column : {std::size_t{2}, std::size_t{3}, std::size_t{4}})
      for (const std::string& name : listed(row.cells[column])) {
        tables.names[plain(name)] = code->second.country;
        if (column == 3) tables.names[plain(name) + "s"] = code->second.country;  // "Albanians"
      }
  }
}

}  // namespace

std::string_view ActorCodes::country_in(std::string_view phrase) const {
  std::string rest = plain(phrase);
  while (!rest.empty()) {
    std::string words = rest;
    while (!words.empty()) {
      if (const auto found = tables_->names.find(words); found != tables_->names.end()) return found->second;
      const std::size_t space = words.rfind(' ');
      words.erase(space == std::string::npos ? 0 : space);
    }
    // "NATO-member Norway": what stands before the name.
    const std::size_t next = rest.find_first_of(" -");
    rest.erase(0, next == std::string::npos ? rest.size() : next + 1);
  }
  return {};
}

ActorCode ActorCodes::listed(std::string_view entity) const {
  const auto found = tables_->entities.find(entity);
  return found == tables_->entities.end() ? ActorCode() : found->second;
}

std::string_view ActorCodes::sector_of(std::string_view words) const {
  const auto found = tables_->sectors.find(words);
  return found == tables_->sectors.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view ActorCodes::sector_in(std::string_view phrase) const {
  std::string rest = base::lower_ascii(phrase);
  std::replace(rest.begin(), rest.end(), '-', ' ');
  const std::size_t last = rest.rfind(' ');
  const std::string end = singular(last == std::string::npos ? rest : rest.substr(last + 1));
  rest = last == std::string::npos ? end : rest.substr(0, last + 1) + end;
  while (true) {
    if (const auto sector = sector_of(rest); !sector.empty()) return sector;
    const std::size_t space = rest.find(' ');
    if (space == std::string::npos) return {};
    rest.erase(0, space + 1);
  }
}

ActorCode ActorCodes::code(const evidence::Entity& entity) const {
  ActorCode code = listed(entity.id);
  if (code.country.empty() && !entity.represents.empty()) {
    const ActorCode principal = listed(entity.represents);
    code.country = principal.country;
    if (entity.kind == "body") code.sector = principal.sector;
  }
  if (code.country.empty() && entity.kind != "person") code.country = country_in(entity.name);
  if (entity.kind == "state" && code.country.empty() && entity.name.size() >= 3) {
    code.country = entity.name.substr(0, 3);
    for (char& c : code.country)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (const auto role = sector_in(entity.role); !role.empty()) code.sector = role;
  if (code.sector.empty() && entity.kind != "state" && entity.kind != "place")
    code.sector = sector_in(entity.name);
  return code;
}

base::Result<ActorCodes> load_actor_codes(const base::DataTables& source) {
  auto tables = std::make_shared<ActorCodes::Tables>();
  base::Diagnostics problems;
  std::vector<TableRow> rows;
  read_rows(source, "country_codes.tsv", {"id", "code", "sector"}, rows, problems);
  for (const TableRow& row : rows) tables->entities[row.cells[0]] = {row.cells[1], row.cells[2]};
  read_states(source, *tables, problems);
  rows.clear();
  read_rows(source, "sectors.tsv", {"words", "sector"}, rows, problems);
  for (const TableRow& row : rows)
    for (std::string words : listed(row.cells[0])) {
      std::replace(words.begin(), words.end(), '-', ' ');
      tables->sectors[words] = row.cells[1];
    }
  if (base::has_errors(problems)) return problems;
  return ActorCodes(std::move(tables));
}

}  // namespace entente::reading
