#include "entente/wasm/engine.h"

#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "entente/base/require.h"
#include "entente/desk/portable.h"
#include "entente/desk/view.h"

namespace {

using entente::base::Diagnostics;

// A page has one case and one thread.
std::optional<entente::desk::Dossier>& open_dossier() {
  static std::optional<entente::desk::Dossier> dossier;
  return dossier;
}

Diagnostics one(const char* code, std::string message, std::string help) {
  entente::base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  return {problem};
}

Diagnostics fault(const std::exception& error) {
  return one("engine-fault", fmt::format("the engine failed: {}", error.what()),
             "please report this, with the brief if you may share it");
}

std::string refused(const Diagnostics& problems) {
  return fmt::format(
      "{{\"format\":\"entente-view\",\"version\":1,\"answers\":null,\"sections\":{{}},\"figures\":{{}},"
      "\"case\":null,\"numbers\":[],\"diagnostics\":{}}}\n",
      entente::desk::diagnostics_json(problems));
}

Diagnostics open(const char* portable_json) {
  open_dossier().reset();
  auto dossier = entente::desk::from_portable_json(portable_json);
  if (dossier) open_dossier() = *dossier;
  return dossier.diagnostics();
}

std::string view(const char* request_json) {
  if (!open_dossier())
    return refused(one("no-open-case", "the engine has no case", "open a case before asking for a view"));
  entente::desk::ViewRun run;
  run.threads = 1;
  return entente::desk::view(*open_dossier(), request_json, run);
}

}  // namespace

extern "C" {

const char* entente_open(const char* portable_json) {
  static std::string said;
  try {
    said = entente::desk::diagnostics_json(open(portable_json));
  } catch (const std::exception& error) {
    said = entente::desk::diagnostics_json(fault(error));
  }
  return said.c_str();
}

char* entente_view(const char* request_json) {
  std::string answer;
  try {
    answer = view(request_json);
  } catch (const std::exception& error) {
    answer = refused(fault(error));
  }
  char* text = static_cast<char*>(std::malloc(answer.size() + 1));
  if (text) std::memcpy(text, answer.c_str(), answer.size() + 1);
  return text;
}

void entente_free(char* text) {
  std::free(text);
}
}
