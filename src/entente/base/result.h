#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/require.h"

namespace entente::base {

enum class Severity { error, warning };

/// Where something stands in a file that people gave us. Lines and columns count from 1; 0 means unknown.
struct Location {
  std::string file;  // as the user named it
  std::size_t line = 0;
  std::size_t column = 0;   // in characters (code points), for people and editors
  std::size_t length = 1;   // characters under the caret
  std::string source_line;  // the whole line, without its line end; empty: no excerpt is shown
  bool operator==(const Location&) const = default;
};

/// One thing that is wrong with what people gave us: what was found, what must be, what to do.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     // stable, kebab-case, explained by `entente explain CODE`
  std::string message;  // one sentence without a final stop
  Location where;
  std::string rests_on;  // "minutes-2024-03-02.txt, sentence 6", or empty
  std::string help;      // what to do, or empty
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// The diagnostic as the terminal shows it: one headline, the excerpt with its caret, what it rests on, help.
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(const Diagnostics& diagnostics);

bool has_errors(const Diagnostics& diagnostics);

/// The value, or every diagnostic that stood in its way. A value may come with warnings.
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}                        // NOLINT(google-explicit-constructor)
  Result(Diagnostic problem) : diagnostics_{std::move(problem)} {}     // NOLINT(google-explicit-constructor)
  Result(Diagnostics problems) : diagnostics_(std::move(problems)) {}  // NOLINT(google-explicit-constructor)
  Result(T value, Diagnostics warnings) : value_(std::move(value)), diagnostics_(std::move(warnings)) {}

  explicit operator bool() const { return value_.has_value(); }
  bool ok() const { return value_.has_value(); }
  const T& value() const& {
    require(ok(), "Result::value without a value");
    return *value_;
  }
  T& value() & {
    require(ok(), "Result::value without a value");
    return *value_;
  }
  T&& value() && {
    require(ok(), "Result::value without a value");
    return std::move(*value_);
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace entente::base
