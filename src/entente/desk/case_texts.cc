#include "entente/desk/case_texts.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/dispute/claim_json.h"

namespace entente::desk {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_case = std::size_t{16} << 20;

std::string path_of(const std::string& folder, const char* name) {
  return (fs::path(folder) / name).string();
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end =
        std::min(text.size(), text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1);
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Characters are never cut, so that a hunk of a sound text is sound.
bool starts_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

Hunk hunk_between(std::string_view before, std::string_view after) {
  std::size_t start = 0;
  const std::size_t least = std::min(before.size(), after.size());
  while (start < least && before[start] == after[start]) ++start;
  while (start > 0 && !(starts_character(before, start) && starts_character(after, start))) --start;
  std::size_t same = 0;
  while (same < least - start && before[before.size() - 1 - same] == after[after.size() - 1 - same]) ++same;
  while (same > 0 && !starts_character(before, before.size() - same)) --same;
  Hunk hunk;
  hunk.at = start;
  hunk.removed = before.substr(start, before.size() - same - start);
  hunk.inserted = after.substr(start, after.size() - same - start);
  return hunk;
}

// Changes of single values far apart leave the number of lines as it was: then each line is its own hunk.
void add_hunks(const std::string& before, const std::string& after, bool in_claims,
               std::vector<Hunk>& hunks) {
  if (before == after) return;
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  const std::size_t first = hunks.size();
  if (old_lines.size() == new_lines.size()) {
    std::size_t at = 0;  // in the new text: hunks before have been applied
    for (std::size_t i = 0; i < old_lines.size(); ++i) {
      if (old_lines[i] != new_lines[i]) {
        hunks.push_back(hunk_between(old_lines[i], new_lines[i]));
        hunks.back().at += at;
      }
      at += new_lines[i].size();
    }
  } else {
    hunks.push_back(hunk_between(before, after));
  }
  for (std::size_t i = first; i < hunks.size(); ++i) hunks[i].in_claims = in_claims;
}

}  // namespace

base::Result<CaseTexts> read_texts(const std::string& folder) {
  CaseTexts texts;
  auto toml = base::read_file(path_of(folder, "case.toml"), largest_case);
  if (!toml) return toml.diagnostics();
  texts.toml = std::move(toml).value();
  auto claims = base::read_file(path_of(folder, "claims.jsonl"));
  if (claims)
    texts.claims = std::move(claims).value();
  else if (claims.diagnostics()[0].code != "missing-file")
    return claims.diagnostics();
  return texts;
}

base::Result<bool> write_texts(const CaseTexts& texts, const CaseTexts& before, const std::string& folder) {
  if (texts.claims != before.claims) {
    auto written = base::write_file(path_of(folder, "claims.jsonl"), texts.claims, true);
    if (!written) return written;
  }
  if (texts.toml == before.toml) return true;
  return base::write_file(path_of(folder, "case.toml"), texts.toml, true);
}

std::string claim_lines(const std::string& old_text, const std::vector<evidence::Claim>& claims) {
  std::map<std::string, std::pair<std::string, std::string>> known;  // by id: as it was read, as it stands
  for (const std::string_view line : lines_of(old_text)) {
    const auto one = dispute::parse_claim_lines(line, "");
    if (one && one->size() == 1)
      known[one->front().id] = {dispute::to_json_line(one->front()), std::string(base::trim(line))};
  }
  std::string text;
  for (const evidence::Claim& claim : claims) {
    const std::string fresh = dispute::to_json_line(claim);
    const auto old = known.find(claim.id);
    text += (old != known.end() && old->second.first == fresh ? old->second.second : fresh) + "\n";
  }
  return text;
}

bool same_claims(const std::vector<evidence::Claim>& a, const std::vector<evidence::Claim>& b) {
  const auto same = [](const evidence::Claim& x, const evidence::Claim& y) {
    return x.id == y.id && x.type == y.type && x.span == y.span && x.quote == y.quote &&
           x.sentence == y.sentence && x.speaker == y.speaker && x.holder == y.holder &&
           x.target == y.target && x.issue == y.issue && x.modality == y.modality &&
           x.direct_speech == y.direct_speech && x.confidence == y.confidence && x.status == y.status &&
           x.by == y.by && x.date == y.date;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

std::vector<Hunk> difference(const CaseTexts& before, const CaseTexts& after) {
  std::vector<Hunk> hunks;
  add_hunks(before.claims, after.claims, true, hunks);
  add_hunks(before.toml, after.toml, false, hunks);
  return hunks;
}

std::optional<CaseTexts> applied(CaseTexts texts, const std::vector<Hunk>& hunks) {
  for (const Hunk& hunk : hunks) {
    std::string& text = hunk.in_claims ? texts.claims : texts.toml;
    if (hunk.at > text.size() || text.compare(hunk.at, hunk.removed.size(), hunk.removed) != 0)
      return std::nullopt;
    text.replace(hunk.at, hunk.removed.size(), hunk.inserted);
  }
  return texts;
}

std::vector<Hunk> inverse(const std::vector<Hunk>& hunks) {
  std::vector<Hunk> back(hunks.rbegin(), hunks.rend());
  for (Hunk& hunk : back) std::swap(hunk.removed, hunk.inserted);
  return back;
}

}  // namespace entente::desk
