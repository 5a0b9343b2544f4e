#include "entente/evidence/agencies.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "entente/base/text.h"

namespace entente::evidence {

namespace {

struct Agency {
  std::string_view words;  // initials as they are written, names in lower case
  std::string_view name;
};
constexpr std::array<Agency, 48> agencies = {{{"reuters", "Reuters"},
                                              {"thomson reuters", "Reuters"},
                                              {"AP", "AP"},
                                              {"associated press", "AP"},
                                              {"AFP", "AFP"},
                                              {"agence france-presse", "AFP"},
                                              {"agence france presse", "AFP"},
                                              {"UPI", "UPI"},
                                              {"united press international", "UPI"},
                                              {"DPA", "dpa"},
                                              {"dpa", "dpa"},
                                              {"deutsche presse-agentur", "dpa"},
                                              {"APA", "APA"},
                                              {"ANSA", "ANSA"},
                                              {"EFE", "EFE"},
                                              {"TASS", "TASS"},
                                              {"ITAR-TASS", "TASS"},
                                              {"tass", "TASS"},
                                              {"ria novosti", "RIA Novosti"},
                                              {"interfax", "Interfax"},
                                              {"interfax-ukraine", "Interfax-Ukraine"},
                                              {"ukrinform", "Ukrinform"},
                                              {"BELTA", "BelTA"},
                                              {"belta", "BelTA"},
                                              {"armenpress", "Armenpress"},
                                              {"azertac", "Azertac"},
                                              {"xinhua", "Xinhua"},
                                              {"xinhua news agency", "Xinhua"},
                                              {"kyodo", "Kyodo"},
                                              {"kyodo news", "Kyodo"},
                                              {"jiji press", "Jiji Press"},
                                              {"yonhap", "Yonhap"},
                                              {"yonhap news agency", "Yonhap"},
                                              {"KCNA", "KCNA"},
                                              {"PTI", "PTI"},
                                              {"press trust of india", "PTI"},
                                              {"ANI", "ANI"},
                                              {"antara", "Antara"},
                                              {"bernama", "Bernama"},
                                              {"anadolu", "Anadolu"},
                                              {"anadolu agency", "Anadolu"},
                                              {"IRNA", "IRNA"},
                                              {"SANA", "SANA"},
                                              {"KUNA", "KUNA"},
                                              {"WAM", "WAM"},
                                              {"petra", "Petra"},
                                              {"pa media", "PA Media"},
                                              {"bloomberg", "Bloomberg"}}};

constexpr std::size_t longest_credit = 120;  // bytes of a line that does nothing but credit
constexpr std::size_t opening_bytes = 80;    // within which a dateline's brackets stand

bool is_blank_or_mark(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '.' || c == ':' || c == '-' || c == '(' ||
         c == ')' || c == '[' || c == ']' || c == '*' || c == '_';
}

std::string_view bare(std::string_view words) {
  while (!words.empty() && is_blank_or_mark(words.front())) words.remove_prefix(1);
  while (!words.empty() && is_blank_or_mark(words.back())) words.remove_suffix(1);
  return words;
}

// Parts of a credit: "Jane Roe, Associated Press", "AP/Reuters", "AFP and dpa".
std::vector<std::string_view> parts_of(std::string_view line) {
  constexpr std::array<std::string_view, 7> separators = {",",     "|",     "/",           "&",
                                                          " and ", " for ", "\xE2\x80\x94"};
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t cut = std::string_view::npos, length = 0;
    for (const std::string_view separator : separators)
      if (const std::size_t at = line.find(separator); at < cut) cut = at, length = separator.size();
    parts.push_back(bare(line.substr(0, cut)));
    if (cut == std::string_view::npos) return parts;
    line.remove_prefix(cut + length);
  }
}

// The one agency among the parts. A person's name may stand beside it only where a byline says that it is
// one.
std::string one_agency(std::string_view line, bool with_others) {
  std::set<std::string> named;
  for (const std::string_view part : parts_of(line)) {
    const std::string name = agency_named(part);
    if (name.empty() && !with_others && !part.empty()) return "";
    if (!name.empty()) named.insert(name);
  }
  return named.size() == 1 ? *named.begin() : "";
}

bool dash_or_colon(std::string_view rest) {
  const std::size_t at = rest.find_first_not_of(' ');
  if (at == std::string_view::npos) return false;
  rest.remove_prefix(at);
  return rest[0] == '-' || rest[0] == ':' || rest.starts_with("\xE2\x80\x93") ||
         rest.starts_with("\xE2\x80\x94");
}

// "GENEVA, March 3 (Reuters) - " at the start of a paragraph.
std::string opening_credit(std::string_view line) {
  const std::size_t open = line.find('(');
  if (open == std::string_view::npos || open > opening_bytes) return "";
  const std::size_t close = line.find(')', open);
  if (close == std::string_view::npos || !dash_or_colon(line.substr(close + 1))) return "";
  return one_agency(line.substr(open + 1, close - open - 1), false);
}

// Takes "Source:", "©", "2024", "via" and the like off the front; says whether a "By" was among them.
bool strip_lead(std::string_view& line) {
  constexpr std::array<std::string_view, 8> leads = {"source:",  "sources:", "credit:", "copyright",
                                                     "\xC2\xA9", "via ",     "from ",   "by "};
  bool by = false;
  for (bool more = true; more;) {
    more = false;
    line = bare(line);
    const std::string lower = base::lower_ascii(line);
    for (const std::string_view lead : leads)
      if (lower.starts_with(lead)) {
        by = by || lead == "by ";
        line.remove_prefix(lead.size());
        more = true;
        break;
      }
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (!more && digits == 4) {
      line.remove_prefix(digits);
      more = true;
    }
  }
  return by;
}

std::string credit_line(std::string_view line, bool byline) {
  if (line.size() > longest_credit) return "";
  const bool by = strip_lead(line);
  return one_agency(line, by || byline);
}

struct Line {
  std::string_view text;
  bool byline = false;
};

std::vector<Line> lines_of(const Document& document) {
  std::vector<Line> lines;
  for (const Block& block : document.blocks)
    lines.push_back({document.quote(block.span), block.kind == BlockKind::byline});
  if (!document.blocks.empty()) return lines;
  std::string_view rest = document.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const std::string_view line = base::trim(rest.substr(0, end)); !line.empty())
      lines.push_back({line, false});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace

std::string agency_named(std::string_view words) {
  words = bare(words);
  std::string lower = base::lower_ascii(words);
  if (lower.starts_with("the ")) {
    lower.erase(0, 4);
    words.remove_prefix(4);
  }
  for (const Agency& agency : agencies)
    if (agency.words == words || agency.words == lower) return std::string(agency.name);
  return "";
}

std::string credited_agency(const Document& document) {
  constexpr std::size_t head = 5,
                        tail = 2;  // headline, standfirst, byline, date and first paragraph; the end
  if (const std::string author = credit_line(document.author, true); !author.empty()) return author;
  const std::vector<Line> lines = lines_of(document);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].byline || i < head || i + tail >= lines.size())
      if (const std::string found = credit_line(lines[i].text, lines[i].byline); !found.empty()) return found;
    if (i >= head) continue;
    if (const std::string found = opening_credit(lines[i].text); !found.empty()) return found;
  }
  return "";
}

}  // namespace entente::evidence
