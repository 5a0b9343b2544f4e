#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/number.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/desk/calibrate_flows.h"
#include "entente/desk/calibrate_text.h"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* example = "entente calibrate front front.csv -o front";

std::optional<double> number_option(const char* name, const std::string& text, base::Diagnostics& problems) {
  if (text.empty()) return std::nullopt;
  const auto value = base::parse_number(text);
  if (!value)
    problems.push_back(usage(fmt::format("{} is \"{}\", but must be a number", name, text),
                             fmt::format("{}=1200, in the unit of the series", name)));
  return value;
}

std::optional<evidence::Date> date_option(const char* name, const std::string& text,
                                          base::Diagnostics& problems) {
  if (text.empty()) return std::nullopt;
  const auto date = evidence::parse_date(text);
  if (!date)
    problems.push_back(usage(fmt::format("{} is \"{}\", but must be a day as YYYY-MM-DD", name, text),
                             fmt::format("{} 2025-12-02", name)));
  return date;
}

desk::FrontAsk front_ask(const Options& options, base::Diagnostics& problems) {
  desk::FrontAsk ask;
  ask.file = options.paths[1];
  ask.period = options.period;
  ask.unit = options.unit;
  ask.since = date_option("--since", options.since, problems);
  ask.until = date_option("--until", options.until, problems);
  ask.from = number_option("--from", options.from, problems);
  ask.to = number_option("--to", options.to, problems);
  ask.keep_jumps = options.keep_jumps;
  ask.keep_gaps = options.keep_gaps;
  if (options.from.empty() != options.to.empty())
    problems.push_back(usage(fmt::format("{} is missing beside {}", options.from.empty() ? "--from" : "--to",
                                         options.from.empty() ? "--to" : "--from"),
                             "both ends make levels, or neither"));
  else if (ask.from && ask.to && *ask.from == *ask.to)
    problems.push_back(usage("--from and --to are the same", "name what the series reads at the two ends"));
  return ask;
}

// Where the two files go: into a folder, or beside the name that was given.
struct Targets {
  std::string war, fit;
};

base::Result<Targets> targets_of(const std::string& output) {
  const fs::path path(output);
  if (path.extension() == ".toml") return Targets{output, fs::path(path).replace_extension(".svg").string()};
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path, error)) {
    base::Diagnostic problem;
    problem.code = "unwritable-file";
    problem.message = fmt::format("cannot make the folder \"{}\"", output);
    problem.help = "name a folder or a file that ends in .toml with -o";
    return problem;
  }
  return Targets{(path / "war.toml").string(), (path / "fit.svg").string()};
}

int write_both(const desk::FrontCalibration& found, const std::string& output) {
  const auto targets = targets_of(output);
  if (!targets) return complain(targets.diagnostics());
  cancel_on_interrupt();  // two files that belong together: from here Ctrl-C waits
  // Somebody may have edited the numbers since.
  const auto war = base::write_file(targets->war, desk::war_snippet(found), true);
  if (!war) return complain(war.diagnostics());
  const auto fit = base::write_file(targets->fit, desk::calibration_svg(found));
  if (!fit) return complain(fit.diagnostics());
  talk(fmt::format("wrote {} and {}\n", targets->war, targets->fit));
  return done;
}

desk::FlowAsk flow_ask(const Options& options, base::Diagnostics& problems) {
  desk::FlowAsk ask;
  ask.file = options.paths[1];
  ask.period = options.period;
  ask.since = date_option("--since", options.since, problems);
  ask.until = date_option("--until", options.until, problems);
  ask.party = options.party;
  if (options.paths[0] != "cost") return ask;
  ask.range = number_option("--range", options.range, problems).value_or(0);
  if (options.range.empty() || (problems.empty() && ask.range <= 0))
    problems.push_back(usage(
        "cost needs --range, above 0",
        "what the party's most favoured outcome is worth to it over its least, in the unit of the series"));
  return ask;
}

// A page and what to paste; with -o the latter goes into a file.
int give(const Options& options, const std::string& page, const std::string& snippet) {
  const auto shown = print(options.output.empty() ? page + "\n" + snippet : page);
  if (shown != done || options.output.empty()) return shown;
  const auto written = base::write_file(options.output, snippet, true);
  if (!written) return complain(written.diagnostics());
  talk(fmt::format("wrote {}\n", options.output));
  return done;
}

int run_front(const Options& options, const std::string& bytes, const desk::FrontAsk& ask) {
  const auto found = desk::calibrate_front(bytes, ask);
  if (!found) return complain(found.diagnostics());
  talk(base::to_text(found.diagnostics()));
  const int shown = options.json
                        ? print_bytes(desk::calibration_json(*found, found.diagnostics()))
                        : print(desk::calibration_page(*found, static_cast<std::size_t>(terminal_width())) +
                                (options.output.empty() ? "\n" + desk::war_snippet(*found) : std::string()));
  if (shown != done || options.output.empty()) return shown;
  return write_both(*found, options.output);
}

int run_flow(const Options& options, const std::string& bytes, const desk::FlowAsk& ask) {
  const auto width = static_cast<std::size_t>(terminal_width());
  if (options.paths[0] == "cost") {
    const auto found = desk::calibrate_cost(bytes, ask);
    if (!found) return complain(found.diagnostics());
    return give(options, desk::cost_page(*found, width), desk::cost_snippet(*found));
  }
  const auto found = desk::calibrate_aid(bytes, ask);
  if (!found) return complain(found.diagnostics());
  return give(options, desk::aid_page(*found, width), desk::aid_snippet(*found));
}

}  // namespace

int run_calibrate(const Options& options) {
  if (options.paths.size() != 2)
    return complain({usage("calibrate takes front, cost or aid, and a table", example)});
  const std::string& what = options.paths[0];
  const bool front = what == "front";
  if (!front && what != "cost" && what != "aid")
    return complain({usage(fmt::format("there is no series \"{}\" to calibrate", what), example)});
  base::Diagnostics problems;
  const auto ask = front ? front_ask(options, problems) : desk::FrontAsk{};
  const auto flow = front ? desk::FlowAsk{} : flow_ask(options, problems);
  if (!front && options.json) problems.push_back(usage("--json is of calibrate front alone", example));
  if (!problems.empty()) return complain(problems);
  const auto bytes = base::read_file(options.paths[1]);
  if (!bytes) return complain(bytes.diagnostics());
  return front ? run_front(options, *bytes, ask) : run_flow(options, *bytes, flow);
}

}  // namespace entente::cli
