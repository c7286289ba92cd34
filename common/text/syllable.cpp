#include "common/text/syllable.h"

#include "common/text/letters.h"
#include "common/text/syllable_table.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <optional>
#include <tuple>

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

/// `ascii` packed, or 0, the key of nothing, when it is not all lower-case ASCII letters.
PackedLetters pack_base(std::string_view ascii) {
  PackedLetters packed = 0;
  for (const char c : ascii) {
    if (c < 'a' || c > 'z')
      return 0;
    packed = packed << 5U | symbol_of(static_cast<unsigned char>(c));
  }
  return packed;
}

std::string base_letters(std::u32string_view letters) {
  std::string base;
  for (const char32_t c : letters)
    base += kBaseLetters[symbol_of(c)];
  return base;
}

/// i for y where they are one sound: after h k l m s t and qu; quyt, quynh.
std::string fold_iy(std::string folded) {
  if (folded == "quyt" || folded == "quynh")
    folded[2] = 'i';
  if (folded == "quy" || (folded.size() == 2 && folded[1] == 'y' &&
                          std::string_view("hklmst").find(folded[0]) != std::string_view::npos))
    folded.back() = 'i';
  return folded;
}

std::string to_utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t c : letters)
    append_utf8(text, c);
  return text;
}

/// A word read letter by letter: what parse_syllable and agrees_on_marks compare.
struct ReadLetters {
  std::array<Symbol, kMaxSyllableLetters> symbols{};
  unsigned size = 0;
  unsigned tone = 0;
  unsigned tone_at = 0;

  /// False when `c` makes the word no syllable.
  bool add(char32_t c) {
    if (const unsigned mark = tone_of_mark(c); mark != 0)
      return size != 0 && is_vowel(symbols[size - 1]) && set_tone(mark);
    const Letter letter = letter_of(c);
    if (!letter.known())
      return add_quality_mark(c);
    if (size == symbols.size())
      return false;
    symbols[size++] = letter.symbol();
    return letter.tone() == 0 || set_tone(letter.tone());
  }

  [[nodiscard]] PackedLetters packed() const {
    PackedLetters packed = 0;
    for (unsigned i = 0; i < size; ++i)
      packed = packed << 5U | symbols[i];
    return packed;
  }

 private:
  bool set_tone(unsigned mark) {
    if (tone != 0)
      return false;
    tone = mark;
    tone_at = size - 1;
    return true;
  }
  bool add_quality_mark(char32_t c) {
    const Symbol symbol = size == 0 ? Symbol{0} : add_quality(symbols[size - 1], c);
    if (symbol == 0)
      return false;
    symbols[size - 1] = symbol;
    return true;
  }
};

std::optional<ReadLetters> read_letters(std::string_view utf8) {
  ReadLetters read;
  for (std::size_t at = 0; at < utf8.size();) {
    if (!read.add(next_code_point(utf8, at)))
      return std::nullopt;
  }
  return read;
}

SyllableCode code_of(const ReadLetters& read) {
  return syllable_table().find(read.packed(), read.tone, read.tone_at);
}

}  // namespace

void PackedMap::insert(PackedLetters key, std::uint32_t value) {
  std::size_t slot = home(key);
  while (slots_[slot] != 0)
    slot = (slot + 1) & (kSlots - 1);
  slots_[slot] = key | std::uint64_t{value} << kKeyBits;
}

struct SyllableTable::Draft {
  std::string folded;
  std::u32string letters;
  std::u32string rime;
  Form form;
};

