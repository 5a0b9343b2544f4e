#include "entente/base/assets.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "entente/base/file.h"

namespace entente::base {
namespace {

namespace fs = std::filesystem;

TEST(Assets, every_file_of_the_sample_cases_travels_as_it_is) {
  std::size_t seen = 0;
  for (const char* name : {"harbour", "moscow-talks", "panama-canal-1974"}) {
    const fs::path folder = fs::path(ENTENTE_SOURCE_DIR) / "cases" / name;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string path = fs::relative(entry.path(), folder).string();
      if (!entry.is_regular_file() || path.front() == '.' || path.ends_with(".previous")) continue;
      const Asset found = asset("cases/" + std::string(name) + "/" + path);
      EXPECT_EQ(found.bytes, *read_file(entry.path().string())) << path;
      EXPECT_FALSE(found.gzip);
      ++seen;
    }
  }
  EXPECT_GE(seen, 9u);
}

TEST(Assets, are_sorted_by_name_and_each_is_found) {
  const auto all = assets();
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Asset& a, const Asset& b) { return a.name < b.name; }));
  for (const Asset& one : all) EXPECT_EQ(asset(one.name).bytes.data(), one.bytes.data()) << one.name;
}

TEST(Assets, what_a_page_loads_is_compressed_and_what_a_brief_carries_is_not) {
  for (const Asset& one : assets()) {
    if (!one.name.starts_with("web/")) continue;
    const bool carried = one.name == "web/try.js" || one.name == "web/engine.js";
    EXPECT_EQ(one.gzip, !carried) << one.name;
    EXPECT_EQ(one.bytes.starts_with("\x1f\x8b"), one.gzip) << one.name;
    EXPECT_FALSE(one.name.ends_with(".gz")) << one.name;
  }
}

TEST(Assets, there_is_nothing_under_a_name_that_nobody_gave) {
  for (const char* name :
       {"", "web/", "web/no-such-page.html", "cases/harbour", "../cases/harbour/case.toml"}) {
    EXPECT_TRUE(asset(name).bytes.empty()) << name;
    EXPECT_TRUE(asset(name).name.empty());
  }
}

}  // namespace
}  // namespace entente::base
