#include "entente/reading/event_suite.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

evidence::Event event(evidence::EventType type, const char* cameo, const char* country) {
  evidence::Event made;
  made.type = type;
  made.cameo = cameo;
  made.actors.push_back({});
  made.actors.back().country = country;
  return made;
}

TEST(EventSuite, records_are_read_with_the_names_of_2021) {
  const auto records = read_plover_records("gold.txt", R"([
    {"id": "0", "event": "DOCUMENT"},
    {"id": "1", "event": "DEMAND", "text": "A.", "source": [{"code": "TCD"}], "target": ""},
    {"id": "2", "event": "FIGHT", "text": "B.", "source": [], "target": [{"code": "NER"}]}])");
  ASSERT_TRUE(records.ok());
  ASSERT_EQ(records.value().size(), 2u);
  EXPECT_EQ(records.value()[0].event, evidence::EventType::request);
  EXPECT_EQ(records.value()[0].first_source, "TCD");
  EXPECT_EQ(records.value()[1].event, evidence::EventType::assault);
  EXPECT_EQ(records.value()[1].first_target, "NER");
}

TEST(EventSuite, what_is_no_list_is_an_error) {
  for (const char* text : {"", "{}", "[1, ", "no json"}) {
    const auto records = read_plover_records("gold.txt", text);
    ASSERT_FALSE(records.ok()) << text;
    EXPECT_EQ(records.diagnostics().front().code, "plover-records");
  }
}

TEST(EventSuite, codes_that_moved_between_versions_count_only_when_asked) {
  const auto sanctions = event(evidence::EventType::coerce, "163", "TCD");
  EXPECT_FALSE(same_event(sanctions, evidence::EventType::sanction, false));
  EXPECT_TRUE(same_event(sanctions, evidence::EventType::sanction, true));
  EXPECT_FALSE(same_event(sanctions, evidence::EventType::assault, true));
}

TEST(EventSuite, the_first_event_counts) {
  const std::vector<PloverRecord> records = {{"1", "a", evidence::EventType::aid, "TCD", ""},
                                             {"2", "b", evidence::EventType::aid, "TCD", ""},
                                             {"3", "c", evidence::EventType::aid, "TCD", ""}};
  const PloverScore score =
      score_plover(records, [](const PloverRecord& record) -> std::vector<evidence::Event> {
        if (record.id == "3") return {};
        const auto aid = event(evidence::EventType::aid, "070", "TCD");
        const auto visit = event(evidence::EventType::consult, "042", "NER");
        if (record.id == "1") return {aid, visit};
        return {visit, aid};
      });
  EXPECT_EQ(score.records, 3u);
  EXPECT_EQ(score.first_event, 1u);
  EXPECT_EQ(score.any_event, 2u);
  EXPECT_EQ(score.silent, 1u);
  EXPECT_EQ(score.sources, 3u);
  EXPECT_EQ(score.source_country, 1u);
  EXPECT_EQ(score.targets, 0u);
}

}  // namespace
}  // namespace entente::reading::test
