#include "entente/desk/seat_edit.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/desk/edit_values.h"
#include "entente/dispute/case_place.h"
#include "entente/dispute/toml_tree.h"

namespace entente::desk {

namespace {

using dispute::CaseDraft;
using dispute::TomlNode;
using Kind = TomlNode::Kind;
using Text = base::Result<std::string>;

bool names(const TomlNode& entry, const std::string& party) {
  const TomlNode* named = entry.kind == Kind::table ? entry.find("party") : &entry;
  return named && named->kind == Kind::text && named->text == party;
}

std::optional<std::size_t> place_in(const TomlNode& list, const std::string& party) {
  const auto found = std::find_if(list.items.begin(), list.items.end(),
                                  [&](const TomlNode& entry) { return names(entry, party); });
  if (found == list.items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.items.begin());
}

// What to write over some bytes of the case file.
struct Splice {
  evidence::Span span;
  std::string text;
};

Splice without(const TomlNode& list, std::size_t at) {
  const bool last = at + 1 == list.items.size();
  const std::size_t start = last && at > 0 ? list.items[at - 1].span.end : list.items[at].span.start;
  return {{start, last ? list.items[at].span.end : list.items[at + 1].span.start}, ""};
}

Splice with(const TomlNode& list, const std::string& party) {
  if (list.items.empty()) return {list.span, toml_list({party})};
  const std::size_t end = list.items.back().span.end;
  return {{end, end}, ", " + toml_text(party)};
}

// One list of a table with the party in it or not; nullopt: it is so already.
base::Result<std::optional<Splice>> listed(const TomlNode& table, const Seat& seat, const char* key,
                                           bool wanted) {
  const TomlNode* list = table.find(key);
  if (list ? list->kind != Kind::list : wanted)
    return edit_problem("edit-unsupported", fmt::format("table \"{}\" has no list {}", seat.table, key),
                        "change it in the text of the case file");
  const auto at = list ? place_in(*list, seat.party) : std::nullopt;
  if (at.has_value() == wanted) return std::optional<Splice>();
  if (wanted) return std::optional(with(*list, seat.party));
  if (std::string_view(key) == "must_accept" && list->items.size() == 1)
    return edit_problem(
        "empty-must-accept", fmt::format("must_accept of \"{}\" would name nobody", seat.table),
        "an agreement is what those who must accept it accept; let another party have to accept first");
  return std::optional(without(*list, *at));
}

std::vector<std::string> ids_of(const TomlNode& root, const char* kind) {
  std::vector<std::string> ids;
  if (const TomlNode* rows = root.find(kind))
    for (const TomlNode& row : rows->items)
      if (const TomlNode* id = row.find("id"); id && id->kind == Kind::text) ids.push_back(id->text);
  return ids;
}

// Said before a list is changed: Case::build would name the line that the edit has just written.
base::Diagnostics unknown_names(const TomlNode& root, const Seat& seat) {
  base::Diagnostics problems;
  const auto check = [&](const char* kind, const std::string& id, const char* code) {
    const auto known = ids_of(root, kind);
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
    const auto near = base::closest(id, known);
    problems.push_back(edit_problem(code, fmt::format("there is no {} \"{}\"", kind, id),
                                    near ? fmt::format("did you mean \"{}\"?", *near)
                                         : fmt::format("the case has {}", base::join_and(known))));
  };
  check("table", seat.table, "unknown-table");
  check("party", seat.party, "unknown-party");
  return problems;
}

}  // namespace

// The file is parsed once: seats are what a page previews while a party is dragged.
Text with_seat(const CaseDraft& draft, const Seat& seat) {
  const bool accepts = seat.role == "must_accept", sits = accepts || seat.role == "seated";
  if (!sits && seat.role != "outside")
    return edit_problem("bad-edit", fmt::format("\"{}\" is no seat at a table", seat.role),
                        "a seat is \"must_accept\", \"seated\" or \"outside\"");
  const auto tree = dispute::parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  if (auto problems = unknown_names(*tree, seat); !problems.empty()) return problems;
  const TomlNode& table = *dispute::find_place(*tree, fmt::format("table.{}.seated", seat.table))->table;
  std::vector<Splice> splices;
  for (const auto& [key, wanted] :
       {std::pair("must_accept", accepts), std::pair("seated", sits), std::pair("veto", false)}) {
    if (accepts && std::string_view(key) == "veto") continue;
    const auto splice = listed(table, seat, key, wanted);
    if (!splice) return splice.diagnostics();
    if (*splice) splices.push_back(**splice);
  }
  // From the end, so that places before stay where they are.
  std::sort(splices.begin(), splices.end(),
            [](const Splice& a, const Splice& b) { return a.span.start > b.span.start; });
  std::string text = draft.toml;
  for (const Splice& splice : splices) text.replace(splice.span.start, splice.span.length(), splice.text);
  return text;
}

}  // namespace entente::desk
