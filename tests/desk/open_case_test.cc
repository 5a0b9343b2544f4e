// Tests also: folder_lock.cc
#include "entente/desk/open_case.h"

#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/file.h"
#include "entente/desk/folder_lock.h"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

std::vector<Edit> edits(const std::string& json) {
  const auto read = edits_from_json("[" + json + "]");
  base::require(read.ok(), "the edits of a test are sound");
  return *read;
}

std::vector<Edit> capability(int value) {
  return edits(
      fmt::format(R"({{"do":"estimate","path":"party.north_coast.capability","text":"{}"}})", value));
}

// A copy of the harbour case.
class OpenCaseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            (std::string("entente-open-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
    fs::copy(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour", root_ / "case", fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string folder() const { return (root_ / "case").string(); }
  std::string path(const std::string& name) const { return (root_ / "case" / name).string(); }
  std::string text(const std::string& name) const { return base::read_file(path(name)).value(); }
  void write(const std::string& name, const std::string& bytes) const {
    ASSERT_TRUE(base::write_file(path(name), bytes).ok());
  }
  std::shared_ptr<OpenCase> opened() const {
    auto open_case = OpenCase::open(folder());
    base::require(open_case.ok(), "the case opens");
    return *open_case;
  }

  fs::path root_;
};

double capability_of(const CaseSnapshot& now) {
  return now.dossier->dispute->parts().parties[0].capability.likely;
}

TEST_F(OpenCaseTest, writes_every_edit_to_the_files_at_once) {
  const auto open_case = opened();
  const std::string before = text("case.toml");
  EXPECT_EQ(open_case->snapshot().revision, 0U);
  const auto outcome = open_case->edit(0, capability(77), "North Coast is stronger");
  ASSERT_TRUE(outcome.ok()) << base::to_text(outcome.problems);
  const CaseSnapshot now = open_case->snapshot();
  EXPECT_EQ(now.revision, 1U);
  EXPECT_EQ(capability_of(now), 77);
  EXPECT_EQ(now.undo, "North Coast is stronger");
  EXPECT_EQ(now.redo, std::nullopt);
  EXPECT_THAT(now.saved, MatchesRegex("[0-9]+-[0-9]+-[0-9]+T[0-9]+:[0-9]+:[0-9]+Z"));
  EXPECT_EQ(text("case.toml"), now.toml);
  EXPECT_EQ(text("case.toml.previous"), before);
  EXPECT_EQ(capability_of(opened()->snapshot()), 77);
}

TEST_F(OpenCaseTest, undoes_and_redoes_also_after_it_was_opened_again) {
  const std::string before = text("case.toml"), claims = text("claims.jsonl");
  std::string judged;
  {
    const auto open_case = opened();
    const std::string id = open_case->dossier()->draft.claims[0].id;
    ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
    ASSERT_TRUE(
        open_case->edit(1, edits(fmt::format(R"({{"do":"claim","id":"{}","status":"corrected"}})", id)), "")
            .ok());
    EXPECT_NE(text("claims.jsonl"), claims);
    judged = text("claims.jsonl");
  }
  const auto again = opened();
  EXPECT_EQ(again->snapshot().revision, 2U);
  ASSERT_TRUE(again->undo(2).ok());
  EXPECT_EQ(text("claims.jsonl"), claims);
  ASSERT_TRUE(again->undo(3).ok());
  EXPECT_EQ(text("case.toml"), before);
  EXPECT_EQ(again->undo(4).problems[0].code, "nothing-to-undo");
  const auto third = opened();
  EXPECT_EQ(third->snapshot().undo, std::nullopt);
  ASSERT_TRUE(third->redo(4).ok());
  ASSERT_TRUE(third->redo(5).ok());
  EXPECT_EQ(text("claims.jsonl"), judged);
  EXPECT_EQ(capability_of(third->snapshot()), 77);
  EXPECT_EQ(third->redo(6).problems[0].code, "nothing-to-undo");
}

TEST_F(OpenCaseTest, goes_back_step_by_step_to_where_it_began) {
  const std::string before = text("case.toml");
  const auto open_case = opened();
  for (int i = 0; i < 40; ++i)
    ASSERT_TRUE(open_case->edit(open_case->snapshot().revision, capability(100 + i), "").ok());
  for (int i = 0; i < 40; ++i) ASSERT_TRUE(open_case->undo(open_case->snapshot().revision).ok()) << i;
  EXPECT_EQ(text("case.toml"), before);
  EXPECT_LT(fs::file_size(path(".history.jsonl")), 80U << 10);
}

TEST_F(OpenCaseTest, tells_the_slower_of_two_tabs) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  const auto late = open_case->edit(0, capability(78), "");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.problems[0].code, "stale-revision");
  EXPECT_EQ(open_case->undo(0).status, 409);
  EXPECT_EQ(capability_of(open_case->snapshot()), 77);
}

