#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// Would they take this text? Who would refuse it and why, what dominates it, and how far it is from terms
/// that all who must accept prefer to no agreement (docs/model.md, M6). The text comes with the inquiry.
question::Method tried_text();

}  // namespace entente::methods
