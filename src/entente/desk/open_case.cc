#include "entente/desk/open_case.h"

#include <cerrno>
#include <filesystem>

#include <signal.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/number.h"
#include "entente/desk/case_documents.h"
#include "entente/desk/claim_edit.h"
#include "entente/desk/edit_values.h"
#include "entente/desk/folder_lock.h"
#include "entente/dispute/claim_json.h"

namespace entente::desk {

namespace fs = std::filesystem;

using base::Diagnostics;
using base::Result;
using dispute::Case;
using dispute::CaseDraft;
using Kind = JournalEntry::Kind;

namespace {

std::string path_in(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

// Changes whenever a file is written or replaced.
std::string stamp_of(const std::string& folder) {
  std::string stamp;
  for (const char* name : {"case.toml", "claims.jsonl"}) {
    struct stat state {};
    if (::stat(path_in(folder, name).c_str(), &state) == 0)
      stamp += fmt::format("{}.{} {} {};", state.st_mtim.tv_sec, state.st_mtim.tv_nsec, state.st_size,
                           state.st_ino);
    else
      stamp += "none;";
  }
  return stamp;
}

std::string saved_at(const std::string& folder) {
  struct stat state {};
  return ::stat(path_in(folder, "case.toml").c_str(), &state) == 0 ? iso_time(state.st_mtim.tv_sec) : "";
}

// What a killed program left half written; that of a living one is not ours to remove.
void remove_torn_files(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name[0] != '.' || !name.ends_with(".part")) continue;
    const std::size_t dot = name.rfind('.', name.size() - 6);
    const auto process = base::parse_number(name.substr(dot + 1, name.size() - 6 - dot));
    if (!process || *process < 1 || *process > 1e9) continue;
    if (::kill(static_cast<pid_t>(*process), 0) != 0 && errno == ESRCH) fs::remove(entry.path(), error);
  }
}

// The files brought to where the entry ends, when each is where it begins or ends.
std::optional<CaseTexts> finished(const CaseTexts& texts, const JournalEntry& entry) {
  const CaseHashes now = hashes_of(texts);
  const bool toml_before = now.toml == entry.before.toml, claims_before = now.claims == entry.before.claims;
  if (!toml_before && now.toml != entry.after.toml) return std::nullopt;
  if (!claims_before && now.claims != entry.after.claims) return std::nullopt;
  std::vector<Hunk> missing;
  for (const Hunk& hunk : entry.delta)
    if (hunk.in_claims ? claims_before : toml_before) missing.push_back(hunk);
  auto done = applied(texts, missing);
  return done && hashes_of(*done) == entry.after ? done : std::nullopt;
}

std::string label_of(const std::vector<Edit>& edits) {
  if (edits.empty()) return "Nothing";
  const Edit& edit = edits.front();
  for (const char* key : {"path", "id", "table", "kind", "document"})
    if (const std::string* value = value_of(edit, key)) return fmt::format("{} {}", edit.verb, *value);
  return edit.verb;
}

Outcome failure(int status, Diagnostics problems) {
  return {status, std::move(problems)};
}

base::Diagnostic changed_on_disk(const std::string& folder) {
  auto problem = edit_problem("changed-on-disk", "another program has changed the files of this case",
                              "keep your version (theirs stays beside it), or take the one on disk");
  problem.where.file = path_in(folder, "case.toml");
  return problem;
}

}  // namespace

Result<std::shared_ptr<OpenCase>> OpenCase::open(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(path_in(folder, "case.toml"), error)) {
    auto problem =
        edit_problem("missing-file", fmt::format("\"{}\" holds no case.toml", folder), "name a case folder");
    problem.where.file = folder;
    return problem;
  }
  const FolderLock lock(folder);
  const std::shared_ptr<OpenCase> opened(new OpenCase(folder));
  remove_torn_files(folder);
  opened->recover();
  opened->stamp_ = stamp_of(folder);
  auto texts = read_texts(folder);
  if (!texts) return texts.diagnostics();
  opened->held_ = opened->meaning_of(std::move(texts).value(), nullptr);
  opened->saved_ = saved_at(folder);
  return opened;
}

