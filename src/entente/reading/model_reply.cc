#include "entente/reading/model_reply.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/text.h"
#include "entente/reading/tokens.h"

namespace entente::reading {

namespace {

using Json = nlohmann::ordered_json;
using evidence::Claim;
using evidence::Claims;
using evidence::Document;
using evidence::Span;

constexpr std::array<std::string_view, 6> fields = {"quote",         "sentence_id",       "type",
                                                    "actor_mention", "recipient_mention", "cue"};
constexpr std::size_t most_claims = 64;  // of one reply

// Text with one form of quotation marks, dashes and blanks, and the byte that each of its bytes comes from.
struct Folded {
  std::string text;
  std::vector<std::size_t> from;
};

Folded folded(std::string_view text) {
  Folded out;
  const auto put = [&](char c, std::size_t at) {
    if (c == ' ' && (out.text.empty() || out.text.back() == ' ')) return;
    out.text += c;
    out.from.push_back(at);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) {
      const auto third = static_cast<unsigned char>(text[i + 2]);
      char plain = 0;
      if (third == 0x98 || third == 0x99) plain = '\'';
      if (third == 0x9C || third == 0x9D) plain = '"';
      if (third >= 0x90 && third <= 0x95) plain = '-';
      if (plain != 0) {
        put(plain, i);
        i += 3;
        continue;
      }
    }
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0) {
      put(' ', i);
      i += 2;
      continue;
    }
    put(byte == '\n' || byte == '\t' || byte == '\r' ? ' ' : text[i], i);
    ++i;
  }
  out.from.push_back(text.size());
  return out;
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

// Words that begin or end inside another word are not the words of the text: "acceptable" in "unacceptable",
// "1" in "21".
bool cuts_a_word(const std::string& text, std::size_t first, std::size_t end) {
  return (first > 0 && in_word(text[first - 1]) && in_word(text[first])) ||
         (end < text.size() && in_word(text[end - 1]) && in_word(text[end]));
}

// Where the words stand in the span of the document, byte for byte but for marks and blanks.
std::optional<Span> find_in(const Document& document, const Span& span, const std::string& words) {
  const std::string wanted = trimmed(folded(words).text);
  if (wanted.empty()) return std::nullopt;
  const Folded here = folded(document.quote(span));
  std::size_t at = here.text.find(wanted);
  while (at != std::string::npos && cuts_a_word(here.text, at, at + wanted.size()))
    at = here.text.find(wanted, at + 1);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t last = at + wanted.size();
  std::size_t end = here.from[last - 1] + 1;
  while (end < span.length() && (static_cast<unsigned char>(document.text[span.start + end]) & 0xC0) == 0x80)
    ++end;
  return Span{span.start + here.from[at], span.start + end};
}

const evidence::Sentence* numbered(const Document& document, std::size_t number) {
  const auto found = std::find_if(document.sentences.begin(), document.sentences.end(),
                                  [&](const evidence::Sentence& one) { return one.number == number; });
  return found == document.sentences.end() ? nullptr : &*found;
}

// Mentions do not say whose bytes they are. Beside other documents, one counts only where it has a word of
// the name: bytes of another text may read alike by chance.
bool may_mean(const evidence::Entity& entity, const std::string& words, bool alone) {
  if (alone) return true;
  const auto parts = base::split(base::lower_ascii(entity.name), ' ');
  for (const std::string& word : base::split(base::lower_ascii(words), ' '))
    if (std::find(parts.begin(), parts.end(), word) != parts.end()) return true;
  return false;
}

// The one entity that the reader knows by these words in this document. "she" and "the minister" may be
// several: then the one whom the sentence of the quote calls so, or nobody.
std::string entity_called(const Claims& read, const Document& document, const Span& sentence,
                          const std::string& words) {
  const std::string wanted = trimmed(folded(words).text);
  if (wanted.empty()) return {};
  std::vector<std::string> anywhere, here;
  for (const evidence::Entity& entity : read.entities) {
    if (entity.kind == "place") continue;
    bool known = trimmed(folded(entity.name).text) == wanted &&
                 find_in(document, {0, document.text.size()}, entity.name).has_value();
    bool near = false;
    for (const Span& mention : entity.mentions) {
      if (mention.end > document.text.size() || trimmed(folded(document.quote(mention)).text) != wanted ||
          !may_mean(entity, wanted, read.documents.size() == 1))
        continue;
      known = true;
      near = near || sentence.contains(mention);
    }
    if (known) anywhere.push_back(entity.id);
    if (near) here.push_back(entity.id);
  }
  if (anywhere.size() == 1) return anywhere[0];
  return here.size() == 1 ? here[0] : std::string();
}

// A quote may leave out the word that turns it round: "accept the plan" of "will never accept the plan".
bool turned_round_before(const Document& document, const Span& sentence, const Span& quote,
                         const Lexicon& lexicon) {
  static constexpr std::array<std::string_view, 10> turning = {
      "not", "n't", "never", "no", "nor", "neither", "cannot", "without", "nobody", "none"};
  std::vector<Token> tokens;
  tokenize(document.text, {sentence.start, quote.start}, lexicon.tables(), tokens);
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    std::string word = folded(base::lower_ascii(document.quote({token.start, token.end}))).text;
    return std::find(turning.begin(), turning.end(), word) != turning.end() || word.ends_with("n't");
  });
}

