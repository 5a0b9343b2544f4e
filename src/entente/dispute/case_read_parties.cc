#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

constexpr std::size_t most_parties = 250;

bool good_document_id(const std::string& id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

// A case folder is given away as a whole: its documents must stand inside it.
bool inside_folder(const std::string& file) {
  return !file.empty() && file.front() != '/' && file.find("..") == std::string::npos &&
         file.find('\\') == std::string::npos;
}

// Document ids are file names without their ending, so they may hold what other ids may not.
std::string document_id(Row& row, std::size_t index) {
  const TomlNode* node = row.need("id");
  const std::string id = node ? row.text("id") : "";
  if (!node || node->kind != TomlNode::Kind::text) return id;
  if (!good_document_id(id))
    row.error("bad-id", *node, fmt::format("\"{}\" is not a document id", id),
              "a document id has letters, digits, _, - and ., as in \"minutes-2024-03-02\"");
  if (!row.loader().documents.emplace(id, index).second)
    row.error("duplicate-id", *node, fmt::format("there are two [[document]] with the id \"{}\"", id),
              "give one of them another id");
  row.set_subject(fmt::format(" of \"{}\"", id));
  return id;
}

evidence::DocumentKind document_kind(Row& row) {
  const std::string word = row.text("kind");
  const auto kind = evidence::document_kind(word);
  if (!kind && !word.empty())
    row.error("unknown-word", *row.node().find("kind"), fmt::format("\"{}\" is no kind of document", word),
              did_you_mean(word, evidence::document_kind_names(), one_of(evidence::document_kind_names())));
  return kind.value_or(evidence::DocumentKind::news);
}

SourceDocument read_document(Row& row, std::size_t index) {
  SourceDocument document;
  document.id = document_id(row, index);
  document.file = row.needed_text("file");
  const TomlNode* file = row.node().find("file");
  if (file && file->kind == TomlNode::Kind::text && !inside_folder(document.file))
    row.error("bad-file-name", *file, fmt::format("\"{}\" is not a file inside documents/", document.file),
              "name the file as it stands in documents/, without a leading / and without ..");
  document.title = row.text("title");
  document.kind = document_kind(row);
  document.author = row.text("author");
  document.date = row.date("date");
  document.origin = row.text("origin");
  document.restricted = row.flag("restricted");
  row.finish();
  return document;
}

Party read_party(Row& row, std::size_t index) {
  Party party;
  party.id = row.id(row.loader().parties, index);
  party.name = row.needed_text("name");
  party.what = row.text("what");
  party.belligerent = row.flag("belligerent");
  party.mediates = row.flag("mediates");
  party.decides = row.text("decides");
  party.capability = row.estimate("capability", bounds::capability())
                         .value_or(Estimate::program_default(Estimate::exact(0)));
  party.patience = row.estimate("patience", bounds::patience());
  party.no_agreement = row.estimate("no_agreement", bounds::any());
  party.curvature =
      row.estimate("curvature", bounds::curvature()).value_or(Estimate::program_default(Estimate::exact(1)));
  party.grounds = row.grounds();
  row.finish();
  return party;
}

}  // namespace

void read_case_table(Loader& loader) {
  CaseParts& parts = loader.parts;
  parts.resolve = Estimate::program_default(Estimate::exact(0.5));
  parts.common = Estimate::program_default(Estimate::exact(0.3));
  const TomlNode* node = loader.single("case");
  if (!node) {
    if (!loader.root.find("case"))
      loader.problems.error("missing-key", {0, 0}, "the file has no [case]",
                            "add [case] with title, as_of and question");
    return;
  }
  Row row(loader, *node, "[case]");
  parts.title = row.needed_text("title");
  parts.as_of = row.date("as_of", true);
  parts.question = row.needed_text("question");
  if (auto resolve = row.estimate("resolve", bounds::correlation())) parts.resolve = std::move(*resolve);
  if (auto common = row.estimate("common", bounds::correlation())) parts.common = std::move(*common);
  row.finish();
}

void read_documents(Loader& loader) {
  for (const TomlNode* node : loader.rows("document")) {
    Row row(loader, *node, "[[document]]");
    loader.parts.documents.push_back(read_document(row, loader.parts.documents.size()));
  }
}

void read_parties(Loader& loader) {
  const auto rows = loader.rows("party");
  if (rows.size() > most_parties)
    loader.problems.error(
        "too-many-parties", rows[most_parties]->span,
        fmt::format("the case has {} parties; at most {} are computed", rows.size(), most_parties),
        "join parties that want the same into one");
  for (const TomlNode* node : rows) {
    Row row(loader, *node, "[[party]]");
    loader.parts.parties.push_back(read_party(row, loader.parts.parties.size()));
    loader.party_spans.push_back(node->span);
  }
}

void read_envoys(Loader& loader) {
  for (const TomlNode* node : loader.rows("envoy")) {
    Row row(loader, *node, "[[envoy]]");
    Envoy envoy;
    envoy.person = row.needed_text("person");
    row.set_subject(fmt::format(" of \"{}\"", envoy.person));
    envoy.party = row.party("party").value_or(PartyId());
    envoy.role = row.text("role");
    envoy.record = row.text("record");
    envoy.mandate = terms(row, "mandate", false);
    envoy.grounds = row.grounds();
    row.finish();
    loader.parts.envoys.push_back(std::move(envoy));
  }
}

void read_groups(Loader& loader) {
  Names ids;
  for (const TomlNode* node : loader.rows("group")) {
    Row row(loader, *node, "[[group]]");
    Group group;
    group.id = row.id(ids, loader.parts.groups.size());
    group.title = row.needed_text("title");
    group.members = row.parties("members", true);
    row.finish();
    loader.parts.groups.push_back(std::move(group));
  }
}

}  // namespace entente::dispute
