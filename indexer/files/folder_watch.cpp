#include "indexer/files/folder_watch.h"

#include "common/base/error.h"
#include "indexer/input/article_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace timbao {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO |
                                  IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

/// A file that was only just created will be written and closed: that is the time to read it. Links
/// to files that are there already are not.
bool is_whole_at_once(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && (info.st_nlink > 1 || S_ISLNK(info.st_mode));
}

}  // namespace

FolderWatch::FolderWatch(std::vector<std::string> roots, const WalkOptions& options,
                         std::string except)
    : roots_(std::move(roots)), options_(options), except_(std::move(except)) {
  descriptor_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor_ < 0)
    throw Error(fmt::format("cannot watch folders: {}", std::strerror(errno)),
                "raise fs.inotify.max_user_instances with sysctl");
  renew();
}

FolderWatch::~FolderWatch() { ::close(descriptor_); }

void FolderWatch::renew() {
  for (const std::string& root : roots_)
    watch_root(root);
}

void FolderWatch::watch_root(const std::string& root) {
  std::error_code failure;
  if (fs::is_directory(root, failure))
    return watch_tree(root);
  const fs::path file(root);
  const int watch = add(file.parent_path().string());
  if (watch < 0)
    return;
  Watched& watched = folders_[watch];
  const bool whole = !watched.path.empty() && watched.only.empty();
  watched.path = file.parent_path().string();
  if (!whole)
    watched.only.push_back(file.filename().string());
}

int FolderWatch::add(const std::string& path) {
  const int watch =
      ::inotify_add_watch(descriptor_, path.c_str(),
                          kEvents | IN_ONLYDIR | (options_.follow_links ? 0 : IN_DONT_FOLLOW));
  if (watch < 0 && errno == ENOSPC)
    throw Error("there are more folders to watch than the system allows",
                "raise fs.inotify.max_user_watches with sysctl");
  return watch;  // others: gone again, or not to be read, which the run says
}

void FolderWatch::watch_tree(const std::string& path) {
  if (path == except_)
    return;
  const int watch = add(path);
  if (watch < 0)
    return;
  Watched& watched = folders_[watch];
  if (watched.path == path && watched.only.empty() && options_.follow_links)
    return;  // a loop of links
  watched = {path, {}};
  // Listed after the watch is there: a folder made in between is seen at least once.
  std::error_code failure;
  for (fs::directory_iterator entry(path, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::error_code unknown;
    const bool hidden = entry->path().filename().native().starts_with('.');
    const bool link = entry->is_symlink(unknown);
    if ((hidden && !options_.hidden) || (link && !options_.follow_links))
      continue;
    if (entry->is_directory(unknown))
      watch_tree(entry->path().string());
  }
}

bool FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, 64 << 10> buffer;
  bool change = false;
  for (;;) {
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    if (size <= 0)
      return change;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = event.len == 0 ? "" : buffer.data() + at + sizeof event;
      change = is_change(event.mask, event.wd, name) || change;
      at += sizeof event + event.len;
    }
  }
}

bool FolderWatch::is_change(unsigned mask, int watch, std::string_view name) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    renew();
    return true;
  }
  const auto found = folders_.find(watch);
  if (found == folders_.end())
    return false;
  if ((mask & IN_IGNORED) != 0) {
    folders_.erase(found);
    return true;
  }
  const Watched& watched = found->second;
  if (!watched.only.empty())
    return std::find(watched.only.begin(), watched.only.end(), name) != watched.only.end();
  if (name.starts_with('.') && !options_.hidden)
    return name == ".timbaoignore";
  const std::string path = fmt::format("{}/{}", watched.path, name);
  if ((mask & IN_ISDIR) != 0) {
    if (path == except_)
      return false;
    if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0)
      watch_tree(path);
    return true;
  }
  if ((mask & IN_CREATE) != 0 && !is_whole_at_once(path))
    return false;
  return name.empty() || is_readable_name(name);
}

}  // namespace timbao
