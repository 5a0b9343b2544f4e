#include "entente/desk/journal.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "entente/base/file.h"
#include "entente/base/sha256.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kinds = {"edit", "undo", "redo", "save"};
constexpr std::size_t most_steps = 1000, most_bytes = std::size_t{32} << 20;

// Bytes that are no text (a file that another program broke) go as numbers, so that nothing is lost.
Json bytes_json(const std::string& bytes) {
  if (!base::first_invalid_utf8(bytes)) return bytes;
  Json list = Json::array();
  for (const char c : bytes) list.push_back(static_cast<unsigned char>(c));
  return list;
}

std::string bytes_of(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  std::string bytes;
  for (const Json& byte : json) bytes += static_cast<char>(byte.get<unsigned char>());
  return bytes;
}

Json hunk_json(const Hunk& hunk) {
  return {{"file", hunk.in_claims ? "claims.jsonl" : "case.toml"},
          {"at", hunk.at},
          {"removed", bytes_json(hunk.removed)},
          {"inserted", bytes_json(hunk.inserted)}};
}

Hunk hunk_of(const Json& json) {
  Hunk hunk;
  hunk.in_claims = json.at("file").get<std::string>() == "claims.jsonl";
  hunk.at = json.at("at").get<std::size_t>();
  hunk.removed = bytes_of(json.at("removed"));
  hunk.inserted = bytes_of(json.at("inserted"));
  return hunk;
}

JournalEntry read_entry(const Json& json) {
  JournalEntry entry;
  entry.n = json.at("n").get<std::uint64_t>();
  entry.at = json.at("at").get<std::string>();
  entry.label = json.at("label").get<std::string>();
  const auto kind = std::find(kinds.begin(), kinds.end(), json.at("kind").get<std::string>());
  entry.kind = static_cast<JournalEntry::Kind>(kind == kinds.end() ? 3 : kind - kinds.begin());
  entry.before = {json.at("case").at(0).get<std::string>(), json.at("claims").at(0).get<std::string>()};
  entry.after = {json.at("case").at(1).get<std::string>(), json.at("claims").at(1).get<std::string>()};
  for (const Json& hunk : json.at("delta")) entry.delta.push_back(hunk_of(hunk));
  if (json.contains("numbers")) entry.numbers = json["numbers"].get<std::map<std::string, std::size_t>>();
  return entry;
}

std::size_t size_of(const std::vector<Hunk>& hunks) {
  std::size_t size = 0;
  for (const Hunk& hunk : hunks) size += sizeof(Hunk) + hunk.removed.size() + hunk.inserted.size();
  return size;
}

bool write_at_end(int descriptor, std::size_t end, std::string_view bytes) {
  if (::ftruncate(descriptor, static_cast<off_t>(end)) != 0) return false;
  if (::lseek(descriptor, static_cast<off_t>(end), SEEK_SET) < 0) return false;
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

// The last step of a stack; `otherwise` when a journal that was cut no longer holds it.
History::Step taken_from(std::vector<History::Step>& steps, History::Step otherwise) {
  if (steps.empty()) return otherwise;
  History::Step step = std::move(steps.back());
  steps.pop_back();
  return step;
}

base::Diagnostic unwritable(const std::string& path) {
  base::Diagnostic problem =
      edit_problem("unwritable-file", "cannot write the history of the case",
                   "check that you may write to its folder and that the disk has room");
  problem.where.file = path;
  return problem;
}

}  // namespace

CaseHashes hashes_of(const CaseTexts& texts) {
  return {base::sha256_hex(texts.toml), base::sha256_hex(texts.claims)};
}

std::string to_line(const JournalEntry& entry) {
  Json json = {{"n", entry.n},
               {"at", entry.at},
               {"kind", kinds.at(static_cast<std::size_t>(entry.kind))},
               {"label", entry.label},
               {"case", {entry.before.toml, entry.after.toml}},
               {"claims", {entry.before.claims, entry.after.claims}},
               {"delta", Json::array()}};
  for (const Hunk& hunk : entry.delta) json["delta"].push_back(hunk_json(hunk));
  if (!entry.numbers.empty()) json["numbers"] = entry.numbers;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<JournalEntry> entry_of(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    return read_entry(json);
  } catch (const Json::exception&) {  // a line that somebody else wrote
    return std::nullopt;
  }
}

Journal::Journal(const std::string& folder) : path_((fs::path(folder) / ".history.jsonl").string()) {}

