#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr const char* change_forms =
    "write a number, \"+5\", \"-30%\", \"x1.2\", { plus = … } or { times = … }";

// Paths a lever may name: the numbers of the case, and the lists of each table.
struct Paths {
  Fields fields;
  std::set<std::string> lists;
  std::vector<std::string> all;
};

Paths paths_of(const CaseParts& parts) {
  Paths paths{fields_of(parts), {}, {}};
  for (const Field& field : paths.fields.all())
    if (!field.coin && field.path.rfind("lever.", 0) != 0) paths.all.push_back(field.path);
  for (const Table& table : parts.tables)
    for (const char* list : {"must_accept", "seated"})
      paths.lists.insert(fmt::format("table.{}.{}", table.id, list));
  paths.all.insert(paths.all.end(), paths.lists.begin(), paths.lists.end());
  return paths;
}

// One `"path" = change` with what is known of its path.
struct Entry {
  std::string path;
  evidence::Span at;
  const TomlNode& value;
};

class ChangeReader {
 public:
  ChangeReader(Row& row, const Paths& paths, Lever& lever) : row_(row), paths_(paths), lever_(lever) {}

  void read(const TomlNode& table, const std::string& prefix) {
    for (const TomlEntry& entry : table.entries) {
      const std::string path = prefix.empty() ? entry.key : prefix + "." + entry.key;
      // Unquoted, a path is a table of tables to TOML; its last table holds no change words.
      if (entry.value.kind == Kind::table && !is_change(entry.value))
        read(entry.value, path);
      else
        read_entry({path, entry.key_span, entry.value});
    }
  }

 private:
  static bool is_change(const TomlNode& node) {
    return std::any_of(node.entries.begin(), node.entries.end(), [](const TomlEntry& entry) {
      return entry.key == "plus" || entry.key == "times" || entry.key == "add" || entry.key == "remove" ||
             entry.key == "value";
    });
  }

  void read_entry(const Entry& entry) {
    if (!seen_.insert(entry.path).second)
      return report("duplicate-row", entry.at,
                    fmt::format("{} changes \"{}\" twice", row_.label(), entry.path), "keep one");
    if (paths_.lists.count(entry.path) > 0) return read_list_change(entry);
    const auto id = paths_.fields.find(entry.path);
    const Field* field = id ? &paths_.fields[*id] : nullptr;
    if (!field || field->coin || entry.path.rfind("lever.", 0) == 0)
      return report("unknown-path", entry.at,
                    fmt::format("the case has no number or list at \"{}\"", entry.path),
                    did_you_mean_path(entry.path));
    if (entry.value.kind == Kind::text)
      read_words(entry, *field);
    else if (entry.value.kind == Kind::table && !entry.value.find("value"))
      read_table(entry);
    else if (auto amount = row_.estimate_in(entry.value, bounds::any(), entry.path))
      add_set(entry, *field, std::move(*amount));
  }

  std::string did_you_mean_path(const std::string& path) const {
    return did_you_mean(
        path, paths_.all,
        "docs/formats.md lists the paths; a number that the case does not give cannot be changed");
  }

  void read_list_change(const Entry& entry) {
    const bool known =
        entry.value.kind == Kind::table && (entry.value.find("add") || entry.value.find("remove"));
    if (!known)
      return row_.error("lever-change", entry.value,
                        fmt::format("the change of \"{}\" does not say whom to add or remove", entry.path),
                        "write { add = [\"…\"] } or { remove = [\"…\"] }");
    Row inner(row_, entry.value, "the change");
    for (const auto& [key, kind] :
         {std::pair("add", Change::Kind::list_add), std::pair("remove", Change::Kind::list_remove)}) {
      Change change;
      change.path = entry.path;
      change.kind = kind;
      change.parties = inner.parties(key);
      if (entry.value.find(key)) lever_.changes.push_back(std::move(change));
    }
    inner.finish();
  }

  void read_table(const Entry& entry) {
    Row inner(row_, entry.value, "the change");
    const auto plus = inner.estimate("plus", bounds::any());
    const auto times = inner.estimate("times", factors());
    if ((entry.value.find("plus") != nullptr) == (entry.value.find("times") != nullptr))
      inner.error("lever-change", entry.value,
                  fmt::format("the change of \"{}\" needs either plus or times", entry.path), change_forms);
    if (plus)
      add(entry.path, Change::Kind::add, *plus);
    else if (times)
      add(entry.path, Change::Kind::times, *times);
    inner.finish();
  }

  static Bounds factors() {
    Bounds made = bounds::any();
    made.least = 0;
    made.code = "lever-change";
    made.range = "0 or more";
    made.help = "times 0.7 takes 30 of 100 away";
    return made;
  }