// Whether the tables have a cue of this type among the words of the quote.
bool shown_by_a_word(const Document& document, const Span& quote, evidence::ClaimType type,
                     const Lexicon& lexicon) {
  std::vector<Token> tokens;
  tokenize(document.text, quote, lexicon.tables(), tokens);
  const PhraseBook& book = lexicon.tables().cues;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::uint32_t node = book.root(tokens[i].word);
    for (std::size_t k = i; node != 0;) {
      for (std::uint32_t link = book.first(node); link != PhraseBook::nothing; link = book.next(link)) {
        const Cue& cue = lexicon.tables().cue_entries[book.entry(link)];
        if (cue.family == CueFamily::claim && cue.type == type) return true;
      }
      if (++k >= tokens.size()) break;
      node = book.child(node, tokens[k].word);
    }
  }
  return false;
}

base::Diagnostic bad_reply(const std::string& what) {
  base::Diagnostic problem;
  problem.code = "model-bad-reply";
  problem.message = "the model's reply is not of the agreed form: " + what;
  problem.help = "nothing of this reply is used; another model may keep to the form";
  return problem;
}

// The claims of a reply, or what is wrong with it.
base::Result<Json> claims_of(std::string_view body) {
  const Json reply = Json::parse(body, nullptr, false);
  if (reply.is_discarded()) return bad_reply("it is no JSON");
  const Json* content = nullptr;
  if (const auto choices = reply.find("choices");
      choices != reply.end() && choices->is_array() && !choices->empty())
    if (const auto message = (*choices)[0].find("message");
        message != (*choices)[0].end() && message->is_object())
      if (const auto text = message->find("content"); text != message->end() && text->is_string())
        content = &*text;
  if (!content) return bad_reply("it has no message");
  Json said = Json::parse(content->get_ref<const std::string&>(), nullptr, false);
  if (said.is_discarded() || !said.is_object() || said.size() != 1 || !said.contains("claims") ||
      !said["claims"].is_array())
    return bad_reply("its message is no object with the one member claims");
  if (said["claims"].size() > most_claims)
    return bad_reply("it has more claims than a few sentences can hold");
  return Json(said["claims"]);
}

bool well_formed(const Json& claim) {
  if (!claim.is_object() || claim.size() != fields.size()) return false;
  for (const std::string_view field : fields) {
    const auto found = claim.find(field);
    if (found == claim.end()) return false;
    if (field == "sentence_id" ? !found->is_number_integer() : !found->is_string()) return false;
  }
  return true;
}

class Check {
 public:
  Check(const Claims& read, const Document& document, const ModelWindow& window, const Lexicon& lexicon)
      : read_(read), document_(document), window_(window), lexicon_(lexicon) {}

  ModelClaim of(const Json& said) const {
    ModelClaim found;
    if (!well_formed(said)) return refuse(found, "it has other fields than were asked for");
    found.quote = said["quote"].get<std::string>();
    const auto type = evidence::claim_type(said["type"].get<std::string>());
    if (!type) return refuse(found, "there is no such type");
    const auto number = said["sentence_id"].get<std::int64_t>();
    if (number < static_cast<std::int64_t>(window_.first) || number > static_cast<std::int64_t>(window_.last))
      return refuse(found, "it names a sentence that was not shown");
    const auto place = stands(static_cast<std::size_t>(number), found.quote);
    if (!place) return refuse(found, "its quote does not stand in the text");
    Claim& claim = found.claim;
    claim.document = document_.id;
    claim.type = *type;
    claim.span = *place;
    claim.quote = std::string(document_.quote(*place));
    const evidence::Sentence& sentence = *document_.sentence_at(place->start);
    claim.sentence = sentence.number;
    for (const auto& [field, id] :
         {std::pair{"actor_mention", &claim.holder}, {"recipient_mention", &claim.target}}) {
      const std::string words = said[field].get<std::string>();
      if (words.empty()) continue;
      *id = entity_called(read_, document_, sentence.span, words);
      if (id->empty())
        return refuse(found, fmt::format("nobody, or not one alone, is called “{}” in the text", words));
    }
    const bool shown = shown_by_a_word(document_, *place, *type, lexicon_);
    const bool turned = turned_round_before(document_, sentence.span, *place, lexicon_);
    found.verdict = shown && !turned ? Verdict::kept : Verdict::unconfirmed;
    if (turned) found.because = "a word that negates stands before the quote";
    if (!shown) found.because = "no word of the quote shows its type";
    return found;
  }

