#pragma once

#include "entente/dispute/case.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// What has moved from one dated document to the next, as an answer to the question "timeline": for each
/// stance of a party on an issue the claims that its rows rest on (`rests_on`), in the order of their
/// documents' days. Findings, each resting on its claims:
///   `moved`              set: the day (ISO), what the words said before, what they say since
///   `salience_by_words`  number, share: the default of model M12 for what the words say by the last day
///   `origins`            number: independent origins of those words
///   `contradiction`      set: the earlier day, what was said, the later day, what is said against it
///   `reported_leverage`  set: the day, and the words of the report about a party's hand
/// Does not apply where fewer than two documents with a date bear on a stance. The case's own numbers are the
/// analyst's: they are compared with the words, never moved.
question::Answer timeline_answer(const dispute::Case& dispute);

}  // namespace entente::desk
