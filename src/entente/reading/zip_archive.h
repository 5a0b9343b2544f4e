#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente::reading {

/// A ZIP archive in memory, read through libzip.
class ZipArchive {
 public:
  /// The bytes must outlive the archive. nullopt: they are no archive that can be opened.
  static std::optional<ZipArchive> open(std::string_view bytes);

  bool has(const std::string& name) const;
  /// The bytes of a member; nullopt: there is none, it is damaged, encrypted or longer than `limit`.
  std::optional<std::string> read(const std::string& name, std::size_t limit) const;

 private:
  struct Handle;
  explicit ZipArchive(std::shared_ptr<Handle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<Handle> handle_;
};

}  // namespace entente::reading