void OpenCase::read_history() {
  history_ = History();
  for (const JournalEntry& entry : journal_.read()) history_.take(entry);
}

void OpenCase::recover() {
  const auto entries = journal_.read();
  for (const JournalEntry& entry : entries) history_.take(entry);
  const auto texts = read_texts(folder_);
  if (entries.empty() || !texts) return;
  const auto done = finished(*texts, entries.back());
  if (!done || !write_texts(*done, *texts, folder_)) history_.end();
}

OpenCase::Held OpenCase::meaning_of(CaseTexts texts, const std::shared_ptr<const Dossier>& known) const {
  Held held{std::move(texts), known, {}, true};
  CaseDraft draft{path_in(folder_, "case.toml"), held.texts.toml, {}};
  auto claims = dispute::parse_claim_lines(held.texts.claims, path_in(folder_, "claims.jsonl"));
  held.diagnostics = claims.diagnostics();
  if (!claims) return held;
  draft.claims = std::move(claims).value();
  auto built = Case::build(draft);
  held.diagnostics = built.diagnostics();
  if (!built) return held;
  auto evidence = documents_of(*built, folder_, known.get());
  held.diagnostics.insert(held.diagnostics.end(), evidence.diagnostics().begin(),
                          evidence.diagnostics().end());
  if (!evidence) return held;
  auto dossier = std::make_shared<Dossier>();
  dossier->draft = std::move(draft);
  dossier->dispute = std::make_shared<const Case>(std::move(built).value());
  dossier->evidence = std::move(evidence).value();
  dossier->warnings = held.diagnostics;
  held.dossier = std::move(dossier);
  held.faulty = false;
  return held;
}

Result<OpenCase::Held> OpenCase::held_after(const Dossier& changed) const {
  auto evidence = documents_of(*changed.dispute, folder_, held_.dossier.get());
  if (!evidence) return evidence.diagnostics();
  auto dossier = std::make_shared<Dossier>(changed);
  dossier->evidence = std::move(evidence).value();
  dossier->evidence.entities = changed.evidence.entities;
  dossier->from_documents = false;  // from here on it is a case like one that was opened
  Held next;
  next.texts.toml = changed.draft.toml;
  // Lines are written anew only where claims changed: their order and spelling are the analyst's.
  const bool same =
      held_.dossier && !held_.faulty && same_claims(held_.dossier->draft.claims, changed.draft.claims);
  next.texts.claims = same ? held_.texts.claims : claim_lines(held_.texts.claims, changed.draft.claims);
  next.diagnostics = dossier->warnings;
  next.dossier = std::move(dossier);
  return next;
}

void OpenCase::look_at_disk() {
  if (journal_.changed_elsewhere()) read_history();
  std::string stamp = stamp_of(folder_);
  if (stamp == stamp_) return;
  stamp_ = std::move(stamp);
  auto texts = read_texts(folder_);
  foreign_.reset();
  if (texts && *texts == held_.texts) return;
  foreign_.emplace();
  if (!texts) {
    foreign_->meaning = {{}, held_.dossier, texts.diagnostics(), true};
    return;
  }
  foreign_->meaning = meaning_of(*texts, held_.dossier);
  foreign_->texts = std::move(texts).value();
  // Whoever mends a faulty case in an editor goes on here at once.
  if (held_.faulty && !foreign_->meaning.faulty) take_foreign("Mended on disk");
}

std::optional<Outcome> OpenCase::refused(std::uint64_t revision) const {
  if (foreign_) return failure(409, {changed_on_disk(folder_)});
  if (revision == history_.last_number()) return std::nullopt;
  return failure(409, {edit_problem("stale-revision", "the case was changed elsewhere in the meantime",
                                    "look at it as it stands now, then make the change again")});
}

JournalEntry OpenCase::entry_for(const Held& next, Kind kind, const std::string& label) const {
  JournalEntry entry;
  entry.n = history_.last_number() + 1;
  entry.at = time_now();
  entry.kind = kind;
  entry.label = label.substr(0, 400);
  entry.before = hashes_of(held_.texts);
  entry.after = hashes_of(next.texts);
  entry.delta = difference(held_.texts, next.texts);
  if (!next.dossier) return entry;
  for (const auto& document : next.dossier->evidence.documents) {
    const std::size_t number = highest_number(next.dossier->draft.claims, document.id);
    if (number > history_.number_of(document.id)) entry.numbers[document.id] = number;
  }
  return entry;
}

