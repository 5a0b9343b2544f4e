#pragma once

#include <string>
#include <string_view>

#include "entente/question/answer.h"
#include "entente/report/terminal_desk.h"

namespace entente::report {

/// True for a finding of the war question that is told at two levels of the front or more.
bool told_by_level(const question::Answer& answer, std::string_view name);

/// All such findings as one table: a row for each, a column for each of at most nine levels of the front, the
/// values without their spread. Empty where there are none.
std::string levels_text(const Desk& desk, const question::Answer& answer);

}  // namespace entente::report
