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

UnitFilter::UnitFilter(std::span<const UnitInterval> intervals) {
  constexpr std::size_t kClasses = 8;
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const auto bit = static_cast<std::uint8_t>(1U << (i * kClasses / intervals.size()));
    const std::uint32_t last = (std::uint32_t{intervals[i].low} + intervals[i].width) >> 4U;
    for (std::uint32_t upper = intervals[i].low >> 4U; upper <= last; ++upper) {
      first_[upper >> 8U] |= bit;
      second_[upper >> 4U & 0xFU] |= bit;
      third_[upper & 0xFU] |= bit;
    }
  }
}

std::uint64_t UnitFilter::look_plain(const Unit* block) const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kUnitBlock; ++i) {
    const unsigned unit = block[i];
    const unsigned classes =
        first_[unit >> 12U] & second_[unit >> 8U & 0xFU] & third_[unit >> 4U & 0xFU];
    bits |= std::uint64_t{classes != 0} << i;
  }
  return bits;
}

#ifdef TIMBAO_X86
__attribute__((target("avx2"))) std::uint64_t UnitFilter::look_avx2(const Unit* block) const {
  constexpr std::size_t kLanes = 16;
  const auto table = [&](const Classes& classes) __attribute__((target("avx2"), always_inline)) {
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(classes.data())));
  };
  const __m256i first = table(first_);
  const __m256i second = table(second_);
  const __m256i third = table(third_);
  const __m256i half_byte = _mm256_set1_epi16(0xF);
  std::uint64_t bits = 0;
  for (std::size_t half = 0; half < kUnitBlock; half += 2 * kLanes) {
    const auto* const at = reinterpret_cast<const __m256i*>(block + half);
    const __m256i a = _mm256_loadu_si256(at);
    const __m256i b = _mm256_loadu_si256(at + 1);
    const __m256i upper = _mm256_packus_epi16(_mm256_srli_epi16(a, 12), _mm256_srli_epi16(b, 12));
    const __m256i middle =
        _mm256_packus_epi16(_mm256_and_si256(_mm256_srli_epi16(a, 8), half_byte),
                            _mm256_and_si256(_mm256_srli_epi16(b, 8), half_byte));
    const __m256i lower = _mm256_packus_epi16(_mm256_and_si256(_mm256_srli_epi16(a, 4), half_byte),
                                              _mm256_and_si256(_mm256_srli_epi16(b, 4), half_byte));
    const __m256i classes = _mm256_and_si256(
        _mm256_shuffle_epi8(first, upper),
        _mm256_and_si256(_mm256_shuffle_epi8(second, middle), _mm256_shuffle_epi8(third, lower)));
    const __m256i none = _mm256_cmpeq_epi8(classes, _mm256_setzero_si256());
    const __m256i in_order = _mm256_permute4x64_epi64(none, 0xD8);
    const auto out = static_cast<std::uint32_t>(_mm256_movemask_epi8(in_order));
    bits |= std::uint64_t{~out} << half;
  }
  return bits;
}

namespace {

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

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

}  // namespace

std::uint64_t UnitFilter::look(const Unit* block) const {
  return kHasAvx2 ? look_avx2(block) : look_plain(block);
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
std::uint64_t UnitFilter::look(const Unit* block) const { return look_plain(block); }
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
