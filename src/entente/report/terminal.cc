#include "entente/report/terminal.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "entente/report/context.h"
#include "entente/report/terminal_bars.h"
#include "entente/report/terminal_desk.h"
#include "entente/report/terminal_documents.h"
#include "entente/report/terminal_levels.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

constexpr std::size_t bar_cells = 16;

struct Reach {
  double low = 0, high = 0;
};

// One scale per kind of finding, so that bars in a table compare; positions per issue, whose scales differ.
std::map<std::string, Reach> reaches_of(const Answer& answer) {
  std::map<std::string, Reach> reaches;
  for (const Finding& finding : answer.findings) {
    if (!finding.interval) continue;
    const auto ends = finding.interval->nearly_all;
    const auto [place, fresh] =
        reaches.try_emplace(finding.name + "\n" + finding.about.issue, Reach{ends.first, ends.second});
    if (fresh) continue;
    place->second.low = std::min(place->second.low, ends.first);
    place->second.high = std::max(place->second.high, ends.second);
  }
  return reaches;
}

std::string bar_of(const Finding& finding, const std::map<std::string, Reach>& reaches) {
  const auto* value = std::get_if<double>(&finding.value);
  if (!value || !std::isfinite(*value)) return "";
  if (finding.kind == question::FindingKind::probability || finding.kind == question::FindingKind::share)
    return share_blocks(*value, bar_cells);
  if (!finding.interval) return "";
  const Reach& reach = reaches.at(finding.name + "\n" + finding.about.issue);
  return interval_blocks(*finding.interval, reach.low, reach.high, bar_cells);
}

bool shown(const Finding& finding) {
  return !finding.name.starts_with("sentence_") && !finding.name.starts_with("chart_title.") &&
         !std::holds_alternative<std::vector<double>>(finding.value);
}

// Names in the order of their first finding, so that each gets one block.
std::vector<std::string> names_of(const Answer& answer) {
  std::vector<std::string> names;
  for (const Finding& finding : answer.findings)
    if (shown(finding) && std::find(names.begin(), names.end(), finding.name) == names.end())
      names.push_back(finding.name);
  return names;
}

using Reaches = std::map<std::string, Reach>;

std::vector<std::string> number_row(const Desk& desk, std::string first, const Finding& finding,
                                    const Reaches& reaches) {
  return {std::move(first), desk.mark(finding), printable(value_words(finding)), spread_words(finding),
          bar_of(finding, reaches)};
}

TextTable number_table(const std::string& heading) {
  return TextTable({{heading}, {"", false, false}, {"", true}, {"", true}, {"", false, false}});
}

bool has_number(const Finding& finding) {
  return std::holds_alternative<double>(finding.value);
}

// A set of obstacles and its share are one row; what ranks the sets is no level of the front.
std::string row_words(const Desk& desk, const Answer& answer, const Finding& finding) {
  const Finding* set =
      finding.name == "least_removal_share" ? find(&answer, "least_removal", finding.about) : nullptr;
  return printable(set ? value_words(*set) : desk.about(finding.about, answer));
}

// Packages, reasons and other words: a paragraph after their name.
std::string words_text(const Desk& desk, const Answer& answer, const std::string& name) {
  std::string out;
  if (name == "least_removal") return out;
  for (const Finding* finding : answer.all(name)) {
    if (has_number(*finding) || !shown(*finding)) continue;
    const std::string about = desk.about(finding->about, answer);
    const std::string words = fmt::format("{}{}{}: {}", finding_words(name), about.empty() ? "" : ", ", about,
                                          value_words(*finding));
    out += paragraph("  ", printable(words), desk.width);
  }
  return out;
}

