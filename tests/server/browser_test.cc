#include "entente/server/browser.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "tests/server/folder_fixture.h"

namespace entente::server {
namespace {

// Stands in for xdg-open: writes down what it was given.
class BrowserTest : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    write("bin/xdg-open",
          "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$(dirname \"$0\")/seen.new\"\n"
          "mv \"$(dirname \"$0\")/seen.new\" \"$(dirname \"$0\")/seen\"\n");
    std::filesystem::permissions(path("bin/xdg-open"), std::filesystem::perms::owner_all);
    keep("PATH", path("bin") + ":" + std::getenv("PATH"));
    keep("DISPLAY", "");
    keep("WAYLAND_DISPLAY", "");
  }
  void TearDown() override {
    for (const auto& [name, value] : before_) ::setenv(name.c_str(), value.c_str(), 1);
    FolderTest::TearDown();
  }
  void keep(const std::string& name, const std::string& value) {
    const char* was = std::getenv(name.c_str());
    before_.emplace_back(name, was ? was : "");
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  std::string seen() const {
    for (int i = 0; i < 1000 && !std::filesystem::exists(path("bin/seen")); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return slurp(path("bin/seen"));
  }

  std::vector<std::pair<std::string, std::string>> before_;
};

TEST_F(BrowserTest, gets_the_address_as_one_word_that_no_shell_reads) {
  ::setenv("DISPLAY", ":99", 1);
  EXPECT_TRUE(open_in_browser("http://127.0.0.1:8000/?token=0&a=$(touch x);b c"));
  EXPECT_EQ(seen(), "http://127.0.0.1:8000/?token=0&a=$(touch x);b c\n");
}

TEST_F(BrowserTest, is_left_alone_without_a_screen) {
  EXPECT_FALSE(open_in_browser("http://127.0.0.1:8000/"));
  EXPECT_FALSE(std::filesystem::exists(path("bin/seen")));
}

TEST_F(BrowserTest, opens_on_wayland_too) {
  ::setenv("WAYLAND_DISPLAY", "wayland-0", 1);
  EXPECT_TRUE(open_in_browser("http://127.0.0.1:8000/"));
  EXPECT_EQ(seen(), "http://127.0.0.1:8000/\n");
}

}  // namespace
}  // namespace entente::server
