#include "entente/reading/predicates.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "entente/base/text.h"
#include "entente/reading/table_rows.h"

namespace entente::reading {

namespace {

struct Hash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library asks for it
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

std::string_view family(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(mark, start), text.size());
    if (end > start) parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

const std::vector<std::string>& usual_sides() {
  static const std::vector<std::string> sides = {"obj",  "against", "on",   "upon", "at", "to",
                                                 "with", "for",     "from", "over", "of"};
  return sides;
}

}  // namespace

struct Predicates::Tables {
  using Readings = std::unordered_map<std::string, std::vector<Predicate>, Hash, std::equal_to<>>;
  std::array<Readings, 3> readings;  // by PredicateKind; a noun of several words stands under each of them
  std::vector<std::string> classes = {""};
  std::unordered_map<std::string, PredicateClass, Hash, std::equal_to<>> numbers;
  std::map<std::pair<std::string, std::string>, std::string> rows;  // of predicate_pairs.tsv
  std::vector<std::pair<Pairing, std::string>> pairs;               // classes x classes
  std::unordered_map<std::string, CameoCoding, Hash, std::equal_to<>> codings;
  std::size_t words = 0;

  PredicateClass intern(std::string_view name) {
    if (const auto found = numbers.find(name); found != numbers.end()) return found->second;
    if (const std::string_view above = family(name); !above.empty()) intern(above);
    const auto number = static_cast<PredicateClass>(classes.size());
    classes.emplace_back(name);
    numbers.emplace(std::string(name), number);
    return number;
  }
};

namespace {

using Tables = Predicates::Tables;

class Loader {
 public:
  Loader(const base::DataTables& source, Tables& tables, base::Diagnostics& problems)
      : source_(source), tables_(tables), problems_(problems) {}

  void load() {
    for (const TableRow& row : open("plover_modes.tsv", {"cameo", "event", "mode", "class"})) coding(row);
    for (const TableRow& row : open("predicates.tsv", {"words", "pos", "class", "cameo", "when", "to"}))
      predicate(row);
    for (auto& kind : tables_.readings)
      for (auto& [lemma, list] : kind)
        std::stable_sort(list.begin(), list.end(), [](const Predicate& a, const Predicate& b) {
          return a.words.size() > b.words.size();
        });
    for (const TableRow& row : open("predicate_pairs.tsv", {"class", "with", "cameo"})) pair(row);
    resolve();
  }

 private:
  std::vector<TableRow> open(const char* file, const std::vector<std::string>& columns) {
    file_ = file;
    auto text = source_.read(file);
    if (!text) {
      for (const auto& problem : text.diagnostics()) problems_.push_back(problem);
      return {};
    }
    text_ = std::move(text.value());
    return table_rows(file_, text_, columns, problems_);
  }

  void fault(const TableRow& row, std::string message, std::string help) {
    problems_.push_back(faulty_row(file_, text_, row.line, std::move(message), std::move(help)));
  }

  void coding(const TableRow& row) {
    const auto type = evidence::event_type(row.cells[1]);
    if (!type) return fault(row, "'" + row.cells[1] + "' is no event of PLOVER", "write AGREE, CONSULT, …");
    tables_.codings[row.cells[0]] = {*type, row.cells[2], tables_.intern(row.cells[3])};
  }

  bool known_code(const TableRow& row, const std::string& cameo) {
    for (std::size_t n = cameo.size(); n > 0; --n)
      if (tables_.codings.contains(cameo.substr(0, n))) return true;
    fault(row, "no event stands for the code '" + cameo + "'", "add it to plover_modes.tsv, or write '-'");
    return false;
  }

  void predicate(const TableRow& row) {
    const std::string_view pos = row.cells[1];
    if (pos != "v" && pos != "n" && pos != "a")
      return fault(row, "'" + row.cells[1] + "' is no kind of word", "write v, n or a");
    Predicate shared;
    shared.type = row.cells[2] == "event" ? no_class : tables_.intern(row.cells[2]);
    if (row.cells[3] != "-" && !known_code(row, row.cells[3])) return;
    if (row.cells[3] != "-") shared.cameo = row.cells[3];
    shared.when = listed(row.cells[4]);
    sides(row.cells[5], shared);
    const std::size_t kind = pos == "v" ? 0 : pos == "n" ? 1 : 2;
    for (const std::string& phrase : listed(row.cells[0])) add(phrase, kind, shared);
  }

