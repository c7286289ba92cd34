#include "common/store/deletions.h"

#include "common/base/mapped_file.h"
#include "common/base/output_file.h"

namespace timbao {
namespace {

// File: u64 words, count, articles, tokens, title_tokens, raw_bytes, codes, terms; words of bits;
// codes × (u32 code, u32 articles); terms × (u32 articles, u32 size, bytes padded to 4).
constexpr std::size_t kHeader = 8;

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

}  // namespace

bool Deletions::insert(std::uint32_t row) {
  if (contains(row))
    return false;
  if (row / 64 >= bits.size())
    bits.resize(row / 64 + 1);
  bits[row / 64] |= std::uint64_t{1} << (row % 64);
  ++count;
  return true;
}

void write_deletions(const Deletions& deletions, const std::string& path) {
  std::vector<std::uint32_t> codes;
  for (const auto& [code, articles] : deletions.lost_syllables)
    codes.insert(codes.end(), {code, articles});
  const Totals& lost = deletions.lost;
  OutputFile out(path);
  for (const std::uint64_t value :
       {std::uint64_t{deletions.bits.size()}, deletions.count, lost.articles, lost.tokens,
        lost.title_tokens, lost.raw_bytes, std::uint64_t{codes.size() / 2},
        std::uint64_t{deletions.lost_terms.size()}})
    out.write_value(value);
  out.write(deletions.bits.data(), deletions.bits.size() * sizeof(std::uint64_t));
  out.write(codes.data(), codes.size() * sizeof(std::uint32_t));
  for (const auto& [term, articles] : deletions.lost_terms) {
    out.write_value(articles);
    out.write_value(static_cast<std::uint32_t>(term.size()));
    out.write(term);
    out.write(std::string(padded(term.size()) - term.size(), '\0'));
  }
  out.close(true);
}

Deletions read_deletions(const std::string& path) {
  const MappedFile file(path);
  const auto header = file.array<std::uint64_t>(0, kHeader);
  Deletions deletions;
  std::size_t offset = kHeader * sizeof(std::uint64_t);
  const auto bits = file.array<std::uint64_t>(offset, header[0]);
  deletions.bits.assign(bits.begin(), bits.end());
  deletions.count = header[1];
  deletions.lost.articles = header[2];
  deletions.lost.tokens = header[3];
  deletions.lost.title_tokens = header[4];
  deletions.lost.raw_bytes = header[5];
  offset += bits.size_bytes();
  const auto codes = file.array<std::uint32_t>(offset, header[6] * 2);
  for (std::size_t i = 0; i < codes.size(); i += 2)
    if (codes[i] < kSyllableCount)
      deletions.lost_syllables.emplace(static_cast<SyllableCode>(codes[i]), codes[i + 1]);
  offset += codes.size_bytes();
  for (std::uint64_t i = 0; i < header[7]; ++i) {
    const auto entry = file.array<std::uint32_t>(offset, 2);
    const auto term = file.array<char>(offset + 8, entry[1]);
    deletions.lost_terms.emplace(std::string(term.data(), term.size()), entry[0]);
    offset += 8 + padded(entry[1]);
  }
  return deletions;
}

}  // namespace timbao
