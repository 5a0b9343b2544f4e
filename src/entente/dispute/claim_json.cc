#include "entente/dispute/claim_json.h"

#include <cmath>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json date_json(const std::optional<evidence::Date>& date) {
  return date ? Json(evidence::to_iso(*date)) : Json(nullptr);
}

Json claim_json(const evidence::Claim& claim) {
  return {{"id", claim.id},
          {"type", std::string(evidence::name_of(claim.type))},
          {"quote", claim.quote},
          {"start", claim.span.start},
          {"end", claim.span.end},
          {"sentence", claim.sentence},
          {"speaker", claim.speaker},
          {"holder", claim.holder},
          {"target", claim.target},
          {"issue", claim.issue},
          {"modality", std::string(evidence::name_of(claim.modality))},
          {"direct_speech", claim.direct_speech},
          {"confidence", std::isfinite(claim.confidence) ? Json(claim.confidence) : Json(nullptr)},
          {"status", std::string(evidence::name_of(claim.status))},
          {"by", claim.by},
          {"date", date_json(claim.date)}};
}

Json document_json(const evidence::Document& document) {
  return {{"id", document.id},
          {"file", document.file},
          {"title", document.title},
          {"kind", std::string(evidence::name_of(document.kind))},
          {"author", document.author},
          {"date", date_json(document.date)},
          {"origin", document.origin},
          {"restricted", document.restricted},
          {"sentences", document.sentences.size()}};
}

Json entity_json(const evidence::Entity& entity) {
  return {{"id", entity.id},     {"name", entity.name},
          {"kind", entity.kind}, {"represents", entity.represents},
          {"role", entity.role}, {"mentions", entity.mentions.size()}};
}

// A member that is a list, as Json::dump(1) writes it.
template <class Item>
void append_list(std::string& text, const char* key, const std::vector<Item>& items,
                 Json (*made)(const Item&)) {
  text += fmt::format(",\n \"{}\": [", key);
  const char* between = "\n  ";
  for (const Item& item : items) {
    text += between;
    between = ",\n  ";
    for (const char c : made(item).dump(1, ' ', false, Json::error_handler_t::replace)) {
      text += c;
      if (c == '\n') text += "  ";
    }
  }
  text += items.empty() ? "]" : "\n ]";
}

// One line of claims.jsonl while it is read.
class LineReader {
 public:
  LineReader(std::string file, std::size_t number, std::string_view line) : line_(line) {
    where_.file = std::move(file);
    where_.line = number;
    where_.column = 1;
  }

  std::optional<evidence::Claim> read(base::Diagnostics& found) {
    found_ = &found;
    const std::size_t before = found.size();
    if (const auto bad = base::first_invalid_utf8(line_)) {
      report("claim-syntax", fmt::format("byte {} of the line is not UTF-8", *bad), "save the file as UTF-8");
      return std::nullopt;
    }
    where_.source_line = line_.size() > 200 ? "" : std::string(line_);
    if (!parse()) return std::nullopt;
    evidence::Claim claim = fill();
    if (found.size() > before) return std::nullopt;
    return claim;
  }

  void report(const char* code, std::string message, std::string help) {
    base::Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    problem.where = where_;
    problem.help = std::move(help);
    found_->push_back(std::move(problem));
  }

 private:
  bool parse() {
    try {
      json_ = Json::parse(line_);
    } catch (const Json::parse_error& error) {
      // nlohmann counts bytes from 1 and the end of the text as one more.
      const std::size_t at = std::min(line_.size(), error.byte > 0 ? error.byte - 1 : 0);
      where_.column = 1 + base::count_characters(line_.substr(0, at));
      report("claim-syntax", "this line is not JSON",
             "each line is one JSON object; restore the line from the reader or remove it");
      return false;
    }
    if (json_.is_object()) return true;
    report("claim-syntax", "this line is JSON but not an object",
           "each line is { \"id\": …, \"type\": …, … }");
    return false;
  }

  const Json* need(const char* key, bool good_type, const char* expected) {
    const auto found = json_.find(key);
    if (found != json_.end() && good_type) return &*found;
    if (found == json_.end())
      report("claim-missing-key", fmt::format("the claim has no \"{}\"", key),
             "restore the line from the reader");
    else
      report("claim-syntax", fmt::format("\"{}\" of the claim must be {}", key, expected),
             "see docs/formats.md");
    return nullptr;
  }

  std::string needed_text(const char* key) {
    const auto found = json_.find(key);
    const Json* node = need(key, found != json_.end() && found->is_string(), "a text");
    return node ? node->get<std::string>() : "";
  }

  std::size_t needed_count(const char* key) {
    const auto found = json_.find(key);
    const Json* node =
        need(key, found != json_.end() && found->is_number_unsigned(), "a whole number, 0 or more");
    return node ? node->get<std::size_t>() : 0;
  }

  std::string text(const char* key) {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? "" : needed_text(key);
  }

