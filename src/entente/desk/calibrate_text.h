#pragma once

#include <cstddef>
#include <string>

#include "entente/desk/calibrate.h"

// What a calibration is given as: text to paste into a case, JSON, a drawing, a page for the terminal.
namespace entente::desk {

/// The [war] rows that the series supports, with what they rest on; what it does not support is named in
/// comments.
std::string war_snippet(const FrontCalibration& found);

/// Everything computed, in full digits; one object, `"calibration": 1`.
std::string calibration_json(const FrontCalibration& found, const base::Diagnostics& warnings);

/// The series, its fit and its back-test as an SVG file.
std::string calibration_svg(const FrontCalibration& found);

/// The page for a terminal of this width.
std::string calibration_page(const FrontCalibration& found, std::size_t width);

/// "118 changes of about 7 days from 2024-04-05 to 2026-08-28"
std::string rests_on_words(const FrontCalibration& found);

}  // namespace entente::desk
