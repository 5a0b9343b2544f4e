#include "entente/base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace entente::base {

namespace fs = std::filesystem;

namespace {

Diagnostic problem(const char* code, std::string message, const std::string& path, std::string help) {
  Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where.file = path;
  found.help = std::move(help);
  return found;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// The rename itself must reach the disk, or a power cut could bring the old name back.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

Diagnostic unwritable(const std::string& path, int error) {
  return problem("unwritable-file", fmt::format("cannot write \"{}\": {}", path, std::strerror(error)), path,
                 "name a folder that exists and that you may write to");
}

// A pipe, a terminal or a device takes the bytes as they come; a folder does not.
Result<bool> write_into(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY);
  if (descriptor < 0) return unwritable(path, errno);
  const bool complete = write_all(descriptor, bytes);
  const int write_error = errno;
  ::close(descriptor);
  if (!complete) return unwritable(path, write_error);
  return true;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code error;
  if (!fs::exists(path, error))
    return problem("missing-file", fmt::format("there is no file \"{}\"", path), path,
                   "check the spelling and the folder you are in");
  if (fs::is_directory(path, error))
    return problem("unreadable-file", fmt::format("\"{}\" is a folder, not a file", path), path,
                   "name a file inside it");
  const auto size = fs::file_size(path, error);
  if (!error && size > limit)
    return problem("file-too-large",
                   fmt::format("\"{}\" has {} bytes; at most {} are read", path, size, limit), path,
                   "split it, or give the part that matters");
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return problem("unreadable-file", fmt::format("cannot read \"{}\": {}", path, std::strerror(errno)), path,
                   "check that you may read it");
  // A device may never end, so no more is taken than the limit and one byte.
  std::string bytes;
  std::vector<char> chunk(std::size_t{1} << 16);
  while (bytes.size() <= limit && stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(std::min(chunk.size(), limit + 1 - bytes.size())));
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (bytes.size() > limit)
    return problem("file-too-large", fmt::format("\"{}\" has more than {} bytes", path, limit), path,
                   "split it, or give the part that matters");
  return bytes;
}

Result<bool> write_file(const std::string& path, std::string_view bytes, bool keep_previous) {
  std::error_code error;
  // A rename would put a file in the place of a device or a pipe, or of the link instead of what it names.
  const bool there = fs::exists(path, error);
  if (there && !fs::is_regular_file(path, error)) return write_into(path, bytes);
  const fs::path target = there ? fs::canonical(path, error) : fs::path(path);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const std::string temporary =
      (folder / fmt::format(".{}.{}.part", target.filename().string(), ::getpid())).string();
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (descriptor < 0) return unwritable(path, errno);
  const bool complete = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
  const int write_error = errno;
  ::close(descriptor);
  if (!complete) {
    fs::remove(temporary, error);
    return unwritable(path, write_error);
  }
  if (keep_previous && fs::exists(target, error))
    fs::copy_file(target, path + ".previous", fs::copy_options::overwrite_existing, error);
  fs::rename(temporary, target, error);
  if (error) {
    const int rename_error = error.value();
    fs::remove(temporary, error);
    return unwritable(path, rename_error);
  }
  sync_folder(folder);
  return true;
}

}  // namespace entente::base
