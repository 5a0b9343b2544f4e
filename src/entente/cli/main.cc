#include <exception>
#include <new>
#include <string>

#include "entente/base/require.h"
#include "entente/base/result.h"
#include "entente/cli/command_line.h"
#include "entente/cli/console.h"

int main(int argc, char** argv) {
  using namespace entente::cli;
  ignore_closed_pipes();
  try {
    return run_command_line(argc, argv);
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
