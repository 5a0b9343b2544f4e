#pragma once

#include <cstdint>
#include <vector>

#include "entente/evidence/document.h"
#include "entente/reading/entity_book.h"
#include "entente/reading/parsed_text.h"
#include "entente/reading/tokens.h"

namespace entente::reading {

enum class MentionForm : std::uint8_t { name, adjective, place, person, group, pronoun };

/// Where a text names somebody: tokens [first, last) of the document.
struct Mention {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  EntityIndex entity = no_entity;  // none: "we", or a name that nothing explains
  MentionForm form = MentionForm::name;
  bool possessive = false;  // followed by 's, or "his"
  bool plural = false;
  bool armed = false;
};

/// "Steve Witkoff speaks for the United States", where the text says so: tokens [first, last).
struct Representation {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  EntityIndex who = no_entity;
  EntityIndex principal = no_entity;
  double prior = 0.8;
};

/// One document, cut into tokens, with everybody it mentions.
struct TokenText {
  const evidence::Document* document = nullptr;
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;  // as document->sentences
  std::vector<language::Tree> trees;  // per sentence; empty without a parser
  std::vector<WordMap> words;
  std::vector<Mention> mentions;             // in text order, not overlapping
  std::vector<std::uint32_t> first_mention;  // per sentence: index of its first mention; one more at the end
  std::vector<Representation> representations;

  std::string_view text(const Token& token) const {
    return std::string_view(document->text).substr(token.start, token.end - token.start);
  }
  bool heading(std::size_t sentence) const {
    const auto kind = document->blocks[document->sentences[sentence].block].kind;
    return kind == evidence::BlockKind::headline || kind == evidence::BlockKind::subheading;
  }
};

/// Cuts the document into tokens and finds its mentions; people and groups go into the book. `author`: whose
/// "we" it speaks in.
TokenText find_mentions(const evidence::Document& document, const Lexicon::Tables& tables, EntityBook& book,
                        EntityIndex author = no_entity);

}  // namespace entente::reading
