#include "entente/reading/lexicon.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "entente/base/assets.h"
#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/reading/lexicon_tables.h"
#include "entente/reading/table_rows.h"
#include "entente/reading/tokens.h"

namespace entente::reading {

namespace {

using Tables = Lexicon::Tables;

std::vector<std::uint32_t> numbers(Tables& tables, std::string_view phrase) {
  std::vector<Token> tokens;
  tokenize(phrase, tokens);
  std::vector<std::uint32_t> found;
  char folded[fold_limit + 2];
  for (const Token& token : tokens) {
    std::string word(phrase.substr(token.start, token.end - token.start));
    if (word.size() > 2 && word[1] == '.') std::erase(word, '.');
    found.push_back(tables.words.intern({folded, fold(word, folded)}));
  }
  tables.classes.resize(tables.words.size(), 0);
  return found;
}

void mark(Tables& tables, std::uint32_t word, std::uint64_t bits) {
  tables.classes[word] |= bits;
}

bool all_capitals(std::string_view phrase) {
  return phrase.size() >= 2 && phrase.size() <= 6 && std::all_of(phrase.begin(), phrase.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '.' || (c >= '0' && c <= '9');
         });
}

void add_name(Tables& tables, std::string_view phrase, NameKind kind, std::size_t index) {
  Name name{kind, static_cast<std::uint32_t>(index), phrase.starts_with('~'), false};
  if (name.weak) phrase.remove_prefix(1);
  if (phrase.starts_with("the ") || phrase.starts_with("The ")) phrase.remove_prefix(4);
  name.all_caps = all_capitals(phrase);
  const auto words = numbers(tables, phrase);
  tables.names.add(words, static_cast<std::uint32_t>(tables.name_entries.size()));
  tables.name_entries.push_back(name);
}

// "Ukrainians", "Israelis", "Germans": people as a plural of the adjective.
void add_people(Tables& tables, const std::string& adjective, std::size_t index) {
  if (adjective.ends_with("an") || adjective.ends_with("i") || adjective.ends_with("b") ||
      adjective.ends_with("k") || adjective.ends_with("ot"))
    add_name(tables, adjective + "s", NameKind::people, index);
}

// Reads the rows of one table and collects what is wrong with them.
class Loader {
 public:
  Loader(const base::DataTables& source, Tables& tables, base::Diagnostics& problems)
      : source_(source), tables_(tables), problems_(problems) {}

  void load() {
    words();
    states();
    organisations();
    leaders();
    roles();
    cues();
    confidence();
  }

 private:
  std::vector<TableRow> open(const char* file, const std::vector<std::string>& columns) {
    file_ = file;
    auto text = source_.read(file);
    if (!text) {
      problems_.insert(problems_.end(), text.diagnostics().begin(), text.diagnostics().end());
      return {};
    }
    text_ = std::move(text.value());
    return table_rows(file, text_, columns, problems_);
  }

  void fault(const TableRow& row, std::string message, std::string help) {
    problems_.push_back(faulty_row(file_, text_, row.line, std::move(message), std::move(help)));
  }

  void words() {
    for (const TableRow& row : open("words.tsv", {"class", "words"})) {
      const auto bits = word_class(row.cells[0]);
      if (!bits) {
        fault(row, fmt::format("\"{}\" is no class of words", row.cells[0]),
              "the classes stand in reading/word_class.h");
        continue;
      }
      for (const std::string& word : base::split(row.cells[1], ' ')) {
        char folded[fold_limit + 2];
        const auto number = tables_.words.intern({folded, fold(word, folded)});
        tables_.classes.resize(tables_.words.size(), 0);
        mark(tables_, number, *bits);
      }
    }
  }

  void states() {
    for (const TableRow& row :
         open("states.tsv", {"id", "name", "aliases", "adjectives", "capital", "seats", "un"})) {
      const auto adjectives = listed(row.cells[3]);
      const std::size_t index = tables_.states.size();
      tables_.states.push_back({row.cells[0], row.cells[1], adjectives.empty() ? row.cells[1] : adjectives[0],
                                row.cells[6] == "yes"});
      if (!tables_.state_of.emplace(row.cells[0], static_cast<std::uint32_t>(index)).second)
        fault(row, fmt::format("the id \"{}\" is used twice", row.cells[0]),
              "each state has an id of its own");
      for (const std::string& seat : listed(row.cells[5])) add_name(tables_, seat, NameKind::capital, index);
      for (const std::string& city : listed(row.cells[4])) add_name(tables_, city, NameKind::capital, index);
      for (const std::string& adjective : adjectives) {
        add_name(tables_, adjective, NameKind::adjective, index);
        add_people(tables_, adjective, index);
      }
      for (const std::string& alias : listed(row.cells[2])) add_name(tables_, alias, NameKind::state, index);
      add_name(tables_, row.cells[1], NameKind::state, index);
    }
  }

