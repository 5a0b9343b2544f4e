#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"

namespace entente::reading {

/// How much an annotator asks for an item: a careful desk officer must have it, should have it, may have it.
enum class Need { must, should, optional };

/// Somebody in an annotation: "RUS:GOV{Putin}" is country RUS, sector GOV, name Putin. A code that is no
/// country is kept as it stands ("Europe", "IGO").
struct GoldActor {
  std::string country, sector, name;
};

/// One event or claim that a person marked in a text. Where an annotation names several types, any of them
/// counts.
struct GoldItem {
  std::string id;
  std::string group;  // items of one group tell the same event: "EV01" of EV01a, EV01b and EV01c
  bool is_event = false;
  std::optional<evidence::EventType> event;
  std::vector<evidence::ClaimType> claims;
  std::string actor;              // as written
  std::vector<GoldActor> actors;  // empty: nobody is named
  evidence::Span span, trigger;
  Need need = Need::should;
  std::string source;    // "author", or a name
  std::string modality;  // in the annotator's words
};

/// Who or what is named where. `kind` opens with person, group, state, place, date, …
struct GoldMention {
  std::string id;
  evidence::Span span;
  std::string entity;
  std::string kind;
  std::optional<GoldActor> code;
};

/// Something a reader must not say; `what` names the check (see `passes_control`). Controls with the same id
/// are parts of one.
struct GoldControl {
  std::string id, what;
  std::string name;  // of whom it is about; "*": anybody
  std::string type;  // of claims; empty: any
  std::vector<evidence::Span> places;
};

/// A text's annotation by hand.
struct GoldText {
  std::string name;    // the file's stem
  std::string source;  // name of the text's file
  std::string kind, author, date;
  std::string author_country;  // code, where the annotation gives one
  std::size_t length = 0;      // bytes of the text; 0: not given
  std::vector<GoldItem> items;
  std::vector<GoldMention> mentions;
  std::vector<GoldControl> controls;
};

/// Reads an annotation. Errors: `gold-syntax`: no JSON object with a list "items"; `gold-item`: an item,
/// mention or control without a place, with an end before its start, or of no known type.
base::Result<GoldText> read_gold(const std::string& file, std::string_view json);

/// Reads controls that stand in a file of their own: {"controls_of": NAME, "controls": […]}; nullopt if
/// `json` is no such file.
struct GoldControls {
  std::string source;  // `GoldText::source` that they belong to
  std::vector<GoldControl> controls;
};
std::optional<GoldControls> read_gold_controls(std::string_view json);

/// Error `gold-text`: a place outside the text, or another text than the annotation quotes.
base::Diagnostics check_gold(const GoldText& gold, std::string_view json, std::string_view text);

/// "RUS:GOV{Putin}; CHN" as a list; "-" is nobody; what stands in round brackets is a remark.
std::vector<GoldActor> gold_actors(std::string_view text);

}  // namespace entente::reading
