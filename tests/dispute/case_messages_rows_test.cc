// Tests also: case_loader.cc, case_row.cc, case_place.cc, case_problems.cc, case_file.cc
// Formats, rows, keys, names and what they refer to. Each row is a case file with one fault and the full text
// it is answered with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_rows_are_exactly_these) {
  const std::vector<Row> rows = {
      {"no_format", replaced("format = 1\n", ""),
       "case.toml:1:1: error: the file does not say its format   [unknown-format]\n"
       "    1 | [case]\n"
       "      | ^\n"
       "   help: begin the file with: format = 1\n"},
      {"another_format", replaced("format = 1", "format = 7"),
       "case.toml:1:10: error: format 7 is not known here   [unknown-format]\n"
       "    1 | format = 7\n"
       "      |          ^\n"
       "   help: this version reads format = 1\n"},
      {"no_case_table", std::string("format = 1\n"),
       "case.toml:1:1: error: the file has no [case]   [missing-key]\n"
       "    1 | format = 1\n"
       "      | ^\n"
       "   help: add [case] with title, as_of and question\n"},
      {"two_case_tables",
       std::string("format = 1\n"
                   "[[case]]\n"
                   "title = \"x\"\n"),
       "case.toml:2:1: error: \"case\" must be one table that begins with [case]   [wrong-type]\n"
       "    2 | [[case]]\n"
       "      | ^~~~~~~~\n"
       "   help: write [case] once, with one bracket\n"},
      {"a_case_that_is_no_table",
       std::string("format = 1\n"
                   "case = 3\n"),
       "case.toml:2:8: error: \"case\" must be one table that begins with [case]   [wrong-type]\n"
       "    2 | case = 3\n"
       "      |        ^\n"
       "   help: see docs/formats.md for an example\n"},
      {"one_bracket_for_rows",
       std::string("format = 1\n"
                   "[case]\n"
                   "title = \"Talks\"\n"
                   "as_of = 2024-03-02\n"
                   "question = \"?\"\n"
                   "[party]\n"
                   "id = \"north\"\n"),
       "case.toml:6:1: error: \"party\" must be rows that begin with [[party]]   [wrong-type]\n"
       "    6 | [party]\n"
       "      | ^~~~~~~\n"
       "   help: write [[party]] with two brackets\n"},
      {"rows_that_are_a_number",
       replaced("format = 1",
                "format = 1\n"
                "group = 4"),
       "case.toml:2:9: error: \"group\" must be rows that begin with [[group]]   [wrong-type]\n"
       "    2 | group = 4\n"
       "      |         ^\n"
       "   help: see docs/formats.md for an example\n"},
      {"an_unknown_table",
       added("[[parties]]\n"
             "id = \"x\"\n"),
       "case.toml:29:3: warning: \"parties\" is no table of a case; it is kept and not used   [unknown-key]\n"
       "   29 | [[parties]]\n"
       "      |   ^~~~~~~\n"},
      {"an_unknown_key",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "saliance = 0.4\n"),
       "case.toml:34:1: warning: [[position]] has no key \"saliance\"; it is kept and not used   "
       "[unknown-key]\n"
       "   34 | saliance = 0.4\n"
       "      | ^~~~~~~~\n"
       "   help: did you mean \"salience\"?\n"},
      {"a_missing_key", replaced("name = \"South\"\n", ""),
       "case.toml:13:1: error: [[party]] \"south\" has no \"name\"   [missing-key]\n"
       "   13 | [[party]]\n"
       "      | ^~~~~~~~~\n"
       "   help: add name = …\n"},
      {"an_empty_name", replaced("name = \"South\"", "name = \" \""),
       "case.toml:15:8: error: name of \"south\" is empty   [missing-key]\n"
       "   15 | name = \" \"\n"
       "      |        ^~~\n"
       "   help: say what it is\n"},
      {"a_missing_key_of_a_pair",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"),
       "case.toml:29:1: error: [[position]] of \"north\" on \"grounds\" has no \"salience\"   [missing-key]\n"
       "   29 | [[position]]\n"
       "      | ^~~~~~~~~~~~\n"
       "   help: add salience = …\n"},
      {"a_text_where_a_number_must_stand",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = \"0.4\"\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is a text, but must be a number or an "
       "estimate   [wrong-type]\n"
       "   33 | salience = \"0.4\"\n"
       "      |            ^~~~~\n"
       "   help: write 0.4 without quotes\n"},
      {"a_number_where_a_text_must_stand", replaced("title = \"Talks\"", "title = 3"),
       "case.toml:3:9: error: title is a number, but must be a text   [wrong-type]\n"
       "    3 | title = 3\n"
       "      |         ^\n"
       "   help: put it in quotes\n"},
      {"a_date_that_is_none", replaced("as_of = 2024-03-02", "as_of = \"2 March\""),
       "case.toml:4:9: error: as_of is a text, but must be a date   [wrong-type]\n"
       "    4 | as_of = \"2 March\"\n"
       "      |         ^~~~~~~~~\n"
       "   help: write year-month-day, as in 2024-03-02\n"},
      {"a_flag_that_is_a_text", replaced("mediates = true", "mediates = \"yes\""),
       "case.toml:12:12: error: mediates of \"north\" is a text, but must be true or false   [wrong-type]\n"
       "   12 | mediates = \"yes\"\n"
       "      |            ^~~~~\n"
       "   help: write it without quotes\n"},
      {"an_id_with_capitals", replaced("id = \"south\"", "id = \"South Coast\""),
       "case.toml:14:6: error: \"South Coast\" is not an id   [bad-id]\n"
       "   14 | id = \"South Coast\"\n"
       "      |      ^~~~~~~~~~~~~\n"
       "   help: an id has a to z, digits and _, begins with a letter and has at most 64 characters: "
       "\"south_coast\"\n"},
      {"a_document_id_with_blanks", replaced("id = \"minutes\"", "id = \"the minutes\""),
       "case.toml:7:6: error: \"the minutes\" is not a document id   [bad-id]\n"
       "    7 | id = \"the minutes\"\n"
       "      |      ^~~~~~~~~~~~~\n"
       "   help: a document id has letters, digits, _, - and ., as in \"minutes-2024-03-02\"\n"},
      {"a_party_given_twice", replaced("id = \"south\"", "id = \"north\""),
       "case.toml:14:6: error: there are two [[party]] with the id \"north\"   [duplicate-id]\n"
       "   14 | id = \"north\"\n"
       "      |      ^~~~~~~\n"
       "   help: give one of them another id\n"},
      {"a_document_given_twice",
       added("[[document]]\n"
             "id = \"minutes\"\n"
             "file = \"a.txt\"\n"),
       "case.toml:30:6: error: there are two [[document]] with the id \"minutes\"   [duplicate-id]\n"
       "   30 | id = \"minutes\"\n"
       "      |      ^~~~~~~~~\n"
       "   help: give one of them another id\n"},
      {"a_document_outside_the_folder",
       replaced("file = \"minutes-2024-03-02.txt\"", "file = \"../minutes.txt\""),
       "case.toml:8:8: error: \"../minutes.txt\" is not a file inside documents/   [bad-file-name]\n"
       "    8 | file = \"../minutes.txt\"\n"
       "      |        ^~~~~~~~~~~~~~~~\n"
       "   help: name the file as it stands in documents/, without a leading / and without ..\n"},
      {"an_unknown_kind_of_document",
       replaced("file = \"minutes",
                "kind = \"newz\"\n"
                "file = \"minutes"),
       "case.toml:8:8: error: \"newz\" is no kind of document   [unknown-word]\n"
       "    8 | kind = \"newz\"\n"
       "      |        ^~~~~~\n"
       "   help: did you mean \"news\"?\n"},
      {"an_unknown_party",
       added("[[position]]\n"
             "party = \"nroth\"\n"
             "issue = \"grounds\"\n"
             "salience = 0.4\n"),
       "case.toml:30:9: error: there is no party \"nroth\"   [unknown-party]\n"
       "   30 | party = \"nroth\"\n"
       "      |         ^~~~~~~\n"
       "   help: one of \"north\" and \"south\"\n"},
      {"an_unknown_issue",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"fish\"\n"
             "salience = 0.4\n"),
       "case.toml:31:9: error: there is no issue \"fish\"   [unknown-issue]\n"
       "   31 | issue = \"fish\"\n"
       "      |         ^~~~~~\n"
       "   help: one of \"grounds\", \"inspection\" and \"pilots\"\n"},
      {"a_party_that_is_a_number",
       added("[[position]]\n"
             "party = 3\n"
             "issue = \"grounds\"\n"
             "salience = 0.4\n"),
       "case.toml:30:9: error: party is a number, but must be the id of a party   [wrong-type]\n"
       "   30 | party = 3\n"
       "      |         ^\n"
       "   help: put the id in quotes\n"},
      {"an_unknown_option",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "ideal = \"jiont\"\n"
             "salience = 0.4\n"),
       "case.toml:32:9: error: \"inspection\" has no option \"jiont\"   [unknown-option]\n"
       "   32 | ideal = \"jiont\"\n"
       "      |         ^~~~~~~\n"
       "   help: one of \"none\" and \"joint\"\n"},
      {"an_option_that_is_a_number",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "ideal = 1\n"
             "salience = 0.4\n"),
       "case.toml:32:9: error: the value of \"north\" on \"inspection\" is a number, but must be an option "
       "of \"inspection\"   [wrong-type]\n"
       "   32 | ideal = 1\n"
       "      |         ^\n"
       "   help: one of \"none\" and \"joint\"\n"},
      {"an_unknown_claim",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "rests_on = [\"minuets#6\"]\n"),
       "case.toml:34:13: error: there is no claim \"minuets#6\" in claims.jsonl   [unknown-claim]\n"
       "   34 | rests_on = [\"minuets#6\"]\n"
       "      |             ^~~~~~~~~~~\n"
       "   help: did you mean \"minutes#6\"?\n"},
      {"a_claim_after_the_case",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "rests_on = [\"minutes#9\"]\n"),
       "case.toml:34:13: error: claim \"minutes#9\" is dated 2024-05-01, after the case's as_of 2024-03-02   "
       "[after-as-of]\n"
       "   34 | rests_on = [\"minutes#9\"]\n"
       "      |             ^~~~~~~~~~~\n"
       "   rests on: minutes-2024-03-02.txt, sentence 9\n"
       "   help: move as_of, or rest the number on something older\n"},
      {"a_document_after_the_case",
       added("[[document]]\n"
             "id = \"late\"\n"
             "file = \"late.txt\"\n"
             "date = 2024-04-01\n"
             "[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = { value = 0.4, rests_on = [\"late#1\"] }\n"),
       "case.toml:37:39: error: document \"late\" is dated 2024-04-01, after the case's as_of 2024-03-02   "
       "[after-as-of]\n"
       "   37 | salience = { value = 0.4, rests_on = [\"late#1\"] }\n"
       "      |                                       ^~~~~~~~\n"
       "   rests on: late.txt, sentence 1\n"
       "   help: move as_of, or rest the number on something older\n"},
      {"a_rejected_claim",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "rests_on = [\"minutes#10\"]\n"),
       "case.toml:34:13: warning: claim \"minutes#10\" was rejected, and this rests on it   "
       "[rejected-claim]\n"
       "   34 | rests_on = [\"minutes#10\"]\n"
       "      |             ^~~~~~~~~~~~\n"
       "   rests on: minutes-2024-03-02.txt, sentence 10\n"
       "   help: judge the claim again, or rest the number on another\n"},
      {"grounds_that_are_no_list",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "rests_on = \"minutes#6\"\n"),
       "case.toml:34:12: error: rests_on is a text, but must be a list of texts   [wrong-type]\n"
       "   34 | rests_on = \"minutes#6\"\n"
       "      |            ^~~~~~~~~~~\n"
       "   help: write rests_on = [\"…\", \"…\"]\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
