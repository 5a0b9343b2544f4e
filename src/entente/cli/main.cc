#include <algorithm>
#include <exception>
#include <new>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "entente/base/require.h"
#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"

namespace entente::cli {

namespace {

constexpr const char* welcome = R"(entente reads what is reported about a dispute and computes what can be agreed.

  entente brief cases/moscow-talks -o brief.html    a brief of a worked case
  entente brief article.txt -o brief.html           a brief of any article
  entente ask cases/moscow-talks agreement          one answer in the terminal

Commands
)";

std::string overview() {
  std::string text = welcome;
  for (const Verb& verb : verbs()) text += fmt::format("  {:<10}{}\n", verb.name, verb.summary);
  return text + "\n`entente COMMAND --help` shows an example and every option. Nothing leaves this machine.\n";
}

void add_options(CLI::App& command, const Verb& verb, Options& options) {
  command.add_option("paths", options.paths, verb.arguments);
  if (verb.takes & output) command.add_option("-o,--output", options.output, "where to write");
  if (verb.takes & worlds) {
    command.add_option("--worlds", options.worlds, "worlds to draw (rounded up to 16 times a power of two)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 20));
    command.add_option("--seed", options.seed, "seed of the draws");
    command.add_option("--threads", options.threads, "threads; the answer does not depend on it")->check(CLI::Range(0, 1024));
  }
  if (verb.takes & tables) command.add_option("--table", options.tables, "only this table (repeatable)");
  if (verb.takes & levers) command.add_option("--lever", options.levers, "pull a lever, a bundle, or PATH=CHANGE (repeatable)");
  if (verb.takes & method) command.add_option("--method", options.method, "this method instead of the default; all: every one");
  if (verb.takes & json) command.add_flag("--json", options.json, "the answer as JSON");
  if (verb.takes & data) command.add_option("--data", options.data, "folder whose tables replace the built-in ones");
  command.add_flag("--ascii", options.ascii, "no characters beyond ASCII");
  command.add_flag("--no-color", options.no_colour, "no colour");
}

int usage_problem(const CLI::App& app, const CLI::ParseError& problem, int argc, char** argv) {
  if (problem.get_exit_code() == 0) return app.exit(problem);
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) names.emplace_back(verb.name);
  const std::string first = argc > 1 ? argv[1] : "";
  const bool known = std::find(names.begin(), names.end(), first) != names.end();
  if (!known && !first.empty() && first[0] != '-') {
    const auto near = base::closest(first, names);
    talk(fmt::format("error: there is no command \"{}\"   [usage]\n   help: {}\n", first,
                     near ? fmt::format("did you mean \"{}\"?", *near) : "`entente` alone lists the commands"));
  } else {
    talk(fmt::format("error: {}   [usage]\n   help: `entente {}--help` shows every option\n", problem.what(),
                     known ? first + " " : ""));
  }
  return bad_input;
}

int run(int argc, char** argv) {
  if (argc == 1) return print(overview());
  CLI::App app{"entente"};
  app.set_help_flag();
  app.add_flag_callback("-h,--help", [] { throw CLI::CallForHelp(); });
  app.require_subcommand(1);
  Options options;
  int code = done;
  for (const Verb& verb : verbs()) {
    CLI::App* command = app.add_subcommand(verb.name, verb.summary);
    command->set_help_flag();
    command->add_flag_callback("-h,--help", [command] { throw CLI::CallForHelp(); }, "this text");
    command->footer(fmt::format("Example\n  {}", verb.example));
    add_options(*command, verb, options);
    command->callback([&options, &code, &verb] { code = verb.run(options); });
  }
  const std::string first = argv[1];
  if (first == "--version" || first == "-V") return run_version(options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    for (const Verb& verb : verbs())
      if (first == verb.name)
        return print(fmt::format("{}\n\nExample\n  {}\n\nentente {} {}\n{}", verb.summary, verb.example, verb.name,
                                 verb.arguments, app.get_subcommand(verb.name)->help("", CLI::AppFormatMode::Sub)));
    return print(overview());
  } catch (const CLI::ParseError& problem) {
    return usage_problem(app, problem, argc, argv);
  }
  return code;
}

}  // namespace

}  // namespace entente::cli

int main(int argc, char** argv) {
  using namespace entente::cli;
  try {
    return run(argc, argv);
  } catch (const entente::base::ContractViolation& bug) {
    talk(std::string("entente has a bug: ") + bug.what() +
         "\nplease report it with the command and, if you may share it, the case\n");
  } catch (const std::bad_alloc&) {
    talk("error: not enough memory for this request   [out-of-memory]\n   help: ask for fewer worlds\n");
    return try_again;
  } catch (const std::exception& bug) {
    talk(std::string("entente has a bug: ") + bug.what() + "\nplease report it with the command\n");
  }
  return our_bug;
}
