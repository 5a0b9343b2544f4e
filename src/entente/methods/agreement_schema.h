#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "entente/methods/table_space.h"
#include "entente/question/method.h"

namespace entente::methods {

/// Where the agreement method writes each of its numbers; made once per run from the case and the table.
struct AgreementColumns {
  struct Line {  // a red line of an acceptor with known content
    dispute::RedLineId id;
    std::size_t acceptor, issue;
  };
  struct Pair {  // two acceptors whose lines could exclude each other on an issue
    std::size_t a, b, issue;
  };
  std::vector<dispute::IssueId> issues;
  std::vector<Line> lines;
  std::vector<Pair> pairs;
  std::vector<std::size_t> views;  // parties with a view on something at the table
  question::Schema schema;
};

AgreementColumns agreement_columns(const dispute::Case& dispute, const dispute::Table& table);

/// A package in words: scale values, names of options.
question::Terms terms_of(const dispute::Case& dispute, const std::vector<dispute::IssueId>& issues,
                         std::span<const double> options);

/// Reasons why nothing can be computed at a table: missing keys, parties without any salience, open issues
/// only.
std::vector<std::string> agreement_obstacles(const question::Task& task);

}  // namespace entente::methods
