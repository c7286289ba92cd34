#include "indexer/input/text/byline.h"

#include "common/text/clean.h"
#include "common/text/syllable.h"
#include "common/text/utf8.h"
#include "indexer/input/text/press_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace timbao {

namespace {

constexpr std::string_view kBlank = " \t\r\n\v\f";

/// Degrees and forms of address before a name.
constexpr std::array<std::string_view, 14> kTitles = {"TS.",  "Ths.", "ThS.", "GS.", "PGS.",
                                                      "BS.",  "Bs.",  "DS.",  "LS.", "KS.",
                                                      "KTS.", "BTV.", "Mr.",  "Dr."};

std::string_view trim(std::string_view text, std::string_view blanks = kBlank) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(kBlank), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

/// Parts with a capital and full stops between: T.C, TR.T., H.Nam; `fewest` of them.
bool is_initials(std::string_view word, int fewest) {
  constexpr std::size_t kLongest = 16;
  const std::size_t stop = word.find('.');
  if (stop == std::string_view::npos || stop == 0 || word.size() > kLongest) {
    return false;
  }
  int parts = 0;
  for (std::string_view rest = word; !rest.empty(); ++parts) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    if (!starts_upper(rest.substr(0, end))) {
      return false;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts >= fewest;
}

/// Anh, ANH: a syllable with a capital.
bool is_name_word(std::string_view word) {
  return starts_upper(word) && parse_syllable(word) != kNoSyllable;
}

/// "Nguyễn Văn An", "T.C", "H. Nam": one person.
bool is_person(std::string_view name, bool labelled) {
  constexpr std::size_t kMostWords = 5;
  const std::vector<std::string_view> words = split_words(name);
  if (words.empty() || words.size() > kMostWords || is_place(name)) {
    return false;
  }
  constexpr std::array<std::string_view, 8> kAddresses = {"Ông", "Bà", "Chị",  "Bé",
                                                          "Cụ",  "Cô", "Cháu", "Em"};
  if (std::find(kAddresses.begin(), kAddresses.end(), words[0]) != kAddresses.end()) {
    return false;  // somebody in a picture
  }
  if (words.size() == 1) {
    return is_initials(words[0], 2) || (labelled && is_name_word(words[0]));
  }
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_name_word(word) || is_initials(word, 1);
  });
}

bool equals_folded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

/// `name` without degrees in front and a full stop behind: "TS. Lê An." → Lê An.
std::string_view without_titles(std::string_view name) {
  for (bool taken = true; taken;) {
    taken = false;
    for (const std::string_view title : kTitles) {
      if (name.starts_with(title)) {
        name = trim(name.substr(title.size()));
        taken = true;
      }
    }
  }
  const bool is_short_form = name.find('.') + 1 < name.size();
  return name.ends_with('.') && !is_short_form ? name.substr(0, name.size() - 1) : name;
}

/// "PV", "Nhóm PV": people without a name.
bool is_desk(std::string_view name) {
  constexpr std::array<std::string_view, 8> kDesks = {
      "pv", "p.v", "nhóm pv", "nhóm phóng viên", "phóng viên", "btv", "ctv", "nhóm p.v"};
  return std::any_of(kDesks.begin(), kDesks.end(),
                     [name](std::string_view desk) { return equals_folded(name, desk); });
}

/// Takes `label` (lower case but for marks) off the front of `text`, with the ':' behind it.
bool take_label(std::string_view& text, std::string_view label) {
  if (!equals_folded(text.substr(0, label.size()), label)) {
    return false;
  }
  text = trim(text.substr(label.size()), " \t:");
  return true;
}

/// What stands before a name to say that it is the author's.
bool take_author_label(std::string_view& text) {
  constexpr std::array<std::string_view, 12> kLabels = {
      "bài và ảnh:", "bài, ảnh:", "bài - ảnh:", "bài & ảnh:",  "bài ảnh:", "bài:",
      "thực hiện:",  "tác giả:",  "theo pv ",   "phóng viên ", "pv ",      "bút danh:"};
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&text](std::string_view label) { return take_label(text, label); });
}

/// "AFP", "Daily Mail": up to five words, each with a capital, and no person.
bool is_source_name(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  constexpr std::size_t kMostWords = 5;
  const std::vector<std::string_view> words = split_words(name);
  return !words.empty() && words.size() <= kMostWords && name.size() <= kLongest &&
         std::all_of(words.begin(), words.end(), starts_upper) && !is_place(name) &&
         !is_desk(name) && !is_person(name, false);
}

/// The first newspaper or agency of a list, in its usual name: "Lê An/VnExpress.net" → VnExpress;
/// "" for none.
std::string source_name(std::string_view written) {
  std::string first;
  while (!written.empty()) {
    const std::size_t end = std::min(written.find_first_of(",;/"), written.size());
    const std::string_view name = trim(written.substr(0, end), " \t.:()*-\"");
    std::string known = press_name(name);
    if (!known.empty()) {
      return known;
    }
    if (first.empty() && is_source_name(name)) {
      first = name;
    }
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  return first;
}

/// The brackets at the end of `text`, taken off it; "" for none.
std::string_view take_brackets(std::string_view& text) {
  if (!text.ends_with(')')) {
    return {};
  }
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) {
    return {};
  }
  const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
  text = trim(text.substr(0, open));
  return inside;
}

