#include "entente/cli/command_line.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"

namespace entente::cli {

namespace {

constexpr const char* welcome =
    R"(entente reads what is reported about a dispute and computes what can be agreed.

  entente brief cases/moscow-talks -o brief.html    a brief of a worked case
  entente brief article.txt -o brief.html           a brief of any article
  entente ask cases/harbour agreement               one answer in the terminal

Commands; for work on the reader itself: train-reader and evaluate-reader
)";

constexpr std::size_t most_worlds = std::size_t{1} << 20;

// The whole text must be digits: a sign, a point or a letter is not a count.
std::string whole_number(const std::string& text, std::uint64_t low, std::uint64_t high) {
  const bool digits =
      !text.empty() && text.size() <= 20 && text.find_first_not_of("0123456789") == std::string::npos;
  std::uint64_t value = 0;
  bool fits = digits;
  for (const char c : digits ? text : std::string()) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    fits = fits && value <= (UINT64_MAX - digit) / 10;
    value = value * 10 + digit;
  }
  if (fits && value >= low && value <= high) return "";
  return fmt::format("\"{}\" is not a whole number from {} to {}", text, low, high);
}

auto whole(std::uint64_t low, std::uint64_t high) {
  return [low, high](const std::string& text) { return whole_number(text, low, high); };
}

void add_lists(CLI::App& command, const Verb& verb, Options& options) {
  // One value each, so that a case or a question after it is not swallowed.
  if (verb.takes & tables)
    command.add_option("--table", options.tables, "only this table; may be repeated")
        ->type_name("ID")
        ->allow_extra_args(false);
  if (verb.takes & levers)
    command.add_option("--lever", options.levers, "a lever, a bundle, or PATH=CHANGE; may be repeated")
        ->type_name("ID")
        ->allow_extra_args(false);
}

void add_definitions(CLI::App& command, const Verb& verb, Options& options) {
  if (verb.takes & method)
    command.add_option("--method", options.method, "this method instead of the default; all: every one")
        ->type_name("ID");
  if (verb.takes & compat)
    command.add_option("--compat", options.compat, "points as negmas, genius or negolog define them, too")
        ->type_name("PROGRAM")
        ->check([](const std::string& text) {
          const bool known = text == "negmas" || text == "genius" || text == "negolog";
          return known ? std::string() : fmt::format("\"{}\" is not one of negmas, genius and negolog", text);
        });
}

void add_reformatting(CLI::App& command, Options& options) {
  command.add_option("--model", options.model, "let a language model suggest more claims")->type_name("NAME");
  command.add_option("--endpoint", options.endpoint, "where it listens; else http://localhost:8080")
      ->type_name("URL");
  command.add_flag("--allow-remote", options.allow_remote, "the text may leave this machine");
  command.add_option("--model-log", options.model_log, "what it was asked and what it answered")
      ->type_name("FILE");
  command.add_option("--dictionaries", options.dictionaries, "your own, for --as petrarch")
      ->type_name("FOLDER");
  command.add_option("--as", options.as, "for other tools: plover, petrarch, brat or conllu")
      ->type_name("FORMAT")
      ->check([](const std::string& text) {
        const bool known = text == "plover" || text == "petrarch" || text == "brat" || text == "conllu";
        return known ? std::string()
                     : fmt::format("\"{}\" is not one of plover, petrarch, brat and conllu", text);
      });
}

void add_serving(CLI::App& command, Options& options) {
  command.add_option("--port", options.port, "port to listen on; default 0, any that is free")
      ->type_name("N")
      ->check(whole(0, 65535));
  command.add_flag("--no-browser", options.no_browser, "only print the address");
  command.add_option("--pages", options.pages, "folder of pages in place of the built-in ones")
      ->type_name("FOLDER");
  command.add_option("--host", options.host, "listen beyond this machine, on this address")
      ->type_name("ADDRESS");
}

void add_calibrating(CLI::App& command, Options& options) {
  command.add_option("--period", options.period, "day, week or month; default week")
      ->type_name("NAME")
      ->check([](const std::string& text) {
        const bool known = text == "day" || text == "week" || text == "month";
        return known ? std::string() : fmt::format("\"{}\" is not one of day, week and month", text);
      });
  command.add_option("--unit", options.unit, "what the series counts; default km² of an area")
      ->type_name("WORDS");
  command.add_option("--since", options.since, "leave earlier rows aside")->type_name("DATE");
  command.add_option("--until", options.until, "leave later rows aside: a case's as_of")->type_name("DATE");
  command.add_option("--from", options.from, "what the series reads at level 0")->type_name("NUMBER");
  command.add_option("--to", options.to, "what the series reads at the highest level")->type_name("NUMBER");
  command.add_option("--range", options.range, "of cost: what the party has at stake, in that unit")
      ->type_name("NUMBER");
  command.add_option("--party", options.party, "of cost: whose")->type_name("ID");
  command.add_flag("--keep-jumps", options.keep_jumps, "count jumps as movement of the front");
  command.add_flag("--keep-gaps", options.keep_gaps, "count a change across a gap as one change");
}

