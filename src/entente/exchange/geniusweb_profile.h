#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

/// The part of read_geniusweb that reads one profile. The kind of a profile is the one key of its file, with
/// or without the packages before it.
/// @returns "LinearAdditiveUtilitySpace" and its like; nullopt: the file is no profile
std::optional<std::string> geniusweb_profile_kind(const Branch& root);

/// The issues of a domain ("issuesValues"); empty after a fault.
std::vector<ScenarioIssue> read_geniusweb_domain(TreeReader& file, const Branch& domain);

/// Whether a profile's own domain has the issues and values of the scenario's; faults tell where it has not.
bool same_geniusweb_domain(TreeReader& file, const Branch& domain, const std::vector<ScenarioIssue>& issues);

/// One party; nullopt when the profile's domain is not this one or its kind is not read (faults tell). Other
/// faults leave a party that must not be used.
/// @param root  the profile's file: one key, and the profile under it
std::optional<ScenarioParty> read_geniusweb_profile(TreeReader& file, const Branch& root,
                                                    const std::vector<ScenarioIssue>& issues);

}  // namespace entente::exchange
