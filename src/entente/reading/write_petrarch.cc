#include "entente/reading/write_petrarch.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente::reading {

namespace {

using evidence::Document;
using evidence::Event;
using evidence::EventActor;

constexpr std::string_view nobody = "---";

std::vector<std::string> codes_of(const std::vector<EventActor>& actors) {
  std::vector<std::string> codes;
  for (const EventActor& actor : actors) {
    std::string code = petrarch_cell(actor.country + actor.sector);
    if (code.empty()) code = nobody;
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
  }
  if (codes.empty()) codes.emplace_back(nobody);
  return codes;
}

std::string compact(const std::optional<evidence::Date>& date) {
  if (!date) return {};
  std::string iso = to_iso(*date);
  iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
  return iso;
}

void add_rows(const Event& event, const Document& document, std::string& text) {
  const evidence::Sentence* sentence = document.sentence_at(event.span.start);
  const std::string id = petrarch_cell(document.id) + '_' + std::to_string(sentence ? sentence->number : 0);
  const std::string date = compact(event.date ? event.date : document.date);
  const std::string rest = '\t' + petrarch_cell(event.cameo) + "\t\t" + id + '\t' +
                           petrarch_cell(document.origin) + '\t' + petrarch_cell(event.mode) + '\t' +
                           petrarch_cell(document.quote(event.span)) + '\n';
  const auto targets = codes_of(event.recipients);
  for (const std::string& source : codes_of(event.actors))
    for (const std::string& target : targets)
      // Talks name their sides as both: nobody meets himself.
      if (source != target || source == nobody || targets.size() == 1)
        text += date + '\t' + source + '\t' + target + rest;
}

}  // namespace

std::string petrarch_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool blank = byte < 0x20 || byte == 0x7f || byte == ' ';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  // "---GOV", the field's code for the government of nobody named, is no formula.
  const bool code =
      out.starts_with(nobody) && out.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3) == std::string::npos;
  if (!out.empty() && !code && std::string_view("=+-@").find(out[0]) != std::string_view::npos)
    out.insert(out.begin(), '\'');
  return out;
}

std::string write_petrarch(const evidence::Claims& claims, std::span<const Event> events) {
  std::string text;
  for (const Event& event : events) {
    const Document* document = claims.document(event.document);
    if (!document || document->restricted) continue;
    if (event.negated || event.hypothetical || event.future) continue;
    add_rows(event, *document, text);
  }
  return text;
}

}  // namespace entente::reading
