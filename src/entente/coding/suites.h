#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/result.h"
#include "entente/coding/coder.h"

namespace entente::coding {

/// A record of the field's test suites: a sentence with its tree and the events that it must give.
struct SuiteRecord {
  std::string id;
  std::int32_t date = 0;
  std::vector<CodedEvent> events;  // sorted; empty: none must come
  std::string error;               // "storydiscard", …; empty: none
  std::string text;
  language::Tree tree;    // words of all trees in the record, one after another
  CodingOptions options;  // as the directives above the record set them
};

/// Reads a suite. The files are not quite XML: attributes may stand in either quotes and a record's opening
/// tag may close itself. Warnings `suite-tree`: a record whose tree cannot be read (it has no words then).
/// Error `suite-records`: no record at all.
base::Result<std::vector<SuiteRecord>> read_suite(const std::string& file, std::string_view text,
                                                  const CodingOptions& options = {});

struct SuiteCount {
  std::size_t records = 0;
  std::size_t exact = 0;            // the events coded are the record's events, none more and none less
  std::size_t events = 0;           // in the suite
  std::size_t coded = 0;            // by the coder
  std::size_t right = 0;            // of them in the suite
  std::vector<std::string> missed;  // ids of the other records
  double precision() const {
    return coded == 0 ? 0 : static_cast<double>(right) / static_cast<double>(coded);
  }
  double recall() const { return events == 0 ? 0 : static_cast<double>(right) / static_cast<double>(events); }
};

SuiteCount count_suite(const std::vector<SuiteRecord>& records, const Dictionaries& dictionaries);
/// Reads and counts a suite's file; `options` hold until its directives change them.
base::Result<SuiteCount> count_suite(const std::string& file, std::string_view text,
                                     const Dictionaries& dictionaries, const CodingOptions& options);

/// A suite that the field publishes: its file, the dictionaries that stand beside it, and how it is coded.
struct KnownSuite {
  std::string name, file;
  std::vector<std::pair<DictionaryKind, std::string>> dictionaries;
  CodingOptions options;
};
const std::vector<KnownSuite>& known_suites();

/// Counts a known suite in a folder, with the dictionaries beside it. Errors are those of reading the files.
base::Result<SuiteCount> count_suite(const std::string& folder, const KnownSuite& suite);

}  // namespace entente::coding