SyllableTable::SyllableTable() {
  std::vector<Draft> drafts;
  const auto intern = [](std::vector<std::string>& list, std::u32string_view text) {
    const std::string utf8 = to_utf8(text);
    const auto found = std::find(list.begin(), list.end(), utf8);
    const auto place = static_cast<std::uint8_t>(found - list.begin());
    if (place == list.size())
      list.push_back(utf8);  // ends what `found` pointed into
    return place;
  };
  const auto add = [&](std::u32string_view onset, std::u32string_view rime, int tones) {
    Draft draft{
        .folded = {}, .letters = write(onset, rime), .rime = std::u32string(rime), .form = {}};
    draft.folded = fold_iy(base_letters(draft.letters));
    draft.form.onset = intern(onsets_, onset);
    draft.form.rime = intern(rimes_, rime);
    draft.form.tones = static_cast<std::uint8_t>(tones);
    drafts.push_back(std::move(draft));
  };
  const std::vector<std::u32string> rimes = common_rimes();
  std::vector<std::u32string> onsets = split(kOnsets);
  onsets.emplace_back();
  for (const std::u32string& onset : onsets) {
    for (const std::u32string& rime : onset == U"qu" ? split(kQuRimes) : rimes) {
      if (onset == U"qu" || may_follow(onset, rime))
        add(onset, rime, is_stop(rime) ? 2 : 6);
    }
  }
  add(U"gi", U"ia", 1);  // giặt gịa: the one word that the place of its mark tells from another
  number(drafts);
  link_iy();
  gia_dot_ = find(gia_, static_cast<unsigned>(Tone::kDot));
}

void SyllableTable::number(std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.folded, a.letters) < std::tie(b.folded, b.letters);
  });
  for (Draft& draft : drafts) {
    const auto first = static_cast<SyllableCode>(spellings_.size());
    if (groups_.empty() ||
        std::string_view(groups_.back().text.data(), groups_.back().size) != draft.folded) {
      Group group;
      std::copy(draft.folded.begin(), draft.folded.end(), group.text.begin());
      group.size = static_cast<std::uint8_t>(draft.folded.size());
      group.codes = {first, first};
      by_base_.insert(pack_base(draft.folded), static_cast<std::uint32_t>(groups_.size()));
      groups_.push_back(group);
    }
    draft.form.first = first;
    draft.form.group = static_cast<std::uint16_t>(groups_.size() - 1);
    if (draft.form.tones == 1) {
      gia_ = pack(draft.letters);
      gia_code_ = first;
    } else {
      by_letters_.insert(pack(draft.letters), first | (draft.form.tones == 2 ? kStopFlag : 0U));
    }
    forms_.push_back(draft.form);
    add_codes(draft, forms_.size() - 1);
    groups_.back().codes.last = static_cast<SyllableCode>(spellings_.size() - 1);
  }
}

void SyllableTable::add_codes(const Draft& draft, std::size_t form_index) {
  const std::size_t place = draft.letters.size() - draft.rime.size() + tone_place(draft.rime);
  for (int i = 0; i < draft.form.tones; ++i) {
    form_of_.push_back(static_cast<std::uint16_t>(form_index));
    group_of_.push_back(draft.form.group);
    std::u32string letters = draft.letters;
    const auto code = static_cast<SyllableCode>(spellings_.size());
    letters[place] = kTonedLetters[symbol_of(letters[place])][static_cast<std::size_t>(tone(code))];
    const std::string utf8 = to_utf8(letters);
    Spelling spelled;
    std::copy(utf8.begin(), utf8.end(), spelled.text.begin());
    spelled.size = static_cast<std::uint8_t>(utf8.size());
    spellings_.push_back(spelled);
  }
}

void SyllableTable::link_iy() {
  const auto other_rime = [](std::string_view onset, std::string_view rime) -> std::string_view {
    const bool qu = onset == "qu";
    if (!qu && std::string_view(" h k l m s t ").find(" " + std::string(onset) + " ") ==
                   std::string_view::npos)
      return {};
    if (onset.empty())
      return {};
    if (rime == "i" || rime == "y")
      return rime == "i" ? "y" : "i";
    if (qu && (rime == "it" || rime == "yt"))
      return rime == "it" ? "yt" : "it";
    if (qu && (rime == "inh" || rime == "ynh"))
      return rime == "inh" ? "ynh" : "inh";
    return {};
  };
  for (Form& form : forms_) {
    const std::string_view wanted = other_rime(onset(form), rime(form));
    for (std::size_t i = 0; i < forms_.size() && !wanted.empty(); ++i) {
      if (forms_[i].onset == form.onset && rime(forms_[i]) == wanted)
        form.iy_form = static_cast<std::uint16_t>(i);
    }
  }
}

