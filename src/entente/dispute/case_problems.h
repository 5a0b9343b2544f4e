#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/text_lines.h"
#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

/// Gathers what is wrong with a case file, in the order of the file.
class Problems {
 public:
  Problems(std::string file, std::string_view text) : file_(std::move(file)), lines_(text) {}

  /// What is found from now on stands in a row that rests on this ("minutes.txt, sentence 6"); empty: on
  /// nothing.
  void set_rests_on(std::string rests_on) { rests_on_ = std::move(rests_on); }
  const std::string& rests_on() const { return rests_on_; }

  void error(std::string code, const evidence::Span& where, std::string message, std::string help = {}) {
    add(base::Severity::error, std::move(code), where, {std::move(message), std::move(help)});
  }
  void warning(std::string code, const evidence::Span& where, std::string message, std::string help = {}) {
    add(base::Severity::warning, std::move(code), where, {std::move(message), std::move(help)});
  }

  /// The bytes of a value as they were written, on one line; long ones are cut.
  std::string written(const TomlNode& node) const;
  /// Everything found, by place.
  base::Diagnostics sorted() const;
  bool any_errors() const { return base::has_errors(found_); }

 private:
  struct Words {
    std::string message, help;
  };
  void add(base::Severity severity, std::string code, const evidence::Span& where, Words words);

  std::string file_, rests_on_;
  TextLines lines_;
  base::Diagnostics found_;
};

/// `did you mean "x"?` when one of the candidates is close to the word, else `otherwise`.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise = {});

/// `one of "a", "b" and "c"`, cut after twelve.
std::string one_of(const std::vector<std::string>& names);

}  // namespace entente::dispute
