#pragma once

#include <string>
#include <vector>

#include "entente/question/method.h"

namespace entente::ensemble {

struct Table;

/// What a table of worlds says (model M11), one finding per measure, in the order of the schema:
///   number → median and central intervals; probability → share of worlds; package → the most frequent one,
///   and up to 64 as `candidate`; series → pointwise median; share (width > 1) → share of worlds per member;
///   set with named members → the eight most frequent sets, each with `<name>_share`, its share of all
///   worlds; text measures do not exist.
/// Worlds without the number (NaN) do not count; a measure that no world has is undefined, with the reason.
/// Every value carries its Monte-Carlo error: the standard deviation of 16 replicate values, divided by 4
/// (M2).
std::vector<question::Finding> aggregate(const Table& table, const question::Task& task,
                                         const std::vector<std::string>& reads);

/// Of the named packages, those that most worlds accept, at most `most`, ranked anew: an answer lists few
/// (M7).
void keep_most_supported(question::Answer& answer, std::size_t most);

/// One column as a number over worlds, or as a share: for studies that make columns of their own.
question::Finding number_finding(std::string name, const std::vector<double>& values);
question::Finding share_finding(std::string name, const std::vector<double>& values);

}  // namespace entente::ensemble
