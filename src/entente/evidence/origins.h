#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

// Where reports come from: three outlets that carry one wire story are one origin, not three.
namespace entente::evidence {

/// Why a document stands in its group.
enum class OriginReason {
  alone,     // nothing connects it to another document
  named,     // its origin field is that of the group
  credited,  // its text credits the agency of the group ("(Reuters) -", "Source: AFP")
  same_text  // it shares most of its wording, quotations apart, with another document of the group
};
std::string_view name_of(OriginReason reason);

/// What a document's origin was found to be.
struct DocumentOrigin {
  std::size_t group = 0;  // index into Origins::groups
  OriginReason why = OriginReason::alone;
  std::string like;   // id of the document of its group that shares most of its words; empty: none does
  double shared = 0;  // of the shorter one's runs of four words, how many the other has too; in [0, 1]
};

struct OriginGroup {
  std::string name;                    // the agency or publisher; empty: not known
  std::vector<std::size_t> documents;  // indices into the documents given, ascending
};

/// The origin of each document given, in their order, and the groups in the order of their first documents.
struct Origins {
  std::vector<DocumentOrigin> of;
  std::vector<OriginGroup> groups;
  std::map<std::string, std::size_t, std::less<>> by_id;  // document id → index into `of`

  /// Independent origins behind documents named by id; an id that was not given counts as one of its own.
  std::size_t count(std::span<const std::string> ids) const;
};

/// Finds which documents go back to one origin:
/// - texts of which at least half the shorter's runs of four words, and a fifth of the longer's, are common.
///   Quotations do not count: independent reports quote one official. Texts of fewer than 24 words outside
///   quotations must agree almost entirely. Drafts, laws and other texts that are no report stay apart where
///   their origins are named and differ: a counter-draft repeats what it answers.
/// - texts that credit one agency, and documents whose origin field is equal (without regard to case) or is
/// the
///   id of another document.
/// A text that joins two others of different wording, such as a round-up, does not make them one. The order
/// of the documents does not matter. Time grows about as the documents' total length.
Origins find_origins(std::span<const Document> documents);

/// What the row of a case says of a document's origin, so that documents of one origin say the same there:
/// the group's name; where it has none, what its first document that is not restricted says, or that one's
/// id.
std::string origin_in_case(std::span<const Document> documents, const Origins& origins, std::size_t at);

}  // namespace entente::evidence
