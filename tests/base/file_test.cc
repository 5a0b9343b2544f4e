#include "entente/base/file.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace entente::base {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_ =
      fs::temp_directory_path() / ("entente_file_" + std::to_string(::getpid()) + "_" +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(FileTest, gives_back_every_byte) {
  const std::string bytes("a\0b\r\n\xff", 6);
  ASSERT_TRUE(write_file(path("f"), bytes).ok());
  EXPECT_EQ(read_file(path("f")).value(), bytes);
  EXPECT_EQ(entries(), 1u) << "no temporary file stays";
}

TEST_F(FileTest, writes_into_a_pipe_instead_of_replacing_it) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const int reader = ::open(path("pipe").c_str(), O_RDWR);
  ASSERT_GE(reader, 0);
  ASSERT_TRUE(write_file(path("pipe"), "words").ok());
  char words[6] = {};
  EXPECT_EQ(::read(reader, words, 5), 5);
  ::close(reader);
  EXPECT_STREQ(words, "words");
  EXPECT_TRUE(fs::is_fifo(path("pipe")));
}

TEST_F(FileTest, stops_at_the_limit_of_a_file_without_an_end) {
  const auto read = read_file("/dev/zero", 100000);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.diagnostics()[0].code, "file-too-large");
}

TEST_F(FileTest, writes_the_file_a_link_leads_to) {
  ASSERT_TRUE(write_file(path("f"), "one").ok());
  fs::create_symlink("f", path("link"));
  ASSERT_TRUE(write_file(path("link"), "two").ok());
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("f")).value(), "two");
}

TEST_F(FileTest, replaces_and_keeps_the_version_before_when_asked) {
  ASSERT_TRUE(write_file(path("f"), "one", true).ok());
  ASSERT_TRUE(write_file(path("f"), "two", true).ok());
  EXPECT_EQ(read_file(path("f")).value(), "two");
  EXPECT_EQ(read_file(path("f.previous")).value(), "one");
  ASSERT_TRUE(write_file(path("f"), "three").ok());
  EXPECT_EQ(read_file(path("f.previous")).value(), "one");
}

TEST_F(FileTest, that_is_missing_is_said_to_be) {
  EXPECT_EQ(to_text(read_file(path("none")).diagnostics()),
            path("none") + ": error: there is no file \"" + path("none") +
                "\"   [missing-file]\n   help: check the spelling and the folder you are in\n");
}

TEST_F(FileTest, that_is_a_folder_is_not_read) {
  EXPECT_EQ(to_text(read_file(folder_.string()).diagnostics()),
            folder_.string() + ": error: \"" + folder_.string() +
                "\" is a folder, not a file   [unreadable-file]\n   help: name a file inside it\n");
}

TEST_F(FileTest, that_is_too_large_is_not_read) {
  ASSERT_TRUE(write_file(path("f"), "12345").ok());
  EXPECT_TRUE(read_file(path("f"), 5).ok());
  EXPECT_EQ(to_text(read_file(path("f"), 4).diagnostics()),
            path("f") + ": error: \"" + path("f") +
                "\" has 5 bytes; at most 4 are read   [file-too-large]\n   help: split it, or give the part "
                "that matters\n");
}

TEST_F(FileTest, cannot_be_written_where_there_is_no_folder) {
  const std::string target = path("none/f");
  EXPECT_EQ(to_text(write_file(target, "x").diagnostics()),
            target + ": error: cannot write \"" + target +
                "\": No such file or directory   [unwritable-file]\n   help: name a folder that exists and "
                "that you may write to\n");
}

}  // namespace
}  // namespace entente::base
