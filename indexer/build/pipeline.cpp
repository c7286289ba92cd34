#include "indexer/build/pipeline.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include "common/store/record.h"
#include "indexer/build/part_builder.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>
#include <xxhash.h>

namespace timbao {
namespace {

constexpr std::uint64_t kLargeFile = 1 << 20;  ///< above this a file's articles are shared out
constexpr std::size_t kBatchBytes = 256 << 10;
constexpr std::size_t kBatchArticles = 256;
constexpr std::size_t kQueuePerThread = 3;
constexpr std::size_t kRejectionsKept = 20;

struct PreparedArticle {
  Article article;
  std::string record;
  RecordKeys keys;
};
using Batch = std::vector<PreparedArticle>;

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// The batches on their way from readers of large files to builders.
class BatchQueue {
 public:
  explicit BatchQueue(std::size_t capacity) : capacity_(capacity) {}

  /// False when the queue is full: the caller then does the work itself.
  bool try_push(Batch& batch) {
    const std::lock_guard guard(mutex_);
    if (batches_.size() >= capacity_)
      return false;
    batches_.push_back(std::move(batch));
    ready_.notify_one();
    return true;
  }

  std::optional<Batch> try_pop() {
    const std::lock_guard guard(mutex_);
    return pop();
  }

  /// Waits for a batch; none when every reader has finished.
  std::optional<Batch> wait_pop() {
    std::unique_lock guard(mutex_);
    ready_.wait(guard, [&] { return !batches_.empty() || readers_ == 0 || stopped_; });
    return stopped_ ? std::nullopt : pop();
  }

  void reader_started() {
    const std::lock_guard guard(mutex_);
    ++readers_;
  }
  void reader_ended() {
    const std::lock_guard guard(mutex_);
    --readers_;
    ready_.notify_all();
  }
  void stop() {
    const std::lock_guard guard(mutex_);
    stopped_ = true;
    ready_.notify_all();
  }
  [[nodiscard]] bool stopped() {
    const std::lock_guard guard(mutex_);
    return stopped_;
  }

 private:
  std::optional<Batch> pop() {
    if (batches_.empty())
      return std::nullopt;
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    return batch;
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Batch> batches_;
  int readers_ = 0;
  bool stopped_ = false;
};

class Pipeline {
 public:
  Pipeline(std::vector<FileWork>& files, const PipelineOptions& options,
           const std::function<std::string()>& new_part, Progress& progress)
      : files_(files),
        options_(options),
        new_part_(new_part),
        progress_(progress),
        read_(options.read),
        queue_(options.threads * kQueuePerThread) {}

  std::vector<ManifestPart> run() {
    read_.large_turn = &large_turn_;
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 1; i < options_.threads; ++i)
        threads.emplace_back([this] { guarded_work(); });
      guarded_work();
    }
    if (failure_)
      std::rethrow_exception(failure_);
    return parts_;
  }

 private:
  void guarded_work() {
    try {
      work();
    } catch (...) {
      const std::lock_guard guard(mutex_);
      if (!failure_)
        failure_ = std::current_exception();
      queue_.stop();
    }
  }

  void work() {
    std::unique_ptr<PartBuilder> builder;
    while (!queue_.stopped()) {
      throw_if_cancelled();
      if (auto batch = queue_.try_pop())
        build(*batch, builder);
      else if (FileWork* file = next_file())
        read(*file, builder);
      else if (auto late = queue_.wait_pop())
        build(*late, builder);
      else
        break;
    }
    if (!builder || queue_.stopped())
      return;
    progress_.phase("merging");
    const ManifestPart part = builder->seal();
    const std::lock_guard guard(mutex_);
    parts_.push_back(part);
  }

  void throw_if_cancelled() const {
    if (options_.cancel != nullptr && *options_.cancel)
      throw Cancelled();
  }

  /// Also counts the taker as a reader, before anyone can see that no file is left.
  FileWork* next_file() {
    const std::lock_guard guard(mutex_);
    if (next_ == files_.size())
      return nullptr;
    queue_.reader_started();
    return &files_[next_++];
  }

