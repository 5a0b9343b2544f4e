#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/language/tree.h"

namespace entente::language {

/// What the training text says about a form in lower case: the hash of the set of tags that it takes (those
/// of at least a twentieth of its places; 0 when it was seen fewer than three times) and whether it is more
/// often written without a capital.
struct KnownForm {
  std::uint64_t tags = 0;
  bool plain = false;
};
using KnownForms = std::unordered_map<std::string, KnownForm>;

std::string lower_case(std::string_view form);  // of ASCII letters; others stay

/// The form by which a heading's word is known: "Meet" is "meet" when the training text knows it so.
std::string plain_form(std::string_view form, const KnownForms& known, bool heading);

}  // namespace entente::language
