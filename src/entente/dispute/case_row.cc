#include "entente/dispute/case_row.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr std::size_t longest_id = 64;

bool good_id(std::string_view id) {
  if (id.empty() || id.size() > longest_id || id[0] < 'a' || id[0] > 'z') return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// What a name would look like as an id, for the help line.
std::string suggested_id(std::string_view name) {
  std::string id;
  for (const char c : base::lower_ascii(name)) {
    const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (letter || (digit && !id.empty()))
      id += c;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.substr(0, longest_id);
}

}  // namespace

std::string subject_of(const Loader& loader, std::optional<PartyId> party, std::optional<IssueId> issue) {
  std::string subject;
  if (party) subject += fmt::format(" of \"{}\"", loader.parts.parties[party->index()].id);
  if (issue) subject += fmt::format(" on \"{}\"", loader.parts.issues[issue->index()].id);
  return subject;
}

Row::Row(Loader& loader, const TomlNode& node, std::string kind)
    : loader_(loader), node_(node), outer_rests_on_(loader.problems.rests_on()), kind_(std::move(kind)) {
  grounds_ = read_grounds();
  if (!grounds_.empty()) loader_.problems.set_rests_on(loader_.rests_on_text(grounds_));
  if (const TomlNode* list = node_.find("rests_on")) loader_.check_claims(*list);
}

Row::Row(const Row& outer, const TomlNode& node, std::string kind)
    : Row(outer.loader_, node, std::move(kind)) {
  subject_ = outer.subject_;
  if (grounds_.empty()) grounds_ = outer.grounds_;
}

Grounds Row::read_grounds() {
  Grounds grounds;
  if (const TomlNode* list = find("rests_on")) grounds.rests_on = texts(*list, "rests_on");
  grounds.because = text("because");
  grounds.by = text("by");
  return grounds;
}

std::vector<std::string> Row::texts(const TomlNode& list, const std::string& what) {
  std::vector<std::string> found;
  const bool good =
      list.kind == Kind::list && std::all_of(list.items.begin(), list.items.end(),
                                             [](const TomlNode& item) { return item.kind == Kind::text; });
  if (!good) wrong_type(list, what, "a list of texts", fmt::format("write {} = [\"…\", \"…\"]", what));
  for (const TomlNode& item : list.items)
    if (item.kind == Kind::text) found.push_back(item.text);
  return found;
}

void Row::error(const std::string& code, const TomlNode& at, std::string message, std::string help) {
  loader_.problems.error(code, at.span, std::move(message), std::move(help));
}

void Row::warning(const std::string& code, const TomlNode& at, std::string message, std::string help) {
  loader_.problems.warning(code, at.span, std::move(message), std::move(help));
}

void Row::wrong_type(const TomlNode& at, const std::string& what, const std::string& expected,
                     std::string help) {
  error("wrong-type", at,
        fmt::format("{}{} is {}, but must be {}", what, subject_, described(at.kind), expected),
        std::move(help));
}

const TomlNode* Row::find(const std::string& key) {
  asked_.push_back(key);
  return node_.find(key);
}

const TomlNode* Row::need(const std::string& key) {
  const TomlNode* node = find(key);
  if (!node)
    error("missing-key", node_, fmt::format("{} has no \"{}\"", label(), key),
          fmt::format("add {} = …", key));
  return node;
}

std::string Row::text(const std::string& key) {
  const TomlNode* node = find(key);
  if (!node) return "";
  if (node->kind == Kind::text) return node->text;
  wrong_type(*node, key, "a text", "put it in quotes");
  return "";
}

std::string Row::needed_text(const std::string& key) {
  const TomlNode* node = need(key);
  if (!node) return "";
  if (node->kind == Kind::text && base::trim(node->text).empty())
    error("missing-key", *node, fmt::format("{}{} is empty", key, subject_), "say what it is");
  return text(key);
}

bool Row::flag(const std::string& key) {
  const TomlNode* node = find(key);
  if (!node) return false;
  if (node->kind != Kind::flag) wrong_type(*node, key, "true or false", "write it without quotes");
  return node->flag;
}

std::optional<evidence::Date> Row::date(const std::string& key, bool needed) {
  const TomlNode* node = needed ? need(key) : find(key);
  if (!node) return std::nullopt;
  if (node->kind == Kind::date || node->kind == Kind::text)
    if (const auto date = evidence::parse_date(node->text)) return date;
  wrong_type(*node, key, "a date", "write year-month-day, as in 2024-03-02");
  return std::nullopt;
}

std::string Row::id(Names& names, std::size_t index) {
  const TomlNode* node = need("id");
  const std::string id = node ? text("id") : "";
  if (!node || node->kind != Kind::text) return id;
  if (!good_id(id)) {
    const std::string suggested = suggested_id(id);
    error("bad-id", *node, fmt::format("\"{}\" is not an id", id),
          fmt::format("an id has a to z, digits and _, begins with a letter and has at most {} characters{}",
                      longest_id, suggested.empty() ? "" : fmt::format(": \"{}\"", suggested)));
  }
  // A bad id is known all the same, so that rows that use it are not reported as well.
  if (!names.emplace(id, index).second)
    error("duplicate-id", *node, fmt::format("there are two {} with the id \"{}\"", kind_, id),
          "give one of them another id");
  id_ = id;
  subject_ = fmt::format(" of \"{}\"", id);
  return id;
}

std::optional<std::size_t> Row::reference(const std::string& key, const Names& names, const std::string& what,
                                          bool needed) {
  const TomlNode* node = needed ? need(key) : find(key);
  if (!node) return std::nullopt;
  if (node->kind != Kind::text) {
    wrong_type(*node, key, fmt::format("the id of a {}", what), "put the id in quotes");
    return std::nullopt;
  }
  const auto found = names.find(node->text);
  if (found != names.end()) return found->second;
  error("unknown-" + what, *node, fmt::format("there is no {} \"{}\"", what, node->text),
        help_with(node->text, names, what));
  return std::nullopt;
}

std::optional<PartyId> Row::party(const std::string& key, bool needed) {
  const auto index = reference(key, loader_.parties, "party", needed);
  return index ? std::optional(PartyId(*index)) : std::nullopt;
}

std::optional<IssueId> Row::issue(const std::string& key, bool needed) {
  const auto index = reference(key, loader_.issues, "issue", needed);
  return index ? std::optional(IssueId(*index)) : std::nullopt;
}

std::vector<PartyId> Row::parties(const std::string& key, bool needed) {
  const TomlNode* node = needed ? need(key) : find(key);
  return node ? parties_in(*node, key) : std::vector<PartyId>{};
}

std::vector<PartyId> Row::parties_in(const TomlNode& list, const std::string& what) {
  std::vector<PartyId> found;
  std::set<PartyId> seen;
  for (const std::string& id : texts(list, what)) {
    const auto at = std::find_if(list.items.begin(), list.items.end(),
                                 [&](const TomlNode& item) { return item.text == id; });
    const auto party = loader_.parties.find(id);
    if (party == loader_.parties.end()) {
      error("unknown-party", *at, fmt::format("there is no party \"{}\"", id),
            help_with(id, loader_.parties, "party"));
      continue;
    }
    if (seen.insert(PartyId(party->second)).second)
      found.push_back(PartyId(party->second));
    else
      error("duplicate-row", *at, fmt::format("{}{} names \"{}\" twice", what, subject_, id), "name it once");
  }
  return found;
}

std::optional<std::size_t> Row::option_in(const TomlNode& node, const Issue& issue) {
  std::vector<std::string> names;
  for (const Option& option : issue.options) names.push_back(option.id);
  if (node.kind != Kind::text) {
    wrong_type(node, "the value", fmt::format("an option of \"{}\"", issue.id), one_of(names));
    return std::nullopt;
  }
  const auto found = std::find(names.begin(), names.end(), node.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  error("unknown-option", node, fmt::format("\"{}\" has no option \"{}\"", issue.id, node.text),
        did_you_mean(node.text, names, one_of(names)));
  return std::nullopt;
}

void Row::finish() {
  for (const TomlEntry& entry : node_.entries) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    loader_.problems.warning("unknown-key", entry.key_span,
                             fmt::format("{} has no key \"{}\"; it is kept and not used", kind_, entry.key),
                             did_you_mean(entry.key, asked_));
  }
}

}  // namespace entente::dispute
