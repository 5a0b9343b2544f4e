// How long an agreement is taken to hold, and what makes it hold longer.
#include <fmt/format.h>

#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

void read_kind(Row& row, Life& life) {
  const std::string word = row.text("kind");
  if (word.empty()) return;
  life.kind = word;
  if (word != "full" && word != "partial" && word != "process")
    row.error("unknown-word", *row.node().find("kind"),
              fmt::format("kind is \"{}\", but must be \"full\", \"partial\" or \"process\"", word),
              "full: it settles what is at issue; partial: some of it; process: how talks go on");
}

Guarantee read_guarantee(Row& row) {
  Guarantee guarantee;
  guarantee.title = row.needed_text("title");
  guarantee.when = terms(row, "if", true);
  guarantee.times = row.estimate("times", bounds::times(), true).value_or(Estimate());
  guarantee.grounds = row.grounds();
  row.finish();
  return guarantee;
}

}  // namespace

void read_life(Loader& loader) {
  const TomlNode* node = loader.single("life");
  const auto rows = loader.rows("guarantee");
  if (!node) {
    if (!rows.empty() && !loader.root.find("life"))
      loader.problems.error("guarantee-without-life", rows[0]->span, "[[guarantee]] needs a [life] table",
                            "add [life]; without keys it takes the hazard of the record");
    return;
  }
  Life life;
  {
    Row row(loader, *node, "[life]");
    read_kind(row, life);
    life.many_sides = row.flag("many_sides");
    life.hazard = row.estimate("hazard", bounds::hazard())
                      .value_or(Estimate::program_default(Estimate::pert(0.8, 1, 1.25)));
    life.grounds = row.grounds();
    row.finish();
  }
  for (const TomlNode* each : rows) {
    Row row(loader, *each, "[[guarantee]]");
    life.guarantees.push_back(read_guarantee(row));
  }
  loader.parts.life = std::move(life);
}

}  // namespace entente::dispute
