// Speed of decode() by encoding, on the sample archive's articles written in each.

#include "common/encoding/charset.h"
#include "common/encoding/decode.h"
#include "tests/support/old_encoder.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using timbao::Charset;

/// The sample archive's files that are plain UTF-8, 1 MB or more.
const std::string& archive_text() {
  static const std::string kText = [] {
    constexpr std::size_t kSize = 1 << 20;
    std::string once;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(TIMBAO_SOURCE_DIR "/corpus")) {
      if (entry.path().extension() == ".txt") {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        once += timbao::is_plain_utf8(bytes) ? bytes : std::string();
      }
    }
    std::string text;
    while (text.size() < kSize && !once.empty()) {
      text += once;
    }
    return text;
  }();
  return kText;
}

void run(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(timbao::decode(bytes));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void utf8(benchmark::State& state) { run(state, archive_text()); }
void mojibake(benchmark::State& state) {
  run(state, timbao::testing::encode_twice(archive_text()));
}
void utf16(benchmark::State& state) {
  run(state, timbao::testing::encode_utf16(archive_text(), false));
}
void old_encoding(benchmark::State& state, Charset charset) {
  run(state, timbao::testing::encode(charset, archive_text()));
}
void copy(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(std::string(archive_text()));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * archive_text().size()));
}

BENCHMARK(copy);
BENCHMARK(utf8);
BENCHMARK(utf16);
BENCHMARK(mojibake);
BENCHMARK_CAPTURE(old_encoding, tcvn3, Charset::kTcvn3);
BENCHMARK_CAPTURE(old_encoding, vni, Charset::kVni);
BENCHMARK_CAPTURE(old_encoding, viscii, Charset::kViscii);
BENCHMARK_CAPTURE(old_encoding, vps, Charset::kVps);
BENCHMARK_CAPTURE(old_encoding, windows1258, Charset::kWindows1258);

}  // namespace
