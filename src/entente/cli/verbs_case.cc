#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/dispute/claim_json.h"
#include "entente/dispute/explain.h"
#include "entente/report/terminal.h"

namespace entente::cli {

namespace {

base::Diagnostic usage(std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "usage";
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

}  // namespace

int run_read(const Options& options) {
  if (options.paths.empty()) return complain({usage("read needs a document", "entente read article.txt")});
  const auto claims = desk::read_documents(options.paths, base::DataTables(options.data));
  if (!claims) return complain(claims.diagnostics());
  talk(base::to_text(claims.diagnostics()));
  if (options.json) return print(dispute::to_json(*claims));
  report::TerminalOptions look;
  look.width = static_cast<std::size_t>(terminal_width());
  look.ascii = options.ascii;
  return print(report::render_claims_terminal(*claims, look));
}

int run_draft(const Options& options) {
  if (options.paths.empty()) return complain({usage("draft needs a document", "entente draft article.txt -o my-case")});
  const std::string folder = options.output.empty() ? "case" : options.output;
  const auto dossier = desk::draft_from(options.paths, base::DataTables(options.data), today());
  if (!dossier) return complain(dossier.diagnostics());
  const auto saved = desk::save_new_case(*dossier, folder);
  if (!saved) return complain(saved.diagnostics());
  const auto& parts = dossier->dispute->parts();
  talk(fmt::format("wrote {}: {} parties, {} issues, {} claims\nnext: edit {}/case.toml, then: entente check {}\n", folder,
                   parts.parties.size(), parts.issues.size(), parts.claims.size(), folder, folder));
  return done;
}

int run_check(const Options& options) {
  if (options.paths.size() != 1) return complain({usage("check needs one case", "entente check cases/harbour")});
  const auto dossier = desk::open_case(options.paths[0]);
  const base::Diagnostics& problems = dossier ? dossier->warnings : dossier.diagnostics();
  if (!dossier) {
    talk(base::to_text(problems));
    std::size_t errors = 0;
    for (const auto& problem : problems) errors += problem.severity == base::Severity::error;
    talk(fmt::format("{} error{}; `entente explain CODE` says more\n", errors, errors == 1 ? "" : "s"));
    // A case that cannot be found is a usage problem; a case with faults is what check is asked about.
    const bool absent = problems.size() == 1 && problems[0].code == "missing-file";
    return absent ? bad_input : check_failed;
  }
  talk(base::to_text(problems));
  const auto& parts = dossier->dispute->parts();
  return print(fmt::format("{}: no error. {} parties, {} issues, {} positions, {} red lines, {} tables, {} levers, {} claims.\n",
                           parts.title, parts.parties.size(), parts.issues.size(), parts.positions.size(),
                           parts.red_lines.size(), parts.tables.size(), parts.levers.size(), parts.claims.size()));
}

int run_explain(const Options& options) {
  const auto known = dispute::explained_codes();
  if (options.paths.empty()) {
    std::string text = "entente explain CODE, with one of\n";
    for (const std::string& code : known) text += "  " + code + "\n";
    return print(text);
  }
  std::string text;
  for (const std::string& code : options.paths) {
    const auto explanation = dispute::explain(code);
    if (!explanation) {
      const auto near = base::closest(code, known);
      return complain({usage(fmt::format("there is no diagnostic \"{}\"", code),
                             near ? fmt::format("did you mean \"{}\"?", *near) : "`entente explain` lists them")});
    }
    text += dispute::to_text(*explanation);
  }
  return print(text);
}

}  // namespace entente::cli
