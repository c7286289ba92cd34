#include "common/store/part.h"

#include "common/base/error.h"
#include "common/base/xapian_guard.h"
#include "common/store/schema.h"

#include <fmt/format.h>
#include <utility>

namespace timbao {
namespace {

std::string file_in(const std::string& folder, std::string_view name) {
  return fmt::format("{}/{}", folder, name);
}

}  // namespace

Part::Part(const std::string& folder, const ManifestPart& info)
    : folder_(folder),
      columns_(file_in(folder, kColumnsName)),
      strings_(file_in(folder, kStringsName)),
      statistics_(file_in(folder, kStatisticsName)),
      stream_(file_in(folder, kStreamName)),
      pairs_(file_in(folder, kPairsName)),
      text_(file_in(folder, kTextName)),
      dictionary_(file_in(folder, kDictionaryName)),
      abbreviations_(file_in(folder, kAbbreviationsName)),
      codec_(dictionary_.bytes()),
      postings_(file_in(folder, kTermsName)) {
  if (!info.deletions.empty())
    deletions_ = read_deletions(file_in(folder, info.deletions));
  const std::string terms = file_in(folder, kTermsName);
  terms_ = xapian_guard(terms, [&] { return Xapian::Database(terms); });
  if (postings_.documents() != rows())
    throw Error(fmt::format("'{}' is damaged: {} documents in terms, {} rows in columns", folder,
                            postings_.documents(), rows()),
                "check the index with: timbao-index --check");
}

void Part::add_abbreviations_to(AbbreviationCounts& counts) const {
  add_abbreviations(abbreviations_.bytes(), counts);
}

ArticleUnits Part::units(std::uint32_t row) const {
  const std::uint32_t title = columns_.title_units[row];
  const std::uint32_t body = columns_.body_units[row];
  const std::uint32_t joined = columns_.joined_units[row];
  auto range = stream_.array<Unit>(columns_.stream_begin[row] * sizeof(Unit),
                                   std::size_t{title} + body + joined + 2);
  const auto all = range.values;
  return {all, all.subspan(0, title), all.subspan(title + 1, body),
          all.subspan(title + 1 + body + 1), std::move(range.copy)};
}

PairFilter Part::pairs(std::uint32_t row) const {
  const std::size_t units = std::size_t{columns_.title_units[row]} + columns_.body_units[row] + 2;
  return PairFilter(pairs_.array<std::uint8_t>(filter_begin(columns_.stream_begin[row], row),
                                               filter_bytes(units)));
}

std::string_view Part::frame(std::uint32_t row) const {
  const auto bytes = text_.array<char>(columns_.text_begin[row], columns_.text_bytes[row]);
  return {bytes.data(), bytes.size()};
}

Article Part::article(std::uint32_t row) const {
  return parse_record(codec_.decompress(frame(row)));
}

}  // namespace timbao