Tone SyllableTable::tone(SyllableCode code) const {
  const Form& own = form(code);
  if (own.tones == 1)
    return Tone::kDot;
  const auto index = static_cast<unsigned>(code - own.first);
  if (own.tones == 2)
    return index == 0 ? Tone::kAcute : Tone::kDot;
  return static_cast<Tone>(index);
}

const SyllableTable::Group* SyllableTable::group(PackedLetters base_letters) const {
  const std::uint32_t found = by_base_.find(base_letters);
  return found == PackedMap::kAbsent ? nullptr : &groups_[found];
}

const SyllableTable& syllable_table() {
  static const SyllableTable table;
  return table;
}

PackedLetters repair_uo(PackedLetters letters) {
  constexpr PackedLetters kUHornO = symbol_of(U'ư') << 5U | symbol_of(U'o');
  constexpr PackedLetters kUOHorn = symbol_of(U'u') << 5U | symbol_of(U'ơ');
  constexpr PackedLetters kRight = symbol_of(U'ư') << 5U | symbol_of(U'ơ');
  for (unsigned shift = 5; shift < 5 * kMaxSyllableLetters; shift += 5) {
    const PackedLetters pair = letters >> shift & 0x3FFU;
    if (pair == kUHornO || pair == kUOHorn)
      return (letters & ~(PackedLetters{0x3FF} << shift)) | kRight << shift;
  }
  return 0;
}

SyllableCode parse_syllable(std::string_view utf8) {
  const std::optional<ReadLetters> read = read_letters(utf8);
  return read ? code_of(*read) : kNoSyllable;
}

SyllableCode parse_syllable(std::u32string_view letters) {
  ReadLetters read;
  for (const char32_t c : letters) {
    if (!read.add(c))
      return kNoSyllable;
  }
  return code_of(read);
}

std::string_view spelling(SyllableCode code) { return syllable_table().spelling(code); }

std::string_view folded_key(SyllableCode code) {
  const SyllableTable::Group& group = syllable_table().group(code);
  return {group.text.data(), group.size};
}

CodeRange fold_range(SyllableCode code) { return syllable_table().group(code).codes; }

CodeRange fold_range(std::string_view folded) {
  if (folded.empty() || folded.size() > kMaxSyllableLetters)
    return {};
  const SyllableTable::Group* group =
      syllable_table().group(pack_base(fold_iy(std::string(folded))));
  return group == nullptr ? CodeRange{} : group->codes;
}

SyllableCode iy_variant(SyllableCode code) {
  const SyllableTable& table = syllable_table();
  const SyllableTable::Form& form = table.form(code);
  if (form.iy_form == 0xFFFF)
    return kNoSyllable;
  return static_cast<SyllableCode>(table.form_at(form.iy_form).first + (code - form.first));
}

SyllableParts parts(SyllableCode code) {
  const SyllableTable& table = syllable_table();
  const SyllableTable::Form& form = table.form(code);
  return {table.onset(form), table.rime(form), table.tone(code)};
}

bool has_marks(SyllableCode code) {
  const std::string_view text = spelling(code);
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

bool agrees_on_marks(std::string_view typed, SyllableCode full) {
  const std::optional<ReadLetters> some = read_letters(typed);
  const std::optional<ReadLetters> all = read_letters(spelling(full));
  if (!some || !all || some->size != all->size)
    return false;
  if (some->tone != 0 && some->tone != all->tone)
    return false;
  std::string folded;
  for (unsigned i = 0; i < some->size; ++i) {
    folded += kBaseLetters[some->symbols[i]];
    if (is_marked(some->symbols[i]) && some->symbols[i] != all->symbols[i])
      return false;
  }
  return fold_iy(folded) == folded_key(full);
}

}  // namespace timbao
