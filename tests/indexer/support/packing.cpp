#include "tests/indexer/support/packing.h"

#include <archive.h>
#include <archive_entry.h>
#include <clocale>
#include <memory>
#include <stdexcept>

namespace timbao {

namespace {

void check(archive* handle, la_ssize_t status) {
  if (status < ARCHIVE_WARN) {
    throw std::runtime_error(archive_error_string(handle));
  }
}

la_ssize_t append(archive* /*handle*/, void* data, const void* bytes, std::size_t size) {
  static_cast<std::string*>(data)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void add_member(archive* handle, const std::string& name, const std::string& bytes) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 1'500'000'000, 0);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  check(handle, archive_write_header(handle, entry.get()));
  check(handle, archive_write_data(handle, bytes.data(), bytes.size()));
}

}  // namespace

std::string pack(std::string_view format, std::string_view filter, const Members& members) {
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t previous = ::uselocale(utf8);
  std::string packed;
  archive* handle = archive_write_new();
  check(handle, archive_write_set_format_by_name(handle, std::string(format).c_str()));
  if (filter != "none") {
    check(handle, archive_write_add_filter_by_name(handle, std::string(filter).c_str()));
  }
  archive_write_set_bytes_in_last_block(handle, 1);
  check(handle, archive_write_open(handle, &packed, nullptr, append, nullptr));
  for (const auto& [name, bytes] : members) {
    add_member(handle, name, bytes);
  }
  check(handle, archive_write_close(handle));
  archive_write_free(handle);
  ::uselocale(previous);
  ::freelocale(utf8);
  return packed;
}

std::string compress(std::string_view filter, std::string_view bytes) {
  return pack("raw", filter, {{"data", std::string(bytes)}});
}

}  // namespace timbao
