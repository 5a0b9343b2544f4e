#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::question {

/// What a finding is about; ids as in the case file, empty where it does not apply.
struct About {
  std::string party, issue, table, lever;
  std::optional<double> level;  // of the front
  bool operator==(const About&) const = default;
};

/// A package: each issue's term, a scale value or the name of an option.
struct Term {
  std::string issue;
  std::variant<double, std::string> value;
  bool operator==(const Term&) const = default;
};
using Terms = std::vector<Term>;

/// Why there is no value ("no world has room"). JSON: null, with the reason under `undefined`.
struct Undefined {
  std::string reason;
  bool operator==(const Undefined&) const = default;
};

using Value =
    std::variant<Undefined, double, std::string, std::vector<double>, std::vector<std::string>, Terms>;

enum class FindingKind { number, probability, share, package, set, series, distribution, text };
std::string name_of(FindingKind kind);

/// Central intervals over worlds, [low, high]; for a distribution: what charts draw.
struct Intervals {
  std::pair<double, double> half{0, 0}, most{0, 0}, nearly_all{0, 0};  // 50, 80, 95 per cent
  bool operator==(const Intervals&) const = default;
};

/// One named result (model M11, M14). `value` of a number is its median over worlds, of a probability the
/// share of worlds; `error` is the Monte-Carlo error of that value (M2).
struct Finding {
  std::string name;  // from the glossary: "room", "reservation_value", "bargaining_range", …
  About about;
  FindingKind kind = FindingKind::number;
  std::string unit;  // "share of worlds", "weeks", "utility", "kilometres squared", …
  Value value = Undefined{"not computed"};
  std::optional<double> error;
  std::optional<Intervals> interval;
  std::vector<std::string> rests_on;  // paths of the fields it was computed from
  bool operator==(const Finding&) const = default;
};

/// Honest status of a method: printed numbers reproduced; checked by axioms and twins; sketched.
enum class Status { reproduced, checked, sketched };
std::string name_of(Status status);

struct Parameter {
  std::string name, value;
  bool operator==(const Parameter&) const = default;
};

/// How a headline's variance divides by what its inputs rest on (M7); sums to 1 where known.
struct InputShares {
  double documents = 0, judgement = 0, defaults = 0;
  bool operator==(const InputShares&) const = default;
};

/// What one method says about one question. "There is no agreement" and "this method does not apply, because
/// …" are answers, never errors.
struct Answer {
  std::string question;  // "agreement"
  std::string method;    // id
  Status status = Status::sketched;
  std::vector<std::string> sources;   // keys of references.bib
  std::string table;                  // id, or empty
  std::vector<std::string> levers;    // applied, in order
  std::vector<Parameter> parameters;  // including defaults
  bool applies = true;
  std::string because;            // why it does not apply
  std::vector<std::string> says;  // the sentences a minister reads
  std::vector<Finding> findings;
  std::vector<std::string> caveats;

  const Finding* find(std::string_view name, const About& about = {}) const;
  std::vector<const Finding*> all(std::string_view name) const;
};

/// Every answer of one request, with what makes the run repeatable.
struct Answers {
  std::string title, fingerprint;
  std::string as_of;  // ISO date or empty
  std::uint64_t seed = 0;
  std::size_t worlds = 0;
  InputShares inputs;
  std::vector<Answer> answers;

  const Answer* find(std::string_view question, std::string_view table = {}) const;
};

/// M14: `{"format":"entente-answers","version":1,…}`; shortest round-trip doubles, never NaN, same bytes on
/// any number of threads. Ends with a newline. `compact`: the same without blanks, for what no person reads.
std::string to_json(const Answers& answers, bool compact = false);

}  // namespace entente::question
