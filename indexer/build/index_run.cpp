#include "indexer/build/index_run.h"

#include "common/base/error.h"
#include "common/store/index.h"
#include "indexer/build/delete_articles.h"
#include "indexer/build/index_folder.h"
#include "indexer/build/known_articles.h"
#include "indexer/build/merge.h"
#include "indexer/build/part_builder.h"
#include "indexer/build/writer_lock.h"
#include "indexer/files/catalog.h"
#include "indexer/files/failures.h"
#include "indexer/input/article_fields.h"
#include "indexer/input/formats.h"
#include "indexer/input/text/path_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

namespace timbao {
namespace {

constexpr std::uint64_t kRoundBytes = 2ull << 30;   ///< published after this much was read
constexpr std::uint64_t kBytesPerThread = 4 << 20;  ///< less work than this needs no other thread
constexpr std::uint64_t kMemoryPerThread = 64 << 20;
constexpr std::size_t kRejectionsShown = 100;
constexpr std::size_t kRejectionsShownOfOne = 5;  ///< of one file
constexpr std::string_view kStdin = "-";
/// Reasons of rejections after which nothing more of a file or member was read.
constexpr std::array<std::string_view, 6> kReadingEnded = {
    "unreadable", "not-regular", "bad-archive", "encrypted", "bomb", "too-many-members"};

bool is_under(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         (folder == "/" || path[folder.size()] == '/');
}

class IndexRun {
 public:
  IndexRun(const RunOptions& options, Progress& progress)
      : options_(options),
        progress_(progress),
        folder_(options.index_dir,
                options.dry_run ? IndexFolder::Access::kRead : IndexFolder::Access::kWrite) {}

  RunSummary run() {
    try {
      return take_all_steps();
    } catch (...) {
      if (!options_.dry_run)
        folder_.clean();  // what was built and not published would only take room
      throw;
    }
  }

 private:
  RunSummary take_all_steps() {
    const auto start = std::chrono::steady_clock::now();
    open();
    walk();
    find_moves();
    find_gone();
    summary_.files_unchanged = summary_.files_found - work_.size() - moves_.size();
    if (!options_.dry_run || !work_.empty())
      process();
    progress_.end();
    summary_.remembered_failures = count_failures();
    summary_.articles = live_articles();
    summary_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return summary_;
  }

  struct Move {
    std::size_t entry = 0;  ///< of the old catalogue
    FoundFile file;
  };

  void open() {
    if (!options_.dry_run)
      folder_.clean();
    if (!folder_.manifest().catalog.empty())
      catalog_ = Catalog(folder_.file(folder_.manifest().catalog));
    seen_.assign(catalog_.entries().size(), 0);
  }

  void walk() {
    for (const std::string& path : options_.paths) {
      if (path == kStdin) {
        FoundFile file;
        file.path = file.name = path;
        add_work(std::move(file)).keep_missing = true;
        ++summary_.files_found;
        continue;
      }
      std::error_code failure;
      const std::string root = std::filesystem::canonical(path, failure).string();
      if (failure)
        throw Error(fmt::format("cannot read '{}': {}", path, failure.message()),
                    "name a folder or file that is there; nothing was changed");
      roots_.push_back(root);
      bool any = false;
      const std::size_t problems = unreadable_.size();
      walk_files(
          root, options_.walk,
          [&](FoundFile& file) {
            any = true;
            found(file, file.path == root);
          },
          [this](const Rejection& why) { problem(why); },
          [this](std::string_view name) { ++summary_.files_left_out[suffix_of(name)]; });
      if (!any && unreadable_.size() == problems && !options_.allow_empty)
        keep_emptied(root);
    }
  }

  /// Nothing is in a named folder: the mount point of a disk that is not there looks so too.
  void keep_emptied(const std::string& root) {
    const auto& entries = catalog_.entries();
    const auto files = std::count_if(
        entries.begin(), entries.end(),
        [&](const CatalogEntry& entry) { return is_under(catalog_.path(entry), root); });
    if (files != 0)
      problem({"emptied", root, 0,
               fmt::format("no files are left of {}: their articles stay, in case a disk is not "
                           "mounted; --allow-empty drops them",
                           files)});
  }

