#pragma once

#include <cstdint>
#include <vector>

#include "entente/reading/mentions.h"
#include "entente/reading/parsed_text.h"

namespace entente::reading {

/// A cue found in a sentence: tokens [first, last).
struct CueMatch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const Cue* cue = nullptr;
};

/// Who is reported as saying the tokens [first, last). An inference of the author has no speaker.
struct Frame {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t cue = 0;  // its token
  EntityIndex speaker = no_entity;
  bool inferred = false;
  bool denied = false;
};

/// One sentence with what the claim rules ask about it. Token numbers are the document's.
struct SentenceView {
  const TokenText* text = nullptr;
  const Lexicon::Tables* tables = nullptr;
  const EntityBook* book = nullptr;
  const language::Tree* tree = nullptr;  // nullptr: there is no parser, or no tree of this sentence
  const WordMap* words = nullptr;
  std::uint32_t number = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::vector<std::int32_t> mention_of;  // per token of the sentence: index into text->mentions or -1
  std::vector<CueMatch> cues;            // claims, speech and inference
  std::vector<std::uint32_t> hedges;     // tokens
  std::vector<Frame> frames;
  std::vector<TokenRange> quotes;
  EntityIndex turn = no_entity;  // whose turn of a transcript the sentence belongs to

  const Token& token(std::uint32_t i) const { return text->tokens[i]; }
  bool inside(std::uint32_t i) const { return i >= first && i < last; }
  bool is(std::uint32_t i, std::uint64_t classes) const { return inside(i) && token(i).is(classes); }
  bool comma(std::uint32_t i) const { return inside(i) && token(i).word == tables->comma; }
  std::string_view word(std::uint32_t i) const {
    return inside(i) ? text->text(token(i)) : std::string_view();
  }
  /// The mention that covers a token and that somebody is meant by, or nullptr.
  const Mention* mention(std::uint32_t i) const {
    if (!inside(i) || mention_of[i - first] < 0) return nullptr;
    return &text->mentions[static_cast<std::size_t>(mention_of[i - first])];
  }
  bool ends_with(std::uint32_t i, std::string_view ending) const { return word(i).ends_with(ending); }
  /// A word that a clause can hang on: an auxiliary, a verb of the tables.
  bool verb(std::uint32_t i) const { return is(i, word_aux | word_any_verb | word_verb) && !is(i, word_det); }
};

/// Fills `view` for a sentence; keeps the memory of its vectors.
void open_sentence(SentenceView& view, std::uint32_t number);

}  // namespace entente::reading