  void read(FileWork& work, std::unique_ptr<PartBuilder>& builder) {
    struct Ended {
      BatchQueue& queue;
      ~Ended() { queue.reader_ended(); }
    } const ended{queue_};
    if (work.content_hash != 0 && hash_file(work.file.path) == work.content_hash) {
      work.unchanged = true;
      progress_.file_done(work.file.size);
      return;
    }
    const bool shared = work.file.size >= kLargeFile || work.file.path == "-";
    const std::uint64_t file_hash = path_hash_of(work);
    Batch batch;
    std::size_t bytes = 0;
    std::unordered_set<std::uint64_t> records;
    const auto sink = [&](ReadItem item) {
      if (auto prepared = take(work, std::move(item), file_hash, records)) {
        bytes += prepared->record.size();
        batch.push_back(std::move(*prepared));
      }
      if (bytes >= kBatchBytes || batch.size() >= kBatchArticles) {
        // What is large is not left waiting: the reader's turn with it ends with this call.
        if (!shared || bytes > kLargeBytes || !queue_.try_push(batch))
          build(batch, builder);
        batch.clear();
        bytes = 0;
      }
      throw_if_cancelled();
      return !queue_.stopped();
    };
    work.content_hash = read_articles(work.file.path, work.file.name, read_, sink);
    build(batch, builder);
    progress_.file_done(work.file.size);
  }

  static std::uint64_t path_hash_of(const FileWork& work) { return hash_of(work.file.path); }

  /// Counts an item; gives it back prepared when the index does not hold it as it is.
  std::optional<PreparedArticle> take(FileWork& work, ReadItem item, std::uint64_t file_hash,
                                      std::unordered_set<std::uint64_t>& records) const {
    if (!item.article) {
      Rejection& rejection = item.article.error();
      ++work.rejected;
      ++work.rejected_by_reason[rejection.reason];
      if (work.rejections.size() < kRejectionsKept)
        work.rejections.push_back(std::move(rejection));
      return std::nullopt;
    }
    PreparedArticle prepared{std::move(*item.article), {}, {}};
    keep_apart(prepared.article, item.record, records);
    append_record(prepared.article, prepared.record);
    prepared.keys = {file_hash, hash_of(item.record), hash_of(prepared.record), options_.now};
    ++work.articles;
    ++work.formats[item.notes.format];
    ++work.encodings[item.notes.encoding];
    if (!work.known.empty())
      work.seen_records.insert(prepared.keys.record_hash);
    if (already_known(work, prepared.keys))
      return std::nullopt;
    return prepared;
  }

  /// Two records of one file with the same id are two articles: the later gets "~2" and so on.
  static void keep_apart(Article& article, std::string& record,
                         std::unordered_set<std::uint64_t>& records) {
    const std::string first_record = record;
    const std::string first_id = article.id;
    for (int number = 2; !records.insert(hash_of(record)).second; ++number) {
      record = fmt::format("{}~{}", first_record, number);
      article.id = fmt::format("{}~{}", first_id, number);
    }
  }

  static bool already_known(FileWork& work, const RecordKeys& keys) {
    auto known = std::lower_bound(
        work.known.begin(), work.known.end(), keys.record_hash,
        [](const KnownArticle& a, std::uint64_t hash) { return a.record_hash < hash; });
    const bool was_there = known != work.known.end() && known->record_hash == keys.record_hash;
    for (; known != work.known.end() && known->record_hash == keys.record_hash; ++known)
      if (known->content_hash == keys.content_hash && !known->kept)
        return known->kept = true;
    ++(was_there ? work.updated : work.added);
    return false;
  }

  void build(Batch& batch, std::unique_ptr<PartBuilder>& builder) {
    for (PreparedArticle& prepared : batch) {
      if (options_.build) {
        if (!builder) {
          const std::lock_guard guard(mutex_);
          builder = std::make_unique<PartBuilder>(new_part_());
        }
        builder->add(prepared.article, std::move(prepared.record), prepared.keys);
      }
      progress_.article_done(prepared.article.title.size() + prepared.article.body.size());
    }
    batch.clear();
  }

  std::vector<FileWork>& files_;
  const PipelineOptions& options_;
  const std::function<std::string()>& new_part_;
  Progress& progress_;
  ReadOptions read_;
  std::mutex large_turn_;
  BatchQueue queue_;
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::vector<ManifestPart> parts_;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<ManifestPart> run_pipeline(std::vector<FileWork>& files, const PipelineOptions& options,
                                       const std::function<std::string()>& new_part,
                                       Progress& progress) {
  return Pipeline(files, options, new_part, progress).run();
}

}  // namespace timbao