  FileWork& add_work(FoundFile file) {
    FileWork& work = work_.emplace_back();
    work.file = std::move(file);
    return work;
  }

  /// ".docx" of "Tin.DOCX"; empty for a name without, or with a long one that is none.
  static std::string suffix_of(std::string_view name) {
    constexpr std::size_t kLongest = 10;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongest)
      return {};
    std::string suffix(name.substr(dot));
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return suffix;
  }

  /// `named`: the file itself was named, not its folder.
  void found(FoundFile& file, bool named) {
    ++summary_.files_found;
    const auto number = catalog_.find(file.path);
    if (!number) {
      add_work(std::move(file));
      return;
    }
    if (seen_[*number] != 0) {  // reached through two of the named paths
      --summary_.files_found;
      return;
    }
    seen_[*number] = 1;
    const CatalogEntry& entry = catalog_.entries()[*number];
    const bool same = entry.size == file.size && entry.mtime_ns == file.mtime_ns;
    if (same && (entry.rejected == 0 || !(named || try_again(entry))))
      return;
    file.name = catalog_.name(entry);  // ids stay as they were
    superseded_.insert(*number);
    known_hashes_.insert(entry.path_hash);
    const bool may_be_same = entry.size == file.size && entry.rejected == 0;
    add_work(std::move(file)).content_hash = may_be_same ? entry.content_hash : 0;
  }

  /// A file without the right to be read keeps its time when the right is given.
  [[nodiscard]] bool try_again(const CatalogEntry& entry) const {
    return options_.retry_failed || catalog_.reason(entry).starts_with("unreadable");
  }

  void problem(const Rejection& why) {
    unreadable_.push_back(why.source);
    note(why);
  }

  void note(Rejection rejection) {
    ++summary_.rejected;
    ++summary_.by_reason[rejection.reason];
    if (summary_.rejections.size() < kRejectionsShown)
      summary_.rejections.push_back(std::move(rejection));
  }

  /// A new file with the inode, size and time of one that is no longer there was moved.
  void find_moves() {
    std::unordered_map<std::uint64_t, std::size_t> missing;
    for (std::size_t i = 0; i < catalog_.entries().size(); ++i)
      if (seen_[i] == 0 && catalog_.entries()[i].inode != 0 && is_gone(i))
        missing.emplace(catalog_.entries()[i].inode, i);
    if (missing.empty())
      return;
    std::vector<FileWork> rest;
    for (FileWork& work : work_) {
      const auto old = missing.find(work.file.inode);
      const bool moved = old != missing.end() && same_file(old->second, work.file) &&
                         reads_alike(old->second, work.file) &&
                         catalog_.entries()[old->second].rejected == 0;
      if (!moved) {
        rest.push_back(std::move(work));
        continue;
      }
      seen_[old->second] = 1;
      superseded_.insert(old->second);
      known_hashes_.insert(catalog_.entries()[old->second].path_hash);
      moves_.push_back({old->second, std::move(work.file)});
      missing.erase(old);
    }
    work_ = std::move(rest);
  }

  [[nodiscard]] bool same_file(std::size_t number, const FoundFile& file) const {
    const CatalogEntry& entry = catalog_.entries()[number];
    return entry.size == file.size && entry.mtime_ns == file.mtime_ns;
  }

  /// The name says how a file is read, and may say its date.
  [[nodiscard]] bool reads_alike(std::size_t number, const FoundFile& file) const {
    const std::string_view old = catalog_.name(catalog_.entries()[number]);
    return format_label(format_of_name(old), old) ==
               format_label(format_of_name(file.name), file.name) &&
           date_in_path(old) == date_in_path(file.name);
  }

  /// Not found again although its folder was walked and could be read.
  [[nodiscard]] bool is_gone(std::size_t number) const {
    const std::string_view path = catalog_.path(catalog_.entries()[number]);
    const auto covers = [&](const std::string& root) {
      return is_under(path, root) || path == root;
    };
    return std::any_of(roots_.begin(), roots_.end(), covers) &&
           std::none_of(unreadable_.begin(), unreadable_.end(), covers);
  }

