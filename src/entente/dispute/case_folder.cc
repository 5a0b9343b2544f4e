#include "entente/dispute/case_folder.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/dispute/claim_json.h"

namespace entente::dispute {

namespace {

namespace fs = std::filesystem;

std::string claim_lines(const std::vector<evidence::Claim>& claims) {
  std::string text;
  for (const evidence::Claim& claim : claims) text += to_json_line(claim) + "\n";
  return text;
}

// Lines that say the same in another order of keys are an analyst's own: they stay as they are.
bool same_claims(const std::string& path, const std::vector<evidence::Claim>& claims) {
  const auto text = base::read_file(path);
  if (!text) return claims.empty() && text.diagnostics()[0].code == "missing-file";
  const auto known = parse_claim_lines(*text, path);
  return known && claim_lines(*known) == claim_lines(claims);
}

bool same_text(const std::string& path, const std::string& text) {
  const auto known = base::read_file(path);
  return known && *known == text;
}

}  // namespace

base::Result<CaseDraft> read_case_folder(const std::string& path) {
  std::error_code error;
  const fs::path file = fs::is_directory(path, error) ? fs::path(path) / "case.toml" : fs::path(path);
  const auto toml = base::read_file(file.string(), std::size_t{16} << 20);
  if (!toml) {
    base::Diagnostics problems = toml.diagnostics();
    if (problems[0].code == "missing-file")
      problems[0].help =
          "name a case folder (it holds case.toml), or make one: entente draft DOCUMENT... -o CASE";
    return problems;
  }
  CaseDraft draft;
  draft.file = file.string();
  draft.toml = *toml;
  const std::string claims_path = (file.parent_path() / "claims.jsonl").string();
  if (!fs::exists(claims_path, error)) return draft;
  const auto lines = base::read_file(claims_path);
  if (!lines) return lines.diagnostics();
  auto claims = parse_claim_lines(*lines, claims_path);
  if (!claims) return claims.diagnostics();
  draft.claims = std::move(claims).value();
  return draft;
}

base::Result<bool> save_case(const CaseDraft& draft, const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);  // a failure shows when the files are written
  const std::string claims_path = (fs::path(folder) / "claims.jsonl").string();
  const std::string case_path = (fs::path(folder) / "case.toml").string();
  if (!same_claims(claims_path, draft.claims)) {
    const auto written = base::write_file(claims_path, claim_lines(draft.claims), true);
    if (!written) return written;
  }
  if (same_text(case_path, draft.toml)) return true;
  return base::write_file(case_path, draft.toml, true);
}

}  // namespace entente::dispute
