// Edits as pages send them (docs/workbench.md). Only their form is checked here: what they name is looked up
// when they are applied, since an edit may name what the one before it added.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

constexpr std::size_t most_edits = 500;

struct Verb {
  const char* name;
  Keys needed, optional;
};

const std::vector<Verb>& verbs() {
  static const Keys of_claim = {"type", "holder", "target", "speaker", "issue", "modality"};
  static const std::vector<Verb> known = [] {
    Keys judged = of_claim, added = of_claim;
    judged.insert(judged.begin(), "status");
    added.erase(added.begin());
    added.emplace_back("number");
    return std::vector<Verb>{
        {"set", {"path", "value"}, {}},
        {"estimate", {"path", "text"}, {}},
        {"ground", {"path"}, {"rests_on", "because", "by"}},
        {"add", {"kind", "toml"}, {}},
        {"remove", {"path"}, {}},
        {"seat", {"table", "party", "role"}, {}},
        {"claim", {"id"}, judged},
        {"add_claim", {"document", "start", "end", "type"}, added},
        {"toml", {"text"}, {}},
    };
  }();
  return known;
}

bool has(const Keys& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// One edit of the list while it is read.
class EditReader {
 public:
  EditReader(const Json& json, std::size_t number, base::Diagnostics& problems)
      : json_(json), number_(number), problems_(problems) {}

  Edit read() {
    if (!json_.is_object()) return report("is not an object", "an edit is { \"do\": …, … }"), Edit();
    const Verb* verb = find_verb();
    if (!verb) return {};
    Edit edit;
    edit.verb = verb->name;
    for (const auto& [key, value] : json_.items())
      if (key != "do") read_key(edit, *verb, key, value);
    for (const std::string& key : verb->needed)
      if (!json_.contains(key))
        report(fmt::format("has no \"{}\"", key), fmt::format("\"{}\" needs it", verb->name));
    return edit;
  }

 private:
  void report(const std::string& message, std::string help) {
    problems_.push_back(
        edit_problem("bad-edit", fmt::format("edit {} {}", number_, message), std::move(help)));
  }

  const Verb* find_verb() {
    const auto named = json_.find("do");
    const std::string name = named != json_.end() && named->is_string() ? named->get<std::string>() : "";
    const auto found =
        std::find_if(verbs().begin(), verbs().end(), [&](const Verb& verb) { return verb.name == name; });
    if (found != verbs().end()) return &*found;
    Keys names;
    for (const Verb& verb : verbs()) names.emplace_back(verb.name);
    const auto near = base::closest(name, names);
    report(name.empty() ? "does not say what to do" : fmt::format("asks for \"{}\", which is no edit", name),
           near ? fmt::format("did you mean \"{}\"?", *near)
                : fmt::format("\"do\" is one of {}", base::join_and(names)));
    return nullptr;
  }

  void read_key(Edit& edit, const Verb& verb, const std::string& key, const Json& value) {
    if (!has(verb.needed, key) && !has(verb.optional, key)) {
      Keys known = verb.needed;
      known.insert(known.end(), verb.optional.begin(), verb.optional.end());
      const auto near = base::closest(key, known);
      return report(fmt::format("has a key \"{}\" that \"{}\" does not know", key, verb.name),
                    near ? fmt::format("did you mean \"{}\"?", *near)
                         : fmt::format("it knows {}", base::join_and(known)));
    }
    if (key == "rests_on") return read_list(edit, value);
    const bool count = key == "start" || key == "end" || key == "number";
    if (count ? value.is_number_unsigned() : value.is_string())
      edit.values.emplace_back(
          key, value.is_string() ? value.get<std::string>() : std::to_string(value.get<std::uint64_t>()));
    else if (!count && value.is_number() && (key == "value" || key == "text"))
      edit.values.emplace_back(key, base::shortest(value.get<double>()));
    else
      report(fmt::format("has a \"{}\" that is not {}", key, count ? "a whole number" : "a text"),
             count ? "places are bytes, counted from 0" : "put it in quotes");
  }

  void read_list(Edit& edit, const Json& value) {
    const bool good = value.is_array() && std::all_of(value.begin(), value.end(),
                                                      [](const Json& item) { return item.is_string(); });
    if (!good) return report("has a \"rests_on\" that is not a list of texts", "write [\"minutes#6\"]");
    edit.rests_on = value.get<std::vector<std::string>>();
    edit.has_rests_on = true;
  }

  const Json& json_;
  std::size_t number_;
  base::Diagnostics& problems_;
};

}  // namespace

base::Result<std::vector<Edit>> edits_from_json(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_array())
    return edit_problem("bad-edit", "the edits are not a JSON list", "send [{ \"do\": …, … }]");
  if (parsed.size() > most_edits)
    return edit_problem("bad-edit",
                        fmt::format("{} edits at once; at most {} are taken", parsed.size(), most_edits),
                        "send them in parts, or the whole text with { \"do\": \"toml\" }");
  std::vector<Edit> edits;
  base::Diagnostics problems;
  for (std::size_t i = 0; i < parsed.size(); ++i)
    edits.push_back(EditReader(parsed[i], i + 1, problems).read());
  if (!problems.empty()) return problems;
  return edits;
}

}  // namespace entente::desk
