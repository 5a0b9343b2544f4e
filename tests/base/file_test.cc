#include "entente/base/file.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
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
