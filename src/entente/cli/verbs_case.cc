#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/open.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/desk/view.h"
#include "entente/dispute/claim_json.h"
#include "entente/dispute/explain.h"
#include "entente/report/terminal.h"
#include "entente/report/text_table.h"

namespace entente::cli {

namespace {

// For editors: every problem with its place.
std::string to_json(const base::Diagnostics& problems) {
  return fmt::format("{{\"format\":\"entente-diagnostics\",\"version\":1,\"diagnostics\":{}}}\n",
                     desk::diagnostics_json(problems));
}

std::size_t errors_in(const base::Diagnostics& problems) {
  return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(), [](const auto& problem) {
    return problem.severity == base::Severity::error;
  }));
}

// A case that cannot be found is a usage problem; a case with faults is what check is asked about.
int verdict(const base::Diagnostics& problems) {
  const bool absent =
      problems.size() == 1 && (problems[0].code == "missing-file" || problems[0].code == "usage");
  return absent ? bad_input : check_failed;
}

std::string contents(const dispute::CaseParts& parts) {
  return fmt::format("{}, {}, {}, {}, {}, {}, {}", counted(parts.parties.size(), "party", "parties"),
                     counted(parts.issues.size(), "issue", "issues"),
                     counted(parts.positions.size(), "position", "positions"),
                     counted(parts.red_lines.size(), "red line", "red lines"),
                     counted(parts.tables.size(), "table", "tables"),
                     counted(parts.levers.size(), "lever", "levers"),
                     counted(parts.claims.size(), "claim", "claims"));
}

// Sentences folded to the terminal; examples stay as they are written.
std::string folded(const std::string& text) {
  std::string out;
  for (const std::string& line : base::split(std::string(base::trim(text)), '\n')) {
    const bool sentence = line.starts_with("   ") && !line.starts_with("      ");
    out += sentence ? report::paragraph("   ", base::trim(line), static_cast<std::size_t>(terminal_width()))
                    : line + "\n";
  }
  return out;
}

}  // namespace

int run_read(const Options& options) {
  if (const auto problems = document_problems(options.paths, "read", "entente read article.txt");
      !problems.empty())
    return complain(problems);
  if (options.model.empty() &&
      (!options.endpoint.empty() || options.allow_remote || !options.model_log.empty()))
    return complain({usage("--endpoint, --allow-remote and --model-log go with --model",
                           "entente read article.txt --model qwen2.5")});
  if (!options.model.empty() && !options.as.empty())
    return complain({usage("--as writes what the reader finds itself; leave out --model",
                           "entente read article.txt --model qwen2.5 --json")});
  if (!options.as.empty()) return run_read_as(options);
  if (!options.output.empty())
    return complain({usage("-o goes with --as", "entente read article.txt --as plover -o article.jsonl")});
  if (!options.model.empty()) return run_read_with_model(options);
  std::optional<Progress> progress("reading");
  const auto claims = desk::read_documents(options.paths, base::DataTables(options.data),
                                           [&](double share) { progress->show(share); });
  progress.reset();
  if (!claims) return complain(claims.diagnostics());
  talk(base::to_text(claims.diagnostics()));
  if (options.json) return print_bytes(dispute::to_json(*claims));
  report::TerminalOptions look;
  look.width = static_cast<std::size_t>(terminal_width());
  look.ascii = options.ascii;
  return print(report::render_claims_terminal(*claims, look));
}

int run_draft(const Options& options) {
  if (const auto problems = document_problems(options.paths, "draft", "entente draft article.txt -o my-case");
      !problems.empty())
    return complain(problems);
  const std::string folder = options.output.empty() ? "case" : options.output;
  const auto dossier = desk::draft_from(options.paths, base::DataTables(options.data), today());
  if (!dossier) return complain(dossier.diagnostics());
  cancel_on_interrupt();  // a folder is written whole: from here Ctrl-C waits
  const auto saved = desk::save_new_case(*dossier, folder);
  if (!saved) return complain(saved.diagnostics());
  talk(base::to_text(dossier->warnings));
  talk(
      fmt::format("wrote {}: {}\nnext: what it lacks stands at the top of {}/case.toml; after editing: "
                  "entente check {}\n",
                  folder, contents(dossier->dispute->parts()), folder, pasted(folder)));
  return done;
}

int run_check(const Options& options) {
  if (options.paths.size() != 1)
    return complain({usage("check takes one case", "entente check cases/harbour")});
  const auto dossier = open_named(options.paths[0]);
  const base::Diagnostics& problems = dossier ? dossier->warnings : dossier.diagnostics();
  const int code = dossier ? static_cast<int>(done) : verdict(problems);
  if (options.json) {
    const int printed = print_bytes(to_json(problems));
    return printed == done ? code : printed;
  }
  talk(base::to_text(problems));
  if (code == bad_input) return code;
  const std::size_t errors = errors_in(problems), warnings = problems.size() - errors;
  if (!problems.empty())
    talk(fmt::format("{}, {}; `entente explain CODE` says more\n", counted(errors, "error", "errors"),
                     counted(warnings, "warning", "warnings")));
  if (!dossier) return code;
  const auto& parts = dossier->dispute->parts();
  return print(fmt::format("{}: no error. {}.\n", report::printable(parts.title), contents(parts)));
}

int run_explain(const Options& options) {
  const auto known = dispute::explained_codes();
  if (options.paths.empty()) {
    std::string text = "entente explain CODE, with one of\n\n";
    for (const std::string& code : known)
      text += fmt::format("  {:<30} {}\n", code, dispute::explain(code)->title);
    return print(text);
  }
  std::string text;
  for (const std::string& code : options.paths) {
    const auto explanation = dispute::explain(code);
    if (!explanation) {
      const auto near = base::closest(code, known);
      return complain(
          {usage(fmt::format("there is no diagnostic \"{}\"", code),
                 near ? fmt::format("did you mean \"{}\"?", *near) : "`entente explain` lists them")});
    }
    text += (text.empty() ? "" : "\n") + folded(dispute::to_text(*explanation));
  }
  return print(text);
}

}  // namespace entente::cli
