#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/claim.h"
#include "entente/reading/lexicon.h"
#include "entente/reading/model_window.h"

// What a language model answered, held against the text: nothing that is not there word for word is kept.
namespace entente::reading {

enum class Verdict { kept, unconfirmed, refused };
std::string_view name_of(Verdict verdict);

/// One claim of a reply. `kept`: its quote stands in the sentence it names or in one beside it, who it names
/// is an entity that the reader knows in this document, and a word of the quote shows its type.
/// `unconfirmed`: no such word. `refused`: anything else, with `because`.
struct ModelClaim {
  Verdict verdict = Verdict::refused;
  std::string because;      // why it is not kept
  std::string quote;        // as the model has it
  evidence::Claim claim;    // of a kept or unconfirmed one; id "<document>#m<n>", by "model:<name>"
  std::string agrees_with;  // id of the reader's own claim of the same type and holder at the same place
};

/// Checks one reply (the body that the server sent). Quotes are compared with curly and straight quotation
/// marks, dashes and blanks taken for equal; bytes of the claim are those of the text. Error
/// `model-bad-reply`: no JSON of the agreed form; nothing of it is used then.
base::Result<std::vector<ModelClaim>> check_model_reply(std::string_view body, const evidence::Claims& read,
                                                        const evidence::Document& document,
                                                        const ModelWindow& window, const Lexicon& lexicon);

/// Numbers the claims of a document's replies, names the model, and raises the confidence of the reader's own
/// claims that a kept one agrees with, a little.
void settle_model_claims(std::vector<ModelClaim>& found, const std::string& model, evidence::Claims& read);

/// The JSON of claims with the model's layer beside them: never among them.
std::string with_model_layer(const std::string& claims_json, const std::string& model,
                             const std::vector<ModelClaim>& found);

/// One line of the log: the model, the prompt, the window, what came back and what became of it.
std::string model_log_line(const std::string& model, const evidence::Document& document,
                           const ModelWindow& window, std::string_view body,
                           const std::vector<ModelClaim>& found);

}  // namespace entente::reading
