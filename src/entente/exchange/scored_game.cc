#include "entente/exchange/scored_game.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

namespace fs = std::filesystem;

// Text at a place of a file, without the blanks around it.
struct Cell {
  std::size_t at = 0;
  std::string text;
};

void fault(const SourceFile& file, const Cell& where, const char* code, std::string message, ImportLog& log,
           std::string help = {}) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  fault_in(file, where.at, std::max<std::size_t>(where.text.size(), 1), std::move(problem), log);
}

void missing(const std::string& path, std::string message, std::string help, ImportLog& log) {
  base::Diagnostic problem;
  problem.code = "import-files";
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.where.file = path;
  log.add({problem});
}

// The lines that are not blank, cut at commas.
std::vector<std::vector<Cell>> rows_of(const SourceFile& file) {
  std::vector<std::vector<Cell>> rows;
  for (std::size_t start = 0; start < file.text.size();) {
    const std::size_t end = std::min(file.text.find('\n', start), file.text.size());
    const std::string line = file.text.substr(start, end - start);
    if (!base::trim(line).empty()) {
      auto& row = rows.emplace_back();
      std::size_t at = start;
      for (const std::string& part : base::split(line, ',')) {
        const std::size_t blank = part.find_first_not_of(" \t\r");
        row.push_back({at + (blank == std::string::npos ? 0 : blank), std::string(base::trim(part))});
        at += part.size() + 1;
      }
    }
    start = end + 1;
  }
  return rows;
}

std::string issue_name(std::size_t place) {
  return place < 26 ? std::string(1, static_cast<char>('A' + place)) : fmt::format("issue {}", place + 1);
}

struct Seat {
  std::string name, file;
  bool veto = false;
};

std::vector<Seat> read_config(const SourceFile& config, ImportLog& log) {
  std::vector<Seat> seats;
  std::size_t described = 0;
  for (const auto& row : rows_of(config)) {
    if (row.size() < 3) {
      fault(config, row[0], "import-shape", fmt::format("this line has too few entries ({})", row.size()),
            log, "a line is: name, score file, role, incentive, model");
      continue;
    }
    const std::string& role = row[2].text;
    if (role != "p1" && role != "p2" && role != "player")
      fault(config, row[2], "import-shape", fmt::format("\"{}\" is no role", role), log,
            "roles are p1 and p2, who hold a veto, and player");
    described += row.size() > 3;
    seats.push_back({row[0].text, row[1].text, role != "player"});
  }
  if (described)
    log.dropped(
        config,
        fmt::format("incentive and model of {} parties: how a program plays them is no part of a case",
                    described));
  if (std::none_of(seats.begin(), seats.end(), [](const Seat& seat) { return seat.veto; }))
    log.kept(config, "no party has the role p1 or p2: nobody holds a veto");
  return seats;
}

class Game {
 public:
  explicit Game(ImportLog& log) : log_(log) {}

  Scenario scenario;

  void read_party(const Seat& seat, const SourceFile& file) {
    auto rows = rows_of(file);
    if (rows.size() < 2 || rows.back().size() != 1) {
      fault(file, rows.empty() ? Cell{} : rows.back()[0], "import-shape",
            "the last line is not one number, the minimum", log_,
            "one line of scores per issue, then the lowest sum the party accepts");
      return;
    }
    ScenarioParty party;
    party.name = seat.name;
    party.veto = seat.veto;
    party.reservation = number(file, rows.back()[0], "the minimum");
    rows.pop_back();
    if (scenario.issues.empty()) make_issues(rows);
    if (first_.empty()) first_ = file.name;
    if (!fits(file, rows)) return;
    for (const auto& row : rows) {
      auto& seen = party.issues.emplace_back();
      for (const Cell& cell : row) seen.of_value.push_back(number(file, cell, "a score").value_or(0));
    }
    scenario.parties.push_back(std::move(party));
  }

  void read_deal(const SourceFile& file) {
    std::vector<std::optional<std::size_t>> deal(scenario.issues.size());
    for (const auto& row : rows_of(file))
      for (const Cell& cell : row) {
        if (cell.text.empty()) continue;
        const auto [issue, value] = find(cell.text);
        if (issue < deal.size() && !deal[issue])
          deal[issue] = value;
        else
          fault(file, cell, "import-shape",
                fmt::format("\"{}\" is {}", cell.text,
                            issue < deal.size() ? "a second value for its issue" : "no value of this game"),
                log_,
                fmt::format("values go from {} to {}", scenario.issues.front().values.front(),
                            scenario.issues.back().values.back()));
      }
    const auto open = std::find(deal.begin(), deal.end(), std::nullopt);
    if (log_.failed()) return;
    if (open != deal.end()) {
      fault(file, {}, "import-shape",
            fmt::format("the deal has no value for {}",
                        scenario.issues[static_cast<std::size_t>(open - deal.begin())].name),
            log_);
      return;
    }
    scenario.initial_deal.emplace();
    for (const auto& value : deal) scenario.initial_deal->push_back(*value);
    log_.kept(file, "the initial deal " + std::string(base::trim(file.text)));
  }

