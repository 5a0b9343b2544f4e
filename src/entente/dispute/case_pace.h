#pragma once

#include <map>
#include <optional>
#include <string>

#include "entente/dispute/case_row.h"

// What [war] and [[regime]] have in common: how the front moves, and numbers by party.
namespace entente::dispute {

enum class PaceForm { none, chances, measured, both };
/// In which form a row states how the front moves, by its keys alone.
PaceForm pace_form(const TomlNode& row);

/// `advance` and `retreat`, or `drift` and `deviation`, of which drift is at most `width`; empty when the row
/// states neither. Errors: `war-pace-form` (both), `missing-key` (one of a pair), `war-advance-retreat`, and
/// those of the numbers.
Pace read_pace(Row& row, std::optional<double> width);

/// Levels of this width have to be able to move as drift and deviation say: `war-width` at `at`, an error
/// where they cannot at the likely values, a warning where they cannot in some worlds only.
void check_width(Row& row, const Pace& pace, double width, const TomlNode& at);

/// `key = { party = number }`; empty when the key is absent. `war`: only for the two that fight in it
/// (`war-party`). `example` is a number that would do.
std::map<PartyId, Estimate> read_by_party(Row& row, const std::string& key, const Bounds& bounds,
                                          const std::string& example, const War* war = nullptr);

/// `war-party` unless the party is one of the two that fight.
bool check_fights(Row& row, const TomlEntry& entry, const std::string& what, const War& war);

/// The party that a key names; `unknown-party`.
std::optional<PartyId> party_of_key(Row& row, const TomlEntry& entry);

}  // namespace entente::dispute
