// The program: its fronts, which do not know each other, put together.
#include <exception>
#include <new>
#include <string>

#include "entente/base/require.h"
#include "entente/base/result.h"
#include "entente/cli/command_line.h"
#include "entente/cli/console.h"
#include "entente/cli/today.h"
#include "entente/server/server.h"

namespace {

entente::base::Result<bool> open_workbench(entente::desk::Studio& studio,
                                           const entente::cli::Workbench& wanted) {
  entente::server::ServerSettings settings;
  if (!wanted.host.empty()) settings.host = wanted.host;
  settings.port = wanted.port;
  settings.pages = wanted.pages;
  settings.folder = wanted.folder;
  settings.today = entente::cli::today();
  settings.open_browser = wanted.open_browser;
  return entente::server::serve(studio, settings, {wanted.result, wanted.remark});
}

}  // namespace

int main(int argc, char** argv) {
  using namespace entente::cli;
  ignore_closed_pipes();
  try {
    return run_command_line(argc, argv, Fronts{open_workbench});
  } catch (const entente::base::ContractViolation& bug) {
    talk(std::string("entente has a bug: ") + bug.what() +
         "\nplease report it with the command and, if you may share it, the case\n");
  } catch (const std::bad_alloc&) {
    entente::base::Diagnostic problem;
    problem.code = "out-of-memory";
    problem.message = "not enough memory for this request";
    problem.help = "ask for fewer worlds";
    talk(entente::base::to_text(problem));
    return try_again;
  } catch (const std::exception& bug) {
    talk(std::string("entente has a bug: ") + bug.what() + "\nplease report it with the command\n");
  }
  return our_bug;
}