  // A word from a closed list; an unknown one is reported with the list it must come from.
  template <class Enum>
  void word(const char* key, std::optional<Enum> (*find)(std::string_view), Enum& into) {
    const std::string name = text(key);
    if (name.empty()) return;
    if (const auto value = find(name))
      into = *value;
    else
      report("claim-syntax", fmt::format("\"{}\" is no {} of a claim", name, key),
             "see docs/formats.md for the words");
  }

  void fill_type(evidence::Claim& claim) {
    const std::string name = needed_text("type");
    const auto type = evidence::claim_type(name);
    if (type)
      claim.type = *type;
    else if (!name.empty()) {
      const auto near = base::closest(name, evidence::claim_type_names());
      report("claim-unknown-type", fmt::format("\"{}\" is no type of claim", name),
             near ? fmt::format("did you mean \"{}\"?", *near) : "see docs/formats.md for the types");
    }
  }

  void fill_span(evidence::Claim& claim) {
    claim.quote = needed_text("quote");
    claim.span.start = needed_count("start");
    claim.span.end = needed_count("end");
    const auto start = json_.find("start"), end = json_.find("end");
    const bool numbers = start != json_.end() && end != json_.end() && start->is_number_unsigned() &&
                         end->is_number_unsigned();
    if (numbers && (claim.span.end < claim.span.start || claim.span.length() != claim.quote.size()))
      report("claim-quote-mismatch",
             fmt::format("the quote has {} bytes, but start {} and end {} span another length",
                         claim.quote.size(), claim.span.start, claim.span.end),
             "read the document again, so that quote and place agree");
  }

  void fill_date(evidence::Claim& claim) {
    const std::string iso = text("date");
    claim.date = evidence::parse_date(iso);
    if (!iso.empty() && !claim.date)
      report("claim-syntax", fmt::format("\"{}\" is not a date", iso),
             "write year-month-day, as in 2024-03-02");
  }

  void fill_rest(evidence::Claim& claim) {
    if (json_.contains("sentence")) claim.sentence = needed_count("sentence");
    claim.speaker = text("speaker");
    claim.holder = text("holder");
    claim.target = text("target");
    claim.issue = text("issue");
    word("modality", &evidence::modality, claim.modality);
    word("status", &evidence::claim_status, claim.status);
    claim.by = text("by");
    if (const auto direct = json_.find("direct_speech"); direct != json_.end()) {
      if (direct->is_boolean())
        claim.direct_speech = direct->get<bool>();
      else
        report("claim-syntax", "\"direct_speech\" of the claim must be true or false", "see docs/formats.md");
    }
    if (const auto confidence = json_.find("confidence");
        confidence != json_.end() && !confidence->is_null()) {
      const double value = confidence->is_number() ? confidence->get<double>() : -1;
      if (value >= 0 && value <= 1)
        claim.confidence = value;
      else
        report("claim-syntax", "\"confidence\" of the claim must be a number in [0, 1]",
               "see docs/formats.md");
    }
  }

  evidence::Claim fill() {
    evidence::Claim claim;
    claim.id = needed_text("id");
    const std::size_t mark = claim.id.rfind('#');
    claim.document = claim.id.substr(0, mark);
    if (!claim.id.empty() && (mark == std::string::npos || mark == 0 || mark + 1 == claim.id.size()))
      report("claim-syntax", fmt::format("\"{}\" is no claim id", claim.id),
             "a claim id is the document's id, # and a number");
    fill_type(claim);
    fill_span(claim);
    fill_rest(claim);
    fill_date(claim);
    return claim;
  }

  std::string_view line_;
  base::Location where_;
  base::Diagnostics* found_ = nullptr;
  Json json_;
};

}  // namespace

std::string to_json_line(const evidence::Claim& claim) {
  return dumped(claim_json(claim));
}

std::string to_json(const evidence::Claims& claims) {
  // Written item by item: the claims of a long document, all as one tree, take several times their text.
  std::string text = "{\n \"format\": \"entente-claims\",\n \"version\": 1";
  append_list(text, "documents", claims.documents, document_json);
  append_list(text, "entities", claims.entities, entity_json);
  append_list(text, "claims", claims.claims, claim_json);
  return text + "\n}\n";
}

base::Result<std::vector<evidence::Claim>> parse_claim_lines(std::string_view text, const std::string& file) {
  std::vector<evidence::Claim> claims;
  base::Diagnostics found;
  std::set<std::string> ids;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = base::trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.empty()) continue;
    LineReader reader(file, number, line);
    auto claim = reader.read(found);
    if (!claim) continue;
    if (ids.insert(claim->id).second)
      claims.push_back(std::move(*claim));
    else
      reader.report("claim-duplicate-id",
                    fmt::format("claim \"{}\" stands on an earlier line too", claim->id),
                    "ids are never used twice; remove one");
  }
  if (!found.empty()) return found;
  return claims;
}

}  // namespace entente::dispute