  void read_words(const Entry& entry, const Field& field) {
    const std::string& words = entry.value.text;
    const bool by_name =
        field.issue && field.path.rfind("issue.", 0) == 0 && issue_of(field).kind == Issue::Kind::options;
    if (by_name) {
      if (const auto option = row_.option_in(entry.value, issue_of(field)))
        add(entry.path, Change::Kind::set, Estimate::exact(static_cast<double>(*option)));
      return;
    }
    const bool percent = !words.empty() && words.back() == '%',
               factor = !words.empty() && words.front() == 'x';
    const bool sign = !words.empty() && (words.front() == '+' || words.front() == '-');
    std::string_view digits = words;
    if (percent) digits.remove_suffix(1);
    if (factor || (sign && words.front() == '+')) digits.remove_prefix(1);
    const auto value = base::parse_number(digits);
    const double times = value ? (percent ? (100 + *value) / 100 : *value) : -1;
    if (!value || std::abs(*value) > Bounds::largest || factor == sign || (percent && factor) ||
        ((percent || factor) && times < 0))
      return row_.error("lever-change", entry.value,
                        fmt::format("\"{}\" is no change of \"{}\"", words, entry.path), change_forms);
    add(entry.path, percent || factor ? Change::Kind::times : Change::Kind::add,
        Estimate::exact(percent || factor ? times : *value));
  }

  const Issue& issue_of(const Field& field) const { return row_.loader().parts.issues[field.issue->index()]; }

  void add_set(const Entry& entry, const Field& field, Estimate amount) {
    if (amount.low < field.least || amount.high > field.most)
      row_.warning("lever-clipped", entry.value,
                   fmt::format("\"{}\" is set to {}, outside {} to {}", entry.path, to_text(amount),
                               base::shortest(field.least), base::shortest(field.most)),
                   "numbers outside are moved to the nearest end");
    const Grounds own = amount.grounds;
    add(entry.path, Change::Kind::set, std::move(amount));
    lever_.changes.back().amount.grounds = own;
  }

  void add(const std::string& path, Change::Kind kind, Estimate amount) {
    Change change;
    change.path = path;
    change.kind = kind;
    change.amount = std::move(amount);
    if (change.amount.grounds.empty()) change.amount.grounds = row_.grounds();
    lever_.changes.push_back(std::move(change));
  }

  void report(const char* code, const evidence::Span& at, std::string message, std::string help) {
    row_.loader().problems.error(code, at, std::move(message), std::move(help));
  }

  Row& row_;
  const Paths& paths_;
  Lever& lever_;
  std::set<std::string> seen_;
};

Lever read_lever(Row& row, std::size_t index, const Paths& paths) {
  Lever lever;
  lever.id = row.id(row.loader().levers, index);
  lever.title = row.needed_text("title");
  lever.holder = row.party("holder", false);
  lever.needs = row.parties("needs");
  if (const TomlNode* changes = row.find("changes")) {
    if (changes->kind == Kind::table)
      ChangeReader(row, paths, lever).read(*changes, "");
    else
      row.wrong_type(*changes, "changes", "a table", "write changes = { \"party.….capability\" = \"-30%\" }");
  }
  lever.means_for_people = row.text("means_for_people");
  lever.not_computed = row.text("not_computed");
  lever.grounds = row.grounds();
  row.finish();
  return lever;
}

std::vector<LeverId> levers_in(Row& row, const TomlNode& list) {
  std::vector<LeverId> found;
  const Names& levers = row.loader().levers;
  if (list.kind != Kind::list) row.wrong_type(list, "levers", "a list of levers", "write levers = [\"…\"]");
  for (const TomlNode& item : list.items) {
    const auto at = item.kind == Kind::text ? levers.find(item.text) : levers.end();
    if (at != levers.end())
      found.push_back(LeverId(at->second));
    else
      row.error("unknown-lever", item,
                fmt::format("there is no lever {}",
                            item.kind == Kind::text ? "\"" + item.text + "\"" : "of this kind"),
                help_with(item.text, levers, "lever"));
  }
  return found;
}

}  // namespace

void read_levers(Loader& loader) {
  const auto rows = loader.rows("lever");
  if (rows.empty()) return;
  const Paths paths = paths_of(loader.parts);
  for (const TomlNode* node : rows) {
    Row row(loader, *node, "[[lever]]");
    loader.parts.levers.push_back(read_lever(row, loader.parts.levers.size(), paths));
  }
}

void read_bundles(Loader& loader) {
  Names ids;
  for (const TomlNode* node : loader.rows("bundle")) {
    Row row(loader, *node, "[[bundle]]");
    Bundle bundle;
    bundle.id = row.id(ids, loader.parts.bundles.size());
    bundle.title = row.needed_text("title");
    if (const TomlNode* levers = row.need("levers")) bundle.levers = levers_in(row, *levers);
    row.finish();
    loader.parts.bundles.push_back(std::move(bundle));
  }
}

void read_consequences(Loader& loader) {
  for (const TomlNode* node : loader.rows("consequence")) {
    Row row(loader, *node, "[[consequence]]");
    Consequence consequence;
    consequence.when = row.needed_text("if");
    consequence.then = row.needed_text("then");
    consequence.says = row.text("says");
    consequence.grounds = row.grounds();
    row.finish();
    loader.parts.consequences.push_back(std::move(consequence));
  }
}

}  // namespace entente::dispute
