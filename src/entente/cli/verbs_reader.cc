#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/reading/evaluate.h"
#include "entente/reading/evaluate_report.h"

namespace entente::cli {

int run_evaluate_reader(const Options& options) {
  if (options.paths.empty())
    return complain({usage("evaluate-reader takes annotated texts, treebanks or records, or folders of them",
                           "entente evaluate-reader tests/reading/articles")});
  const auto reader = reading::shipped_reader(base::DataTables(options.data));
  if (!reader) return complain(reader.diagnostics());
  const auto found = reading::evaluate_reader(options.paths, *reader);
  if (!found) return complain(found.diagnostics());
  talk(base::to_text(found.diagnostics()));
  if (options.json) return print_bytes(reading::evaluation_json(*found));
  return print(reading::evaluation_text(*found, options.details));
}

}  // namespace entente::cli
