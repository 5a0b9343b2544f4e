// Tests also: known_suites.cc
#include "entente/coding/suites.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "entente/base/file.h"

namespace entente::coding {
namespace {

constexpr std::string_view own_suite = R"(<?xml version='1.0'?>
<!-- <Sentence date="19990101" id="commented"> -->
<Sentence date='20200101' id="one" sentence="true">
<EventCoding eventcode="190" sourcecode="NHV" targetcode='&quot;BIG PORT&quot;' />
<!--EventCoding eventcode="010" sourcecode="NHV" targetcode="SPT" /-->
<Text>
Anything.
</Text>
<Parse>
1	Northaven	Northaven	PROPN	NNP	_	2	nsubj	_	_
2	waits	wait	VERB	VBZ	_	0	root	_	_
</Parse></Sentence>
<Config option="require_dyad" value="false" />
<Config option="new_actor_length" value="4" />
<Config option="comma_emax" value="6" />
<Config option="stop_on_error" value="True" />
<Sentence category="A" date="121108" id="two" evaluate="true"/>
<EventCoding noevents="True"> </EventCoding>
<Parse>
1	Two	two	NUM	CD	_	0	root	_	_
1	Trees	tree	NOUN	NNS	_	0	root	_	_
2	grow	grow	VERB	VBP	_	1	acl	_	_
</Parse></Sentence>
<Sentence date="20200101" id="three"><EventCoding error="storydiscard" /><Parse>
1	Loop	loop	NOUN	NN	_	9	nsubj	_	_
</Parse></Sentence>
)";

TEST(Suites, ReadTheirRecordsThoughTheyAreNotQuiteXml) {
  const auto records = read_suite("own.xml", own_suite);
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 3U);
  const SuiteRecord& one = records->at(0);
  EXPECT_EQ(one.id, "one");
  EXPECT_EQ(one.date, 20200101);
  EXPECT_EQ(one.tree.size(), 2U);
  ASSERT_EQ(one.events.size(), 1U);
  EXPECT_EQ(one.events[0].target, "\"BIG PORT\"");
  EXPECT_TRUE(one.options.require_dyad);
  const SuiteRecord& two = records->at(1);
  EXPECT_EQ(two.date, 20121108);
  EXPECT_TRUE(two.events.empty());
  EXPECT_EQ(two.tree.size(), 3U) << "both trees";
  EXPECT_EQ(two.tree[2].head, 1U);
  EXPECT_FALSE(two.options.require_dyad);
  EXPECT_EQ(two.options.new_actor_length, 4U);
  EXPECT_EQ(two.options.last_comma.most, 6U);
  EXPECT_EQ(records->at(2).error, "storydiscard");
  ASSERT_EQ(records.diagnostics().size(), 1U);
  EXPECT_EQ(records.diagnostics()[0].code, "suite-tree");
}

TEST(Suites, WithoutRecordsAreAnError) {
  const auto records = read_suite("own.xml", "<Validation><Text></Text></Validation>");
  EXPECT_FALSE(records);
  EXPECT_EQ(records.diagnostics().front().code, "suite-records");
}

TEST(Suites, CountARecordOnlyWhenAllOfItsEventsAndNoOthersAreCoded) {
  const auto dictionaries = read_dictionaries({{DictionaryKind::actors, "a", "NORTHAVEN [NHV]\n"},
                                               {DictionaryKind::verbs, "v", "--- WAIT [190] ---\nWAIT\n"}});
  ASSERT_TRUE(dictionaries);
  const auto count = count_suite("own.xml", own_suite, *dictionaries, CodingOptions());
  ASSERT_TRUE(count);
  EXPECT_EQ(count->records, 3U);
  EXPECT_EQ(count->exact, 1U) << "the empty record; the third is not discarded";
  EXPECT_EQ(count->missed, (std::vector<std::string>{"one", "three"}));
  EXPECT_EQ(count->events, 1U);
  EXPECT_EQ(count->coded, 0U);
}

std::string folder() {
  const char* shared = std::getenv("ENTENTE_SHARED");
  return std::string(shared != nullptr ? shared : ENTENTE_SHARED_DIR) + "/data/event-coding/petrarch";
}

std::string shown(const std::vector<CodedEvent>& events) {
  std::string out;
  for (const CodedEvent& event : events) {
    out += " (" + event.source + " " + event.target + " " + event.code + ")";
  }
  return out;
}

// With ENTENTE_SHOW=1: every record that is not coded exactly, what it asks for and what came.
void show(const KnownSuite& suite) {
  std::vector<DictionaryText> texts;
  for (const auto& [kind, file] : suite.dictionaries) {
    texts.push_back({kind, file, *base::read_file(folder() + "/" + file)});
  }
  const auto dictionaries = read_dictionaries(texts);
  const auto records = read_suite(suite.file, *base::read_file(folder() + "/" + suite.file), suite.options);
  for (const SuiteRecord& record : *records) {
    const auto events = code(record.tree, *dictionaries, record.date, record.options);
    if (events != record.events) {
      std::printf("%s\n%s\n   want%s\n   got %s\n", record.id.c_str(), record.text.c_str(),
                  shown(record.events).c_str(), shown(events).c_str());
    }
  }
}

void expect_exact(const std::string& name, std::size_t records, std::size_t least) {
  for (const KnownSuite& suite : known_suites()) {
    if (suite.name != name) {
      continue;
    }
    if (std::getenv("ENTENTE_SHOW") != nullptr) {
      show(suite);
    }
    const auto count = count_suite(folder(), suite);
    ASSERT_TRUE(count) << to_text(count.diagnostics());
    std::printf("%s suite: %zu of %zu exact, precision %.3f recall %.3f\n", name.c_str(), count->exact,
                count->records, count->precision(), count->recall());
    EXPECT_EQ(count->records, records);
    EXPECT_GE(count->exact, least);
  }
}

TEST(Suites, CodesTheUnitSuite) {
  if (!std::filesystem::exists(folder())) {
    GTEST_SKIP() << "0 records: no shared data";
  }
  expect_exact("unit", 284, 251);
}

TEST(Suites, CodesTheValidationSuite) {
  if (!std::filesystem::exists(folder())) {
    GTEST_SKIP() << "0 records: no shared data";
  }
  expect_exact("validation", 78, 65);
}

TEST(Suites, NameTheFileThatIsAbsent) {
  const auto count = count_suite("no/such/folder", known_suites().front());
  ASSERT_FALSE(count);
  EXPECT_EQ(count.diagnostics().front().where.file, "no/such/folder/PETR.Validate.verbs.2.0.txt");
}

}  // namespace
}  // namespace entente::coding