// The journal first: what it holds can be finished, what it does not hold never happened.
Outcome OpenCase::commit(Held next, const JournalEntry& entry, const CaseTexts& on_disk) {
  if (const auto kept = journal_.append(entry); !kept) return failure(422, kept.diagnostics());
  if (const auto written = write_texts(next.texts, on_disk, folder_); !written) {
    // Claims may have been written already; what cannot be put back is found as changed on disk.
    CaseTexts half = on_disk;
    half.claims = next.texts.claims;
    if (write_texts(on_disk, half, folder_)) journal_.take_back();
    return failure(422, written.diagnostics());
  }
  history_.take(entry);
  journal_.compact();
  saved_ = entry.at;
  stamp_ = stamp_of(folder_);
  foreign_.reset();
  const std::lock_guard<std::mutex> lock(holding_);
  held_ = std::move(next);
  return {};
}

Outcome OpenCase::take_foreign(const std::string& label) {
  Held next = foreign_->meaning;
  const JournalEntry entry = entry_for(next, Kind::edit, label);
  const CaseTexts on_disk = next.texts;
  return commit(std::move(next), entry, on_disk);
}

std::vector<evidence::Claim> OpenCase::known_claims() const {
  auto claims = dispute::parse_claim_lines(held_.texts.claims, "");
  return claims ? std::move(claims).value() : std::vector<evidence::Claim>();
}

// What an edit begins with; a faulty case is edited as the text that it is.
Dossier OpenCase::basis() const {
  Dossier dossier = held_.dossier ? *held_.dossier : Dossier();
  if (!held_.faulty) return dossier;
  dossier.draft = {path_in(folder_, "case.toml"), held_.texts.toml, known_claims()};
  dossier.evidence.claims = dossier.draft.claims;
  return dossier;
}

Outcome OpenCase::edit(std::uint64_t revision, const std::vector<Edit>& edits, const std::string& label) {
  const std::lock_guard<std::mutex> editing(editing_);
  const FolderLock lock(folder_);
  look_at_disk();
  const std::string named = label.empty() ? label_of(edits) : label;
  const bool whole = edits.size() == 1 && edits[0].verb == "toml";
  if (foreign_ && foreign_->meaning.faulty && whole && revision == history_.last_number())
    return mend(edits[0], named);
  if (auto refusal = refused(revision)) return *refusal;
  std::vector<Edit> numbered = edits;
  for (Edit& edit : numbered)
    if (const std::string* document = value_of(edit, "document"); document && !value_of(edit, "number"))
      edit.values.emplace_back("number", std::to_string(history_.number_of(*document) + 1));
  return changed_to(edited(basis(), numbered), named);
}

Outcome OpenCase::change(const Change& change, const std::string& label) {
  const std::lock_guard<std::mutex> editing(editing_);
  const FolderLock lock(folder_);
  look_at_disk();
  if (auto refusal = refused(history_.last_number())) return *refusal;
  if (held_.faulty) return failure(422, held_.diagnostics);
  return changed_to(change(*held_.dossier), label);
}

Outcome OpenCase::changed_to(const Result<Dossier>& changed, const std::string& label) {
  if (!changed) return failure(422, changed.diagnostics());
  auto next = held_after(*changed);
  if (!next) return failure(422, next.diagnostics());
  if (next->texts == held_.texts) return {};
  const JournalEntry entry = entry_for(*next, Kind::edit, label);
  return commit(std::move(next).value(), entry, CaseTexts(held_.texts));
}

Outcome OpenCase::undo(std::uint64_t revision) {
  return step(revision, true);
}
Outcome OpenCase::redo(std::uint64_t revision) {
  return step(revision, false);
}

