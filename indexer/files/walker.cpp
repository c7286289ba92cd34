#include "indexer/files/walker.h"

#include "common/store/schema.h"
#include "indexer/files/ignore_rules.h"
#include "indexer/input/article_reader.h"
#include "indexer/input/formats.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace timbao {
namespace {

constexpr std::string_view kIgnoreFile = ".timbaoignore";

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

Rejection unreadable(const std::string& path) {
  return {"unreadable", path, 0, std::strerror(errno)};
}

FoundFile make_found(const struct stat& info) {
  FoundFile file;
  file.size = static_cast<std::uint64_t>(info.st_size);
  file.mtime_ns = std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  file.inode = info.st_ino;
  return file;
}

bool any_matches(const std::vector<std::string>& globs, std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (const std::string& glob : globs)
    if (glob_matches(glob, glob.find('/') == std::string::npos ? name : path))
      return true;
  return false;
}

class Walker {
 public:
  Walker(const WalkOptions& options, const FileVisitor& visit, const WalkProblem& problem,
         const OtherVisitor& other)
      : options_(options), visit_(visit), problem_(problem), other_(other) {}

  void folder(int parent, const char* entry, const std::string& path, const std::string& name) {
    const int no_link = options_.follow_links || parent == AT_FDCWD ? 0 : O_NOFOLLOW;
    const int fd = ::openat(parent, entry, O_RDONLY | O_DIRECTORY | O_CLOEXEC | no_link);
    if (fd < 0)
      return problem_(unreadable(path));
    struct stat info {};
    if (options_.follow_links && ::fstat(fd, &info) == 0 &&
        !seen_folders_.emplace(info.st_dev, info.st_ino).second) {
      ::close(fd);
      return;  // a loop, or a folder reached twice
    }
    const Folder folder(::fdopendir(fd));
    if (!folder)
      return problem_(unreadable(path));
    if (is_index(fd))
      return;
    const bool has_rules = read_rules(path, name);
    for (const Entry& item : list(folder.get()))
      this->entry(fd, item, path, name);
    if (has_rules)
      rules_.pop_back();
  }

 private:
  struct Entry {
    std::string name;
    unsigned char type;
  };

  /// An index among the articles, ours or another.
  static bool is_index(int folder) {
    return ::faccessat(folder, std::string(kManifestName).c_str(), F_OK, 0) == 0 &&
           ::faccessat(folder, std::string(kLockName).c_str(), F_OK, 0) == 0;
  }

  /// In an order of its own where a folder may be reached through several names, so that it is
  /// always the same one.
  [[nodiscard]] std::vector<Entry> list(DIR* folder) const {
    std::vector<Entry> entries;
    while (const dirent* item = ::readdir(folder))
      entries.push_back({item->d_name, item->d_type});
    if (options_.follow_links)
      std::sort(entries.begin(), entries.end(),
                [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
  }

  bool read_rules(const std::string& path, const std::string& name) {
    std::ifstream file(fmt::format("{}/{}", path, kIgnoreFile), std::ios::binary);
    if (!file)
      return false;
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    rules_.emplace_back(name, IgnoreRules(text));
    return true;
  }

  bool ignored(const std::string& name, bool is_folder) const {
    for (auto rules = rules_.rbegin(); rules != rules_.rend(); ++rules) {
      const std::size_t skip = rules->first.empty() ? 0 : rules->first.size() + 1;
      const auto verdict = rules->second.verdict(std::string_view(name).substr(skip), is_folder);
      if (verdict != IgnoreRules::Verdict::kNone)
        return verdict == IgnoreRules::Verdict::kIgnore;
    }
    return false;
  }

  void entry(int fd, const Entry& item, const std::string& path, const std::string& name) {
    const std::string& entry_name = item.name;
    if (entry_name == "." || entry_name == ".." || (!options_.hidden && entry_name[0] == '.'))
      return;
    if (item.type == DT_REG && !is_readable_name(entry_name))
      return no_article(entry_name, name);
    if (item.type == DT_LNK && !options_.follow_links)
      return;
    std::string child_name =
        name.empty() ? clean_name(entry_name) : fmt::format("{}/{}", name, clean_name(entry_name));
    std::string child_path = fmt::format("{}/{}", path, entry_name);
    struct stat info {};
    if (item.type != DT_DIR && ::fstatat(fd, item.name.c_str(), &info,
                                         options_.follow_links ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno != ENOENT)  // gone meanwhile, or a link to nothing
        problem_(unreadable(child_path));
      return;
    }
    const bool is_folder = item.type == DT_DIR || S_ISDIR(info.st_mode);
    if (ignored(child_name, is_folder) || any_matches(options_.exclude, child_name))
      return;
    if (is_folder)
      return folder(fd, item.name.c_str(), child_path, child_name);
    if (!is_readable_name(entry_name) ||
        (!options_.include.empty() && !any_matches(options_.include, child_name)))
      return;
    if (!S_ISREG(info.st_mode)) {
      if (!S_ISLNK(info.st_mode))
        problem_({"not-regular", std::move(child_path), 0, "a pipe, socket or device"});
      return;
    }
    FoundFile file = make_found(info);
    file.path = std::move(child_path);
    file.name = std::move(child_name);
    visit_(file);
  }

  void no_article(const std::string& entry_name, const std::string& folder_name) const {
    const std::string name = folder_name.empty()
                                 ? clean_name(entry_name)
                                 : fmt::format("{}/{}", folder_name, clean_name(entry_name));
    const bool wanted = options_.include.empty() || any_matches(options_.include, name);
    if (other_ && wanted && !ignored(name, false) && !any_matches(options_.exclude, name))
      other_(entry_name);
  }

  const WalkOptions& options_;
  const FileVisitor& visit_;
  const WalkProblem& problem_;
  const OtherVisitor& other_;
  std::vector<std::pair<std::string, IgnoreRules>> rules_;  ///< of the folders above, by name
  std::set<std::pair<dev_t, ino_t>> seen_folders_;
};

}  // namespace

void walk_files(const std::string& root, const WalkOptions& options, const FileVisitor& visit,
                const WalkProblem& problem, const OtherVisitor& other) {
  struct stat info {};
  if (::stat(root.c_str(), &info) != 0)
    return problem(unreadable(root));
  if (S_ISDIR(info.st_mode)) {
    Walker(options, visit, problem, other).folder(AT_FDCWD, root.c_str(), root, "");
    return;
  }
  FoundFile file = make_found(info);
  file.path = root;
  const std::size_t slash = root.rfind('/');
  file.name = clean_name(slash == std::string::npos ? root : root.substr(slash + 1));
  visit(file);
}

}  // namespace timbao
