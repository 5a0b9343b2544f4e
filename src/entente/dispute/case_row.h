#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/dispute/case_bounds.h"
#include "entente/dispute/case_loader.h"

namespace entente::dispute {

/// One row or inline table of a case file while it is read: hands out its values by key, reports what is
/// wrong with them, and at the end every key that nobody asked for.
class Row {
 public:
  /// `kind` names the row in messages ("[[position]]").
  Row(Loader& loader, const TomlNode& node, std::string kind);
  /// A table inside the row `outer`, with the same subject and, unless it has its own, the same grounds.
  Row(const Row& outer, const TomlNode& node, std::string kind);
  ~Row() { loader_.problems.set_rests_on(outer_rests_on_); }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  /// What the row is about, for messages: `of "north_coast" on "grounds"`.
  void set_subject(std::string subject) { subject_ = std::move(subject); }
  const std::string& subject() const { return subject_; }
  /// `[[party]] "north_coast"`, `[[position]] of "north_coast" on "grounds"`
  std::string label() const { return kind_ + (id_.empty() ? subject_ : " \"" + id_ + "\""); }
  const Grounds& grounds() const { return grounds_; }
  const TomlNode& node() const { return node_; }
  Loader& loader() { return loader_; }

  /// nullptr when absent; `need` reports `missing-key`.
  const TomlNode* find(const std::string& key);
  const TomlNode* need(const std::string& key);

  std::string text(const std::string& key);         // empty when absent
  std::string needed_text(const std::string& key);  // missing-key
  bool flag(const std::string& key);                // false when absent
  std::optional<evidence::Date> date(const std::string& key, bool needed = false);
  std::string id(Names& names, std::size_t index);  // bad-id, duplicate-id; registers the name

  std::optional<std::size_t> reference(const std::string& key, const Names& names, const std::string& what,
                                       bool needed);
  std::optional<PartyId> party(const std::string& key, bool needed = true);
  std::optional<IssueId> issue(const std::string& key, bool needed = true);
  std::vector<PartyId> parties(const std::string& key, bool needed = false);
  std::vector<PartyId> parties_in(const TomlNode& list, const std::string& what);
  std::optional<std::size_t> option_in(const TomlNode& node, const Issue& issue);

  std::optional<double> number(const std::string& key, const Bounds& bounds);
  std::optional<Estimate> estimate(const std::string& key, const Bounds& bounds, bool needed = false);
  std::optional<Estimate> estimate_in(const TomlNode& node, const Bounds& bounds, const std::string& what);
  std::optional<double> number_in(const TomlNode& node, const Bounds& bounds, const std::string& what);

  void error(const std::string& code, const TomlNode& at, std::string message, std::string help = {});
  void warning(const std::string& code, const TomlNode& at, std::string message, std::string help = {});
  void wrong_type(const TomlNode& at, const std::string& what, const std::string& expected,
                  std::string help = {});
  /// Keys nobody asked for: `unknown-key` (warning).
  void finish();

 private:
  Grounds read_grounds();
  std::vector<std::string> texts(const TomlNode& list, const std::string& what);
  bool check_number(const TomlNode& node, const Bounds& bounds, const std::string& what, bool of_many);
  std::optional<Estimate> estimate_of_list(const TomlNode& node, const Bounds& bounds,
                                           const std::string& what);
  std::optional<Estimate> estimate_of_table(const TomlNode& node, const Bounds& bounds,
                                            const std::string& what);

  Loader& loader_;
  const TomlNode& node_;
  std::string outer_rests_on_;  // what problems rested on before this row; back in force after it
  std::string kind_, subject_, id_;
  Grounds grounds_;
  std::vector<std::string> asked_;
};

/// The party or issue a message is about: ` of "north_coast" on "grounds"`.
std::string subject_of(const Loader& loader, std::optional<PartyId> party, std::optional<IssueId> issue);

}  // namespace entente::dispute
