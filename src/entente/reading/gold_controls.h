#pragma once

#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/gold.h"
#include "entente/reading/gold_names.h"

namespace entente::reading {

/// Whether a reading keeps off what a control forbids. "At" a place means: overlaps it by half, or lies in
/// it, or holds it inside the same sentence; a control without a place is about the whole text. `what` is one
/// of
///   no_event_in_sentence   no event overlaps the place
///   no_claim               no claim of `type` (of any type) is at the place
///   not_holder             no claim of `type` at the place is about `name`
///   not_speaker            `name` ("*": anybody but the author) says no claim of `type`, and tells no event,
///                          at the place
///   not_participant        `name` is in no event and in no meeting at the place
///   place_only             nobody but a place is named at the place, or takes part in an event there
///   no_direct_speech       no claim is direct speech
///   no_date                nothing at the place has a calendar date
///   hedged, historical     every event and claim of hostilities or the past at the place says so
///   distinct               no two places name the same entity
///   inside_sentence        no claim, event or mention leaves its sentence
/// A control of another name fails.
bool passes_control(const GoldControl& control, const evidence::Claims& read,
                    const std::vector<evidence::Event>& events, const GoldNames& names);

}  // namespace entente::reading