TEST_F(OpenCaseTest, keeps_nothing_of_a_faulty_edit) {
  const auto open_case = opened();
  const std::string before = text("case.toml");
  const auto outcome =
      open_case->edit(0, edits(R"({"do":"set","path":"party.north_coast.patience","value":"7"})"), "");
  EXPECT_EQ(outcome.status, 422);
  EXPECT_FALSE(outcome.problems.empty());
  EXPECT_EQ(text("case.toml"), before);
  EXPECT_EQ(open_case->snapshot().revision, 0U);
  EXPECT_FALSE(fs::exists(path(".history.jsonl")));
}

TEST_F(OpenCaseTest, an_edit_that_changes_nothing_is_no_step) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  ASSERT_TRUE(open_case->edit(1, capability(77), "").ok());
  EXPECT_EQ(open_case->snapshot().revision, 1U);
}

TEST_F(OpenCaseTest, never_gives_the_number_of_a_claim_twice) {
  const auto open_case = opened();
  const auto dossier = open_case->dossier();
  const auto& document = dossier->evidence.documents[0];
  const auto& sentence = document.sentences[0];
  const auto add =
      edits(fmt::format(R"({{"do":"add_claim","document":"{}","start":{},"end":{},"type":"demand"}})",
                        document.id, sentence.span.start, sentence.span.end));
  ASSERT_TRUE(open_case->edit(0, add, "").ok());
  const std::string first = open_case->dossier()->draft.claims.back().id;
  ASSERT_TRUE(open_case->undo(1).ok());
  const auto again = opened();
  ASSERT_TRUE(again->edit(2, add, "").ok());
  EXPECT_NE(again->dossier()->draft.claims.back().id, first);
}

TEST_F(OpenCaseTest, sees_that_another_program_changed_the_file_and_refuses_edits) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  write("case.toml", text("case.toml") + "# from an editor\n");
  const auto outcome = open_case->edit(1, capability(78), "");
  EXPECT_EQ(outcome.status, 409);
  EXPECT_EQ(base::to_text(outcome.problems),
            path("case.toml") +
                ": error: another program has changed the files of this case   [changed-on-disk]\n"
                "   help: keep your version (theirs stays beside it), or take the one on disk\n");
  const CaseSnapshot now = open_case->snapshot();
  EXPECT_TRUE(now.conflict.has_value());
  EXPECT_FALSE(now.faulty);
  EXPECT_EQ(capability_of(now), 77);
  EXPECT_EQ(open_case->undo(1).status, 409);
}

TEST_F(OpenCaseTest, keeps_mine_with_theirs_beside_it) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  const std::string mine = text("case.toml"), theirs = mine + "# from an editor\n";
  write("case.toml", theirs);
  ASSERT_TRUE(open_case->settle(true).ok());
  EXPECT_EQ(text("case.toml"), mine);
  EXPECT_EQ(text("case.toml.disk-1"), theirs);
  EXPECT_EQ(open_case->snapshot().conflict, std::nullopt);
  // Undo goes on where it was, also after a restart.
  const auto again = opened();
  EXPECT_EQ(again->snapshot().undo, "estimate party.north_coast.capability");
  ASSERT_TRUE(again->undo(again->snapshot().revision).ok());
}

TEST_F(OpenCaseTest, takes_theirs_so_that_undo_brings_mine_back) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  const std::string mine = text("case.toml"), theirs = mine + "# from an editor\n";
  write("case.toml", theirs);
  ASSERT_TRUE(open_case->settle(false).ok());
  EXPECT_EQ(open_case->snapshot().toml, theirs);
  EXPECT_EQ(open_case->snapshot().conflict, std::nullopt);
  ASSERT_TRUE(open_case->undo(2).ok());
  EXPECT_EQ(text("case.toml"), mine);
  ASSERT_TRUE(open_case->undo(3).ok());
  ASSERT_TRUE(open_case->redo(4).ok());
  ASSERT_TRUE(open_case->redo(5).ok());
  EXPECT_EQ(text("case.toml"), theirs);
}

