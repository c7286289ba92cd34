#include "common/text/syllable_grammar.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {
namespace {

constexpr std::u32string_view kOnsets =
    U"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";
constexpr std::u32string_view kOpenRimes =
    U"a ai ao au ay âu ây e eo ê êu i ia iu iêu o oi oa oai oao oay oe oeo ô ôi ơ ơi u ua ui uây "
    U"uê uêu uôi uơ uy uya uyu ư ưa ưi ưu ươi ươu y yêu";
/// A nucleus, then the finals it takes.
constexpr std::array<std::u32string_view, 23> kClosedRimes = {
    U"a c ch m n ng nh p t",  U"ă c m n ng p t",  U"â c m n ng p t",
    U"e c m n ng p t",        U"ê ch m n nh p t", U"i ch m n nh p t",
    U"iê c m n ng p t",       U"o c m n ng p t",  U"oo c ng",
    U"oa c ch m n ng nh p t", U"oă c m n ng p t", U"oe c m n ng p t",
    U"ô c m n ng p t",        U"ơ m n p t",       U"u c m n ng p t",
    U"uâ c m n ng p t",       U"uê ch n nh t",    U"uô c m n ng p t",
    U"uy ch m n nh p t",      U"uyê n t",         U"ư c m n ng p t",
    U"ươ c m n ng p t",       U"yê m n ng t"};
constexpr std::u32string_view kQuRimes =
    U"a ai ao au ay am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âu ây âm ân âng âc âp ât "
    U"e eo em en eng ec ep et ê êu êm ên ênh êch êp êt i iu im in inh iên ich ip it "
    U"ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơng y ya yu ym yn ynh ych yp yt yên yêm yêng yêu yêt";

std::vector<std::u32string> split(std::u32string_view words) {
  std::vector<std::u32string> parts(1);
  for (const char32_t c : words) {
    if (c == U' ')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::vector<std::u32string> common_rimes() {
  std::vector<std::u32string> rimes = split(kOpenRimes);
  for (const std::u32string_view row : kClosedRimes) {
    const std::vector<std::u32string> parts = split(row);
    for (std::size_t i = 1; i < parts.size(); ++i)
      rimes.push_back(parts[0] + parts[i]);
  }
  return rimes;
}

bool starts_with_any(std::u32string_view text, std::u32string_view letters) {
  return letters.find(text.front()) != std::u32string_view::npos;
}

/// Spelling constraints between onset and rime (vietnamese grammar: k gh ngh before e ê i y only,
/// c g ng never; yê without an onset, iê with one; gi keeps its i, and takes iê for ê).
bool may_follow(std::u32string_view onset, std::u32string_view rime) {
  const bool front = starts_with_any(rime, U"eêiy");
  if (onset == U"k" || onset == U"gh" || onset == U"ngh")
    return front && !rime.starts_with(U"yê");
  if (onset == U"c" || onset == U"g" || onset == U"ng")
    return !front;
  if (onset == U"gi")
    return rime != U"ia" && rime != U"iu" && !starts_with_any(rime, U"êy");
  return onset.empty() ? !rime.starts_with(U"iê") : !rime.starts_with(U"yê");
}

std::u32string write(std::u32string_view onset, std::u32string_view rime) {
  if (onset == U"gi" && rime.front() == U'i')
    onset.remove_suffix(1);  // gì = gi + i, giếng = gi + iêng
  return std::u32string(onset) + std::u32string(rime);
}

bool is_stop(std::u32string_view rime) {
  return rime.ends_with(U'c') || rime.ends_with(U'p') || rime.ends_with(U't') ||
         rime.ends_with(U"ch");
}

/// Index in `rime` of the letter that carries the tone, old style: hòa, thủy.
std::size_t tone_place(std::u32string_view rime) {
  const std::size_t marked = rime.find_last_of(U"ăâêôơư");
  if (marked != std::u32string_view::npos)
    return marked;
  const auto consonant =
      std::find_if_not(rime.begin(), rime.end(), [](char32_t c) { return is_vowel(symbol_of(c)); });
  const auto vowels = static_cast<std::size_t>(consonant - rime.begin());
  return vowels >= 2 && (vowels == 3 || vowels < rime.size()) ? 1 : 0;
}

PackedLetters pack(std::u32string_view letters) {
  PackedLetters packed = 0;
  for (const char32_t c : letters)
    packed = packed << 5U | symbol_of(c);
  return packed;
}

std::string base_letters(std::u32string_view letters) {
  std::string base;
  for (const char32_t c : letters)
    base += kBaseLetters[symbol_of(c)];
  return base;
}

std::string to_utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t c : letters)
    append_utf8(text, c);
  return text;
}

struct Draft {
  std::string folded;
  std::u32string letters;
  std::u32string rime;
  SyllableTable::Form form;
};

template <std::size_t most>
SyllableTable::Text<most> text_of(std::string_view text) {
  SyllableTable::Text<most> kept;
  std::copy(text.begin(), text.end(), kept.bytes.begin());
  kept.size = static_cast<std::uint8_t>(text.size());
  return kept;
}

/// Fills a table form by form; every array must come out full.
class TableBuilder {
 public:
  explicit TableBuilder(SyllableTable& table) : table_(table) {}

