// The store's pieces, one core: analysing into units and terms, inverting, records, signatures.
// Bytes a second are of titles and bodies.
#include "common/store/article_analysis.h"
#include "common/store/record.h"
#include "common/store/signature.h"
#include "indexer/build/inverter.h"
#include "indexer/build/part_builder.h"
#include "indexer/files/walker.h"
#include "indexer/input/article_reader.h"
#include "tests/support/temp_folder.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// The articles of the sample archive, several times over under ids of their own.
const std::vector<Article>& articles() {
  static const std::vector<Article> kArticles = [] {
    constexpr std::size_t kLeast = 2000;
    std::vector<Article> once;
    const auto read = [&](FoundFile& file) {
      read_articles(file.path, file.name, {}, [&](const ReadItem& item) {
        if (item.article)
          once.push_back(*item.article);
        return true;
      });
    };
    walk_files(std::string(TIMBAO_SOURCE_DIR) + "/corpus", {}, read, [](const Rejection&) {});
    if (once.empty())
      throw std::runtime_error("no articles in the sample archive");
    std::vector<Article> all;
    for (std::size_t i = 0; i < kLeast; ++i) {
      all.push_back(once[i % once.size()]);
      all.back().id = fmt::format("{}#{}", all.back().id, i);
    }
    return all;
  }();
  return kArticles;
}

std::int64_t text_bytes() {
  std::size_t bytes = 0;
  for (const Article& article : articles())
    bytes += article.title.size() + article.body.size();
  return static_cast<std::int64_t>(bytes);
}

std::vector<std::string> records() {
  std::vector<std::string> all;
  for (const Article& article : articles())
    append_record(article, all.emplace_back());
  return all;
}

void set_speed(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * text_bytes());
}

void analyse_articles(benchmark::State& state) {
  ArticleAnalysis analysis;
  for (auto _ : state)
    for (const Article& article : articles()) {
      analysis.analyze(article);
      benchmark::DoNotOptimize(analysis.terms().size());
    }
  set_speed(state);
}
BENCHMARK(analyse_articles)->Unit(benchmark::kMillisecond);

void invert_terms(benchmark::State& state) {
  struct Kept {
    std::string text;
    std::uint32_t count;
    SyllableCode fold;
  };
  ArticleAnalysis analysis;
  std::vector<std::vector<Kept>> kept;
  for (const Article& article : articles()) {
    analysis.analyze(article);
    auto& terms = kept.emplace_back();
    for (const TermCount& term : analysis.terms())
      terms.push_back({std::string(term.term), term.count, term.fold});
  }
  const TempFolder folder;
  std::vector<TermCount> terms;
  for (auto _ : state) {
    Inverter inverter(folder.file("runs"));
    for (const auto& article : kept) {
      terms.clear();
      for (const Kept& term : article)
        terms.push_back({term.text, term.count, term.fold});
      inverter.add(terms);
    }
    inverter.finish(folder.file("terms"));
  }
  set_speed(state);
}
BENCHMARK(invert_terms)->Unit(benchmark::kMillisecond);

void compress_records(benchmark::State& state) {
  const std::vector<std::string> all = records();
  RecordCodec codec(train_dictionary(all));
  std::string frame;
  for (auto _ : state)
    for (const std::string& record : all) {
      frame.clear();
      benchmark::DoNotOptimize(codec.compress(record, frame));
    }
  set_speed(state);
}
BENCHMARK(compress_records)->Unit(benchmark::kMillisecond);

void decompress_records(benchmark::State& state) {
  const std::vector<std::string> all = records();
  RecordCodec codec(train_dictionary(all));
  std::vector<std::string> frames;
  for (const std::string& record : all)
    codec.compress(record, frames.emplace_back());
  for (auto _ : state)
    for (const std::string& frame : frames)
      benchmark::DoNotOptimize(codec.decompress(frame).size());
  set_speed(state);
}
BENCHMARK(decompress_records)->Unit(benchmark::kMillisecond);

void sign_bodies(benchmark::State& state) {
  std::vector<std::vector<Unit>> bodies;
  ArticleAnalysis analysis;
  for (const Article& article : articles()) {
    analysis.analyze(article);
    bodies.emplace_back(analysis.body().begin(), analysis.body().end());
  }
  for (auto _ : state)
    for (const auto& body : bodies)
      benchmark::DoNotOptimize(near_copy_signature(body));
  set_speed(state);
}
BENCHMARK(sign_bodies)->Unit(benchmark::kMillisecond);

void build_part(benchmark::State& state) {
  const std::vector<std::string> all = records();
  const TempFolder folder;
  int number = 0;
  for (auto _ : state) {
    PartBuilder builder(folder.file(fmt::format("part-{}", ++number)));
    for (std::size_t i = 0; i < all.size(); ++i)
      builder.add(articles()[i], all[i], {i, i, i, 1});
    benchmark::DoNotOptimize(builder.seal().bytes);
  }
  set_speed(state);
}
BENCHMARK(build_part)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace timbao
