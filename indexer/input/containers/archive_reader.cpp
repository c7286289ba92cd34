#include "indexer/input/containers/archive_reader.h"

#include "indexer/input/formats.h"
#include "indexer/input/read_source.h"
#include "indexer/input/source/archive_stream.h"
#include "indexer/input/source/spool.h"

#include <algorithm>
#include <archive_entry.h>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <utility>

namespace timbao {

namespace {

constexpr std::uint64_t kSpoolFactor = 16;

/// The bytes of the member that `handle` stands at.
class MemberSource : public ByteSource {
 public:
  MemberSource(archive* handle, const ArchiveInput& input, ExpansionGuard& guard)
      : handle_(handle), input_(input), guard_(guard) {}

  std::size_t read(char* out, std::size_t size) override {
    if (failure()) {
      return 0;
    }
    const la_ssize_t count = data_.read(handle_, out, size);
    if (count < 0) {
      fatal_ = count == ARCHIVE_FATAL;
      fail(input_.packed.failure() ? *input_.packed.failure()
                                   : Rejection{"bad-archive", {}, 0, archive_message(handle_)});
      return 0;
    }
    guard_.add_out(static_cast<std::uint64_t>(count));
    if (guard_.is_bomb()) {
      fail(bomb());
      return 0;
    }
    return static_cast<std::size_t>(count);
  }

  /// The archive can't be read on either.
  [[nodiscard]] bool fatal() const { return fatal_; }

 private:
  archive* handle_;
  const ArchiveInput& input_;
  ExpansionGuard& guard_;
  MemberData data_;
  bool fatal_ = false;
};

/// A name as an identity: no "./" in front, no "//" inside.
std::string tidy_name(std::string_view raw) {
  std::string tidy;
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('/'), raw.size());
    const std::string_view part = raw.substr(0, end);
    if (!part.empty() && part != ".") {
      tidy += (tidy.empty() ? "" : "/") + clean_name(part);
    }
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
  return tidy;
}

/// A part of the name begins with a dot; what macOS adds to archives is such too.
bool is_hidden(std::string_view name) {
  for (std::size_t part = 0; part < name.size();) {
    const std::size_t end = std::min(name.find('/', part), name.size());
    if (name[part] == '.' && name.substr(part, end - part) != "..") {
      return true;
    }
    part = end + 1;
  }
  return name.starts_with("__MACOSX/");
}

Rejection encrypted() { return {"encrypted", {}, 0, "locked with a password"}; }

/// One archive from its first member to its last.
class Archive {
 public:
  Archive(std::string_view name, ByteSource& source, const Origin& origin, ReadContext& context)
      : label_(format_label(Format::kArchive, name)),
        can_restart_(is_zip(name)),
        indexed_(is_zip(name) || is_seven_zip(name)),
        origin_(origin),
        context_(context),
        input_{source} {}

  void read() {
    // After damage inside one member libarchive reads no other. A zip lists where each begins: it
    // is opened again behind the damage.
    for (int damaged = 0; !read_from(members_); ++damaged) {
      if (!can_restart_ || damaged == kMaxDamaged || !input_.packed.seek(0, SEEK_SET)) {
        return;
      }
    }
  }

 private:
  static constexpr int kMaxDamaged = 100;

  void make_handle() {
    handle_.reset(archive_read_new());
    support_compressions(handle_.get());
    // Not what else libarchive may take it for: to tar, zeros are an empty archive.
    if (indexed_) {
      archive_read_support_format_zip(handle_.get());
      archive_read_support_format_7zip(handle_.get());
    } else {
      archive_read_support_format_tar(handle_.get());
      archive_read_support_format_gnutar(handle_.get());
    }
  }

  /// Reads from member `first` (from 0) on; false when a damaged one ends it.
  bool read_from(std::uint64_t first) {
    make_handle();
    if (!open_archive(handle_.get(), input_)) {
      reject_archive();
      return true;
    }
    archive_entry* entry = nullptr;
    for (members_ = 0; !context_.stopped(); ++members_) {
      const int status = next(&entry);
      if (status == ARCHIVE_EOF) {
        return true;
      }
      if (status < ARCHIVE_WARN) {
        reject_archive();
        return true;
      }
      if (members_ == context_.limits().max_members) {
        reject(origin_, {"too-many-members",
                         {},
                         0,
                         fmt::format("more than {} members: the rest is not read", members_)});
        return true;
      }
      if (members_ >= first && !take(entry)) {
        ++members_;
        return context_.expansion().is_bomb();
      }
    }
    return true;
  }

  int next(archive_entry** entry) {
    if (members_ > 0 && !pass_over()) {
      return ARCHIVE_FATAL;
    }
    int status = ARCHIVE_RETRY;
    for (int tries = 0; status == ARCHIVE_RETRY && tries < 10; ++tries) {
      status = archive_read_next_header(handle_.get(), entry);
    }
    return status;
  }

  /// Reads what is left of a member where it can't be skipped by seeking, so that it counts: a bomb
  /// may be in a member that nobody wants.
  bool pass_over() {
    if (archive_filter_count(handle_.get()) < 2) {
      return true;  // not compressed as a whole
    }
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (archive_read_data_block(handle_.get(), &bytes, &size, &offset) == ARCHIVE_OK) {
      context_.expansion().add_out(size);
      if (context_.expansion().is_bomb()) {
        bomb_ = true;
        return false;
      }
    }
    return true;
  }

  /// Reads one member; false when the archive can't be read on after it.
  bool take(archive_entry* entry) {
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
      return true;
    }
    const char* raw = archive_entry_pathname(entry);
    const std::string name = tidy_name(raw == nullptr ? "" : raw);
    if (!is_readable_name(name) || is_hidden(name)) {
      return true;
    }
    const Origin member = origin_.member(name);
    if (archive_entry_is_encrypted(entry) != 0) {
      reject(member, encrypted());
      return true;
    }
    MemberSource source(handle_.get(), input_, context_.expansion());
    read_source(name, source, member, context_);
    return !source.fatal() && !context_.expansion().is_bomb();
  }

  void reject_archive() {
    if (bomb_) {
      reject(origin_, bomb());
    } else if (input_.packed.failure()) {
      reject(origin_, *input_.packed.failure());
    } else if (archive_format(handle_.get()) != 0 &&
               archive_read_has_encrypted_entries(handle_.get()) > 0) {
      reject(origin_, encrypted());
    } else {
      reject(origin_, {"bad-archive", {}, 0, archive_message(handle_.get())});
    }
  }

  void reject(const Origin& origin, Rejection why) {
    context_.reject(origin, {}, std::move(why), {label_, {}});
  }

  std::string label_;
  bool can_restart_;
  bool indexed_;  ///< a zip or 7z
  const Origin& origin_;
  ReadContext& context_;
  ArchiveInput input_;
  ArchiveHandle handle_;
  std::uint64_t members_ = 0;  ///< read or passed over so far
  bool bomb_ = false;
};

}  // namespace

void read_archive(std::string_view name, ByteSource& source, const Origin& origin,
                  ReadContext& context) {
  const Utf8Locale utf8;
  if (!is_seven_zip(name) || source.seek(0, SEEK_CUR)) {
    Archive(name, source, origin, context).read();
    return;
  }
  const auto copy = spool(source, context.limits().max_file_bytes * kSpoolFactor);
  if (!copy) {
    context.reject(origin, {}, copy.error(), {format_label(Format::kArchive, name), {}});
    return;
  }
  Archive(name, **copy, origin, context).read();
}

}  // namespace timbao
