#include "common/store/abbreviation_counts.h"

#include "common/base/error.h"
#include "common/base/output_file.h"

#include <charconv>
#include <fmt/format.h>

namespace timbao {

void write_abbreviations(const AbbreviationCounts& counts, const std::string& path, bool sync) {
  OutputFile file(path);
  for (const auto& [pair, articles] : counts)
    file.write(fmt::format("{}\t{}\t{}\n", pair.key, pair.long_form, articles));
  file.close(sync);
}

void add_abbreviations(std::string_view bytes, AbbreviationCounts& counts) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    const std::size_t first = line.find('\t');
    const std::size_t last = line.rfind('\t');
    std::uint32_t articles = 0;
    const char* const end = line.data() + line.size();
    const bool whole = line.size() < bytes.size() && first != last &&
                       last != std::string_view::npos &&
                       std::from_chars(line.data() + last + 1, end, articles).ptr == end;
    if (!whole)
      throw Error("the abbreviations of a part are damaged",
                  "check the index with: timbao-index --check");
    counts[{std::string(line.substr(0, first)),
            std::string(line.substr(first + 1, last - first - 1))}] += articles;
    bytes.remove_prefix(line.size() + 1);
  }
}

}  // namespace timbao
