#include "entente/language/words.h"
namespace entente::language {
void split_words(std::string_view text, std::size_t start, std::size_t end, std::vector<Word>& words) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) > 127;
  };
  for (std::size_t i = start; i < end;) {
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      ++i;
      continue;
    }
    std::size_t k = i + 1;
    if (letter(text[i]))
      while (k < end && (letter(text[k]) || (text[k] == '.' && k + 1 < end && letter(text[k + 1])))) ++k;
    else if (text[i] == '\'' && k < end && text[k] == 's')
      ++k;
    Word w;
    w.form = std::string(text.substr(i, k - i));
    if (w.form.size() > 4 && w.form.substr(w.form.size() - 4) == "\xE2\x80\x99s") {
      Word p = w;
      p.form.resize(p.form.size() - 4);
      p.start = static_cast<std::uint32_t>(i);
      p.end = static_cast<std::uint32_t>(k - 4);
      words.push_back(p);
      w.form = "\xE2\x80\x99s";
      w.start = p.end;
      w.end = static_cast<std::uint32_t>(k);
      words.push_back(w);
      i = k;
      continue;
    }
    w.start = static_cast<std::uint32_t>(i);
    w.end = static_cast<std::uint32_t>(k);
    words.push_back(w);
    i = k;
  }
}
}  // namespace entente::language