  void add(std::u32string_view onset, std::u32string_view rime, int tones);
  void finish();

 private:
  template <typename List>
  static std::uint8_t intern(List& list, std::size_t& size, std::string_view text);
  void place(const Draft& draft);
  void add_group(const std::string& folded);
  void add_codes(const Draft& draft, std::size_t form_index);
  void link_iy();

  SyllableTable& table_;
  std::vector<Draft> drafts_;
  std::size_t onsets_ = 0, rimes_ = 0, forms_ = 0, groups_ = 0, codes_ = 0;
};

template <typename List>
std::uint8_t TableBuilder::intern(List& list, std::size_t& size, std::string_view text) {
  std::size_t place = 0;
  while (place < size && list[place].view() != text)
    ++place;
  if (place == size)
    list.at(size++) = text_of<sizeof(list[0].bytes)>(text);
  return static_cast<std::uint8_t>(place);
}

void TableBuilder::add(std::u32string_view onset, std::u32string_view rime, int tones) {
  Draft draft{
      .folded = {}, .letters = write(onset, rime), .rime = std::u32string(rime), .form = {}};
  draft.folded = fold_iy(base_letters(draft.letters));
  draft.form.onset = intern(table_.onsets, onsets_, to_utf8(onset));
  draft.form.rime = intern(table_.rimes, rimes_, to_utf8(rime));
  draft.form.tones = static_cast<std::uint8_t>(tones);
  drafts_.push_back(std::move(draft));
}

void TableBuilder::finish() {
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.folded, a.letters) < std::tie(b.folded, b.letters);
  });
  for (const Draft& draft : drafts_)
    place(draft);
  if (onsets_ != table_.onsets.size() || rimes_ != table_.rimes.size() ||
      forms_ != table_.forms.size() || groups_ != table_.groups.size() || codes_ != kSyllableCount)
    throw std::logic_error("the sizes in syllable_table.h are not those of the grammar: onsets " +
                           std::to_string(onsets_) + ", rimes " + std::to_string(rimes_) +
                           ", forms " + std::to_string(forms_) + ", groups " +
                           std::to_string(groups_) + ", codes " + std::to_string(codes_));
  link_iy();
  table_.gia_dot = table_.find(table_.gia, static_cast<unsigned>(Tone::kDot));
}

void TableBuilder::place(const Draft& draft) {
  const auto first = static_cast<SyllableCode>(codes_);
  if (groups_ == 0 || table_.groups.at(groups_ - 1).text.view() != draft.folded)
    add_group(draft.folded);
  SyllableTable::Form& form = table_.forms.at(forms_++);
  form = draft.form;
  form.first = first;
  form.group = static_cast<std::uint16_t>(groups_ - 1);
  if (form.tones == 1) {
    table_.gia = pack(draft.letters);
    table_.gia_code = first;
  } else {
    table_.by_letters.insert(pack(draft.letters),
                             first | (form.tones == 2 ? SyllableTable::kStopFlag : 0U));
  }
  add_codes(draft, forms_ - 1);
  table_.groups[groups_ - 1].codes.last = static_cast<SyllableCode>(codes_ - 1);
}

