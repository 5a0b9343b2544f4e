#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/claim.h"

namespace entente::desk {

/// The record of a case as its files hold it, byte for byte.
struct CaseTexts {
  std::string toml;    // case.toml
  std::string claims;  // claims.jsonl; empty: there may be no such file
  bool operator==(const CaseTexts&) const = default;
};

/// Errors: `missing-file`, `unreadable-file`, `file-too-large`.
base::Result<CaseTexts> read_texts(const std::string& folder);

/// Replaces what differs from `before`, claims first, so that the case on disk never rests on a claim that is
/// not there. Each file that is replaced stays as `<name>.previous`. Errors: `unwritable-file`.
base::Result<bool> write_texts(const CaseTexts& texts, const CaseTexts& before, const std::string& folder);

/// claims.jsonl with these claims: lines of `old_text` that say the same already stay byte for byte.
std::string claim_lines(const std::string& old_text, const std::vector<evidence::Claim>& claims);

bool same_claims(const std::vector<evidence::Claim>& a, const std::vector<evidence::Claim>& b);

/// One place where two texts differ. Hunks are applied one after the other: `at` counts bytes of the text as
/// the hunks before left it.
struct Hunk {
  bool in_claims = false;  // else in case.toml
  std::size_t at = 0;
  std::string removed, inserted;
  bool operator==(const Hunk&) const = default;
};

/// What makes `after` of `before`; small for small changes, wherever they are.
std::vector<Hunk> difference(const CaseTexts& before, const CaseTexts& after);

/// nullopt when the text does not hold what a hunk removes.
std::optional<CaseTexts> applied(CaseTexts texts, const std::vector<Hunk>& hunks);

/// What takes the change back.
std::vector<Hunk> inverse(const std::vector<Hunk>& hunks);

}  // namespace entente::desk
