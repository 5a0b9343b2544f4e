#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/exchange/scenario.h"
#include "entente/exchange/tree.h"

namespace entente::exchange {

/// Reads one JSON or YAML file of a scenario step by step and writes down what is wrong (with its place) and
/// what is not kept.
class TreeReader {
 public:
  TreeReader(const Tree& tree, ImportLog& log) : file_(tree.file), log_(log) {}

  const SourceFile& file() const { return file_; }
  ImportLog& log() { return log_; }
  void fault(const Branch& where, const char* code, std::string message, std::string help = {});

  /// What stands under a key and must be of this kind; nullptr after a fault (`import-shape`).
  const Branch* need(const Branch& map, std::string_view key, Branch::Kind kind);
  /// A finite number; nullopt after a fault (`import-number`). `what` is the subject of the message.
  std::optional<double> number(const Branch& branch, const std::string& what);
  /// The number under a key that must be there.
  std::optional<double> need_number(const Branch& map, std::string_view key);
  /// A text or number as it is written; nullopt after a fault (`import-shape`).
  std::optional<std::string> word(const Branch& branch, const std::string& what);
  /// A list of names with repeated ones dropped (noted). Empty after a fault: there is no name, or more than
  /// a case can have (`import-shape`, `too-many-options`).
  std::vector<std::string> names(const Branch& list, const std::string& what);

 private:
  const SourceFile& file_;
  ImportLog& log_;
};

/// Finds issues and their named values by name. Numbers that differ only in how they are written ("10" and
/// "10.0") are the same value; words are compared letter by letter. The issues must outlive it.
class IssueIndex {
 public:
  explicit IssueIndex(const std::vector<ScenarioIssue>& issues);
  std::optional<std::size_t> issue(const std::string& name) const;
  std::optional<std::size_t> value(std::size_t issue, const std::string& text) const;
  /// "did you mean …?" or what there is, for a word that is no issue, or no value of the issue.
  std::string help_with_issue(const std::string& text) const;
  std::string help_with_value(std::size_t issue, const std::string& text) const;

 private:
  const std::vector<ScenarioIssue>& issues_;
  std::unordered_map<std::string, std::size_t> issue_;
  std::vector<std::unordered_map<std::string, std::size_t>> value_, number_;
};

/// Adds factor times `more` to `sum`: values one by one, lines at the points of both.
void add_to(IssueUtility& sum, const IssueUtility& more, const ScenarioIssue& issue, double factor);

/// The files named; a folder stands for its files with one of these endings, by name. In a folder, files
/// whose names begin with an underscore, other endings and folders inside are noted.
/// Empty after an error: `import-files` (nothing with such an ending).
std::vector<std::string> scenario_files(const std::vector<std::string>& paths,
                                        const std::vector<std::string>& endings, ImportLog& log);

/// The last part of a path without its ending, and the folder's name for what has no better title.
std::string stem(const std::string& path);
std::string folder_title(const std::vector<std::string>& paths);

/// Gives parties without a name, or of the same name, names made from their files' (noted).
void tell_apart(std::vector<ScenarioParty>& parties, const std::vector<SourceFile>& files, ImportLog& log);

/// The scenario with its notes, or every problem.
base::Result<Scenario> finished(Scenario scenario, const ImportLog& log);

}  // namespace entente::exchange
