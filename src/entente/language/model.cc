#include "entente/language/model.h"

#include <algorithm>

namespace entente::language {

namespace {

constexpr std::string_view magic = "entente-reader 1\n";

void write_known(std::string& bytes, const KnownForms& known) {
  std::vector<const KnownForms::value_type*> sorted;
  for (const auto& entry : known) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  write_number(bytes, sorted.size());
  for (const auto* entry : sorted) {
    write_text(bytes, entry->first);
    bytes += static_cast<char>(entry->second.plain ? 1 : 0);
    write_number(bytes, entry->second.tags);
  }
}

bool read_known(std::string_view& bytes, KnownForms& known) {
  const auto count = read_number(bytes);
  if (!count || *count > bytes.size()) return false;
  known.reserve(*count);
  for (std::uint64_t i = 0; i < *count; ++i) {
    auto form = read_text(bytes);
    if (!form || bytes.empty()) return false;
    KnownForm entry;
    entry.plain = bytes.front() != 0;
    bytes.remove_prefix(1);
    const auto tags = read_number(bytes);
    if (!tags) return false;
    entry.tags = *tags;
    known.emplace(std::move(*form), entry);
  }
  return true;
}

bool read_texts(std::string_view& bytes, std::vector<std::string>& texts) {
  const auto count = read_number(bytes);
  if (!count || *count > 126) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    auto text = read_text(bytes);
    if (!text) return false;
    texts.push_back(std::move(*text));
  }
  return !texts.empty();
}

bool read_weights(std::string_view& bytes, Weights& weights) {
  auto read = Weights::read(bytes);
  if (!read) return false;
  weights = std::move(*read);
  return true;
}

bool read_body(std::string_view bytes, Parser::Model& model) {
  auto provenance = read_text(bytes);
  std::vector<std::string> tags;
  if (!provenance || !read_texts(bytes, tags) || !read_texts(bytes, model.labels)) return false;
  model.provenance = std::move(*provenance);
  for (const std::string& tag : tags) model.tags.push_back(tag_of(tag));
  if (!read_known(bytes, model.known)) return false;
  auto lemmas = Lemmas::read(bytes);
  if (!lemmas) return false;
  model.lemmas = std::move(*lemmas);
  return read_weights(bytes, model.tagging) && read_weights(bytes, model.attaching) &&
         read_weights(bytes, model.labelling) && bytes.empty();
}

base::Diagnostic unreadable(const std::string& file, std::string message) {
  base::Diagnostic diagnostic;
  diagnostic.code = "model-unreadable";
  diagnostic.message = std::move(message);
  diagnostic.where.file = file;
  diagnostic.help =
      "write the model again with `entente train-reader TREEBANK...`, or leave it away: the "
      "reader also works by its rules alone";
  return diagnostic;
}

}  // namespace

std::string Parser::Model::to_bytes() const {
  std::string body;
  write_text(body, provenance);
  write_number(body, tags.size());
  for (const Tag& tag : tags) write_text(body, name_of(tag));
  write_number(body, labels.size());
  for (const std::string& label : labels) write_text(body, label);
  write_known(body, known);
  lemmas.write(body);
  for (const Weights* weights : {&tagging, &attaching, &labelling}) weights->write(body);
  std::string bytes(magic);
  std::uint64_t sum = checksum_of(body);
  for (int i = 0; i < 8; ++i, sum >>= 8) bytes += static_cast<char>(sum & 255);
  return bytes + body;
}

base::Result<Parser> load_parser(std::string file, std::string_view bytes) {
  if (bytes.substr(0, magic.size()) != magic || bytes.size() < magic.size() + 8)
    return unreadable(file, "this is no model of the reader, or one of another version");
  bytes.remove_prefix(magic.size());
  std::uint64_t sum = 0;
  for (int i = 7; i >= 0; --i)
    sum = sum << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  bytes.remove_prefix(8);
  auto model = std::make_shared<Parser::Model>();
  if (checksum_of(bytes) != sum || !read_body(bytes, *model))
    return unreadable(file, "the model is damaged: its checksum does not fit its bytes");
  return Parser(std::move(model));
}

}  // namespace entente::language
