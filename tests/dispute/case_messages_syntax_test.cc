// What cannot be read as TOML at all. Each row is a case file with one fault and the full text it is answered
// with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_syntax_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_text_without_its_closing_quote",
       added("[[group]]\n"
             "id = \"coasts\n"),
       "case.toml:30:6: error: this text has no closing \"   [toml-syntax]\n"
       "   30 | id = \"coasts\n"
       "      |      ^~~~~~~\n"
       "   help: close it on the same line; a text over several lines stands between \"\"\" and \"\"\"\n"},
      {"a_long_text_without_its_closing_quotes",
       added("[[group]]\n"
             "id = \"\"\"coasts\n"),
       "case.toml:30:6: error: this text has no closing \"\"\"   [toml-syntax]\n"
       "   30 | id = \"\"\"coasts\n"
       "      |      ^~~\n"
       "   help: add it\n"},
      {"a_letter_outside_quotes",
       added("[[group]]\n"
             "säule = 1\n"),
       "case.toml:30:2: error: \"ä\" stands outside quotes   [toml-syntax]\n"
       "   30 | säule = 1\n"
       "      |  ^\n"
       "   help: text stands in quotes; outside them a name has a to z, A to Z, digits, _ and - only\n"},
      {"a_header_without_a_name", added("[[]]\n[[=]]\n"),
       "case.toml:30:1: error: no name follows this bracket   [toml-syntax]\n"
       "   30 | [[=]]\n"
       "      | ^\n"
       "   help: a table begins with [name], a row with [[name]]\n"},
      {"a_sign_outside_quotes", added("[[group]]\nid = What!\n"),
       "case.toml:30:10: error: \"!\" stands outside quotes   [toml-syntax]\n"
       "   30 | id = What!\n"
       "      |          ^\n"
       "   help: text stands in quotes; outside them a name has a to z, A to Z, digits, _ and - only\n"},
      {"a_control_character_in_a_text", added("[[group]]\nid = \"a\x01\"\n"),
       "case.toml:30:8: error: a control character stands here   [toml-syntax]\n"
       "   30 | id = \"a\x01\"\n"
       "      |        ^\n"
       "   help: remove it\n"},
      {"a_control_character_outside_quotes",
       added("[[group]]\n\x01"
             "id = 3\n"),
       "case.toml:30:1: error: a control character stands here   [toml-syntax]\n"
       "   30 | \x01"
       "id = 3\n"
       "      | ^\n"
       "   help: remove it\n"},
      {"a_quote_in_a_value", added("[[group]]\nid = 3\"b\"\n"),
       "case.toml:30:7: error: a quote stands in the middle of a value or name   [toml-syntax]\n"
       "   30 | id = 3\"b\"\n"
       "      |       ^\n"
       "   help: put a comma, a blank or \"=\" before it\n"},
      {"a_bracket_that_is_never_closed",
       added("[[group]]\n"
             "members = [\"north\",\n"
             "id = \"x\"\n"),
       "case.toml:30:11: error: this \"[\" is never closed   [toml-syntax]\n"
       "   30 | members = [\"north\",\n"
       "      |           ^\n"
       "   help: add the \"]\" that closes it\n"},
      {"a_bracket_closed_by_another",
       added("[[group]]\n"
             "members = { a = [\"north\" }\n"),
       "case.toml:30:26: error: \"}\" stands where \"]\" must   [toml-syntax]\n"
       "   30 | members = { a = [\"north\" }\n"
       "      |                          ^\n"
       "   help: brackets close in the reverse of the order in which they opened\n"},
      {"a_key_with_too_many_parts", added("a.b.c.d.e.f.g.h.i = 1\n"),
       "case.toml:29:16: error: this key has more than 8 parts   [toml-syntax]\n"
       "   29 | a.b.c.d.e.f.g.h.i = 1\n"
       "      |                ^\n"
       "   help: a case needs no such key\n"},
      {"a_key_given_twice",
       added("[[group]]\n"
             "id = \"a\"\n"
             "id = \"b\"\n"),
       "case.toml:31:6: error: \"id\" is given twice in the same table   [toml-syntax]\n"
       "   31 | id = \"b\"\n"
       "      |      ^\n"
       "   help: keep one of the two\n"},
      {"a_table_given_twice", added("[case]\n"),
       "case.toml:29:1: error: \"case\" is given twice   [toml-syntax]\n"
       "   29 | [case]\n"
       "      | ^\n"
       "   help: keep one of the two, or join them\n"},
      {"a_list_of_rows_given_as_a_table", added("[party]\n"),
       "case.toml:29:1: error: this name is given above as a list of rows   [toml-syntax]\n"
       "   29 | [party]\n"
       "      | ^\n"
       "   help: write it with two brackets: [[…]]\n"},
      {"a_key_without_a_value",
       added("[[group]]\n"
             "id \"a\"\n"),
       "case.toml:30:4: error: a key needs \"=\" and a value after it   [toml-syntax]\n"
       "   30 | id \"a\"\n"
       "      |    ^\n"
       "   help: for example: title = \"Harbour talks\"\n"},
      {"a_word_without_quotes",
       added("[[group]]\n"
             "id = north\n"),
       "case.toml:30:6: error: this is not a value   [toml-syntax]\n"
       "   30 | id = north\n"
       "      |      ^~~~~\n"
       "   help: text stands in quotes; the two truth values are true and false\n"},
      {"two_values_on_a_line",
       added("[[group]]\n"
             "id = \"a\" \"b\"\n"),
       "case.toml:30:10: error: more follows after the value   [toml-syntax]\n"
       "   30 | id = \"a\" \"b\"\n"
       "      |          ^\n"
       "   help: put each key on a line of its own\n"},
      {"a_number_with_zeros_in_front",
       added("[[group]]\n"
             "id = 012\n"),
       "case.toml:30:6: error: a number may not begin with 0 followed by digits   [toml-syntax]\n"
       "   30 | id = 012\n"
       "      |      ^~~\n"
       "   help: drop the zeros in front\n"},
      {"a_number_with_too_many_digits",
       added("[[group]]\n"
             "id = 99999999999999999999\n"),
       "case.toml:30:6: error: the number has too many digits   [toml-syntax]\n"
       "   30 | id = 99999999999999999999\n"
       "      |      ^~~~~~~~~~~~~~~~~~~~\n"
       "   help: write a number below 1000000000000\n"},
      {"a_number_beyond_doubles",
       added("[[group]]\n"
             "id = 1e999\n"),
       "case.toml:30:6: error: the number is out of reach   [toml-syntax]\n"
       "   30 | id = 1e999\n"
       "      |      ^~~~~\n"
       "   help: write a number below 1000000000000\n"},
      {"an_unknown_escape",
       added("[[group]]\n"
             "id = \"a\\q\"\n"),
       "case.toml:30:9: error: a \\ inside \"…\" begins a code, and this one does not exist   [toml-syntax]\n"
       "   30 | id = \"a\\q\"\n"
       "      |         ^\n"
       "   help: write \\\\ for the sign itself, or put the text between '…'\n"},
      {"a_comma_at_the_end_of_an_inline_table",
       added("[[group]]\n"
             "id = { a = 1, }\n"),
       "case.toml:30:15: error: an inline table { … } may not end with a comma   [toml-syntax]\n"
       "   30 | id = { a = 1, }\n"
       "      |               ^\n"
       "   help: remove the last comma\n"},
      {"an_inline_table_over_two_lines",
       added("[[group]]\n"
             "id = { a = 1,\n"
             " b = 2 }\n"),
       "case.toml:30:14: error: the line ends before the table { … } or the bracket does   [toml-syntax]\n"
       "   30 | id = { a = 1,\n"
       "      |              ^\n"
       "   help: write it on one line\n"},
      {"a_missing_comma",
       added("[[group]]\n"
             "members = [\"a\" \"b\"]\n"),
       "case.toml:30:16: error: a comma is missing before this   [toml-syntax]\n"
       "   30 | members = [\"a\" \"b\"]\n"
       "      |                ^\n"
       "   help: values and keys between brackets are separated by commas\n"},
      {"a_number_that_begins_with_its_point",
       added("[[group]]\n"
             "id = .5\n"),
       "case.toml:30:6: error: this is not a number   [toml-syntax]\n"
       "   30 | id = .5\n"
       "      |      ^~\n"
       "   help: a number has digits on both sides of its point, as in 0.5\n"},
      {"a_month_that_is_none",
       added("[[group]]\n"
             "id = 2024-13-01\n"),
       "case.toml:30:6: error: this is not a date   [toml-syntax]\n"
       "   30 | id = 2024-13-01\n"
       "      |      ^~~~~~~~~~\n"
       "   help: write year-month-day, as in 2024-03-02\n"},
      {"a_missing_value",
       added("[[group]]\n"
             "id = \n"
             "title = \"x\"\n"),
       "case.toml:30:6: error: a value is missing after \"=\"   [toml-syntax]\n"
       "   30 | id = \n"
       "      |      ^\n"
       "   help: text stands in quotes, a list between [ and ]\n"},
      {"a_syntax_error_without_a_rule_of_its_own",
       added("[[group]]\n"
             "= 3\n"),
       "case.toml:30:1: error: this cannot be read (root table: expected keys, tables, whitespace or "
       "comments, saw '=')   [toml-syntax]\n"
       "   30 | = 3\n"
       "      | ^\n"
       "   help: see docs/formats.md for what stands where\n"},
      {"bytes_that_are_not_utf8",
       added("[[group]]\n"
             "id = \"a\xff"
             "\"\n"),
       "case.toml:30:8: error: byte 478 (hexadecimal FF) is not UTF-8   [not-utf8]\n"
       "   30 | id = \"a\n"
       "      |        ^\n"
       "   help: save the file as UTF-8\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