// Numbers about nothing further stand together; others get a block per name; words come last.
std::string findings_text(const Desk& desk, const Answer& answer) {
  const Reaches reaches = reaches_of(answer);
  TextTable singles = number_table("");
  std::string blocks, words;
  for (const std::string& name : names_of(answer)) {
    if (!desk.options.details && told_by_level(answer, name)) continue;
    TextTable table = number_table(finding_words(name));
    for (const Finding* finding : answer.all(name)) {
      if (!has_number(*finding)) continue;
      const std::string about = row_words(desk, answer, *finding);
      if (about.empty())
        singles.add(number_row(desk, finding_words(name), *finding, reaches));
      else
        table.add(number_row(desk, about, *finding, reaches));
    }
    if (!table.empty()) blocks.append("\n").append(table.text(desk.width));
    words += words_text(desk, answer, name);
  }
  std::string out = singles.empty() ? "" : fmt::format("\n{}", singles.text(desk.width));
  if (!desk.options.details) blocks += levels_text(desk, answer);
  return out + blocks + (words.empty() ? "" : fmt::format("\n{}", words));
}

// Readings beside a question's own answer say which they are.
std::string heading_of(const Answer& answer) {
  if (answer.method == "least_change") return "agreement: what clashes";
  if (answer.method == "partial_agreements") return "agreement: in part, and in stages";
  if (answer.method == "tried_text") return "a draft text";
  return plain_words(answer.question);
}

std::string answer_text(const Desk& desk, const Answer& answer) {
  std::string title = heading_of(answer);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (!answer.table.empty()) title += " · " + desk.about({"", "", answer.table, "", {}}, {});
  if (!answer.levers.empty())
    title += " · " + plain_words(fmt::format("{}", fmt::join(answer.levers, " + ")));
  std::string out = desk.head(printable(title)) + "\n";
  if (!answer.applies)
    out += paragraph("  ", printable("does not apply, because " + answer.because), desk.width);
  for (const std::string& sentence : answer.says) out += paragraph("  ", printable(sentence), desk.width);
  out += answer.question == "positions" ? positions_text(desk, answer) : findings_text(desk, answer);
  for (const std::string& caveat : answer.caveats)
    out += paragraph("  note: ", printable(caveat), desk.width);
  return out;
}

}  // namespace

std::string render_terminal(const question::Answers& answers, const TerminalOptions& options) {
  const Desk desk(options);
  std::string out = desk.head(printable(answers.title)) + "\n";
  if (!answers.as_of.empty()) out += "as of " + printable(date_words(answers.as_of)) + "\n";
  for (const Answer& answer : answers.answers) out += "\n" + answer_text(desk, answer);
  std::string foot = fmt::format("{} worlds drawn from these inputs, seed {}, case {}.", answers.worlds,
                                 answers.seed, printable(answers.fingerprint.substr(0, 12)));
  if (options.dispute)
    foot += " Before a number: • anchored on a document, ~ judgement, ? default nobody has judged.";
  out += "\n" + paragraph("", foot, desk.width);
  return options.ascii ? to_ascii(out) : out;
}

std::string render_claims_terminal(const evidence::Claims& evidence, const TerminalOptions& options) {
  const std::size_t width = std::max<std::size_t>(40, options.width);
  TextTable table({{"claim", false, false}, {"type", false, false}, {"who"}, {"about"}, {"quote"}});
  const auto name = [&](const std::string& id) {
    const evidence::Entity* entity = evidence.entity(id);
    return printable(entity ? entity->name : plain_words(id));
  };
  for (const evidence::Claim& claim : evidence.claims) {
    if (claim.status == evidence::ClaimStatus::rejected) continue;
    std::string type = plain_words(evidence::name_of(claim.type));
    if (claim.modality != evidence::Modality::asserted)
      type += fmt::format(" ({})", evidence::name_of(claim.modality));
    std::string who = name(claim.holder);
    if (!claim.speaker.empty() && claim.speaker != claim.holder)
      who += fmt::format("{}said by {}", who.empty() ? "" : ", ", name(claim.speaker));
    table.add({printable(claim.id), type, who, name(claim.target), printable(claim.quote)});
  }
  const std::string out =
      (table.empty() ? "no claims found\n" : table.text(width)) + render_across_terminal(evidence, width);
  return options.ascii ? to_ascii(out) : out;
}

}  // namespace entente::report
