// The numbers of a row: exact, [low, high], [low, likely, high], or { value = …, rests_on = … } (model M1).
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr const char* shapes = "write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]";

// A share written as 40 is likely to mean 0.4, one of 1.4 a slip for 0.4, one of -0.4 a slip of the sign.
std::string likely_share(double value) {
  double guess = 0;
  if (value < 0 && value >= -1)
    guess = -value;
  else if (value > 1 && value < 2)
    guess = value - 1;
  else if (value >= 2 && value <= 100)
    guess = value / 100;
  else
    return "";
  return fmt::format("; did you mean {}?", base::shortest(std::round(guess * 1e9) / 1e9));
}

std::string in_order(const TomlNode& list) {
  std::vector<double> numbers;
  for (const TomlNode& item : list.items) numbers.push_back(item.number);
  std::sort(numbers.begin(), numbers.end());
  std::string text;
  for (const double number : numbers) text += (text.empty() ? "" : ", ") + base::shortest(number);
  return text;
}

}  // namespace

bool Row::check_number(const TomlNode& node, const Bounds& bounds, const std::string& what, bool of_many) {
  const double value = node.number;
  const char* verb = of_many ? "reaches" : "is";
  const std::string written = loader_.problems.written(node);
  if (!std::isfinite(value)) {
    error("not-finite", node,
          fmt::format("{}{} {} {}, which is not a number to count with", what, subject_, verb, written),
          "write a finite number");
    return false;
  }
  if (std::fabs(value) > Bounds::largest) {
    error("too-large", node,
          fmt::format("{}{} {} {}, beyond 1000000000000 in size", what, subject_, verb, written),
          "use a larger unit");
    return false;
  }
  if (bounds.allows(value)) return true;
  error(bounds.code, node,
        fmt::format("{}{} {} {}, but must be {}", what, subject_, verb, written, bounds.range),
        bounds.help + (bounds.share ? likely_share(value) : ""));
  return false;
}

std::optional<double> Row::number_in(const TomlNode& node, const Bounds& bounds, const std::string& what) {
  if (!node.is_number()) {
    const bool quoted = node.kind == Kind::text && base::parse_number(node.text);
    wrong_type(node, what, "a number", quoted ? fmt::format("write {} without quotes", node.text) : "");
    return std::nullopt;
  }
  return check_number(node, bounds, what, false) ? std::optional(node.number) : std::nullopt;
}

std::optional<double> Row::number(const std::string& key, const Bounds& bounds) {
  const TomlNode* node = find(key);
  return node ? number_in(*node, bounds, key) : std::nullopt;
}

std::optional<Estimate> Row::estimate(const std::string& key, const Bounds& bounds, bool needed) {
  const TomlNode* node = needed ? need(key) : find(key);
  return node ? estimate_in(*node, bounds, key) : std::nullopt;
}

std::optional<Estimate> Row::estimate_in(const TomlNode& node, const Bounds& bounds,
                                         const std::string& what) {
  std::optional<Estimate> found;
  if (node.is_number()) {
    if (check_number(node, bounds, what, false)) found = Estimate::exact(node.number);
  } else if (node.kind == Kind::list) {
    found = estimate_of_list(node, bounds, what);
  } else if (node.kind == Kind::table) {
    return estimate_of_table(node, bounds, what);
  } else {
    const bool quoted = node.kind == Kind::text && base::parse_number(node.text);
    wrong_type(node, what, "a number or an estimate",
               quoted ? fmt::format("write {} without quotes", node.text) : shapes);
  }
  if (found) found->grounds = grounds_;
  return found;
}

std::optional<Estimate> Row::estimate_of_list(const TomlNode& node, const Bounds& bounds,
                                              const std::string& what) {
  const auto& items = node.items;
  const bool numbers =
      std::all_of(items.begin(), items.end(), [](const TomlNode& item) { return item.is_number(); });
  if (items.empty() || items.size() > 3 || !numbers) {
    error("estimate-shape", node,
          numbers
              ? fmt::format("{}{} has {} numbers, but an estimate has 1 to 3", what, subject_, items.size())
              : fmt::format("{}{} holds something that is not a number", what, subject_),
          shapes);
    return std::nullopt;
  }
  for (const TomlNode& item : items)
    if (!check_number(item, bounds, what, items.size() > 1)) return std::nullopt;
  if (!std::is_sorted(items.begin(), items.end(),
                      [](const TomlNode& a, const TomlNode& b) { return a.number < b.number; })) {
    error("estimate-order", node,
          fmt::format("{}{} is {}, but must go from low to high", what, subject_,
                      loader_.problems.written(node)),
          fmt::format("did you mean [{}]?", in_order(node)));
    return std::nullopt;
  }
  if (items.size() == 1) return Estimate::exact(items[0].number);
  if (items.size() == 2) return Estimate::range(items[0].number, items[1].number);
  return Estimate::pert(items[0].number, items[1].number, items[2].number);
}

std::optional<Estimate> Row::estimate_of_table(const TomlNode& node, const Bounds& bounds,
                                               const std::string& what) {
  Row row(*this, node, what);
  const TomlNode* value = row.need("value");
  std::optional<Estimate> found;
  if (value && value->kind == Kind::table)
    row.wrong_type(*value, "value", "a number or an estimate", shapes);
  else if (value)
    found = row.estimate_in(*value, bounds, what);
  row.finish();
  return found;
}

}  // namespace entente::dispute
