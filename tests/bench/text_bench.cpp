// Megabytes a second, one core, of the text core over the sample archive's own articles.
#include "common/encoding/decode.h"
#include "common/text/analyzer.h"
#include "common/text/syllable.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <vector>

namespace timbao {
namespace {

/// The text files of the sample archive, decoded and in NFC, about 4 MB: larger than a core's
/// caches, as a run over an archive is.
std::string sample_text() {
  constexpr std::size_t kBytes = 4U << 20U;
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path corpus = std::filesystem::path(TIMBAO_SOURCE_DIR) / "corpus";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.is_regular_file() && entry.path().extension() == ".txt")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::string once;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    if (path.filename() != "qrels.txt")
      once += to_nfc(decode(text).text) + "\n";
  }
  if (once.empty())
    throw std::runtime_error("no articles under " + corpus.string());
  std::string text;
  while (text.size() < kBytes)
    text += once;
  return text;
}

const std::string& composed() {
  static const std::string kText = sample_text();
  return kText;
}

const std::string& decomposed() {
  static const std::string kText = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    std::string text;
    nfd->normalize(icu::UnicodeString::fromUTF8(composed()), status).toUTF8String(text);
    return text;
  }();
  return kText;
}

/// The words of the text that the syllable parser sees.
const std::vector<std::string>& words() {
  static const std::vector<std::string> kWords = [] {
    TokenList list;
    analyze(composed(), list);
    std::vector<std::string> words;
    for (const Token& token : list.tokens) {
      if (token.kind == TokenKind::kSyllable)
        words.push_back(composed().substr(token.begin, token.end - token.begin));
    }
    return words;
  }();
  return kWords;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void analyze_text(benchmark::State& state, const std::string& text) {
  TokenList list;
  for (auto _ : state) {
    analyze(text, list);
    benchmark::DoNotOptimize(list.tokens.data());
  }
  set_bytes(state, text.size());
  state.counters["tokens"] = static_cast<double>(list.tokens.size());
}

/// As the indexer calls it: one article at a time, so that the tokens stay in the cache.
void analyze_articles(benchmark::State& state, const std::string& text) {
  constexpr std::size_t kArticleBytes = 3000;
  TokenList list;
  for (auto _ : state) {
    for (std::size_t at = 0; at < text.size(); at += kArticleBytes) {
      analyze(std::string_view(text).substr(at, kArticleBytes), list);
      benchmark::DoNotOptimize(list.tokens.data());
    }
  }
  set_bytes(state, text.size());
}

void transform(benchmark::State& state, std::string (*function)(std::string_view)) {
  for (auto _ : state)
    benchmark::DoNotOptimize(function(composed()));
  set_bytes(state, composed().size());
}

void parse_syllables(benchmark::State& state) {
  std::size_t bytes = 0;
  for (const std::string& word : words())
    bytes += word.size();
  for (auto _ : state) {
    for (const std::string& word : words())
      benchmark::DoNotOptimize(parse_syllable(word));
  }
  set_bytes(state, bytes);
}

BENCHMARK_CAPTURE(analyze_articles, nfc, composed());
BENCHMARK_CAPTURE(analyze_text, nfc, composed());
BENCHMARK_CAPTURE(analyze_text, nfd, decomposed());
BENCHMARK_CAPTURE(transform, fold, fold);
BENCHMARK_CAPTURE(transform, canonical, canonical);
BENCHMARK_CAPTURE(transform, to_nfc, to_nfc);
BENCHMARK(parse_syllables);

}  // namespace
}  // namespace timbao
