#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;
using Spans = std::map<std::pair<std::size_t, std::size_t>, evidence::Span>;

// Every row about a party and an issue begins alike.
struct Pair {
  std::optional<PartyId> party;
  std::optional<IssueId> issue;
  bool known() const { return party && issue; }
  std::pair<std::size_t, std::size_t> key() const { return {party->index(), issue->index()}; }
};

Pair read_pair(Row& row) {
  Pair pair;
  pair.party = row.party("party");
  pair.issue = row.issue("issue");
  row.set_subject(subject_of(row.loader(), pair.party, pair.issue));
  return pair;
}

// One row per party and issue; returns false for a second one.
bool first_row(Row& row, const Pair& pair, Spans& spans, const char* kind) {
  if (spans.emplace(pair.key(), row.node().span).second) return true;
  row.error("duplicate-row", row.node(), fmt::format("there are two [[{}]] rows{}", kind, row.subject()),
            "join them into one");
  return false;
}

void read_ideal(Row& row, const Issue& issue, Position& position) {
  const TomlNode* node = row.find("ideal");
  if (!node || !has_content(row, *node, issue)) return;
  if (issue.kind == Issue::Kind::options)
    position.favourite = row.option_in(*node, issue);
  else
    position.ideal =
        row.estimate_in(*node, bounds::scale(issue.low(), issue.high(), "ideal-off-scale"), "ideal");
}

void read_points(Row& row, const Issue& issue, Score& score) {
  const TomlNode* node = row.need("points");
  if (!node || !has_content(row, *node, issue)) return;
  const bool scale = issue.kind == Issue::Kind::scale;
  const auto names = points_of(issue);
  const char* help = scale ? "one number per anchor of the scale, in rising order of the anchors"
                           : "one number per option, in the order of the options";
  if (node->kind != Kind::list) return row.wrong_type(*node, "points", "a list", help);
  if (node->items.size() != names.size())
    row.error("points-count", *node,
              fmt::format("points{} are {}, but the issue has {} {}", row.subject(), node->items.size(),
                          names.size(), scale ? "anchors" : "options"),
              scale ? "give one number or estimate per anchor of the scale, in rising order; between anchors "
                      "the points are linear"
                    : "give one number or estimate per option, in the order of the options");
  for (std::size_t i = 0; i < node->items.size() && i < names.size(); ++i) {
    const std::string what =
        scale ? fmt::format("points at {}", names[i]) : fmt::format("points for \"{}\"", names[i]);
    score.points.push_back(row.estimate_in(node->items[i], bounds::any(), what).value_or(Estimate()));
  }
}

// An absent side is the end of the scale: a number of the case as well, so that a lever may move it.
Estimate side(Row& inner, const std::string& key, const Issue& issue, double end) {
  const auto bounds = bounds::scale(issue.low(), issue.high(), "red-line-off-scale");
  const Estimate open_side = Estimate::program_default(Estimate::exact(end));
  const TomlNode* node = inner.find(key);
  return node ? inner.estimate_in(*node, bounds, "accepts." + key).value_or(open_side) : open_side;
}

void read_accepted_range(Row& row, const TomlNode& node, const Issue& issue, RedLine& line) {
  Row inner(row, node, "accepts");
  line.kind = RedLine::Kind::range;
  line.from = side(inner, "from", issue, issue.low());
  line.to = side(inner, "to", issue, issue.high());
  if (!node.find("from") && !node.find("to"))
    row.error("red-line-empty", node, fmt::format("accepts{} has neither from nor to", row.subject()),
              "write { from = 40 }, { to = 60 } or both");
  else if (line.from.low > line.to.high)
    row.error("red-line-empty", node,
              fmt::format("accepts{} ends at {}, before it begins at {}", row.subject(),
                          base::shortest(line.to.high), base::shortest(line.from.low)),
              "swap from and to");
  inner.finish();
}

void read_accepts(Row& row, const Issue& issue, RedLine& line) {
  const TomlNode* node = row.need("accepts");
  if (!node || (node->kind == Kind::text && node->text == "unknown") || !has_content(row, *node, issue))
    return;
  if (issue.kind == Issue::Kind::scale) {
    if (node->kind == Kind::table) return read_accepted_range(row, *node, issue, line);
    return row.wrong_type(*node, "accepts", "{ from = …, to = … } or \"unknown\"",
                          fmt::format("\"{}\" is a scale", issue.id));
  }
  line.kind = RedLine::Kind::options;
  if (node->kind != Kind::list)
    return row.wrong_type(*node, "accepts", "a list of options or \"unknown\"",
                          fmt::format("\"{}\" has options", issue.id));
  if (node->items.empty())
    return row.error("red-line-empty", *node, fmt::format("accepts{} names no option", row.subject()),
                     "name what the party accepts, or write \"unknown\"");
  line.options = options_in(row, *node, issue);
}

RedLine read_red_line(Row& row, const Pair& pair) {
  RedLine line;
  line.party = *pair.party;
  line.issue = *pair.issue;
  read_accepts(row, row.loader().parts.issues[pair.issue->index()], line);
  line.firmness = row.estimate("firmness", bounds::firmness())
                      .value_or(Estimate::program_default(Estimate::pert(0.1, 0.5, 0.9)));
  line.audience_cost = row.estimate("audience_cost", bounds::share())
                           .value_or(Estimate::program_default(Estimate::pert(0, 0.05, 0.1)));
  line.declared = row.text("declared");
  line.grounds = row.grounds();
  return line;
}

// A row whose party or issue is unknown is reported for that alone.
void skip(Row& row, std::initializer_list<const char*> keys) {
  for (const char* key : keys) row.find(key);
}

}  // namespace

void read_positions(Loader& loader) {
  for (const TomlNode* node : loader.rows("position")) {
    Row row(loader, *node, "[[position]]");
    const Pair pair = read_pair(row);
    Position position;
    if (pair.known()) {
      position.party = *pair.party;
      position.issue = *pair.issue;
      read_ideal(row, loader.parts.issues[pair.issue->index()], position);
    } else {
      skip(row, {"ideal"});
    }
    position.salience = row.estimate("salience", bounds::salience(), true).value_or(Estimate());
    position.grounds = row.grounds();
    row.finish();
    if (pair.known() && first_row(row, pair, loader.position_spans, "position"))
      loader.parts.positions.push_back(std::move(position));
  }
}

void read_scores(Loader& loader) {
  for (const TomlNode* node : loader.rows("score")) {
    Row row(loader, *node, "[[score]]");
    const Pair pair = read_pair(row);
    Score score;
    if (pair.known()) {
      score.party = *pair.party;
      score.issue = *pair.issue;
      read_points(row, loader.parts.issues[pair.issue->index()], score);
    } else {
      skip(row, {"points"});
    }
    score.grounds = row.grounds();
    row.finish();
    if (pair.known() && first_row(row, pair, loader.score_spans, "score"))
      loader.parts.scores.push_back(std::move(score));
  }
}

void read_red_lines(Loader& loader) {
  Spans spans;
  for (const TomlNode* node : loader.rows("red_line")) {
    Row row(loader, *node, "[[red_line]]");
    const Pair pair = read_pair(row);
    if (pair.known()) {
      RedLine line = read_red_line(row, pair);
      if (first_row(row, pair, spans, "red_line")) loader.parts.red_lines.push_back(std::move(line));
    } else {
      skip(row, {"accepts", "firmness", "audience_cost", "declared"});
    }
    row.finish();
  }
}

}  // namespace entente::dispute