  void organisations() {
    for (const TableRow& row :
         open("organisations.tsv", {"id", "name", "aliases", "kind", "adjectives", "metonyms", "of"})) {
      const std::size_t index = tables_.organisations.size();
      const auto adjectives = listed(row.cells[4]);
      tables_.organisations.push_back({row.cells[0], row.cells[1], row.cells[3],
                                       adjectives.empty() ? row.cells[1] : adjectives[0], row.cells[6]});
      tables_.organisation_of.emplace(row.cells[0], static_cast<std::uint32_t>(index));
      for (const std::string& adjective : adjectives)
        add_name(tables_, adjective, NameKind::region_adjective, index);
      for (const std::string& alias : listed(row.cells[2]))
        add_name(tables_, alias, NameKind::organisation, index);
      for (const std::string& metonym : listed(row.cells[5]))
        add_name(tables_, metonym, NameKind::organisation, index);
      add_name(tables_, row.cells[1], NameKind::organisation, index);
    }
  }

  std::optional<evidence::Date> date(const TableRow& row, std::size_t cell) {
    if (row.cells[cell].empty()) return std::nullopt;
    const auto found = evidence::parse_date(row.cells[cell]);
    if (!found)
      fault(row, fmt::format("\"{}\" is not a date", row.cells[cell]),
            "write year, month and day: 2024-03-02");
    return found;
  }

  void leaders() {
    for (const TableRow& row : open(
             "leaders.tsv", {"id", "name", "aliases", "country", "role", "office", "gender", "from", "to"})) {
      const std::size_t index = tables_.leaders.size();
      const std::string& country = row.cells[3];
      if (!tables_.state_of.contains(country) && !tables_.organisation_of.contains(country))
        fault(row, fmt::format("there is no state or organisation \"{}\"", country),
              "use an id of states.tsv or organisations.tsv");
      Leader leader{row.cells[0], row.cells[1],        country,      row.cells[4], row.cells[5],
                    {},           row.cells[6] == "f", date(row, 7), date(row, 8)};
      const auto aliases = listed(row.cells[2]);
      leader.surname = aliases.empty() ? leader.name.substr(leader.name.rfind(' ') + 1) : aliases[0];
      tables_.leaders.push_back(leader);
      for (const std::string& alias : aliases) add_name(tables_, alias, NameKind::leader, index);
      add_name(tables_, leader.name, NameKind::leader, index);
    }
  }

  void roles() {
    for (const TableRow& row : open("roles.tsv", {"words", "class", "office", "title"})) {
      static const std::vector<std::string> kinds = {"person", "relation",    "group", "delegation",
                                                     "armed",  "institution", "source"};
      const auto kind = std::find(kinds.begin(), kinds.end(), row.cells[1]);
      if (kind == kinds.end()) {
        fault(row, fmt::format("\"{}\" is no class of roles", row.cells[1]),
              fmt::format("the classes are {}", base::join_and(kinds)));
        continue;
      }
      const auto forms = listed(row.cells[0]);
      const auto entry = static_cast<std::uint32_t>(tables_.role_entries.size());
      tables_.role_entries.push_back({static_cast<RoleClass>(kind - kinds.begin()), row.cells[2],
                                      forms.empty() ? "" : forms[0], row.cells[3] == "yes"});
      for (const std::string& form : forms) {
        const auto words = numbers(tables_, form);
        if (words.empty()) continue;
        tables_.roles.add(words, entry);
        mark(tables_, words[0], word_role);
      }
    }
  }

  void cues();
  void confidence();
  std::optional<Cue> read_cue(const TableRow& row);
  void add_cue(const std::string& form, const Cue& cue, bool regular);

