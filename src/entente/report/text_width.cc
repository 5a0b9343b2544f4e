#include "entente/report/text_width.h"

#include <array>
#include <cstddef>

namespace entente::report {

namespace {

// Advance widths in thousandths of the font size for ' ' to '~'. Every other character counts as 0.8,
// full-width scripts as 1: a label that turns out narrower does no harm.
constexpr std::array<int, 95> advances = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

double advance_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= ' ' && byte <= '~') return advances[byte - static_cast<unsigned char>(' ')] / 1000.0;
  return byte >= 0xE3 ? 1.0 : 0.8;
}

void place_word(std::vector<std::string>& lines, const std::string& word, double width, double size) {
  if (!lines.empty() && text_width(lines.back() + " " + word, size) <= width)
    lines.back() += " " + word;
  else
    lines.push_back(shorten(word, width, size));
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text)
    if (!continues(c)) width += advance_of(c);
  return width * size;
}

std::vector<std::string> wrap_text(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    if (space > at) place_word(lines, std::string(text.substr(at, space - at)), width, size);
    at = space + 1;
  }
  return lines;
}

std::string shorten(std::string_view text, double width, double size) {
  if (text_width(text, size) <= width) return std::string(text);
  const double room = width - text_width("…", size);
  std::size_t keep = 0;
  double used = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (continues(text[at])) continue;
    if (used + advance_of(text[at]) * size > room) break;
    used += advance_of(text[at]) * size;
    keep = at + 1;
    while (keep < text.size() && continues(text[keep])) ++keep;
  }
  while (keep > 0 && text[keep - 1] == ' ') --keep;
  return std::string(text.substr(0, keep)) + "…";
}

}  // namespace entente::report
