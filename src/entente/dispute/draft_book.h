#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/draft.h"

// What a draft takes from data/issues.toml and data/draft_defaults.toml (model M12).
namespace entente::dispute {

/// An issue that peace talks commonly have, with the words by which texts name it.
struct IssuePattern {
  std::string id, title, unit;
  std::string content;  // its line in a case file: `scale = { … }`, `options = […]` or `open = true`
  bool open = false, ordered = false;
  double low = 0, high = 100;  // ends of a scale
  std::vector<std::string> options;
  std::vector<std::string> phrases;                    // lower case
  std::vector<std::string> low_phrases, high_phrases;  // words of a demand that name its lower or upper pole
  bool scale() const { return !open && options.empty(); }
};

struct DraftBook {
  std::vector<IssuePattern> issues;
  std::map<std::string, std::vector<double>> defaults;  // low, likely, high

  /// A default as it is written in a case: `[0.1, 0.4, 0.8]`.
  std::string written(const std::string& name) const;
  /// A default on a scale from 0 to 100, moved to the scale of the issue.
  std::string written_on(const IssuePattern& issue, const std::string& name) const;
};

/// Reads the two tables.
/// Errors: those of parse_toml; `draft-table-row`: an issue without id, title, content or phrases, or a
/// default that is absent or not three numbers; all are reported together.
base::Result<DraftBook> read_draft_book(const DraftTables& tables);

/// The issues that a text names: the longest phrases that do not overlap, each at whole words, in the order
/// of the text. Open issues count only where no other is named.
struct IssueMatch {
  std::size_t issue = 0;  // index into DraftBook::issues
  std::string phrase;     // as the table has it
};
std::vector<IssueMatch> match_issues(const DraftBook& book, std::string_view text);

/// -1 for the lower pole of an issue, 1 for the upper, 0 when the words do not say or deny something.
int side_named(const IssuePattern& issue, std::string_view text);

}  // namespace entente::dispute
