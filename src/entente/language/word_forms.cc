#include "entente/language/word_forms.h"

namespace entente::language {

std::string lower_case(std::string_view form) {
  std::string lower(form);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string plain_form(std::string_view form, const KnownForms& known, bool heading) {
  if (!heading || form.empty() || form[0] < 'A' || form[0] > 'Z') return std::string(form);
  std::string lower = lower_case(form);
  const auto found = known.find(lower);
  if (found == known.end() || !found->second.plain) return std::string(form);
  // "US" in a heading of ordinary case is a name, "us" is not meant.
  if (form.size() == 2 && form[1] >= 'A' && form[1] <= 'Z') return std::string(form);
  return lower;
}

}  // namespace entente::language
