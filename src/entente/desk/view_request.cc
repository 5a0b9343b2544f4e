#include "entente/desk/view_request.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;

constexpr double most_worlds = 1 << 20;
constexpr double most_seed = 9007199254740992.0;  // beyond it JSON numbers lose units

base::Diagnostic bad(std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "bad-request";
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Hands out the keys of a request and remembers what was wrong with them.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  void flag(const char* key, bool& into) {
    if (const Json* value = find(key)) {
      if (value->is_boolean())
        into = value->get<bool>();
      else
        wrong(key, "true or false");
    }
  }
  void text(const char* key, std::string& into) {
    if (const Json* value = find(key)) {
      if (value->is_string())
        into = value->get<std::string>();
      else
        wrong(key, "a text");
    }
  }
  void texts(const char* key, std::vector<std::string>& into) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_array()) return wrong(key, "a list of texts");
    for (const Json& item : *value) {
      if (!item.is_string()) return wrong(key, "a list of texts");
      into.push_back(item.get<std::string>());
    }
  }
  template <class Number>
  void number(const char* key, double least, double most, Number& into) {
    const Json* value = find(key);
    if (!value) return;
    const double given = value->is_number() ? value->get<double>() : NAN;
    if (given >= least && given <= most && given == std::floor(given))
      into = static_cast<Number>(given);
    else
      wrong(key, fmt::format("a whole number from {} to {}", base::shortest(least), base::shortest(most)));
  }
  const Json* find(const char* key) {
    known_.emplace_back(key);
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }
  void wrong(const char* key, const std::string& expected) {
    problems_.push_back(bad(fmt::format("\"{}\" of the request must be {}", key, expected),
                            "docs/workbench.md lists what a request may hold"));
  }
  void take(const base::Diagnostics& problems) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
  }
  base::Diagnostics finish() {
    for (const auto& [key, value] : json_.items()) {
      if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
      const auto near = base::closest(key, known_);
      problems_.push_back(bad(fmt::format("a request has no key \"{}\"", key),
                              near ? fmt::format("did you mean \"{}\"?", *near)
                                   : fmt::format("known: {}", base::join_and(known_))));
    }
    return std::move(problems_);
  }

 private:
  const Json& json_;
  std::vector<std::string> known_;
  base::Diagnostics problems_;
};

// The package as the text of a TEXT.toml, so that one reader checks both. A JSON text is a TOML text.
void read_terms(Reader& reader, std::string& into) {
  const Json* terms = reader.find("terms");
  if (!terms) return;
  if (!terms->is_object() || terms->empty()) return reader.wrong("terms", "terms by issue, one or more");
  into = "format = 1\n\n[terms]\n";
  for (const auto& [issue, value] : terms->items()) {
    if (!value.is_number() && !value.is_string())
      return reader.wrong("terms", "numbers and names of options");
    const std::string written = value.is_number() ? base::shortest(value.get<double>()) : text_of(value);
    into += fmt::format("{} = {}\n", text_of(Json(issue)), written);
  }
}

}  // namespace

base::Result<ViewRequest> read_view_request(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object())
    return bad("the request is not a JSON object", "send an object, as docs/workbench.md shows");
  ViewRequest view;
  Reader reader(parsed);
  Request& request = view.request;
  reader.texts("questions", request.questions);
  reader.text("method", request.method);
  reader.texts("tables", request.tables);
  reader.texts("levers", request.levers);
  reader.texts("variants", request.variants);
  reader.number("worlds", 1, most_worlds, request.plan.worlds);
  reader.number("seed", 0, most_seed, request.plan.seed);
  reader.flag("glance", request.plan.glance);
  reader.flag("page_one", view.page_one);
  reader.flag("whole_case", view.whole_case);
  reader.texts("sections", view.sections);
  reader.texts("figures", view.figures);
  read_terms(reader, view.terms);
  if (const Json* edits = reader.find("edits")) {
    auto read = edits_from_json(text_of(*edits));
    reader.take(read.diagnostics());
    if (read) view.edits = std::move(read).value();
  }
  const auto problems = reader.finish();
  if (base::has_errors(problems)) return problems;
  return view;
}

}  // namespace entente::desk
