// Any bytes have a reading, or an Error that shows the place; the tree prints and is valid UTF-8.

#include "common/base/error.h"
#include "common/text/well_formed.h"
#include "searcher/query/keystroke_query.h"
#include "searcher/query/query_parser.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  timbao::ParseOptions options;
  options.today = {2020, 12, 30};
  try {
    const timbao::ParsedQuery query = timbao::parse_query(typed, options);
    if (!timbao::is_valid_utf8(timbao::to_string(query)))
      std::abort();
  } catch (const timbao::Error& error) {
    if (!timbao::is_valid_utf8(error.what()) || error.hint().empty())
      std::abort();
  }
  // An archive that knows every syllable and no other word: all that can be decoded is.
  timbao::SpellingCounts counts;
  counts.folded = [](std::string_view) { return std::uint64_t{0}; };
  counts.exact = [](timbao::SyllableCode) { return std::uint64_t{9}; };
  if (const auto reading = timbao::read_keystrokes(typed, counts)) {
    if (reading->query == typed)
      std::abort();
  }
  return 0;
}