  const base::DataTables& source_;
  Tables& tables_;
  base::Diagnostics& problems_;
  std::string file_, text_;
};

const std::vector<std::string> family_names = {"speech", "according", "infer", "hedge", "claim"};
const std::vector<std::string> shape_names = {"verb",     "must",    "pred",  "bepred",  "noun",    "aimed",
                                              "sub",      "clause",  "whole", "modal",   "vp",      "np",
                                              "excluded", "without", "meet",  "receive", "between", "fight"};

// Regular endings; irregular verbs list their forms in the table.
std::vector<std::string> inflected(const std::string& verb) {
  const bool e = verb.ends_with('e');
  const bool y = verb.ends_with('y') && verb.size() > 2 &&
                 std::string_view("aeou").find(verb[verb.size() - 2]) == std::string_view::npos;
  const std::string stem = verb.substr(0, verb.size() - 1);
  const bool hiss =
      verb.ends_with("s") || verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with("x");
  return {verb, y ? stem + "ies" : verb + (hiss ? "es" : "s"), y ? stem + "ied" : verb + (e ? "d" : "ed"),
          (e ? stem : verb) + "ing"};
}

void Loader::cues() {
  for (const TableRow& row :
       open("cues.tsv", {"words", "inflect", "family", "type", "shape", "after", "before", "prior"})) {
    auto cue = read_cue(row);
    if (!cue) {
      fault(row, "the row names a family, type, shape or prior that does not exist",
            fmt::format("families are {}; shapes are {}; a prior lies in (0, 1)",
                        base::join_and(family_names), base::join_and(shape_names)));
      continue;
    }
    for (const std::string& form : listed(row.cells[0]))
      for (const std::string& words : row.cells[1] == "v" ? inflected(form) : std::vector<std::string>{form})
        add_cue(words, *cue, row.cells[1] == "v");
    tables_.cue_entries.push_back(std::move(*cue));
  }
}

std::optional<Cue> Loader::read_cue(const TableRow& row) {
  const auto family = std::find(family_names.begin(), family_names.end(), row.cells[2]);
  const auto shape = std::find(shape_names.begin(), shape_names.end(), row.cells[4]);
  const auto type = evidence::claim_type(row.cells[3]);
  const auto prior = base::parse_number(row.cells[7]);
  const auto forms = listed(row.cells[0]);
  const bool claim = row.cells[2] == "claim";
  if (family == family_names.end() || forms.empty() || !prior || *prior <= 0 || *prior >= 1 ||
      (claim && (!type || shape == shape_names.end())))
    return std::nullopt;
  Cue cue;
  cue.family = static_cast<CueFamily>(family - family_names.begin());
  if (claim) {
    cue.type = *type;
    cue.shape = static_cast<Shape>(shape - shape_names.begin());
  }
  for (const std::string& word : listed(row.cells[5]))
    for (const std::uint32_t number : numbers(tables_, word)) cue.after.push_back(number);
  for (const std::string& word : listed(row.cells[6]))
    for (const std::uint32_t number : numbers(tables_, word)) cue.before.push_back(number);
  cue.prior = *prior;
  cue.rule = "r:" + forms[0];
  std::replace(cue.rule.begin(), cue.rule.end(), ' ', '-');
  return cue;
}

// A form of the cue that stands next in cue_entries. Forms that a subject can stand before are marked as
// verbs, so that clauses end and begin in the right places; nouns that a verb rule leans on ("role") are not.
void Loader::add_cue(const std::string& form, const Cue& cue, bool regular) {
  const auto words = numbers(tables_, form);
  if (words.empty()) return;
  tables_.cues.add(words, static_cast<std::uint32_t>(tables_.cue_entries.size()));
  const bool reports = cue.family == CueFamily::speech || cue.family == CueFamily::infer;
  const bool does = cue.family == CueFamily::claim &&
                    (cue.shape == Shape::verb || cue.shape == Shape::must || cue.shape == Shape::meet ||
                     cue.shape == Shape::fight || cue.shape == Shape::receive);
  const std::string_view head = std::string_view(form).substr(0, form.find(' '));
  const bool verb_form = regular || reports || head.ends_with("ed") || head.ends_with("ing") ||
                         head.ends_with("s") || (tables_.classes[words[0]] & word_any_verb) != 0;
  const bool small = (tables_.classes[words[0]] & (word_aux | word_negation)) != 0;
  mark(tables_, words[0], (reports || does) && verb_form && !small ? word_cue | word_verb : +word_cue);
}

void Loader::confidence() {
  for (const TableRow& row : open("reading_confidence.tsv", {"kind", "said", "right", "of"})) {
    const auto said = base::parse_number(row.cells[1]), right = base::parse_number(row.cells[2]);
    const bool event = row.cells[0] == "event";
    auto& knots = event ? tables_.event_confidence : tables_.claim_confidence;
    const bool rising =
        said && right && (knots.empty() || (knots.back().said < *said && knots.back().right <= *right));
    if ((!event && row.cells[0] != "claim") || !rising || *said < 0 || *said > 1 || *right < 0 ||
        *right > 1) {
      fault(row, "the row is no knot of a rising map from [0, 1] to [0, 1]",
            "kind is claim or event; said rises from row to row and right does not fall");
      continue;
    }
    knots.push_back({*said, *right, 0});
  }
}

// The folder given with --data may hold a model of its own; the binary carries the shipped one.
base::Diagnostics load_parser(const base::DataTables& source, Tables& tables) {
  constexpr const char* name = "reader.model";
  const auto own = source.read(name);
  const std::string_view bytes = own.ok() ? std::string_view(*own) : base::asset("models/reader.model").bytes;
  if (bytes.empty()) return {};
  auto parser = language::load_parser(name, bytes);
  if (!parser.ok()) return parser.diagnostics();
  tables.parser = std::move(*parser);
  return {};
}

}  // namespace

base::Result<Lexicon> load_lexicon(const base::DataTables& source, bool calibrated) {
  auto tables = std::make_shared<Tables>();
  base::Diagnostics problems;
  Loader(source, *tables, problems).load();
  if (base::has_errors(problems)) return problems;
  if (!calibrated) {
    tables->claim_confidence.clear();
    tables->event_confidence.clear();
  }
  for (const char* mark : {",", "'s", ":", ";", "-", "(", ")"}) tables->words.intern(mark);
  tables->classes.resize(tables->words.size(), 0);
  tables->possessive = tables->words.find("'s");
  tables->comma = tables->words.find(",");
  if (auto trouble = load_parser(source, *tables); !trouble.empty()) return trouble;
  return Lexicon(std::move(tables));
}

}  // namespace entente::reading
