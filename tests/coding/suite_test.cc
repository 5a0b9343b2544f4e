#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "entente/coding/suites.h"

namespace entente::coding {
namespace {

std::string folder() {
  const char* shared = std::getenv("ENTENTE_SHARED");
  return std::string(shared != nullptr ? shared : "../shared") + "/data/event-coding/petrarch/";
}

std::string slurp(const std::string& name) {
  std::ifstream in(folder() + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Dictionaries load(const std::vector<std::pair<DictionaryKind, std::string>>& files) {
  std::vector<DictionaryText> texts;
  for (const auto& [kind, name] : files) {
    texts.push_back({kind, name, slurp(name)});
  }
  auto read = read_dictionaries(texts);
  if (std::getenv("ENTENTE_SHOW") != nullptr) {
    std::printf("%zu warnings\n", read.diagnostics().size());
    for (std::size_t i = 0; i < std::min<std::size_t>(read.diagnostics().size(), 12); ++i) {
      std::printf("%s\n", to_text(read.diagnostics()[i]).c_str());
    }
  }
  return std::move(read.value());
}

std::string shown(const std::vector<CodedEvent>& events) {
  std::string out;
  for (const CodedEvent& event : events) {
    out += " (" + event.source + " " + event.target + " " + event.code + ")";
  }
  return out;
}

void show(const std::vector<SuiteRecord>& records, const Dictionaries& dictionaries) {
  if (std::getenv("ENTENTE_SHOW") == nullptr) {
    return;
  }
  for (const SuiteRecord& record : records) {
    const auto events = code(record.tree, dictionaries, record.date, record.options);
    if (events != record.events) {
      std::printf("%s\n%s\n   want%s\n   got %s\n", record.id.c_str(), record.text.c_str(),
                  shown(record.events).c_str(), shown(events).c_str());
    }
  }
}

TEST(Suites, CodesTheUnitSuite) {
  if (!std::filesystem::exists(folder())) {
    GTEST_SKIP() << "0 records: no shared data";
  }
  const Dictionaries dictionaries = load({{DictionaryKind::verbs, "PETR.Validate.verbs.2.0.txt"},
                                          {DictionaryKind::actors, "PETR.Validate.actors.txt"},
                                          {DictionaryKind::agents, "PETR.Validate.agents.txt"},
                                          {DictionaryKind::discards, "PETR.Validate.discards.txt"}});
  const std::string name = "PETR.UnitTest.records.parsing_parsed_udpipe_2.0.xml";
  const auto records = read_suite(name, slurp(name), every_clause_options());
  ASSERT_TRUE(records);
  show(*records, dictionaries);
  const SuiteCount count = count_suite(*records, dictionaries);
  std::printf("unit suite: %zu of %zu exact, precision %.3f recall %.3f\n", count.exact, count.records,
              count.precision(), count.recall());
  EXPECT_EQ(count.records, 284U);
  EXPECT_GE(count.exact, 200U);
}

TEST(Suites, CodesTheValidationSuite) {
  if (!std::filesystem::exists(folder())) {
    GTEST_SKIP() << "0 records: no shared data";
  }
  const Dictionaries dictionaries = load({{DictionaryKind::verbs, "CAMEO.2.0.txt"},
                                          {DictionaryKind::actors, "Phoenix.Countries.actors.txt"},
                                          {DictionaryKind::actors, "Phoenix.International.actors.txt"},
                                          {DictionaryKind::actors, "Phoenix.MilNonState.actors.txt"},
                                          {DictionaryKind::agents, "Phoenix.agents.txt"},
                                          {DictionaryKind::discards, "Phoenix.discards.txt"},
                                          {DictionaryKind::issues, "Phoenix.IssueCoding.txt"}});
  const std::string name = "PETR2_GSR_validation.xml";
  const auto records = read_suite(name, slurp(name), main_clause_options());
  ASSERT_TRUE(records);
  show(*records, dictionaries);
  const SuiteCount count = count_suite(*records, dictionaries);
  std::printf("validation suite: %zu of %zu exact, precision %.3f recall %.3f\n", count.exact, count.records,
              count.precision(), count.recall());
  EXPECT_EQ(count.records, 78U);
  EXPECT_GE(count.exact, 58U);
}

}  // namespace
}  // namespace entente::coding
