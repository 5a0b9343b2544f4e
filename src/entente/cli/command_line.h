#pragma once

#include <string>

#include "entente/cli/fronts.h"

namespace entente::cli {

/// What `entente` alone says: what it is, three examples, the verbs; 25 lines at most.
std::string overview();

/// Reads the command line, runs the verb it names and returns the exit code. `entente help VERB` is the
/// verb's
/// --help, `entente --version` the verb version. Usage problems go to stderr with the word that was meant.
int run_command_line(int argc, char** argv, const Fronts& fronts);

}  // namespace entente::cli