 private:
  std::optional<double> number(const SourceFile& file, const Cell& cell, const char* what) {
    const auto found = base::parse_number(cell.text);
    if (!found)
      fault(file, cell, "import-number",
            fmt::format("{} is \"{}\", where a number is needed", what, cell.text), log_);
    return found;
  }

  void make_issues(const std::vector<std::vector<Cell>>& rows) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      ScenarioIssue issue;
      issue.name = issue_name(j);
      for (std::size_t k = 0; k < rows[j].size(); ++k)
        issue.values.push_back(issue.name + (j < 26 ? "" : " value ") + std::to_string(k + 1));
      scenario.issues.push_back(std::move(issue));
    }
  }

  bool fits(const SourceFile& file, const std::vector<std::vector<Cell>>& rows) {
    if (rows.size() != scenario.issues.size()) {
      fault(file, rows.back()[0], "import-shape",
            fmt::format("the scores are for {} issues, those of {} for {}", rows.size(), first_,
                        scenario.issues.size()),
            log_);
      return false;
    }
    for (std::size_t j = 0; j < rows.size(); ++j)
      if (rows[j].size() != scenario.issues[j].values.size()) {
        fault(file, rows[j].back(), "import-shape",
              fmt::format("issue {} has {} scores, in {} it has {}", scenario.issues[j].name, rows[j].size(),
                          first_, scenario.issues[j].values.size()),
              log_);
        return false;
      }
    return true;
  }

  std::pair<std::size_t, std::size_t> find(const std::string& text) const {
    for (std::size_t j = 0; j < scenario.issues.size(); ++j) {
      const auto& values = scenario.issues[j].values;
      const auto found = std::find(values.begin(), values.end(), text);
      if (found != values.end()) return {j, static_cast<std::size_t>(found - values.begin())};
    }
    return {scenario.issues.size(), 0};
  }

  ImportLog& log_;
  std::string first_;
};

// The score files by name; config.txt and initial_deal.txt are none.
std::vector<fs::path> score_files(const fs::path& folder, ImportLog& log) {
  std::error_code error;
  const fs::path inside = folder / "scores_files";
  const std::string place = (fs::is_directory(inside, error) ? inside : folder).string();
  std::vector<fs::path> files;
  for (const std::string& file : scenario_files({place}, {".txt"}, log)) {
    const std::string name = fs::path(file).filename().string();
    if (name != "config.txt" && name != "initial_deal.txt") files.emplace_back(file);
  }
  return files;
}

// Which file belongs to which seat; without a config every file is a seat.
void read_parties(Game& game, const std::vector<fs::path>& files, const std::optional<SourceFile>& config,
                  ImportLog& log) {
  std::vector<Seat> seats;
  if (config)
    seats = read_config(*config, log);
  else
    for (const fs::path& file : files) seats.push_back({file.stem().string(), file.stem().string(), false});
  std::vector<bool> used(files.size());
  std::vector<SourceFile> read;
  for (const Seat& seat : seats) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const fs::path& file) { return file.stem() == seat.file; });
    if (found == files.end()) {
      missing(config->path, fmt::format("\"{}\" has no score file {}.txt", seat.name, seat.file), {}, log);
      continue;
    }
    used[static_cast<std::size_t>(found - files.begin())] = true;
    if (auto file = read_source(found->string(), log)) {
      game.read_party(seat, *file);
      read.push_back({file->path, file->name, {}});
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!used[i])
      log.dropped({files[i].string(), files[i].filename().string(), {}}, "not named in config.txt: not read");
  if (!log.failed()) tell_apart(game.scenario.parties, read, log);
}

std::optional<SourceFile> optional_file(const fs::path& path, ImportLog& log) {
  std::error_code error;
  return fs::exists(path, error) ? read_source(path.string(), log) : std::nullopt;
}

}  // namespace

base::Result<Scenario> read_scored_game(const std::vector<std::string>& paths) {
  ImportLog log;
  Game game(log);
  const fs::path folder = paths.empty() ? fs::path() : fs::path(paths.front());
  std::error_code error;
  const bool one = paths.size() == 1 && fs::is_directory(folder, error);
  const auto files = one ? score_files(folder, log) : std::vector<fs::path>();
  if (files.empty()) {
    if (!log.failed())
      missing(folder.string(), "no folder of a scored game is here",
              "name one folder, with config.txt and one file per party in scores_files", log);
    return log.problems();
  }
  const auto config = optional_file(folder / "config.txt", log);
  if (!config && !log.failed())
    log.kept({folder.string(), folder.filename().string(), {}},
             "no config.txt: parties are named by their files, and nobody holds a veto");
  if (!log.failed()) read_parties(game, files, config, log);
  if (!log.failed())
    if (const auto deal = optional_file(folder / "initial_deal.txt", log)) game.read_deal(*deal);
  Scenario scenario = std::move(game.scenario);
  scenario.format = "scored game";
  scenario.title = folder_title(paths);
  if (scenario.parties.size() > 1) scenario.quorum = scenario.parties.size() - 1;
  return finished(std::move(scenario), log);
}

}  // namespace entente::exchange