TEST_F(OpenCaseTest, takes_the_version_on_disk_when_it_opens) {
  {
    const auto open_case = opened();
    ASSERT_TRUE(open_case->edit(0, capability(77), "").ok());
  }
  write("case.toml", text("case.toml") + "# from an editor\n");
  const auto again = opened();
  const CaseSnapshot now = again->snapshot();
  EXPECT_EQ(now.conflict, std::nullopt);
  EXPECT_EQ(now.undo, std::nullopt);
  EXPECT_THAT(now.toml, HasSubstr("# from an editor"));
  ASSERT_TRUE(again->edit(now.revision, capability(78), "").ok());
  EXPECT_EQ(again->history().size(), 1U);
  EXPECT_EQ(opened()->history().size(), 1U);
}

TEST_F(OpenCaseTest, a_case_that_is_broken_on_disk_shows_its_faults_and_the_last_sound_state) {
  const auto open_case = opened();
  const std::string sound = text("case.toml");
  write("case.toml", "format = 1\n[case\n");
  const CaseSnapshot broken = open_case->snapshot();
  EXPECT_TRUE(broken.faulty);
  EXPECT_EQ(broken.diagnostics[0].code, "toml-syntax");
  EXPECT_EQ(broken.toml, "format = 1\n[case\n");
  ASSERT_NE(broken.dossier, nullptr);
  EXPECT_EQ(broken.dossier->draft.toml, sound);
  EXPECT_EQ(open_case->edit(0, capability(77), "").status, 409);
  write("case.toml", sound);
  EXPECT_FALSE(open_case->snapshot().faulty);
  EXPECT_EQ(open_case->snapshot().conflict, std::nullopt);
  EXPECT_TRUE(open_case->edit(0, capability(77), "").ok());
}

TEST_F(OpenCaseTest, a_broken_case_is_mended_by_its_text) {
  const auto open_case = opened();
  const std::string sound = text("case.toml");
  write("case.toml", "format = 1\n[case\n");
  const std::string mended = sound + "# mended\n";
  std::string json = R"({"do":"toml","text":")";
  for (const char c : mended)
    json += c == '\n' ? "\\n" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : std::string(1, c);
  EXPECT_EQ(open_case->edit(0, edits(R"({"do":"toml","text":"format = 2"})"), "").status, 422);
  const auto outcome = open_case->edit(0, edits(json + "\"}"), "");
  ASSERT_TRUE(outcome.ok()) << base::to_text(outcome.problems);
  EXPECT_EQ(text("case.toml"), mended);
  EXPECT_EQ(text("case.toml.disk-1"), "format = 1\n[case\n");
  EXPECT_FALSE(open_case->snapshot().faulty);
  ASSERT_TRUE(open_case->undo(1).ok());
  EXPECT_EQ(text("case.toml"), sound);
}

TEST_F(OpenCaseTest, a_case_that_opens_broken_goes_on_when_it_is_mended_on_disk) {
  const std::string sound = text("case.toml");
  write("case.toml", "format = 1\n[case\n");
  const auto open_case = opened();
  EXPECT_TRUE(open_case->snapshot().faulty);
  EXPECT_EQ(open_case->dossier(), nullptr);
  EXPECT_EQ(open_case->edit(0, capability(77), "").status, 422);
  write("case.toml", sound);
  const CaseSnapshot now = open_case->snapshot();
  EXPECT_FALSE(now.faulty);
  EXPECT_EQ(now.conflict, std::nullopt);
  EXPECT_TRUE(open_case->edit(now.revision, capability(77), "").ok());
}

TEST_F(OpenCaseTest, a_broken_version_may_be_taken_and_undone) {
  const auto open_case = opened();
  const std::string sound = text("case.toml");
  write("case.toml", "format = 1\n\xff[case\n");
  ASSERT_TRUE(open_case->settle(false).ok());
  EXPECT_TRUE(open_case->snapshot().faulty);
  EXPECT_EQ(open_case->snapshot().conflict, std::nullopt);
  ASSERT_TRUE(open_case->undo(1).ok());
  EXPECT_EQ(text("case.toml"), sound);
  EXPECT_FALSE(open_case->snapshot().faulty);
}

