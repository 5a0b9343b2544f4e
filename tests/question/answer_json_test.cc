#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/question/answer.h"

namespace entente::question {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Answers small() {
  Answers answers;
  answers.title = "Harbour \"talks\"";
  answers.fingerprint = "abc";
  answers.as_of = "2024-03-02";
  answers.seed = 7;
  answers.worlds = 512;
  answers.inputs = {0.25, 0.5, 0.25};
  Answer answer;
  answer.question = "agreement";
  answer.method = "acceptable_set";
  answer.status = Status::checked;
  answer.sources = {"nash1950"};
  answer.table = "bilateral";
  answer.levers = {"pay"};
  answer.parameters = {{"measures", "room"}};
  answer.says = {"There is room."};
  answer.caveats = {"too few worlds"};
  Finding room;
  room.name = "room";
  room.about.table = "bilateral";
  room.kind = FindingKind::probability;
  room.unit = "share of worlds";
  room.value = 0.1;
  room.error = 1e-9;
  room.interval = Intervals{{1, 2}, {0.5, 3}, {0, 4}};
  room.rests_on = {"war.level"};
  Finding package;
  package.name = "reference_package";
  package.about.level = 2;
  package.kind = FindingKind::package;
  package.value = Terms{{"fee", 4.5}, {"inspection", std::string("joint")}};
  Finding nothing;
  nothing.name = "gain";
  nothing.value = Undefined{"no world has this number"};
  answer.findings = {room, package, nothing};
  answers.answers = {answer};
  return answers;
}

TEST(AnswerJson, is_the_format_of_model_m14_to_the_last_byte) {
  EXPECT_EQ(to_json(small()), R"({
 "format": "entente-answers",
 "version": 1,
 "case": {
  "title": "Harbour \"talks\"",
  "fingerprint": "abc",
  "as_of": "2024-03-02"
 },
 "run": {
  "seed": 7,
  "worlds": 512
 },
 "inputs": {
  "documents": 0.25,
  "judgement": 0.5,
  "defaults": 0.25
 },
 "answers": [
  {
   "question": "agreement",
   "method": {
    "id": "acceptable_set",
    "status": "checked",
    "sources": [
     "nash1950"
    ]
   },
   "table": "bilateral",
   "levers": [
    "pay"
   ],
   "parameters": {
    "measures": "room"
   },
   "applies": true,
   "because": "",
   "says": [
    "There is room."
   ],
   "findings": [
    {
     "name": "room",
     "about": {
      "table": "bilateral"
     },
     "kind": "probability",
     "unit": "share of worlds",
     "value": 0.1,
     "error": 1e-09,
     "interval": {
      "50": [
       1.0,
       2.0
      ],
      "80": [
       0.5,
       3.0
      ],
      "95": [
       0.0,
       4.0
      ]
     },
     "rests_on": [
      "war.level"
     ]
    },
    {
     "name": "reference_package",
     "about": {
      "level": 2.0
     },
     "kind": "package",
     "unit": "",
     "value": {
      "fee": 4.5,
      "inspection": "joint"
     },
     "rests_on": []
    },
    {
     "name": "gain",
     "about": {},
     "kind": "number",
     "unit": "",
     "value": null,
     "undefined": "no world has this number",
     "rests_on": []
    }
   ],
   "caveats": [
    "too few worlds"
   ]
  }
 ]
}
)");
}

TEST(AnswerJson, never_holds_a_number_that_json_does_not_have) {
  auto answers = small();
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  auto& findings = answers.answers[0].findings;
  findings[0].value = nan;
  findings[0].error = infinity;
  findings[0].interval->half.first = -infinity;
  findings[1].value = std::vector<double>{1, nan, 2};
  answers.inputs.documents = nan;
  const std::string json = to_json(answers);
  EXPECT_THAT(json, HasSubstr("\"value\": null,\n     \"undefined\": \"not a finite number\""));
  EXPECT_THAT(json, HasSubstr("\"error\": null"));
  EXPECT_THAT(json, HasSubstr("      1.0,\n      null,\n      2.0\n"));
  EXPECT_THAT(json, HasSubstr("\"documents\": null"));
  EXPECT_THAT(json, Not(HasSubstr("nan")));
  EXPECT_THAT(json, Not(HasSubstr("inf")));
}

TEST(AnswerJson, writes_each_number_in_the_shortest_text_that_reads_back_the_same) {
  auto answers = small();
  for (const double value : {0.1, 1.0 / 3, 1e-300, 123456789.123, -0.25, 5e-324}) {
    answers.answers[0].findings[0].value = value;
    const std::string json = to_json(answers);
    const std::size_t at = json.find("\"value\": ") + 9;
    const std::string text = json.substr(at, json.find(',', at) - at);
    EXPECT_EQ(std::stod(text == "5e-324" ? "0" : text), text == "5e-324" ? 0 : value) << text;
    EXPECT_LE(text.size(), 22u) << text;
  }
}

TEST(AnswerJson, replaces_bytes_that_are_no_text_and_leaves_out_an_absent_date) {
  auto answers = small();
  answers.title = "bad \xff byte";
  answers.as_of.clear();
  const std::string json = to_json(answers);
  EXPECT_THAT(json, HasSubstr("bad \xEF\xBF\xBD byte"));
  EXPECT_THAT(json, Not(HasSubstr("as_of")));
}

}  // namespace
}  // namespace entente::question
