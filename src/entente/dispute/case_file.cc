#include "entente/dispute/case_file.h"

#include <fmt/format.h>

#include "entente/dispute/case_loader.h"
#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

namespace {

// A later format may mean something else by the same words, so nothing else of it is read.
bool readable_format(Loader& loader) {
  const TomlNode* node = loader.root.find("format");
  if (!node) {
    loader.problems.error("unknown-format", {0, 0}, "the file does not say its format",
                          "begin the file with: format = 1");
    return true;
  }
  if (node->kind == TomlNode::Kind::integer && node->number == 1) return true;
  loader.problems.error("unknown-format", node->span,
                        fmt::format("format {} is not known here", loader.problems.written(*node)),
                        "this version reads format = 1");
  return false;
}

}  // namespace

base::Result<CaseParts> read_case_file(const CaseDraft& draft) {
  const auto tree = parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  Loader loader(draft, *tree);
  if (!readable_format(loader)) return loader.problems.sorted();
  // Names first: later rows refer to them, and claims are checked against the date of the case.
  read_case_table(loader);
  read_documents(loader);
  read_parties(loader);
  read_issues(loader);
  read_positions(loader);
  read_scores(loader);
  read_red_lines(loader);
  read_links(loader);
  read_interactions(loader);
  read_envoys(loader);
  read_bodies(loader);
  read_approvals(loader);
  read_tables(loader);
  read_war(loader);
  read_regimes(loader);
  read_life(loader);
  read_levers(loader);
  read_bundles(loader);
  read_groups(loader);
  read_consequences(loader);
  loader.warn_unknown_kinds();
  check_across_rows(loader);
  base::Diagnostics found = loader.problems.sorted();
  if (base::has_errors(found)) return found;
  return {std::move(loader.parts), std::move(found)};
}

}  // namespace entente::dispute
