#pragma once

#include <string_view>

#include "entente/desk/studio.h"
#include "entente/server/http.h"
#include "entente/server/runs.h"

namespace entente::server {

/// The answer to a request of the operation `stream`: the same view for several numbers of worlds, one after
/// the other, as server-sent events. At most ten `progress` a second; `view` for each number of worlds; at
/// last `done`, or `error` with what is wrong. A newer stream on the same channel cancels the older, which
/// then ends with `done`; so does the client by going away.
/// @param body  a view request with "case", "worlds" (1 to 8 numbers, rising) and perhaps "channel"
/// A body that is none of this is refused with 400.
Answer view_stream(desk::Studio& studio, Runs& runs, std::string_view body);

}  // namespace entente::server
