#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "entente/coding/clause.h"
#include "entente/coding/coder.h"
#include "entente/coding/noun_codes.h"
#include "entente/coding/patterns.h"

namespace entente::coding {

/// What a verb says before it is written out as pairs of actors.
struct Deed {
  std::vector<std::string> sources, targets;
  std::string code;    // "050", "043:042"
  bool among = false;  // the sources do it to each other
  std::uint32_t verb = 0;
  bool told = false;     // another verb has taken it in
  bool guessed = false;  // the source is only named nearby
  bool near = false;     // the other party hangs on the verb itself
};

/// Finds the deeds of one sentence.
class DeedFinder {
 public:
  DeedFinder(const Sentence& sentence, const CodingOptions& options)
      : sentence_(sentence), options_(options), nouns_(sentence, options.new_actor_length) {}

  std::vector<Deed> deeds();

 private:
  bool code_verb(std::uint32_t verb, Deed& deed);
  void find_parties(const Clause& clause, const PatternMatch& match, Deed& deed);
  void named_parties(const Clause& clause, const PatternMatch& match, Deed& deed);
  const std::vector<std::string>& codes(std::uint32_t noun);
  std::vector<std::string> subject_codes(const Clause& clause);
  std::vector<std::string> other_party(const Clause& clause, const std::vector<std::string>& first,
                                       bool near = false);
  std::vector<std::string> nearest_before(const Clause& clause);
  bool is_role(std::uint32_t noun) const;
  std::vector<VerbUse> uses_at(std::uint32_t verb) const;

  const Sentence& sentence_;
  const CodingOptions& options_;
  NounCodes nouns_;
  std::map<std::uint32_t, std::vector<std::string>> codes_;
  std::map<std::uint32_t, Clause> clauses_;
};

}  // namespace entente::coding
