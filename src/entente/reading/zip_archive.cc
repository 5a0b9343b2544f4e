#include "entente/reading/zip_archive.h"

#include <zip.h>

#include <algorithm>

namespace entente::reading {

struct ZipArchive::Handle {
  zip_t* zip = nullptr;
  ~Handle() {
    if (zip) zip_discard(zip);
  }
};

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto handle = std::make_shared<Handle>();
  if (source) {
    handle->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!handle->zip) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!handle->zip) return std::nullopt;
  return ZipArchive(std::move(handle));
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(handle_->zip, name.c_str(), 0) >= 0;
}

std::optional<std::string> ZipArchive::read(const std::string& name, std::size_t limit) const {
  zip_file_t* member = zip_fopen(handle_->zip, name.c_str(), 0);
  if (!member) return std::nullopt;
  // The size that an archive declares is not to be trusted: what comes out is counted.
  std::string bytes;
  char piece[std::size_t{1} << 14];
  zip_int64_t got = 0;
  while ((got = zip_fread(member, piece, sizeof piece)) > 0 && bytes.size() <= limit)
    bytes.append(piece, static_cast<std::size_t>(got));
  zip_fclose(member);
  if (got < 0 || bytes.size() > limit) return std::nullopt;
  return bytes;
}

}  // namespace entente::reading
