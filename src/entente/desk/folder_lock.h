#pragma once

#include <ctime>
#include <string>

namespace entente::desk {

/// Keeps other processes from changing a case folder while this lives. Where a file system knows no locks
/// there is none, and what others write is found by its bytes.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

/// "2026-03-02T14:05:09Z"
std::string iso_time(std::time_t time);
std::string time_now();

}  // namespace entente::desk
