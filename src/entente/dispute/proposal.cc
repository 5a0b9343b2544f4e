#include "entente/dispute/proposal.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

bool known_format(Loader& loader) {
  const TomlNode* node = loader.root.find("format");
  if (node && node->kind == Kind::integer && node->number == 1) return true;
  loader.problems.error("unknown-format", node ? node->span : evidence::Span{0, 0},
                        node ? fmt::format("format {} is not known here", loader.problems.written(*node))
                             : "the file does not say its format",
                        node ? "this version reads format = 1" : "begin the file with: format = 1");
  return false;
}

// One value, never a range: a text says what holds.
std::optional<double> value_on(Row& row, const TomlNode& node, const Issue& issue) {
  if (!has_content(row, node, issue)) return std::nullopt;
  if (issue.kind == Issue::Kind::options) {
    const auto option = row.option_in(node, issue);
    if (!option) return std::nullopt;
    return static_cast<double>(*option);
  }
  if (node.is_number())
    return row.number_in(node, bounds::scale(issue.low(), issue.high(), "terms-off-scale"),
                         fmt::format("the value on \"{}\"", issue.id));
  const bool quoted =
      node.kind == Kind::text && !node.text.empty() && node.text[0] >= '0' && node.text[0] <= '9';
  row.wrong_type(node, fmt::format("the value on \"{}\"", issue.id), "a number",
                 quoted ? "write the number without quotes"
                        : "a text settles an issue at one point; try one text per point");
  return std::nullopt;
}

void read_terms(Loader& loader, const Case& dispute, Proposal& found) {
  const TomlNode* node = loader.single("terms");
  if (!node) {
    if (loader.root.find("terms")) return;  // something else under that name: reported already
    loader.problems.error(
        "missing-key", {0, 0}, "the file has no table [terms]",
        "write [terms] and under it one line per issue that the text settles: issue = value");
    return;
  }
  Row row(loader, *node, "[terms]");
  for (const TomlEntry& entry : node->entries) {
    const auto issue = row.find(entry.key) ? dispute.find_issue(entry.key) : std::nullopt;
    if (!issue) {
      loader.problems.error("unknown-issue", entry.key_span,
                            fmt::format("there is no issue \"{}\"", entry.key),
                            help_with(entry.key, loader.issues, "issue"));
      continue;
    }
    if (const auto value = value_on(row, entry.value, dispute.issue(*issue)))
      found.terms.push_back({*issue, *value});
  }
  if (node->entries.empty())
    row.error("empty-terms", *node, "the text settles no issue", "name one issue or more: issue = value");
  std::stable_sort(found.terms.begin(), found.terms.end(),
                   [](const Setting& a, const Setting& b) { return a.issue.index() < b.issue.index(); });
}

void read_heading(Loader& loader, const Case& dispute, Proposal& found) {
  const TomlNode* node = loader.single("text");
  if (!node) return;
  Row row(loader, *node, "[text]");
  found.title = row.text("title");
  found.author = row.text("author");
  found.date = row.date("date");
  const auto as_of = dispute.parts().as_of;
  if (found.date && as_of && evidence::to_iso(*as_of) < evidence::to_iso(*found.date))
    row.error("after-as-of", *node->find("date"),
              fmt::format("the text is dated {}, after the case, which stands as of {}",
                          evidence::to_iso(*found.date), evidence::to_iso(*as_of)),
              "move the case's as_of forward, and judge its numbers again as of that day");
  row.finish();
}

}  // namespace

base::Result<Proposal> read_proposal(const Case& dispute, std::string_view text, const std::string& file) {
  const auto tree = parse_toml(text, file);
  if (!tree) return tree.diagnostics();
  CaseDraft draft;
  draft.file = file;
  draft.toml = std::string(text);
  Loader loader(draft, *tree);
  loader.parts = dispute.parts();
  for (std::size_t i = 0; i < dispute.issues().size(); ++i) loader.issues[dispute.issues()[i].id] = i;
  Proposal found;
  if (known_format(loader)) {
    read_heading(loader, dispute, found);
    read_terms(loader, dispute, found);
    loader.warn_unknown_kinds();
  }
  base::Diagnostics problems = loader.problems.sorted();
  if (base::has_errors(problems)) return problems;
  return {std::move(found), std::move(problems)};
}

}  // namespace entente::dispute
