#include "tests/cli/real_binary.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/text.h"

namespace entente::cli::real {

namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream all;
  all << stream.rdbuf();
  return all.str();
}

// In the child: folder, streams, environment, then the program.
[[noreturn]] void become(const fs::path& folder, const std::vector<std::string>& command,
                         const std::string& out, const std::string& err, const Circumstances& circumstances) {
  const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int to_err = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (to_out < 0 || to_err < 0 || ::chdir(folder.c_str()) != 0) ::_exit(126);
  ::dup2(to_out, STDOUT_FILENO);
  ::dup2(to_err, STDERR_FILENO);
  ::unsetenv("NO_COLOR");
  for (const auto& [name, value] : circumstances.environment)
    value.empty() ? ::unsetenv(name.c_str()) : ::setenv(name.c_str(), value.c_str(), 1);
  ::signal(SIGINT, SIG_DFL);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(127);
}

}  // namespace

void Folder::SetUp() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  folder_ = fs::temp_directory_path() /
            ("entente_cli_" + std::to_string(::getpid()) + "_" + std::string(test->name()).substr(0, 40));
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  fs::copy(fs::path(ENTENTE_SOURCE_DIR) / "cases", folder_ / "cases", fs::copy_options::recursive);
}

void Folder::TearDown() {
  fs::remove_all(folder_);
}

Ran Folder::execute(const std::vector<std::string>& command, const Circumstances& circumstances) const {
  const std::string out = circumstances.out_to.empty() ? folder_.string() + ".out" : circumstances.out_to;
  const std::string err = folder_.string() + ".err";
  const pid_t child = ::fork();
  if (child == 0) become(folder_, command, out, err, circumstances);
  if (circumstances.interrupt_after > 0) {
    std::this_thread::sleep_for(std::chrono::duration<double>(circumstances.interrupt_after));
    ::kill(child, SIGINT);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Ran ran;
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (circumstances.out_to.empty()) ran.out = slurp(out);
  ran.err = slurp(err);
  if (circumstances.out_to.empty()) fs::remove(out);
  fs::remove(err);
  return ran;
}

Ran Folder::run(const std::vector<std::string>& arguments, const Circumstances& circumstances) const {
  std::vector<std::string> command = {ENTENTE_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return execute(command, circumstances);
}

Ran Folder::shell(const std::string& line) const {
  const std::string binary = fs::path(ENTENTE_BINARY).parent_path().string();
  return execute({"sh", "-c", line}, {"", {{"PATH", binary + ":" + std::getenv("PATH")}}, 0});
}

std::string Folder::bytes(const std::string& name) const {
  return slurp(folder_ / name);
}

void Folder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

void Folder::change(const std::string& name, const std::string& from, const std::string& to) const {
  std::string text = bytes(name);
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from << " is not in " << name;
  write(name, text.replace(at, from.size(), to));
}

std::vector<std::string> Folder::entries(const std::string& name) const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_ / name))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (const std::string& line : base::split(text, '\n'))
    longest = std::max(longest, base::count_characters(line));
  return longest;
}

bool ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

namespace {

// Elements whose content nobody reads as text. std::regex recurses per character, so these go by hand.
void drop_elements(std::string& html, const std::string& name) {
  const std::string close = "</" + name + ">";
  for (std::size_t start = html.find("<" + name); start != std::string::npos;
       start = html.find("<" + name, start)) {
    const auto end = html.find(close, start);
    html.erase(start, end == std::string::npos ? std::string::npos : end + close.size() - start);
  }
}

}  // namespace

std::string seen_text(const std::string& html) {
  std::string rest = html, text;
  for (const char* name : {"style", "script", "svg", "title"}) drop_elements(rest, name);
  bool inside = false;
  for (const char c : rest) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  const std::map<std::string, std::string> entities = {{"&quot;", "\""}, {"&#39;", "'"},  {"&lt;", "<"},
                                                       {"&gt;", ">"},    {"&nbsp;", " "}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities)
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), character);
  std::string single;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      single += c;
    else if (!single.empty() && single.back() != ' ')
      single += ' ';
  }
  return single;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from);
  if (start == std::string::npos) return "";
  const auto end = text.find(to, start + from.size());
  return end == std::string::npos ? "" : text.substr(start, end - start);
}

}  // namespace entente::cli::real
