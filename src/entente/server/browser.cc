#include "entente/server/browser.h"

#include <cstdlib>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace entente::server {

namespace {

#ifdef __APPLE__
constexpr const char* opener = "open";
bool has_screen() {
  return true;
}
#else
constexpr const char* opener = "xdg-open";
bool has_screen() {
  const char* display = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  return (display && *display) || (wayland && *wayland);
}
#endif

// Only what is safe between fork and exec in a program with threads. The browser outlives us and must not
// hold the port, listen to our signals, or write into the terminal.
[[noreturn]] void become_opener(const char* address) {
  ::setsid();
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (int stream = 0; stream < 3; ++stream) ::dup2(nowhere, stream);
  const long most = ::sysconf(_SC_OPEN_MAX);
  for (int file = 3; file < (most > 0 && most < 4096 ? most : 4096); ++file) ::close(file);
  ::execlp(opener, opener, address, static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

bool open_in_browser(const std::string& address) {
  if (!has_screen()) return false;
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    // A grandchild: nobody has to wait for the browser, and no zombie stays.
    const pid_t second = ::fork();
    if (second == 0) become_opener(address.c_str());
    ::_exit(second > 0 ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace entente::server