void add_options(CLI::App& command, const Verb& verb, Options& options) {
  if (*verb.arguments) command.add_option("paths", options.paths);
  if (verb.takes & output)
    command.add_option("-o,--output", options.output, fmt::format("where to write; default {}", verb.target))
        ->type_name("PATH");
  if (verb.takes & worlds) {
    command.add_option("--worlds", options.worlds, "worlds to draw; default 2048, rounded up to 16 x 2^k")
        ->type_name("N")
        ->check(whole(1, most_worlds));
    command.add_option("--seed", options.seed, "seed of the draws; default 1")
        ->type_name("N")
        ->check(whole(0, UINT64_MAX));
    command
        .add_option("--threads", options.threads, "threads; 0: all of this machine. No answer depends on it")
        ->type_name("N")
        ->check(whole(0, 1024));
  }
  if (verb.takes & seeded)
    command.add_option("--seed", options.seed, "seed of the training; default 1")
        ->type_name("N")
        ->check(whole(0, UINT64_MAX));
  add_lists(command, verb, options);
  add_definitions(command, verb, options);
  if (verb.takes & json) command.add_flag("--json", options.json, "the result as JSON");
  if (verb.takes & playing)
    command.add_flag("--static", options.static_only, "without the engine that lets its reader try changes");
  if (verb.takes & details)
    command.add_flag("--details", options.details, "every finding, long lists included");
  if (verb.takes & reformatting) add_reformatting(command, options);
  if (verb.takes & serving) add_serving(command, options);
  if (verb.takes & calibrating) add_calibrating(command, options);
  if (verb.takes & data)
    command.add_option("--data", options.data, "folder whose tables replace the built-in ones")
        ->type_name("FOLDER");
  command.add_flag("--ascii", options.ascii, "no character beyond ASCII");
  command.add_flag("--no-color", options.no_colour, "no colour; so does the variable NO_COLOR");
}

const Verb* find_verb(const std::string& name) {
  const auto found =
      std::find_if(verbs().begin(), verbs().end(), [&](const Verb& verb) { return name == verb.name; });
  return found == verbs().end() ? nullptr : &*found;
}

std::string help_of(const Verb& verb, const CLI::App& command) {
  std::string text =
      fmt::format("Example\n  {}\n\nentente {}{}{} [OPTION...]\n  {}\n\nOptions\n", verb.example, verb.name,
                  *verb.arguments ? " " : "", verb.arguments, verb.summary);
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) continue;
    std::string names = option->get_name(false, true);
    if (const auto comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
    if (option->get_items_expected_max() > 0) names += " " + option->get_type_name();
    text += fmt::format("  {:<20} {}\n", names, option->get_description());
  }
  return text;
}

// Flags of a verb as they are typed.
std::vector<std::string> flags_of(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  return flags;
}

int unknown_flag(const Verb& verb, const CLI::App& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  const auto near = base::closest(name, flags_of(command));
  return complain({usage(fmt::format("{} has no option \"{}\"", verb.name, name),
                         near ? fmt::format("did you mean \"{}\"?", *near)
                              : fmt::format("`entente {} --help` shows every option", verb.name))});
}

int unknown_verb(const std::string& word) {
  std::error_code error;
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) names.emplace_back(verb.name);
  std::string help = "`entente` alone lists the commands";
  if (const auto near = base::closest(word, names))
    help = fmt::format("did you mean \"{}\"?", *near);
  else if (std::filesystem::is_directory(word, error))
    help = "entente ask " + pasted(word);
  else if (std::filesystem::exists(word, error))
    help = "entente read " + pasted(word);
  const char* kind = word.starts_with("-") ? "option" : "command";
  return complain({usage(fmt::format("there is no {} \"{}\"", kind, word), help)});
}

int bad_value(const Verb& verb, const CLI::ParseError& problem) {
  const std::string said = problem.what();
  const std::string name = said.substr(0, said.find(':'));
  const bool without = dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr;
  return complain({usage(without ? name + " needs a value" : said,
                         fmt::format("`entente {} --help` shows every option", verb.name))});
}

int run_verb(const Verb& verb, std::vector<std::string> words, const Fronts& fronts) {
  Options options;
  options.fronts = &fronts;
  CLI::App command;
  command.set_help_flag();
  bool help = false;
  add_options(command, verb, options);
  command.add_flag("-h,--help", help, "this text");
  command.allow_extras();
  // Help is what a person asks for who does not know the rest yet: a wrong option beside it does not matter.
  if (std::any_of(words.begin(), words.end(),
                  [](const auto& word) { return word == "-h" || word == "--help"; }))
    return print(help_of(verb, command));
  std::reverse(words.begin(), words.end());  // as CLI11 wants it
  try {
    command.parse(words);
  } catch (const CLI::ParseError& problem) {
    return bad_value(verb, problem);
  }
  for (const std::string& word : command.remaining()) {
    if (word == "--") continue;
    if (word.size() > 1 && word[0] == '-') return unknown_flag(verb, command, word);
    return complain({usage(fmt::format("{} takes no \"{}\"", verb.name, word),
                           fmt::format("`entente {} --help` shows what it takes", verb.name))});
  }
  if (options.ascii) write_ascii_only();
  return verb.run(options);
}

}  // namespace

std::string overview() {
  std::string text = welcome;
  for (const Verb& verb : verbs())
    if (!(verb.takes & upkeep)) text += fmt::format("  {:<10}{}\n", verb.name, verb.summary);
  return text +
         "\n`entente COMMAND --help` shows an example and every option. Nothing leaves this machine.\n";
}

int run_command_line(int argc, char** argv, const Fronts& fronts) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "-h" || words[0] == "--help") return print(overview());
  if (words[0] == "--version" || words[0] == "-V") words[0] = "version";
  if (words[0] == "help") {
    if (words.size() == 1) return print(overview());
    words = {words[1], "--help"};
  }
  const Verb* verb = find_verb(words[0]);
  if (!verb) return unknown_verb(words[0]);
  return run_verb(*verb, {words.begin() + 1, words.end()}, fronts);
}

}  // namespace entente::cli