void TableBuilder::add_group(const std::string& folded) {
  SyllableTable::Group& group = table_.groups.at(groups_);
  group.text = text_of<sizeof(group.text.bytes)>(folded);
  const auto first = static_cast<SyllableCode>(codes_);
  group.codes = {first, first};
  std::u32string letters(folded.begin(), folded.end());
  table_.by_base.insert(pack(letters), static_cast<std::uint32_t>(groups_++));
}

void TableBuilder::add_codes(const Draft& draft, std::size_t form_index) {
  const std::size_t place = draft.letters.size() - draft.rime.size() + tone_place(draft.rime);
  for (int i = 0; i < draft.form.tones; ++i) {
    const auto code = static_cast<SyllableCode>(codes_++);
    table_.form_of.at(code) = static_cast<std::uint16_t>(form_index);
    std::u32string letters = draft.letters;
    const auto tone = static_cast<std::size_t>(table_.tone(code));
    letters[place] = kTonedLetters[symbol_of(letters[place])][tone];
    table_.spellings[code] = text_of<sizeof(table_.spellings[0].bytes)>(to_utf8(letters));
  }
}

/// The rime of the same word in the other i/y spelling; empty when it has none.
std::string_view other_rime(std::string_view onset, std::string_view rime) {
  const bool qu = onset == "qu";
  constexpr std::string_view kSoft = "hklmst";
  if (!qu && (onset.size() != 1 || kSoft.find(onset.front()) == std::string_view::npos))
    return {};
  if (rime == "i" || rime == "y")
    return rime == "i" ? "y" : "i";
  if (qu && (rime == "it" || rime == "yt"))
    return rime == "it" ? "yt" : "it";
  if (qu && (rime == "inh" || rime == "ynh"))
    return rime == "inh" ? "ynh" : "inh";
  return {};
}

void TableBuilder::link_iy() {
  const auto rime = [this](const SyllableTable::Form& form) {
    return table_.rimes[form.rime].view();
  };
  for (SyllableTable::Form& form : table_.forms) {
    const std::string_view wanted = other_rime(table_.onsets[form.onset].view(), rime(form));
    for (std::size_t i = 0; i < table_.forms.size() && !wanted.empty(); ++i) {
      if (table_.forms[i].onset == form.onset && rime(table_.forms[i]) == wanted)
        form.iy_form = static_cast<std::uint16_t>(i);
    }
  }
}

}  // namespace

/// i for y where they are one sound: after h k l m s t and qu; quyt, quynh.
std::string fold_iy(std::string folded) {
  if (folded == "quyt" || folded == "quynh")
    folded[2] = 'i';
  if (folded == "quy" || (folded.size() == 2 && folded[1] == 'y' &&
                          std::string_view("hklmst").find(folded[0]) != std::string_view::npos))
    folded.back() = 'i';
  return folded;
}

void PackedMap::insert(PackedLetters key, std::uint32_t value) {
  std::size_t slot = home(key);
  while (slots_[slot] != 0)
    slot = (slot + 1) & (kSlots - 1);
  slots_[slot] = key | std::uint64_t{value} << kKeyBits;
}

std::unique_ptr<SyllableTable> build_syllable_table() {
  auto table = std::make_unique<SyllableTable>();
  TableBuilder builder(*table);
  const std::vector<std::u32string> rimes = common_rimes();
  std::vector<std::u32string> onsets = split(kOnsets);
  onsets.emplace_back();
  for (const std::u32string& onset : onsets) {
    for (const std::u32string& rime : onset == U"qu" ? split(kQuRimes) : rimes) {
      if (onset == U"qu" || may_follow(onset, rime))
        builder.add(onset, rime, is_stop(rime) ? 2 : 6);
    }
  }
  // giặt gịa: the one word that the place of its mark tells from another
  builder.add(U"gi", U"ia", 1);
  builder.finish();
  return table;
}

std::uint64_t hash_of(const SyllableTable& table) {
  std::string all;
  for (std::size_t code = 0; code < kSyllableCount; ++code) {
    const auto syllable = static_cast<SyllableCode>(code);
    all.append(table.spellings[code].view()).append(" ");
    all.append(table.group(syllable).text.view()).append("\n");
  }
  return XXH3_64bits(all.data(), all.size());
}

}  // namespace timbao
