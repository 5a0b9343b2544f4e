#pragma once

#include <string>
#include <string_view>
#include <vector>

// How much room a label takes, from a built-in table: a drawing must be laid out before any browser has seen
// it.
namespace entente::report {

/// Width in pixels of one line of sans-serif text at `size` pixels. Errs on the wide side: the table follows
/// a wide screen face, so that a label that fits here fits in a reader's own font.
double text_width(std::string_view text, double size);

/// The text in lines no wider than `width`, broken at spaces; a single word wider than that is shortened.
std::vector<std::string> wrap_text(std::string_view text, double width, double size);

/// The text, or its start and "…" when it is wider than `width`. Never cuts inside a character.
std::string shorten(std::string_view text, double width, double size);

}  // namespace entente::report