std::vector<JournalEntry> Journal::read() {
  std::vector<JournalEntry> entries;
  end_ = 0;
  const auto text = base::read_file(path_);
  if (!text) return entries;
  std::string_view rest = *text;
  for (std::size_t line = rest.find('\n'); line != std::string_view::npos; line = rest.find('\n')) {
    // What does not read is left out; the entry after it begins anew, for its hashes do not go on from here.
    if (auto entry = entry_of(rest.substr(0, line))) entries.push_back(std::move(*entry));
    end_ += line + 1;
    rest.remove_prefix(line + 1);
  }
  end_before_ = end_;
  return entries;
}

bool Journal::changed_elsewhere() const {
  std::error_code error;
  const auto size = fs::file_size(path_, error);
  return (error ? 0 : size) != end_;
}

base::Result<bool> Journal::append(const JournalEntry& entry) {
  const std::string line = to_line(entry);
  const bool fresh = end_ == 0;
  const int descriptor = ::open(path_.c_str(), O_WRONLY | O_CREAT, 0644);
  if (descriptor < 0) return unwritable(path_);
  const bool written = write_at_end(descriptor, end_, line);
  if (!written && ::ftruncate(descriptor, static_cast<off_t>(end_)) != 0) {
    // The torn line is left out by the next reader.
  }
  ::close(descriptor);
  if (!written) return unwritable(path_);
  if (fresh) {  // the name of a new file has to reach the disk too
    const int folder = ::open(fs::path(path_).parent_path().c_str(), O_RDONLY);
    if (folder >= 0) ::fsync(folder), ::close(folder);
  }
  end_before_ = end_;
  end_ += line.size();
  return true;
}

void Journal::take_back() {
  std::error_code error;
  fs::resize_file(path_, end_before_, error);
  if (!error) end_ = end_before_;
}

void Journal::compact(std::size_t limit) {
  if (end_ <= limit) return;
  const auto text = base::read_file(path_);
  if (!text) return;
  std::map<std::string, std::size_t> numbers;
  std::size_t start = text->size() > limit / 2 ? text->size() - limit / 2 : 0;
  start = text->find('\n', start);
  const std::size_t last = text->rfind('\n', text->size() - 2);
  start = std::min(start == std::string::npos ? text->size() : start + 1,
                   last == std::string::npos ? 0 : last + 1);
  for (const std::string& line : base::split(text->substr(0, start), '\n'))
    if (const auto entry = entry_of(line))
      for (const auto& [document, number] : entry->numbers)
        numbers[document] = std::max(numbers[document], number);
  std::string kept = text->substr(start);
  // Numbers of claims are never used twice, however long ago they were.
  if (!numbers.empty()) {
    const std::size_t end = kept.find('\n');
    if (auto first = entry_of(std::string_view(kept).substr(0, end))) {
      for (const auto& [document, number] : first->numbers)
        numbers[document] = std::max(numbers[document], number);
      first->numbers = numbers;
      kept = to_line(*first) + kept.substr(end + 1);
    }
  }
  if (base::write_file(path_, kept)) end_ = end_before_ = kept.size();
}

void History::take(const JournalEntry& entry) {
  const bool goes_on =
      !last_ || (entry.kind == JournalEntry::Kind::save ? entry.after == *last_ : entry.before == *last_);
  if (!goes_on) end();
  last_ = entry.after;
  last_number_ = std::max(last_number_, entry.n);
  for (const auto& [document, number] : entry.numbers)
    numbers_[document] = std::max(numbers_[document], number);
  if (entry.kind == JournalEntry::Kind::edit) {
    undone_.clear();
    done_.push_back({entry.n, entry.at, entry.label, entry.delta});
  } else if (entry.kind == JournalEntry::Kind::undo) {
    undone_.push_back(taken_from(done_, {entry.n, entry.at, entry.label, inverse(entry.delta)}));
  } else if (entry.kind == JournalEntry::Kind::redo) {
    done_.push_back(taken_from(undone_, {entry.n, entry.at, entry.label, entry.delta}));
  }
  forget_oldest();
}

void History::end() {
  done_.clear();
  undone_.clear();
  last_.reset();
}

std::size_t History::number_of(const std::string& document) const {
  const auto found = numbers_.find(document);
  return found == numbers_.end() ? 0 : found->second;
}

void History::forget_oldest() {
  std::size_t bytes = 0, kept = 0;
  for (auto step = done_.rbegin(); step != done_.rend(); ++step, ++kept) {
    bytes += size_of(step->delta);
    if (kept >= most_steps || (bytes > most_bytes && kept > 0)) break;
  }
  done_.erase(done_.begin(), done_.end() - static_cast<std::ptrdiff_t>(kept));
}

}  // namespace entente::desk
