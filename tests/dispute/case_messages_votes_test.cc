// Tests also: case_read_bodies.cc, case_read_tables.cc
// Quorums, vetoes and bodies that vote. Each row is a case file with one fault and the full text it is
// answered with.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_quorums_and_bodies_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_quorum_of_more_than_there_are",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\", \"south\"]\n"
             "quorum = 3\n"),
       "case.toml:33:10: error: quorum of \"t\" is 3, but must be a whole number from 1 to 2   "
       "[quorum-out-of-range]\n"
       "   33 | quorum = 3\n"
       "      |          ^\n"
       "   help: how many of those in must_accept have to accept; without it all of them have to\n"},
      {"half_a_quorum",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\", \"south\"]\n"
             "quorum = 0.5\n"),
       "case.toml:33:10: error: quorum of \"t\" is 0.5, but must be a whole number from 1 to 2   "
       "[quorum-out-of-range]\n"
       "   33 | quorum = 0.5\n"
       "      |          ^~~\n"
       "   help: how many of those in must_accept have to accept; without it all of them have to\n"},
      {"a_quorum_in_words",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\", \"south\"]\n"
             "quorum = \"most\"\n"),
       "case.toml:33:10: error: quorum of \"t\" is a text, but must be a number   [wrong-type]\n"
       "   33 | quorum = \"most\"\n"
       "      |          ^~~~~~\n"},
      {"a_veto_of_a_party_that_is_not_asked",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "quorum = 1\n"
             "veto = [\"south\"]\n"),
       "case.toml:34:8: error: veto of \"t\" names \"south\", which is not in must_accept   "
       "[veto-not-acceptor]\n"
       "   34 | veto = [\"south\"]\n"
       "      |        ^~~~~~~~~\n"
       "   help: a veto is held by one of those who are asked to accept; add the party to must_accept\n"},
      {"a_veto_where_all_have_to_accept",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\", \"south\"]\n"
             "veto = [\"south\"]\n"),
       "case.toml:33:8: warning: veto of \"t\" adds nothing: without a quorum all in must_accept have to "
       "accept   [veto-without-quorum]\n"
       "   33 | veto = [\"south\"]\n"
       "      |        ^~~~~~~~~\n"
       "   help: add quorum = …, or leave veto out\n"},
      {"a_body_without_factions",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 1\n"
             "factions = []\n"),
       "case.toml:32:12: error: factions of \"north\" names none   [body-needs-factions]\n"
       "   32 | factions = []\n"
       "      |            ^~\n"
       "   help: a body that votes as one is one faction; name it and its votes\n"},
      {"factions_that_are_names",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 1\n"
             "factions = [\"left\"]\n"),
       "case.toml:32:12: error: factions of \"north\" is a list, but must be a list of tables   "
       "[wrong-type]\n"
       "   32 | factions = [\"left\"]\n"
       "      |            ^~~~~~~~\n"
       "   help: write factions = [{ id = \"majority\", votes = 53 }, …]\n"},
      {"a_quota_of_more_than_all_votes",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 101\n"
             "factions = [{ id = \"left\", votes = 53 }, { id = \"right\", votes = 47 }]\n"),
       "case.toml:31:9: error: quota of \"north\" is 101, but the factions have 100 votes together   "
       "[quota-out-of-range]\n"
       "   31 | quota = 101\n"
       "      |         ^~~\n"
       "   help: the votes that pass a package: above 0, at most all of them\n"},
      {"a_quota_of_nothing",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 0\n"
             "factions = [{ id = \"left\", votes = 53 }]\n"),
       "case.toml:31:9: error: quota of \"north\" is 0, but the factions have 53 votes together   "
       "[quota-out-of-range]\n"
       "   31 | quota = 0\n"
       "      |         ^\n"
       "   help: the votes that pass a package: above 0, at most all of them\n"},
      {"votes_below_zero",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 50\n"
             "factions = [{ id = \"left\", votes = 53 }, { id = \"right\", votes = -3 }]\n"),
       "case.toml:32:66: error: votes of \"right\" is -3, but must be 0 or more   [votes-out-of-range]\n"
       "   32 | factions = [{ id = \"left\", votes = 53 }, { id = \"right\", votes = -3 }]\n"
       "      |                                                                  ^~\n"
       "   help: votes are counted, weighted or in percent, in one unit with the quota\n"},
      {"a_faction_without_votes",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 50\n"
             "factions = [{ id = \"left\", votes = 53 }, { id = \"right\" }]\n"),
       "case.toml:32:42: error: a faction \"right\" has no \"votes\"   [missing-key]\n"
       "   32 | factions = [{ id = \"left\", votes = 53 }, { id = \"right\" }]\n"
       "      |                                          ^~~~~~~~~~~~~~~~\n"
       "   help: add votes = …\n"},
      {"a_faction_given_twice",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 50\n"
             "factions = [{ id = \"left\", votes = 53 }, { id = \"left\", votes = 47 }]\n"),
       "case.toml:32:49: error: the body of \"north\" has two factions \"left\"   [duplicate-id]\n"
       "   32 | factions = [{ id = \"left\", votes = 53 }, { id = \"left\", votes = 47 }]\n"
       "      |                                                 ^~~~~~\n"
       "   help: give one of them another id\n"},
      {"a_second_body",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 53\n"
             "factions = [{ id = \"left\", votes = 53 }]\n"
             "[[body]]\n"
             "party = \"north\"\n"
             "quota = 53\n"
             "factions = [{ id = \"left\", votes = 53 }]\n"),
       "case.toml:33:1: error: there are two [[body]] rows of \"north\"   [duplicate-row]\n"
       "   33 | [[body]]\n"
       "      | ^~~~~~~~\n"
       "   help: join them into one\n"},
      {"a_faction_of_no_body",
       added("[[approval]]\n"
             "party = \"north\"\n"
             "faction = \"left\"\n"
             "share = 0.5\n"),
       "case.toml:31:11: error: the body of \"north\" has no faction \"left\"   [unknown-faction]\n"
       "   31 | faction = \"left\"\n"
       "      |           ^~~~~~\n"
       "   help: add a [[body]] with party = \"north\" and its factions\n"},
      {"a_faction_that_is_not_there",
       added("[[body]]\n"
             "party = \"north\"\n"
             "quota = 53\n"
             "factions = [{ id = \"left\", votes = 53 }]\n"
             "[[approval]]\n"
             "party = \"north\"\n"
             "faction = \"lft\"\n"
             "share = 0.5\n"),
       "case.toml:35:11: error: the body of \"north\" has no faction \"lft\"   [unknown-faction]\n"
       "   35 | faction = \"lft\"\n"
       "      |           ^~~~~\n"
       "   help: did you mean \"left\"?\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, refuse_bodies_of_more_factions_than_are_computed) {
  std::string factions;
  for (int f = 0; f < 41; ++f) factions += fmt::format("{}{{ id = \"f{}\", votes = 1 }}", f ? ", " : "", f);
  const std::string message =
      message_of(added("[[body]]\nparty = \"north\"\nquota = 21\nfactions = [" + factions + "]\n"));
  EXPECT_NE(
      message.find("case.toml:32:12: error: [[body]] of \"north\" has 41 factions; at most 40 are computed   "
                   "[too-many-factions]\n"),
      std::string::npos)
      << message;
  EXPECT_NE(message.find("   help: join factions that vote alike\n"), std::string::npos) << message;
}

}  // namespace
}  // namespace entente::dispute
