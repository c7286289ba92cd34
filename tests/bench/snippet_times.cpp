// What a hit costs when it is shown: its article fetched from the store, analysed, highlighted and
// its passage cut. Processor time between one hit and the next of a stream of all matches.
//
//   snippet_times FILE-OR-FOLDER [QUERY]...

#include "indexer/build/index_run.h"
#include "indexer/build/progress.h"
#include "searcher/search.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace {

/// What this thread has used, in milliseconds: other work on the machine does not count.
double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Shown {
  std::size_t bytes = 0;  // of the body
  double milliseconds = 0;
};

std::vector<Shown> show_all(timbao::Searcher& searcher, const std::string& query, bool snippets) {
  timbao::SearchRequest request;
  request.query = query;
  request.limit = timbao::SearchRequest::kAll;
  request.snippets = snippets;
  request.bodies = true;
  std::vector<Shown> hits;
  double last = 0;
  searcher.stream(
      request, [&](const timbao::SearchResults&) { last = processor_time(); },
      [&](const timbao::Hit& hit) {
        const double now = processor_time();
        hits.push_back({hit.article.body.size(), now - last});
        last = processor_time();
        return true;
      });
  return hits;
}

double percentile(std::vector<double> values, std::size_t percent) {
  if (values.empty())
    return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, values.size() * percent / 100)];
}

/// Median of the times of articles within a tenth of the median size.
double at_median_size(const std::vector<Shown>& hits) {
  std::vector<double> sizes;
  for (const Shown& hit : hits)
    sizes.push_back(static_cast<double>(hit.bytes));
  const double median = percentile(sizes, 50);
  std::vector<double> times;
  for (const Shown& hit : hits)
    if (static_cast<double>(hit.bytes) >= 0.9 * median &&
        static_cast<double>(hit.bytes) <= 1.1 * median)
      times.push_back(hit.milliseconds);
  return percentile(times, 50);
}

void report(const std::string& query, bool snippets, const std::vector<Shown>& hits) {
  std::vector<double> times;
  std::vector<double> sizes;
  for (const Shown& hit : hits) {
    times.push_back(hit.milliseconds);
    sizes.push_back(static_cast<double>(hit.bytes));
  }
  fmt::print("{:<24}{:<10}{:>8}{:>10.0f}{:>10.4f}{:>10.4f}{:>10.4f}\n", query,
             snippets ? "snippet" : "fetch", hits.size(), percentile(sizes, 50),
             at_median_size(hits), percentile(times, 50), percentile(times, 99));
}

void run(const std::string& articles, const std::vector<std::string>& queries) {
  const timbao::TempFolder folder;
  timbao::RunOptions options;
  options.index_dir = folder.file("index");
  options.paths = {articles};
  const auto progress = timbao::quiet_progress();
  (void)timbao::run_index(options, *progress);
  timbao::Searcher searcher({options.index_dir});
  fmt::print("{:<34}{:>8}{:>10}{:>10}{:>10}{:>10}\n", "milliseconds a hit", "hits", "p50 bytes",
             "at p50", "p50", "p99");
  for (const std::string& query : queries)
    for (const bool snippets : {false, true})
      report(query, snippets, show_all(searcher, query, snippets));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: snippet_times FILE-OR-FOLDER [QUERY]...\n");
    return 2;
  }
  try {
    const std::vector<std::string> queries(argv + 2, argv + argc);
    run(argv[1], queries.empty()
                     ? std::vector<std::string>{"người", "việt nam", "gia dinh hoc sinh"}
                     : queries);
  } catch (const std::exception& error) {
    fmt::print(stderr, "snippet_times: {}\n", error.what());
    return 2;
  }
  return 0;
}