TEST_F(OpenCaseTest, a_file_that_is_gone_comes_back_with_mine) {
  const auto open_case = opened();
  const std::string mine = text("case.toml");
  fs::remove(path("case.toml"));
  EXPECT_TRUE(open_case->snapshot().faulty);
  EXPECT_EQ(open_case->settle(false).status, 422);
  ASSERT_TRUE(open_case->settle(true).ok());
  EXPECT_EQ(text("case.toml"), mine);
}

TEST_F(OpenCaseTest, an_unwritable_history_refuses_the_edit) {
  const auto open_case = opened();
  const std::string before = text("case.toml");
  fs::create_directories(path(".history.jsonl"));
  const auto outcome = open_case->edit(0, capability(77), "");
  EXPECT_EQ(outcome.status, 422);
  EXPECT_EQ(outcome.problems[0].code, "unwritable-file");
  EXPECT_EQ(text("case.toml"), before);
  EXPECT_NE(capability_of(open_case->snapshot()), 77);
  fs::remove(path(".history.jsonl"));
  EXPECT_TRUE(open_case->edit(0, capability(77), "").ok());
}

TEST_F(OpenCaseTest, an_unwritable_case_refuses_the_edit_and_leaves_no_trace) {
  const auto open_case = opened();
  ASSERT_TRUE(open_case->edit(0, capability(70), "").ok());
  const std::string before = text("case.toml"), claims = text("claims.jsonl");
  // The name that the new file is first written under is taken by a folder.
  const std::string part = path(fmt::format(".case.toml.{}.part", ::getpid()));
  fs::create_directories(part);
  const std::string id = open_case->dossier()->draft.claims[0].id;
  const auto both = edits(fmt::format(R"({{"do":"claim","id":"{}","status":"corrected"}},
      {{"do":"estimate","path":"party.north_coast.capability","text":"77"}})",
                                      id));
  const auto outcome = open_case->edit(1, both, "");
  EXPECT_EQ(outcome.status, 422);
  EXPECT_EQ(outcome.problems[0].code, "unwritable-file");
  EXPECT_EQ(text("case.toml"), before);
  EXPECT_EQ(text("claims.jsonl"), claims);
  EXPECT_EQ(open_case->snapshot().conflict, std::nullopt);
  EXPECT_EQ(opened()->snapshot().revision, 1U);
  fs::remove(part);
  EXPECT_TRUE(open_case->edit(1, both, "").ok());
}

TEST_F(OpenCaseTest, finishes_an_edit_that_a_kill_cut_off) {
  const std::string old_toml = text("case.toml"), old_claims = text("claims.jsonl");
  {
    const auto open_case = opened();
    const std::string id = open_case->dossier()->draft.claims[0].id;
    ASSERT_TRUE(open_case
                    ->edit(0,
                           edits(fmt::format(R"({{"do":"claim","id":"{}","status":"corrected"}},
        {{"do":"estimate","path":"party.north_coast.capability","text":"77"}})",
                                             id)),
                           "")
                    .ok());
  }
  const std::string new_toml = text("case.toml"), new_claims = text("claims.jsonl");
  ASSERT_NE(old_claims, new_claims);
  for (const auto& [toml, claims] : {std::pair(old_toml, old_claims), std::pair(old_toml, new_claims)}) {
    write("case.toml", toml);
    write("claims.jsonl", claims);
    EXPECT_EQ(capability_of(opened()->snapshot()), 77);
    EXPECT_EQ(text("case.toml"), new_toml);
    EXPECT_EQ(text("claims.jsonl"), new_claims);
  }
}

TEST_F(OpenCaseTest, removes_what_a_killed_program_left_half_written) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  write(fmt::format(".case.toml.{}.part", child), "half");
  write(fmt::format(".case.toml.{}.part", ::getpid()), "of a living program");
  write(".mine.part", "an analyst's own");
  opened();
  EXPECT_FALSE(fs::exists(path(fmt::format(".case.toml.{}.part", child))));
  EXPECT_TRUE(fs::exists(path(fmt::format(".case.toml.{}.part", ::getpid()))));
  EXPECT_TRUE(fs::exists(path(".mine.part")));
}

