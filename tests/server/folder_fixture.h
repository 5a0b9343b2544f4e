#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>

namespace entente::server {

/// A folder that goes away with the test.
class FolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("entente_server_" + std::to_string(::getpid()) + "_" +
                                                        std::string(test->name()).substr(0, 40));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  /// A worked case of the tree as cases/<name> of the folder.
  void copy_case(const std::string& name) const {
    std::filesystem::create_directories(folder_ / "cases");
    std::filesystem::copy(std::filesystem::path(ENTENTE_SOURCE_DIR) / "cases" / name,
                          folder_ / "cases" / name, std::filesystem::copy_options::recursive);
  }

  std::filesystem::path folder_;
};

inline std::string slurp(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream all;
  all << stream.rdbuf();
  return all.str();
}

}  // namespace entente::server
