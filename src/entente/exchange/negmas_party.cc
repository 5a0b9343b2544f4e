#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/negmas_utility.h"

namespace entente::exchange {

namespace {

// The number stated, or none for -.inf, null and no statement; sets `good` to false when it is neither.
std::optional<double> stated_reservation(TreeReader& file, const Branch& function, bool& good) {
  const Branch* found = function.find("reserved_value");
  if (!found || found->kind == Branch::Kind::null) return std::nullopt;
  const auto number = number_of(*found);
  if (number && std::isinf(*number) && *number < 0) return std::nullopt;
  const auto stated = file.number(*found, "\"reserved_value\"");
  good = good && stated;
  return stated;
}

void exponential(TreeReader& file, const Branch& function, ScenarioParty& party) {
  const Branch* discount = function.find("discount");
  const auto rate = discount ? number_of(*discount) : std::nullopt;
  if (!rate || *rate == 1) return;
  const Branch* named = function.find("factor");
  const std::string factor = named && !named->text.empty() ? named->text : "step";
  const std::string said = fmt::format("discount {} per \"{}\"", discount->text, factor);
  if (factor != "relative_time" || !(*rate > 0 && *rate < 1)) {
    file.log().dropped(
        file.file(),
        said + (factor == "step" ? ": the number of steps is not stated; in a file that came from GENIUS "
                                   "the discount was meant for the whole session"
                                 : ": only a discount over relative_time, between 0 and 1, is kept"));
    return;
  }
  party.discount = rate;
  file.log().kept(file.file(), said + ": kept as the value of a unit at the end of the session");
}

void linear(TreeReader& file, const Branch& function) {
  const auto shown = [&](const char* key) {
    const Branch* found = function.find(key);
    return found && !found->text.empty() ? found->text : std::string("not stated");
  };
  file.log().dropped(file.file(),
                     fmt::format("a linear discount (cost {}, power {}, factor {}): utilities are "
                                 "those at the start",
                                 shown("cost"), shown("power"), shown("factor")));
}

// The function without its discounts; nullptr after a fault.
const Branch* without_discounts(TreeReader& file, const Branch& root, ScenarioParty& party) {
  const Branch* function = &root;
  for (std::string kind = negmas_class(root); kind.ends_with("DiscountedUFun");
       kind = negmas_class(*function)) {
    if (kind == "ExpDiscountedUFun")
      exponential(file, *function, party);
    else
      linear(file, *function);
    const Branch* inner = file.need(*function, "ufun", Branch::Kind::map);
    if (!inner) return nullptr;
    function = inner;
  }
  return function;
}

bool reservation(TreeReader& file, const Branch& root, const Branch& inner, ScenarioParty& party) {
  bool good = true;
  party.reservation = stated_reservation(file, root, good);
  if (!good || party.reservation || &inner == &root) return good;
  party.reservation = stated_reservation(file, inner, good);
  if (party.reservation)
    file.log().mended(file.file(),
                      fmt::format("reserved_value {} stands inside of the discount, where NegMAS does "
                                  "not look: kept",
                                  base::shortest(*party.reservation)));
  return good;
}

}  // namespace

std::optional<NegmasParty> read_negmas_party(TreeReader& file, const Branch& root,
                                             const std::vector<ScenarioIssue>& issues) {
  NegmasParty made;
  made.party.issues.resize(issues.size());
  if (const Branch* name = root.find("name")) made.party.name = name->text;
  const Branch* function = without_discounts(file, root, made.party);
  if (!function || !reservation(file, root, *function, made.party)) return std::nullopt;
  if (!add_negmas_utility(file, *function, issues, made.party)) return std::nullopt;
  if (made.party.reservation) return made;
  const Branch* outcome = root.find("reserved_outcome");
  if (outcome && outcome->kind != Branch::Kind::null) {
    made.outcome = read_negmas_outcome(file, *outcome, issues);
    if (!made.outcome) return std::nullopt;
    file.log().kept(file.file(), "reserved_outcome: the reservation value is its utility");
  } else {
    file.log().kept(file.file(),
                    "no reservation value is stated; NegMAS writes none for a GENIUS file that states "
                    "none, where GENIUS means 0");
  }
  return made;
}

}  // namespace entente::exchange