 private:
  static ModelClaim refuse(ModelClaim found, std::string because) {
    found.verdict = Verdict::refused;
    found.because = std::move(because);
    found.claim = {};
    return found;
  }

  // In the sentence it names, else in one beside it: models count badly.
  std::optional<Span> stands(std::size_t number, const std::string& quote) const {
    for (const std::size_t one : {number, number + 1, number - 1}) {
      if (one < window_.first || one > window_.last) continue;
      if (const auto* sentence = numbered(document_, one))
        if (const auto place = find_in(document_, sentence->span, quote)) return place;
    }
    return std::nullopt;
  }

  const Claims& read_;
  const Document& document_;
  const ModelWindow& window_;
  const Lexicon& lexicon_;
};

bool same_place(const Span& a, const Span& b) {
  const std::size_t low = std::max(a.start, b.start), high = std::min(a.end, b.end);
  const std::size_t both = high > low ? high - low : 0;
  return 2 * both >= a.length() + b.length() - both;
}

Json claim_json(const ModelClaim& found) {
  Json json;
  json["verdict"] = name_of(found.verdict);
  if (!found.because.empty()) json["because"] = found.because;
  json["said"] = found.quote;
  if (found.verdict == Verdict::refused) return json;
  const Claim& claim = found.claim;
  json["id"] = claim.id;
  json["layer"] = "model";
  json["status"] = "proposed";
  json["type"] = evidence::name_of(claim.type);
  json["quote"] = claim.quote;
  json["start"] = claim.span.start;
  json["end"] = claim.span.end;
  json["sentence"] = claim.sentence;
  json["holder"] = claim.holder;
  json["target"] = claim.target;
  json["by"] = claim.by;
  if (!found.agrees_with.empty()) json["agrees_with"] = found.agrees_with;
  return json;
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  return verdict == Verdict::kept ? "kept" : verdict == Verdict::unconfirmed ? "unconfirmed" : "refused";
}

base::Result<std::vector<ModelClaim>> check_model_reply(std::string_view body, const Claims& read,
                                                        const Document& document, const ModelWindow& window,
                                                        const Lexicon& lexicon) {
  const auto claims = claims_of(body);
  if (!claims) {
    base::Diagnostics problems = claims.diagnostics();
    for (base::Diagnostic& problem : problems)
      problem.rests_on = fmt::format("{}, sentences {} to {}", document.file, window.first, window.last);
    return problems;
  }
  const Check check(read, document, window, lexicon);
  std::vector<ModelClaim> found;
  for (const Json& claim : *claims) found.push_back(check.of(claim));
  return found;
}

void settle_model_claims(std::vector<ModelClaim>& found, const std::string& model, Claims& read) {
  constexpr double further = 0.1;  // of the way to certainty, judged by nobody
  std::vector<std::pair<std::string, std::size_t>> numbers;
  for (ModelClaim& one : found) {
    if (one.verdict == Verdict::refused) continue;
    auto number = std::find_if(numbers.begin(), numbers.end(),
                               [&](const auto& entry) { return entry.first == one.claim.document; });
    if (number == numbers.end()) number = numbers.insert(numbers.end(), {one.claim.document, 0});
    one.claim.id = fmt::format("{}#m{}", one.claim.document, ++number->second);
    one.claim.by = "model:" + model;
    if (one.verdict != Verdict::kept) continue;
    for (Claim& own : read.claims) {
      if (own.document != one.claim.document || own.type != one.claim.type ||
          own.holder != one.claim.holder || !same_place(own.span, one.claim.span))
        continue;
      // However often a model says the same, it is one voice.
      const bool first = std::none_of(found.begin(), found.end(),
                                      [&](const ModelClaim& other) { return other.agrees_with == own.id; });
      one.agrees_with = own.id;
      if (first) own.confidence += further * (1 - own.confidence);
      break;
    }
  }
}

std::string with_model_layer(const std::string& claims_json, const std::string& model,
                             const std::vector<ModelClaim>& found) {
  Json json = Json::parse(claims_json);
  Json layer;
  layer["model"] = model;
  layer["prompt"] = model_prompt_id();
  layer["claims"] = Json::array();
  for (const ModelClaim& one : found) layer["claims"].push_back(claim_json(one));
  json["model_layer"] = std::move(layer);
  return dumped(json, 1);
}

std::string model_log_line(const std::string& model, const Document& document, const ModelWindow& window,
                           std::string_view body, const std::vector<ModelClaim>& found) {
  Json line;
  line["model"] = model;
  line["prompt"] = model_prompt_id();
  line["document"] = document.id;
  line["sentences"] = {window.first, window.last};
  line["reply"] = body;
  line["verdicts"] = Json::array();
  for (const ModelClaim& one : found) line["verdicts"].push_back(claim_json(one));
  return dumped(line, -1);
}

}  // namespace entente::reading