  static void sides(std::string_view cell, Predicate& predicate) {
    if (cell.starts_with('!')) {
      predicate.needs_recipient = true;
      cell.remove_prefix(1);
    }
    predicate.to = split(cell, ' ');
    if (!predicate.to.empty() && predicate.to.front() == "each") {
      predicate.each_other = true;
      predicate.to.erase(predicate.to.begin());
    }
    if (predicate.to.empty()) predicate.to = usual_sides();
  }

  void add(const std::string& phrase, std::size_t kind, Predicate predicate) {
    ++tables_.words;
    predicate.governs = phrase.find('+') != std::string::npos;
    predicate.words = split(phrase, predicate.governs ? '+' : ' ');
    std::vector<std::string> heads = {predicate.words.front()};
    if (kind != 0 && predicate.words.back() != heads.front()) heads.push_back(predicate.words.back());
    for (const std::string& head : heads) tables_.readings[kind][head].push_back(predicate);
  }

  void pair(const TableRow& row) {
    const std::string& cameo = row.cells[2];
    if (cameo != "=" && cameo != "-" && !known_code(row, cameo)) return;
    for (const std::string& of : listed(row.cells[0]))
      for (const std::string& with : listed(row.cells[1])) {
        tables_.intern(of);
        if (with != "*") tables_.intern(with);
        tables_.rows.emplace(std::pair(of, with), cameo);
      }
  }

  const std::string* row_for(std::string_view of, std::string_view with, bool& general) const {
    general = false;
    for (std::string_view a = of; !a.empty(); a = family(a))
      for (std::string_view b = with; !b.empty(); b = family(b))
        if (const auto found = tables_.rows.find({std::string(a), std::string(b)});
            found != tables_.rows.end())
          return &found->second;
    general = true;
    for (std::string_view a = of; !a.empty(); a = family(a))
      if (const auto found = tables_.rows.find({std::string(a), "*"}); found != tables_.rows.end())
        return &found->second;
    return nullptr;
  }

  void resolve() {
    const std::size_t n = tables_.classes.size();
    tables_.pairs.resize(n * n);
    for (std::size_t of = 1; of < n; ++of)
      for (std::size_t with = 0; with < n; ++with) {
        bool general = false;
        const std::string* cameo = row_for(tables_.classes[of], tables_.classes[with], general);
        if (!cameo) continue;
        const auto kind = *cameo == "=" ? Pairing::Kind::same
                                        : (*cameo == "-" ? Pairing::Kind::nothing : Pairing::Kind::code);
        tables_.pairs[of * n + with] = {{kind, general, {}}, *cameo};
      }
  }

  const base::DataTables& source_;
  Tables& tables_;
  base::Diagnostics& problems_;
  std::string file_, text_;
};

}  // namespace

std::span<const Predicate> Predicates::readings(std::string_view lemma, PredicateKind kind) const {
  const auto& table = tables_->readings[static_cast<std::size_t>(kind)];
  const auto found = table.find(lemma);
  return found == table.end() ? std::span<const Predicate>() : std::span<const Predicate>(found->second);
}

Pairing Predicates::pair(PredicateClass of, PredicateClass with) const {
  const std::size_t n = tables_->classes.size();
  if (of == no_class || of >= n || with >= n) return {};
  const auto& [pairing, cameo] = tables_->pairs[of * n + with];
  return {pairing.kind, pairing.general, cameo};
}

const CameoCoding* Predicates::coding(std::string_view cameo) const {
  for (; !cameo.empty(); cameo.remove_suffix(1))
    if (const auto found = tables_->codings.find(cameo); found != tables_->codings.end())
      return &found->second;
  return nullptr;
}

PredicateClass Predicates::named(std::string_view name) const {
  const auto found = tables_->numbers.find(name);
  return found == tables_->numbers.end() ? no_class : found->second;
}

std::string_view Predicates::name(PredicateClass of) const {
  return of < tables_->classes.size() ? std::string_view(tables_->classes[of]) : std::string_view();
}

bool Predicates::is(PredicateClass of, std::string_view wanted) const {
  for (std::string_view own = name(of); !own.empty(); own = family(own))
    if (own == wanted) return true;
  return false;
}

std::size_t Predicates::size() const {
  return tables_->words;
}

base::Result<Predicates> load_predicates(const base::DataTables& source) {
  auto tables = std::make_shared<Tables>();
  base::Diagnostics problems;
  Loader(source, *tables, problems).load();
  if (base::has_errors(problems)) return problems;
  return Predicates(std::move(tables));
}

}  // namespace entente::reading
