// Runs a fuzz target over the files of folders: the seeds as a plain test. Fails when there are
// none, and when the target stops the program.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<char> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (const std::string& folder : std::vector<std::string>(argv + 1, argv + argc)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) {
        fmt::print(stderr, "{}\n", entry.path().string());
        const std::vector<char> bytes = read_file(entry.path());
        // A copy of the exact size: sanitizers see a read past the end.
        const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
        (void)LLVMFuzzerTestOneInput(data.data(), data.size());
        ++count;
      }
    }
  }
  fmt::print(stderr, "{} seeds\n", count);
  return count > 0 ? 0 : 1;
}