Outcome OpenCase::step(std::uint64_t revision, bool back) {
  const std::lock_guard<std::mutex> editing(editing_);
  const FolderLock lock(folder_);
  look_at_disk();
  if (auto refusal = refused(revision)) return *refusal;
  const auto& steps = back ? history_.done() : history_.undone();
  const auto texts = steps.empty()
                         ? std::nullopt
                         : applied(held_.texts, back ? inverse(steps.back().delta) : steps.back().delta);
  if (!texts)
    return failure(
        422, {edit_problem("nothing-to-undo", back ? "there is nothing to undo" : "there is nothing to redo",
                           "the history of a case begins anew when another program changes it")});
  Held next = meaning_of(*texts, held_.dossier);
  const JournalEntry entry = entry_for(next, back ? Kind::undo : Kind::redo, steps.back().label);
  return commit(std::move(next), entry, CaseTexts(held_.texts));
}

Result<bool> OpenCase::keep_foreign() const {
  if (!foreign_->texts) return true;
  std::error_code error;
  int n = 1;
  while (fs::exists(path_in(folder_, fmt::format("case.toml.disk-{}", n)), error) ||
         fs::exists(path_in(folder_, fmt::format("claims.jsonl.disk-{}", n)), error))
    ++n;
  if (foreign_->texts->toml != held_.texts.toml) {
    auto kept =
        base::write_file(path_in(folder_, fmt::format("case.toml.disk-{}", n)), foreign_->texts->toml);
    if (!kept) return kept;
  }
  if (foreign_->texts->claims == held_.texts.claims) return true;
  return base::write_file(path_in(folder_, fmt::format("claims.jsonl.disk-{}", n)), foreign_->texts->claims);
}

Outcome OpenCase::mend(const Edit& edit, const std::string& label) {
  Held next = meaning_of({needed_value(edit, "text"), held_.texts.claims}, held_.dossier);
  if (next.faulty) return failure(422, next.diagnostics);
  if (const auto kept = keep_foreign(); !kept) return failure(422, kept.diagnostics());
  const JournalEntry entry = entry_for(next, Kind::edit, label);
  return commit(std::move(next), entry, foreign_->texts.value_or(CaseTexts()));
}

Outcome OpenCase::settle(bool keep_mine) {
  const std::lock_guard<std::mutex> editing(editing_);
  const FolderLock lock(folder_);
  look_at_disk();
  if (!foreign_) return {};
  if (!keep_mine)
    return foreign_->texts ? take_foreign("The version on disk was taken")
                           : failure(422, foreign_->meaning.diagnostics);
  if (const auto kept = keep_foreign(); !kept) return failure(422, kept.diagnostics());
  const CaseTexts theirs = foreign_->texts.value_or(CaseTexts());
  JournalEntry entry = entry_for(held_, Kind::save, "Our version was kept");
  entry.before = hashes_of(theirs);
  entry.delta = difference(theirs, held_.texts);
  return commit(held_, entry, theirs);
}

CaseSnapshot OpenCase::snapshot() {
  const std::lock_guard<std::mutex> editing(editing_);
  const FolderLock lock(folder_);
  look_at_disk();
  const bool broken = foreign_ && foreign_->meaning.faulty;
  const Held& shown = broken ? foreign_->meaning : held_;
  CaseSnapshot now;
  now.dossier = held_.dossier;
  now.toml = broken ? foreign_->texts.value_or(CaseTexts()).toml : held_.texts.toml;
  now.diagnostics = shown.diagnostics;
  now.faulty = shown.faulty;
  now.revision = history_.last_number();
  now.folder = folder_;
  now.saved = saved_;
  if (!history_.done().empty()) now.undo = history_.done().back().label;
  if (!history_.undone().empty()) now.redo = history_.undone().back().label;
  if (foreign_) now.conflict = "another program has changed the files of this case";
  return now;
}

std::shared_ptr<const Dossier> OpenCase::dossier() const {
  const std::lock_guard<std::mutex> lock(holding_);
  return held_.dossier;
}

std::vector<std::pair<History::Step, bool>> OpenCase::history() {
  const std::lock_guard<std::mutex> editing(editing_);
  std::vector<std::pair<History::Step, bool>> steps;
  for (const auto& step : history_.done()) steps.emplace_back(step, false);
  for (auto step = history_.undone().rbegin(); step != history_.undone().rend(); ++step)
    steps.emplace_back(*step, true);
  return steps;
}

}  // namespace entente::desk