  void find_gone() {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i] != 0 || !is_gone(i))
        continue;
      gone_.push_back(catalog_.entries()[i].path_hash);
      known_hashes_.insert(gone_.back());
      superseded_.insert(i);
    }
    summary_.files_gone = gone_.size();
  }

  void process() {
    if (work_.empty() && moves_.empty() && gone_.empty()) {
      if (!folder_.published() && !options_.dry_run)
        publish({}, {});
      return;
    }
    if (std::any_of(work_.begin(), work_.end(), [](const FileWork& w) { return w.keep_missing; }))
      known_hashes_.insert(path_hash(kStdin));
    std::uint64_t bytes = 0;
    for (const FileWork& work : work_)
      bytes += work.file.size;
    progress_.begin(work_.size(), bytes);
    std::optional<Index> index;
    if (folder_.published()) {
      index.emplace(std::vector{folder_.path()});
      known_ = known_articles(*index, known_hashes_);
      last_added_ = index->newest_addition();
    }
    std::vector<ArticleRef> deleted = rows_of_gone();
    while (!work_.empty() || !moves_.empty() || !deleted.empty()) {
      round(index, deleted);
      deleted.clear();
    }
    if (!options_.dry_run)
      merge_small();
  }

  std::vector<ArticleRef> rows_of_gone() {
    std::vector<ArticleRef> deleted;
    for (const std::uint64_t hash : gone_)
      for (const KnownArticle& article : known_[hash])
        deleted.push_back(article.ref);
    summary_.removed += deleted.size();
    return deleted;
  }

  /// Reads about kRoundBytes of files, builds their parts, publishes.
  void round(const std::optional<Index>& index, std::vector<ArticleRef>& deleted) {
    std::vector<FileWork> files = take_round();
    // Later than everything published before, so that "new since" misses nothing.
    last_added_ = std::max(last_added_ + 1, static_cast<std::uint32_t>(std::time(nullptr)));
    PipelineOptions pipeline{options_.read, threads_for(files), last_added_, !options_.dry_run,
                             options_.cancel};
    std::vector<ManifestPart> parts = run_pipeline(
        files, pipeline, [this] { return folder_.new_part(); }, progress_);
    for (FileWork& file : files)
      finish_file(file, deleted);
    if (options_.dry_run)
      return moves_.clear();
    if (!moves_.empty())
      parts.push_back(build_moved(*index, deleted));
    progress_.phase("publishing");
    std::vector<ManifestPart> old = folder_.manifest().parts;
    if (!deleted.empty())
      delete_articles(folder_.path(), folder_.manifest().generation + 1, *index, deleted, old);
    old.insert(old.end(), parts.begin(), parts.end());
    publish(old, files);
  }

  std::vector<FileWork> take_round() {
    std::vector<FileWork> files;
    std::uint64_t bytes = 0;
    while (!work_.empty() && bytes < kRoundBytes) {
      FileWork& work = work_.back();
      bytes += work.file.size;
      if (const auto known = known_.find(path_hash(work.file.path)); known != known_.end())
        work.known = std::move(known->second);
      files.push_back(std::move(work));
      work_.pop_back();
    }
    // Large files first: a large one left for the end would keep one core busy alone.
    std::stable_sort(files.begin(), files.end(), [](const FileWork& a, const FileWork& b) {
      const bool a_large = a.file.size >= kBytesPerThread;
      const bool b_large = b.file.size >= kBytesPerThread;
      return a_large != b_large ? a_large : a.file.path < b.file.path;
    });
    return files;
  }

  [[nodiscard]] unsigned threads_for(const std::vector<FileWork>& files) const {
    if (options_.threads != 0)
      return options_.threads;
    std::uint64_t bytes = 0;
    for (const FileWork& work : files)
      bytes += work.keep_missing ? kBytesPerThread * 64 : work.file.size;
    const std::uint64_t most =
        std::min<std::uint64_t>(std::max(1U, std::thread::hardware_concurrency()),
                                options_.memory_bytes / kMemoryPerThread);
    return static_cast<unsigned>(
        std::clamp<std::uint64_t>(bytes / kBytesPerThread, 1, std::max<std::uint64_t>(most, 1)));
  }

  void finish_file(FileWork& work, std::vector<ArticleRef>& deleted) {
    if (work.unchanged) {
      ++summary_.files_unchanged;
      return;
    }
    ++summary_.files_read;
    summary_.bytes_read += work.file.size;
    summary_.added += work.added;
    summary_.updated += work.updated;
    summary_.rejected += work.rejected;
    for (const auto& [format, count] : work.formats)
      summary_.by_format[format] += count;
    for (const auto& [encoding, count] : work.encodings)
      summary_.by_encoding[encoding] += count;
    for (const auto& [reason, count] : work.rejected_by_reason)
      summary_.by_reason[reason] += count;
    for (std::size_t i = 0; i < std::min(work.rejections.size(), kRejectionsShownOfOne); ++i)
      if (summary_.rejections.size() < kRejectionsShown)
        summary_.rejections.push_back(work.rejections[i]);
    drop_missing(work, deleted);
  }

  /// True when articles that did not come again may still be there: reading ended early, or more
  /// of the file is damaged than before, and they may be in it.
  [[nodiscard]] bool may_be_hidden(const FileWork& work) const {
    const auto number = catalog_.find(work.file.path);
    const std::uint32_t before = number ? catalog_.entries()[*number].rejected : 0;
    const auto& reasons = work.rejected_by_reason;
    return work.rejected > before ||
           std::any_of(kReadingEnded.begin(), kReadingEnded.end(),
                       [&](std::string_view reason) { return reasons.contains(reason); });
  }

  /// Known articles that did not come again as they were.
  void drop_missing(const FileWork& work, std::vector<ArticleRef>& deleted) {
    const bool keep = work.keep_missing || may_be_hidden(work);
    std::uint64_t dropped = 0;
    for (const KnownArticle& known : work.known) {
      if (known.kept)
        continue;
      const bool replaced = work.seen_records.contains(known.record_hash);
      if (!replaced && keep)
        continue;
      deleted.push_back(known.ref);
      dropped += replaced ? 0 : 1;
    }
    summary_.removed += dropped;
  }

  /// The path says another date now, or none.
  static void infer_date(Article& article) {
    const Date before = article.date;
    article.date = {};
    article.date_inferred = false;
    complete(article);
    if (!article.date.known()) {
      article.date = before;
      article.date_inferred = true;
    }
  }

  /// Articles of moved files are taken from the index, under their new name.
  ManifestPart build_moved(const Index& index, std::vector<ArticleRef>& deleted) {
    PartBuilder builder(folder_.new_part());
    for (const Move& move : moves_) {
      const CatalogEntry& entry = catalog_.entries()[move.entry];
      const std::string old_name(catalog_.name(entry));
      for (const KnownArticle& known : known_[entry.path_hash]) {
        Article article = index.article(known.ref);
        for (std::string* field : {&article.id, &article.path})
          if (field->starts_with(old_name))
            field->replace(0, old_name.size(), move.file.name);
        if (article.date_inferred)
          infer_date(article);
        std::string record;
        append_record(article, record);
        const RecordKeys keys{path_hash(move.file.path), known.record_hash,
                              record_content_hash(record),
                              index.columns(known.ref).added[known.ref.row]};
        builder.add(article, std::move(record), keys);
        deleted.push_back(known.ref);
      }
      CatalogEntry moved = entry;
      moved.inode = move.file.inode;
      next_entries_.push_back({moved, move.file.path, move.file.name, ""});
    }
    summary_.files_moved = moves_.size();
    moves_.clear();
    return builder.seal();
  }

  void publish(const std::vector<ManifestPart>& parts, const std::vector<FileWork>& files) {
    for (const FileWork& work : files)
      remember(work);
    CatalogWriter writer;
    for (std::size_t i = 0; i < catalog_.entries().size(); ++i) {
      // Files that wait for a later round keep their old entry: a crash then reads them again.
      const CatalogEntry& entry = catalog_.entries()[i];
      if (!superseded_.contains(i))
        writer.add(entry, catalog_.path(entry), catalog_.name(entry), catalog_.reason(entry));
    }
    for (const NewEntry& next : next_entries_)
      writer.add(next.entry, next.path, next.name, next.reason);
    folder_.publish(parts, writer);
  }

  void remember(const FileWork& work) {
    CatalogEntry entry;
    entry.size = work.file.size;
    // A file this young may be written again within the same tick of the clock: look again.
    entry.mtime_ns = work.file.mtime_ns < steady_before_ ? work.file.mtime_ns : 0;
    entry.inode = work.file.inode;
    entry.content_hash = work.content_hash;
    entry.articles = work.unchanged ? articles_before(work) : work.articles;
    entry.rejected = work.rejected;
    if (work.file.path != kStdin)
      next_entries_.push_back(
          {entry, work.file.path, work.file.name, join_failures(work.rejections, work.file.name)});
  }

  [[nodiscard]] std::uint32_t articles_before(const FileWork& work) const {
    const auto number = catalog_.find(work.file.path);
    return number ? catalog_.entries()[*number].articles : 0;
  }

  void merge_small() {
    for (int steps = 0; steps < 4; ++steps) {
      const std::vector<std::size_t> chosen = choose_merge(folder_.manifest());
      if (chosen.empty())
        return;
      progress_.phase("merging parts");
      folder_.merge(chosen);
    }
  }

  [[nodiscard]] std::uint64_t count_failures() const {
    std::uint64_t failures = 0;
    for (std::size_t i = 0; i < catalog_.entries().size(); ++i)
      failures += seen_[i] != 0 && !superseded_.contains(i) && catalog_.entries()[i].rejected != 0;
    return failures;
  }

  [[nodiscard]] std::uint64_t live_articles() const {
    std::uint64_t articles = 0;
    for (const ManifestPart& part : folder_.manifest().parts)
      articles += part.articles - part.deleted;
    return articles;
  }

  struct NewEntry {
    CatalogEntry entry;
    std::string path;
    std::string name;
    std::string reason;
  };

  static constexpr std::int64_t kTickNs = 20'000'000;  ///< coarsest clock of file times, twice

  const RunOptions& options_;
  /// Files changed before this moment can't change again with the same time.
  const std::int64_t steady_before_ = std::chrono::duration_cast<std::chrono::nanoseconds>(
                                          std::chrono::system_clock::now().time_since_epoch())
                                          .count() -
                                      kTickNs;
  Progress& progress_;
  IndexFolder folder_;
  Catalog catalog_;
  std::vector<char> seen_;                      ///< by entry of the old catalogue
  std::unordered_set<std::size_t> superseded_;  ///< entries that are read again, moved or gone
  std::unordered_set<std::uint64_t> known_hashes_;
  std::unordered_map<std::uint64_t, std::vector<KnownArticle>> known_;
  std::vector<std::string> roots_;
  std::vector<std::string> unreadable_;
  std::uint32_t last_added_ = 0;  ///< Unix seconds
  std::vector<FileWork> work_;
  std::vector<Move> moves_;
  std::vector<std::uint64_t> gone_;
  std::vector<NewEntry> next_entries_;
  RunSummary summary_;
};

}  // namespace

RunSummary run_index(const RunOptions& options, Progress& progress) {
  return IndexRun(options, progress).run();
}

void compact_index(const std::string& index_dir, Progress& progress) {
  (void)read_manifest(index_dir);  // says so when there is no index
  IndexFolder folder(index_dir);
  folder.clean();
  const auto& parts = folder.manifest().parts;
  if (parts.empty() || (parts.size() == 1 && parts[0].deleted == 0))
    return;
  std::vector<std::size_t> all(parts.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = i;
  progress.phase("merging parts");
  folder.merge(all);
  progress.end();
}

}  // namespace timbao
