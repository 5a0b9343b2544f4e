#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/dispute/proposal.h"
#include "entente/dispute/world.h"
#include "entente/question/answer.h"

namespace entente::question {

/// What is asked of a method: about which table, and whatever else its card lists as a parameter.
struct Inquiry {
  std::optional<dispute::TableId> table;
  std::optional<dispute::Proposal> text;  // the draft text that is tried, for methods that judge one
  std::vector<Parameter> parameters;
};

/// What a method says of itself before it runs.
struct Card {
  std::string id, title;
  std::string question;              // one of the closed set of product.md
  std::vector<std::string> sources;  // keys of references.bib
  std::vector<std::string> assumptions;
  std::string domain;  // where it applies and where it refuses
  Status status = Status::sketched;
  std::vector<std::string> reads;  // path prefixes of the fields it reads
  bool per_table = false;          // asked once per table
  bool companion = false;          // runs beside the default method whenever its question is asked
};

/// One number (or one run of numbers: a package has one per issue) that `measure` writes for every world.
struct Measure {
  std::string name;
  About about;
  FindingKind kind = FindingKind::number;
  std::string unit;
  std::size_t width = 1;
  bool expectation = false;           // of a number: its value is the mean over worlds, not the median
  bool greatest = false;              // of a number: its value is the largest over worlds
  std::vector<std::string> rests_on;  // paths; empty: everything the card reads
  std::function<Terms(const dispute::Case&, std::span<const double>)> terms;  // of a package: its words
  bool candidates = true;  // of a package: the most frequent ones are listed as `candidate`
  std::vector<std::vector<std::string>> members_rest_on;  // of a set: paths, member by member
  std::vector<std::string> members;  // of a set: what each column stands for, 1 meaning that it belongs
};
using Schema = std::vector<Measure>;

/// Reused between worlds so that nothing allocates; a method keeps what it likes in it.
struct Scratch {
  virtual ~Scratch() = default;
};

/// Everything a method needs besides the world; made once per run.
struct Task {
  std::shared_ptr<const dispute::Case> dispute;
  Inquiry inquiry;
};

/// A method is a value (model M16): its card and what it does. A world in which a number does not exist (no
/// room: no range) gets NaN there; aggregation counts only worlds that have it and says so.
struct Method {
  Card card;
  std::function<std::vector<std::string>(const Task&)> obstacles;
  std::function<Schema(const Task&)> schema;
  std::function<std::unique_ptr<Scratch>(const Task&)> scratch;  // may be empty
  std::function<void(const Task&, const dispute::World&, Scratch*, std::span<double>)> measure;
  std::function<std::vector<Finding>(const Task&, const dispute::World&)>
      solve;  // the central world, exactly
  /// What a further pass over the same worlds measures, once the passes before are known (named packages);
  /// may be empty. What it returns may have a `next` of its own.
  std::function<std::optional<Method>(const Task&, const Answer&)> next;
  std::function<std::vector<std::string>(const Task&, const Answer&)> say;
};

}  // namespace entente::question
