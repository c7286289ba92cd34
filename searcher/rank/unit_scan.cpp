#include "searcher/rank/unit_scan.h"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define TIMBAO_X86 1
#endif

namespace timbao {
namespace {

bool is_within(Unit unit, UnitInterval interval) {
  return static_cast<Unit>(unit - interval.low) <= interval.width;
}

std::size_t find_plain(std::span<const Unit> units, std::size_t from, UnitInterval one,
                       UnitInterval other) {
  while (from < units.size() && !is_within(units[from], one) && !is_within(units[from], other))
    ++from;
  return from;
}

}  // namespace

std::uint64_t units_within_plain(const Unit* block, std::span<const UnitInterval> intervals) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kUnitBlock; ++i)
    for (const UnitInterval& interval : intervals)
      if (is_within(block[i], interval))
        bits |= std::uint64_t{1} << i;
  return bits;
}

#ifdef TIMBAO_X86
namespace {

__attribute__((target("avx2"))) std::uint64_t within_avx2(const Unit* block,
                                                          std::span<const UnitInterval> intervals) {
  constexpr std::size_t kLanes = 16;
  std::uint64_t bits = 0;
  for (std::size_t half = 0; half < kUnitBlock; half += 2 * kLanes) {
    const auto* const at = reinterpret_cast<const __m256i*>(block + half);
    const __m256i a = _mm256_loadu_si256(at);
    const __m256i b = _mm256_loadu_si256(at + 1);
    __m256i in_a = _mm256_setzero_si256();
    __m256i in_b = in_a;
    for (const UnitInterval& interval : intervals) {
      const __m256i low = _mm256_set1_epi16(static_cast<short>(interval.low));
      const __m256i width = _mm256_set1_epi16(static_cast<short>(interval.width));
      const __m256i from_a = _mm256_sub_epi16(a, low);
      const __m256i from_b = _mm256_sub_epi16(b, low);
      in_a = _mm256_or_si256(in_a, _mm256_cmpeq_epi16(_mm256_min_epu16(from_a, width), from_a));
      in_b = _mm256_or_si256(in_b, _mm256_cmpeq_epi16(_mm256_min_epu16(from_b, width), from_b));
    }
    const __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(in_a, in_b), 0xD8);
    bits |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes))} << half;
  }
  return bits;
}

std::uint64_t within_sse2(const Unit* block, std::span<const UnitInterval> intervals) {
  constexpr std::size_t kLanes = 8;
  std::uint64_t bits = 0;
  for (std::size_t quarter = 0; quarter < kUnitBlock; quarter += 2 * kLanes) {
    const auto* const at = reinterpret_cast<const __m128i*>(block + quarter);
    const __m128i a = _mm_loadu_si128(at);
    const __m128i b = _mm_loadu_si128(at + 1);
    const __m128i none = _mm_setzero_si128();
    __m128i in_a = none;
    __m128i in_b = none;
    for (const UnitInterval& interval : intervals) {
      const __m128i low = _mm_set1_epi16(static_cast<short>(interval.low));
      const __m128i width = _mm_set1_epi16(static_cast<short>(interval.width));
      const __m128i past_a = _mm_subs_epu16(_mm_sub_epi16(a, low), width);
      const __m128i past_b = _mm_subs_epu16(_mm_sub_epi16(b, low), width);
      in_a = _mm_or_si128(in_a, _mm_cmpeq_epi16(past_a, none));
      in_b = _mm_or_si128(in_b, _mm_cmpeq_epi16(past_b, none));
    }
    const int mask = _mm_movemask_epi8(_mm_packs_epi16(in_a, in_b));
    bits |= std::uint64_t{static_cast<std::uint32_t>(mask)} << quarter;
  }
  return bits;
}

__attribute__((target("avx2"))) std::size_t find_avx2(std::span<const Unit> units, std::size_t from,
                                                      UnitInterval one, UnitInterval other) {
  constexpr std::size_t kLanes = 16;
  const __m256i low_one = _mm256_set1_epi16(static_cast<short>(one.low));
  const __m256i width_one = _mm256_set1_epi16(static_cast<short>(one.width));
  const __m256i low_other = _mm256_set1_epi16(static_cast<short>(other.low));
  const __m256i width_other = _mm256_set1_epi16(static_cast<short>(other.width));
  const auto matches = [&](std::size_t at) __attribute__((target("avx2"), always_inline)) {
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(units.data() + at));
    const __m256i past_one = _mm256_subs_epu16(_mm256_sub_epi16(here, low_one), width_one);
    const __m256i past_other = _mm256_subs_epu16(_mm256_sub_epi16(here, low_other), width_other);
    const __m256i past = _mm256_min_epu16(past_one, past_other);  // zero where one of them holds
    const __m256i in = _mm256_cmpeq_epi16(past, _mm256_setzero_si256());
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(in));
  };
  const auto place = [](std::uint32_t bits) {
    return static_cast<std::size_t>(std::countr_zero(bits)) / sizeof(Unit);
  };
  for (; from + kLanes <= units.size(); from += kLanes)
    if (const std::uint32_t bits = matches(from); bits != 0)
      return from + place(bits);
  if (from < units.size() && units.size() >= kLanes) {  // the last lanes again, without those seen
    const std::size_t last = units.size() - kLanes;
    const std::uint32_t bits = matches(last) >> (sizeof(Unit) * (from - last));
    return bits != 0 ? from + place(bits) : units.size();
  }
  return find_plain(units, from, one, other);
}

using Find = std::size_t (*)(std::span<const Unit>, std::size_t, UnitInterval, UnitInterval);
const Find kFind = __builtin_cpu_supports("avx2") != 0 ? find_avx2 : find_plain;

using Within = std::uint64_t (*)(const Unit*, std::span<const UnitInterval>);
const Within kWithin = __builtin_cpu_supports("avx2") != 0 ? within_avx2 : within_sse2;

}  // namespace

std::uint64_t units_within(const Unit* block, std::span<const UnitInterval> intervals) {
  return kWithin(block, intervals);
}
std::size_t find_unit_within(std::span<const Unit> units, std::size_t from, UnitInterval one,
                             UnitInterval other) {
  return kFind(units, from, one, other);
}
#else
std::size_t find_unit_within(std::span<const Unit> units, std::size_t from, UnitInterval one,
                             UnitInterval other) {
  return find_plain(units, from, one, other);
}
std::uint64_t units_within(const Unit* block, std::span<const UnitInterval> intervals) {
  return units_within_plain(block, intervals);
}
#endif

void add_interval(std::vector<UnitInterval>& intervals, UnitInterval interval) {
  std::uint32_t low = interval.low;
  std::uint32_t high = low + interval.width;
  std::erase_if(intervals, [&](const UnitInterval& other) {
    const std::uint32_t other_high = std::uint32_t{other.low} + other.width;
    if (other.low > high + 1 || other_high + 1 < low)
      return false;
    low = std::min<std::uint32_t>(low, other.low);
    high = std::max(high, other_high);
    return true;
  });
  const UnitInterval joined{static_cast<Unit>(low), static_cast<Unit>(high - low)};
  intervals.insert(
      std::upper_bound(intervals.begin(), intervals.end(), joined,
                       [](const UnitInterval& a, const UnitInterval& b) { return a.low < b.low; }),
      joined);
}

}  // namespace timbao