TEST_F(OpenCaseTest, two_programs_take_turns_on_one_case) {
  const auto first = opened(), second = opened();
  ASSERT_TRUE(first->edit(0, capability(77), "").ok());
  EXPECT_EQ(second->edit(0, capability(78), "").status, 409);
  ASSERT_TRUE(second->settle(false).ok());
  EXPECT_EQ(capability_of(second->snapshot()), 77);
  ASSERT_TRUE(second->edit(second->snapshot().revision, capability(78), "").ok());
  ASSERT_TRUE(first->settle(false).ok());
  EXPECT_EQ(capability_of(first->snapshot()), 78);
  EXPECT_EQ(capability_of(opened()->snapshot()), 78);
}

TEST_F(OpenCaseTest, edits_and_views_may_come_at_once) {
  const auto open_case = opened();
  std::thread viewer([&] {
    for (int i = 0; i < 200; ++i) {
      const auto dossier = open_case->dossier();
      EXPECT_EQ(dossier->dispute->parts().parties[0].capability.likely,
                dispute::Case::build(dossier->draft)->parts().parties[0].capability.likely);
    }
  });
  for (int i = 0; i < 40; ++i) open_case->edit(open_case->snapshot().revision, capability(100 + i), "");
  viewer.join();
  EXPECT_EQ(capability_of(open_case->snapshot()), 139);
}

TEST(OpenCase, needs_a_case) {
  const auto open_case = OpenCase::open(testing::TempDir() + "entente-no-such-case");
  ASSERT_FALSE(open_case.ok());
  EXPECT_EQ(open_case.diagnostics()[0].code, "missing-file");
}

TEST(IsoTime, is_in_utc) {
  EXPECT_EQ(iso_time(951827696), "2000-02-29T12:34:56Z");
}

// What a kill may do: the child edits both files in turn and tells each revision that was acknowledged.
[[noreturn]] void edit_until_killed(const std::string& folder, int pipe) {
  const auto open_case = OpenCase::open(folder);
  if (!open_case) ::_exit(1);
  const std::string id = (*open_case)->dossier()->draft.claims[0].id;
  for (;;) {
    const std::uint64_t next = (*open_case)->snapshot().revision + 1;
    const auto both = edits(fmt::format(
        R"({{"do":"estimate","path":"party.north_coast.capability","text":"{}"}},
           {{"do":"claim","id":"{}","issue":"revision {}"}})",
        1000 + next, id, next));
    if (!(*open_case)->edit(next - 1, both, fmt::format("revision {}", next)).ok()) ::_exit(2);
    if (::write(pipe, &next, sizeof next) != sizeof next) ::_exit(3);
  }
}

std::uint64_t last_acknowledged(int pipe) {
  std::uint64_t last = 0, read = 0;
  while (::read(pipe, &read, sizeof read) == sizeof read) last = read;
  return last;
}

TEST_F(OpenCaseTest, keeps_every_acknowledged_edit_when_it_is_killed_at_any_moment) {
  std::mt19937 random(7);
  std::uint64_t reached = 0;
  for (int round = 0; round < 60; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      edit_until_killed(folder(), ends[1]);
    }
    ::close(ends[1]);
    ::usleep(4000 + random() % 30000);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up: " << WEXITSTATUS(status);
    const std::uint64_t acknowledged = std::max(reached, last_acknowledged(ends[0]));
    ::close(ends[0]);
    const auto open_case = opened();
    const CaseSnapshot now = open_case->snapshot();
    ASSERT_FALSE(now.faulty) << base::to_text(now.diagnostics);
    ASSERT_GE(now.revision, acknowledged);
    ASSERT_LE(now.revision, acknowledged + 1);
    if (now.revision > 0) {
      EXPECT_EQ(capability_of(now), 1000.0 + static_cast<double>(now.revision));
      EXPECT_EQ(now.dossier->draft.claims[0].issue, fmt::format("revision {}", now.revision));
      EXPECT_EQ(now.undo, fmt::format("revision {}", now.revision));
    }
    reached = now.revision;
  }
  EXPECT_GT(reached, 30U);
  // Nothing of the way there is lost either.
  const auto open_case = opened();
  const std::uint64_t steps = std::min<std::uint64_t>(reached, 200);
  for (std::uint64_t i = 0; i < steps; ++i)
    ASSERT_TRUE(open_case->undo(open_case->snapshot().revision).ok()) << i;
  EXPECT_EQ(open_case->snapshot().redo, fmt::format("revision {}", reached - steps + 1));
}

}  // namespace
}  // namespace entente::desk
