#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

// The real binary in a temporary folder, as a person runs it.
namespace entente::cli::real {

/// What one run left: the exit code (-1: ended by a signal), stdout and stderr as bytes.
struct Ran {
  int code = -1;
  std::string out, err;
};

struct Circumstances {
  std::string out_to;                              // stdout goes to this file instead
  std::map<std::string, std::string> environment;  // besides what the test has; an empty value unsets
  double interrupt_after = 0;                      // seconds until one SIGINT; 0: none
};

/// A folder that goes away with the test, holding a copy of cases/.
class Folder : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// Runs entente with these arguments in the folder.
  Ran run(const std::vector<std::string>& arguments, const Circumstances& circumstances = {}) const;
  /// Runs a line of the shell in the folder, with `entente` on the path.
  Ran shell(const std::string& line) const;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string bytes(const std::string& name) const;
  void write(const std::string& name, const std::string& bytes) const;
  /// Changes text in a file of the folder; the text must be there.
  void change(const std::string& name, const std::string& from, const std::string& to) const;
  /// Names of the entries of the folder, hidden ones too.
  std::vector<std::string> entries(const std::string& name = ".") const;

 private:
  Ran execute(const std::vector<std::string>& command, const Circumstances& circumstances) const;
  std::filesystem::path folder_;
};

std::size_t lines(const std::string& text);
/// Text of the longest line, in characters.
std::size_t longest_line(const std::string& text);
bool ascii(const std::string& text);
/// The text a reader of an HTML page sees: no tags, styles, scripts or charts; entities resolved, blanks
/// single.
std::string seen_text(const std::string& html);
/// What stands between two words of a text; empty if one is missing.
std::string between(const std::string& text, const std::string& from, const std::string& to);

}  // namespace entente::cli::real
