#include <cstdlib>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/cli/console.h"
#include "entente/cli/model_client.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/dispute/claim_json.h"
#include "entente/reading/lexicon.h"
#include "entente/reading/model_reply.h"
#include "entente/report/terminal.h"
#include "entente/report/text_table.h"

namespace entente::cli {

namespace {

using reading::ModelClaim;
using reading::Verdict;

const char* environment(const char* name) {
  return std::getenv(name);
}

std::string row_of(const ModelClaim& found) {
  return fmt::format("  {} {}: “{}”{}\n", report::printable(found.claim.id),
                     evidence::name_of(found.claim.type), report::printable(found.claim.quote),
                     found.agrees_with.empty() ? "" : fmt::format(" (as {} has it)", found.agrees_with));
}

std::string layer_text(const std::string& model, const std::vector<ModelClaim>& found) {
  std::string kept, unconfirmed;
  std::size_t refused = 0;
  for (const ModelClaim& one : found) {
    if (one.verdict == Verdict::kept) kept += row_of(one);
    if (one.verdict == Verdict::unconfirmed) unconfirmed += row_of(one);
    refused += one.verdict == Verdict::refused ? 1 : 0;
  }
  std::string text =
      fmt::format("\nSuggested by the model {}, each quote found in the text; counted nowhere:\n{}",
                  report::printable(model), kept.empty() ? "  none\n" : kept);
  if (!unconfirmed.empty()) text += "Without a word that shows their type, so unconfirmed:\n" + unconfirmed;
  if (refused > 0)
    text += fmt::format("{} refused: what they say does not stand in the text. --model-log keeps them.\n",
                        refused);
  return text;
}

// Each window of each document, in order; a faulty reply is told and left out.
struct Asked {
  std::vector<ModelClaim> found;
  std::string log;
};
// What was answered until then stays in `asked` where one fails.
base::Result<bool> ask_all(const Options& options, const ModelEndpoint& endpoint,
                           const evidence::Claims& read, const reading::Lexicon& lexicon, Asked& asked) {
  const char* key = environment("OPENAI_API_KEY");
  for (const evidence::Document& document : read.documents) {
    if (document.restricted && options.allow_remote) {
      talk(fmt::format("not sent: {} is restricted\n", document.file));
      continue;
    }
    for (const reading::ModelWindow& window : reading::model_windows(document)) {
      const auto body =
          ask_model(endpoint, key ? key : "", reading::model_request(document, window, options.model));
      if (!body) return body.diagnostics();
      auto checked = reading::check_model_reply(*body, read, document, window, lexicon);
      if (!checked) talk(base::to_text(checked.diagnostics()));
      const std::vector<ModelClaim> claims = checked ? std::move(checked).value() : std::vector<ModelClaim>();
      asked.log += reading::model_log_line(options.model, document, window, *body, claims);
      asked.found.insert(asked.found.end(), claims.begin(), claims.end());
    }
  }
  return true;
}

}  // namespace

int run_read_with_model(const Options& options) {
  const auto endpoint =
      model_endpoint(options.endpoint, environment("OPENAI_BASE_URL"), options.allow_remote);
  if (!endpoint) return complain(endpoint.diagnostics());
  const base::DataTables tables(options.data);
  const auto lexicon = reading::load_lexicon(tables);
  if (!lexicon) return complain(lexicon.diagnostics());
  auto read = desk::read_documents(options.paths, tables);
  if (!read) return complain(read.diagnostics());
  talk(base::to_text(read.diagnostics()));
  evidence::Claims claims = std::move(read).value();
  Asked asked;
  const auto answered = ask_all(options, *endpoint, claims, *lexicon, asked);
  if (!options.model_log.empty())
    if (const auto written = base::write_file(options.model_log, asked.log); !written)
      return complain(written.diagnostics());
  if (!answered) return complain(answered.diagnostics());
  reading::settle_model_claims(asked.found, options.model, claims);
  if (options.json)
    return print_bytes(reading::with_model_layer(dispute::to_json(claims), options.model, asked.found));
  report::TerminalOptions look;
  look.width = static_cast<std::size_t>(terminal_width());
  look.ascii = options.ascii;
  return print(report::render_claims_terminal(claims, look) + layer_text(options.model, asked.found));
}

}  // namespace entente::cli
