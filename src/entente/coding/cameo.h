#pragma once

#include <string>
#include <string_view>

namespace entente::coding {

/// The code of what is said not to happen: refusing help for help, cooperation for disapproval.
std::string negated(std::string_view code);

/// The code of a deed told of by another verb ("promised to meet" of 030 and 040): intent, appeal, refusal or
/// threat of that kind of deed. A statement (01) leaves the inner code as it is. `same_subject`: who tells is
/// who does.
std::string combined(std::string_view outer, std::string_view inner, bool same_subject);

/// The first half of a code of two ways ("042:043"): a visit that is only planned is not received yet.
std::string first_way(std::string_view code);

bool of_force(std::string_view code);  // assault, fight, mass violence: roots 18 to 20
bool mutual(std::string_view code);    // what several do with each other: intents, meetings, cooperation

}  // namespace entente::coding