/// What brackets or a label say: "Theo AFP", "Tổng hợp từ Mirror", "TTXVN".
std::string source_in(std::string_view text) {
  for (const std::string_view label : {"tổng hợp theo ", "tổng hợp từ ", "lược dịch theo ",
                                       "dịch từ ", "theo báo ", "theo ", "nguồn:", "nguồn "}) {
    if (take_label(text, label)) {
      return source_name(text);
    }
  }
  return press_name(text.substr(0, text.find_first_of(",;/")));
}

/// The names of a list, joined by ", "; "" when one of them is no name.
std::string people(std::string_view text, bool labelled, std::string& source) {
  std::string names;
  while (!(text = trim(text, " \t,;&/-*")).empty()) {
    std::size_t end = text.size();
    std::size_t next = text.size();
    for (const std::string_view mark : {" - ", " – ", "–", ",", ";", "/", "&", " và ", "-"}) {
      const std::size_t found = text.find(mark);
      if (found < end) {
        end = found;
        next = found + mark.size();
      }
    }
    const std::string_view name = without_titles(trim(text.substr(0, end)));
    const std::string paper = press_name(name);
    if (!paper.empty()) {
      source = source.empty() ? paper : source;
    } else if (is_person(name, labelled) || is_desk(name)) {
      names += (names.empty() ? "" : ", ") + std::string(name);
    } else if (names.empty() || !is_place(name)) {
      return {};
    }
    text.remove_prefix(next);
  }
  return names;
}

/// Reads `text` when all of it is a byline.
std::optional<Byline> whole_byline(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  text = trim(text, " \t*-–_|~");
  if (text.ends_with("./.")) {
    text.remove_suffix(3);
  }
  if (text.empty() || text.size() > kLongest) {
    return std::nullopt;
  }
  Byline byline;
  for (std::string_view inside; !(inside = take_brackets(text)).empty();) {
    byline.source = source_in(inside);
  }
  for (const std::string_view label :
       {"Ảnh:", "ảnh:", "Ảnh minh h", "video:", "clip:", "Đồ họa:"}) {
    if (take_label(text, label)) {
      return std::nullopt;
    }
  }
  const std::size_t theo = text.find("Theo ");
  if (theo != std::string_view::npos) {
    const std::string_view behind = text.substr(theo);
    const std::string source = source_in(behind);
    // "Theo Mai Loan (Tiền Phong)" and "Theo Mai Loan" name the author.
    const std::string_view named = trim(behind.substr(5));
    const bool names_author = theo == 0 && (!byline.source.empty() ||
                                            (press_name(named).empty() && is_person(named, false)));
    text = names_author ? named : trim(text.substr(0, theo));
    byline.source = names_author ? byline.source : source;
  } else if (const std::string source = source_in(text); !source.empty()) {
    byline.source = source;
    return byline;
  }
  const bool labelled = take_author_label(text);
  byline.author = people(text, labelled, byline.source);
  const bool rest_is_name = text.empty() || !byline.author.empty();
  return rest_is_name && !(byline.author.empty() && byline.source.empty()) ? std::optional(byline)
                                                                           : std::nullopt;
}

/// True when the full stop at the end of `text` is an abbreviation's, not a sentence's.
bool ends_in_abbreviation(std::string_view text) {
  constexpr std::array<std::string_view, 5> kOthers = {"TP.", "Tp.", "TX.", "TT.", "St."};
  const std::string_view last = text.substr(text.find_last_of(" (") + 1);
  return std::find(kTitles.begin(), kTitles.end(), last) != kTitles.end() ||
         std::find(kOthers.begin(), kOthers.end(), last) != kOthers.end() ||
         (last.size() <= 3 && starts_upper(last));
}

/// The byline behind the last sentence of `line`.
std::optional<Byline> byline_behind_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 9> kEnds = {". ", "! ", "? ", "… ", "\" ",
                                                     "” ", ") ", "* ", ".\t"};
  constexpr std::size_t kTail = 120;
  const std::size_t begin = line.size() - std::min(line.size(), kTail);
  // From the longest tail on: "H. Nam" begins after the sentence, not after its own full stop.
  for (std::size_t at = begin; at < line.size(); ++at) {
    const std::string_view here = line.substr(at);
    const auto* const end = std::find_if(kEnds.begin(), kEnds.end(), [here](std::string_view mark) {
      return here.starts_with(mark);
    });
    if (end == kEnds.end() || at == 0 ||
        ends_in_abbreviation(line.substr(0, at + end->size() - 1))) {
      continue;
    }
    if (auto byline = whole_byline(here.substr(end->size()))) {
      return byline;
    }
  }
  return std::nullopt;
}

std::string_view take_last_line(std::string_view& text) {
  text = trim(text);
  const std::size_t end = text.find_last_of("\r\n");
  const std::size_t begin = end == std::string_view::npos ? 0 : end + 1;
  const std::string_view line = trim(text.substr(begin));
  text = text.substr(0, begin);
  return line;
}

}  // namespace

Byline read_byline(std::string_view body) {
  constexpr std::size_t kLook = 400;
  constexpr int kMostLines = 2;
  std::string_view rest = body.substr(body.size() - std::min(body.size(), kLook));
  Byline byline;
  for (int lines = 0; lines < kMostLines && byline.author.empty(); ++lines) {
    const std::string_view line = take_last_line(rest);
    std::optional<Byline> found = whole_byline(line);
    if (!found) {
      found = byline_behind_sentence(line);
    }
    if (!found) {
      break;
    }
    byline.author = found->author;
    byline.source = byline.source.empty() ? found->source : byline.source;
  }
  return byline;
}

}  // namespace timbao
