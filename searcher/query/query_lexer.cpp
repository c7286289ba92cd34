#include "searcher/query/query_lexer.h"

#include "common/text/well_formed.h"
#include "searcher/query/code_points.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_field.h"
#include "searcher/query/query_run.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace timbao {
namespace {

using Kind = QueryElement::Kind;

constexpr int kDefaultNearDistance = 10;
constexpr std::size_t kMaxNotices = 20;
constexpr std::size_t kMaxDateWords = 6;
constexpr std::string_view kDateHint =
    "dates look like 2020, 12/2020, 30/12/2020, 2020-12-30, 2019..2020, "
    "\"30 tháng 12\", \"hôm qua\", \"tháng trước\", \"7 ngày\"";
constexpr std::string_view kSortHint =
    "orders are sort:relevance, sort:date (newest first) and sort:oldest";

class Lexer {
 public:
  Lexer(std::string_view typed, const Date& today, LexedQuery& out)
      : query_(cut_at_code_point(typed, kMaxQueryBytes)), today_(today), out_(out) {
    if (query_.size() < typed.size())
      query_ = query_.substr(0, query_.find_last_of(" \t\n") + 1);  // not half a word
    if (query_.empty())
      query_ = cut_at_code_point(typed, kMaxQueryBytes);
    if (query_.size() < typed.size())
      notice("the query is very long; only its first 64 KB are used");
    capitals_only_ = written_in_capitals();
  }

  void run() {
    for (skip_spaces(at_); at_ < query_.size() && !full_; skip_spaces(at_))
      lex_one();
    if (full_)
      notice("the query is very long; only its first 1,024 words are used");
  }

 private:
  [[nodiscard]] CodePoint peek(std::size_t at) const {
    return at < query_.size() ? code_point_at(query_, at) : CodePoint{' ', 0};
  }
  [[nodiscard]] bool space_at(std::size_t at) const { return is_query_space(peek(at).value); }
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return query_.substr(begin, end - begin);
  }

  void skip_spaces(std::size_t& at) const {
    while (at < query_.size() && space_at(at))
      at += peek(at).size;
  }

  void notice(std::string text) {
    auto& notices = out_.notices;
    const bool said = std::find(notices.begin(), notices.end(), text) != notices.end();
    if (!said && notices.size() < kMaxNotices)
      notices.push_back(std::move(text));
  }

  QueryElement& push(Kind kind, std::size_t begin, std::size_t end) {
    QueryElement& element = out_.elements.emplace_back();
    element.kind = kind;
    element.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return element;
  }

  void push_text(Kind kind, std::string_view text, std::size_t begin, std::size_t end,
                 int distance = 0) {
    if (kept_words_ >= kMaxQueryWords) {
      full_ = true;
      return;
    }
    std::size_t words = kind == Kind::kPhrase ? count_words(text) : 1;
    if (kept_words_ + words > kMaxQueryWords) {
      text = first_words(text, kMaxQueryWords - kept_words_);
      words = kMaxQueryWords - kept_words_;
      full_ = true;
    }
    kept_words_ += words;
    QueryElement& element = push(kind, begin, end);
    element.text = repair_utf8(text);
    element.distance = distance;
  }

  // ---- places ---------------------------------------------------------------------------------

  /// Just after the quotation mark that closes one of `family` opened before `at`, or npos.
  [[nodiscard]] std::size_t after_closing(std::size_t at, QuoteFamily family) const {
    std::size_t other = std::string_view::npos;
    while (at < query_.size()) {
      const CodePoint point = peek(at);
      const QuoteFamily found = quote_family(point.value);
      at += point.size;
      if (found == family)
        return at;
      if (found != QuoteFamily::kNone && other == std::string_view::npos)
        other = at;
    }
    return other;
  }

  /// A quotation mark at `at` inside a word starts a phrase, unless it is an inch mark: 24"
  [[nodiscard]] bool opens_phrase(std::size_t at, std::size_t run_begin) const {
    const CodePoint point = peek(at);
    const QuoteFamily family = quote_family(point.value);
    if (family == QuoteFamily::kNone)
      return false;
    const std::size_t after = at + point.size;
    return at == run_begin || (after < query_.size() && !space_at(after) &&
                               after_closing(after, family) != std::string_view::npos);
  }

  [[nodiscard]] std::size_t run_end(std::size_t begin) const {
    std::size_t at = begin;
    while (at < query_.size() && !space_at(at) && query_[at] != '(' && query_[at] != ')' &&
           !(at > begin && opens_phrase(at, begin)))
      at += peek(at).size;
    return at;
  }

  [[nodiscard]] std::string_view next_run(std::size_t at) const {
    skip_spaces(at);
    return slice(at, run_end(at));
  }

  /// All of the query in capitals, with Vietnamese words in it: VÀ and KHÔNG are such words then.
  [[nodiscard]] bool written_in_capitals() const {
    if (has_lower_letter(query_))
      return false;
    for (std::size_t at = 0; at < query_.size();) {
      skip_spaces(at);
      const std::size_t end = std::max(run_end(at), at + 1);
      const std::string_view run = slice(at, std::min(end, query_.size()));
      if (find_operator(run) == nullptr && is_capital_syllable(run))
        return true;
      at = end;
    }
    return false;
  }

  // ---- elements -------------------------------------------------------------------------------

  void lex_one() {
    const CodePoint point = peek(at_);
    switch (point.value) {
      case '(':
      case ')':
        push(point.value == '(' ? Kind::kOpen : Kind::kClose, at_, at_ + 1);
        ++at_;
        return;
      case '-':
        return lex_mark(Kind::kMinus);
      case '+':
        return lex_mark(Kind::kPlus);
      case '=':
        return lex_mark(Kind::kExact);
      default:
        break;
    }
    if (quote_family(point.value) != QuoteFamily::kNone)
      return lex_phrase();
    if (!lex_field())
      lex_word(false);
  }

  /// '-', '+' or '=' before a word; anywhere else they are punctuation.
  void lex_mark(Kind kind) {
    const std::size_t next = at_ + 1;
    const bool before_group =
        next < query_.size() &&
        (query_[next] == '(' || quote_family(peek(next).value) != QuoteFamily::kNone);
    const bool doubled = next < query_.size() && query_[next] == query_[at_];
    if (doubled || !(before_group || has_word_character(slice(next, run_end(next)))))
      return lex_word(true);
    push(kind, at_, next);
    at_ = next;
  }

  void lex_phrase() {
    const CodePoint open = peek(at_);
    const std::size_t begin = at_;
    const std::size_t inside = begin + open.size;
    at_ = after_closing(inside, quote_family(open.value));
    if (at_ == std::string_view::npos) {
      at_ = inside;
      notice("a quotation mark without its pair was left out; the words after it are not a phrase");
      return;
    }
    std::size_t inside_end = at_ - 1;
    while ((static_cast<unsigned char>(query_[inside_end]) & 0xC0U) == 0x80)
      --inside_end;
    const int distance = lex_phrase_suffix();
    const std::string_view text = trim(slice(inside, inside_end));
    if (has_word_character(text))
      push_text(Kind::kPhrase, text, begin, at_, distance);
  }

  /// "a b"~5
  int lex_phrase_suffix() {
    int distance = 0;
    if (at_ < query_.size() && query_[at_] == '~') {
      const char* const first = query_.data() + at_ + 1;
      const auto [end, error] = std::from_chars(first, query_.data() + query_.size(), distance);
      at_ += 1 + static_cast<std::size_t>(error == std::errc() ? end - first : 0);
      return distance > 0 ? clamp_distance(distance) : 0;
    }
    if (at_ < query_.size() && query_[at_] == '*') {
      ++at_;
      notice("* after a phrase was left out; it works at the end of a word: ngh*");
    }
    return 0;
  }

  int clamp_distance(int distance) {
    if (distance > kMaxNearDistance)
      notice("NEAR reaches at most 1,000 words");
    return std::clamp(distance, 1, kMaxNearDistance);
  }

  static std::string_view trim(std::string_view text) {
    while (!text.empty() && is_query_space(code_point_at(text, 0).value))
      text.remove_prefix(code_point_at(text, 0).size);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
      text.remove_suffix(1);
    return text;
  }

  /// `literal`: the run is a word even when it reads as an operator.
  void lex_word(bool literal) {
    const std::size_t begin = at_;
    at_ = std::max(run_end(begin), begin + peek(begin).size);
    const std::string_view run = slice(begin, at_);
    const std::string_view before = std::exchange(previous_run_, run);
    if (!literal && lex_operator(run, before, begin))
      return;
    if (run.find_first_not_of('*') == std::string_view::npos) {
      push(Kind::kEverything, begin, at_);
      return;
    }
    if (has_word_character(run))
      lex_word_suffix(run, begin);
  }

  bool lex_operator(std::string_view run, std::string_view before, std::size_t begin) {
    const std::size_t slash = std::min(run.find('/'), run.size());
    const QueryOperator* const found = find_operator(run.substr(0, slash));
    if (found == nullptr || (slash < run.size() && found->kind != Kind::kNear))
      return false;
    int distance = kDefaultNearDistance;
    if (slash < run.size()) {
      const char* const end = run.data() + run.size();
      const auto [stop, error] = std::from_chars(run.data() + slash + 1, end, distance);
      if (stop != end || error == std::errc::invalid_argument)
        return false;
      if (error == std::errc::result_out_of_range)
        distance = kMaxNearDistance + 1;
    } else if (found->vietnamese && (capitals_only_ || is_capital_syllable(before) ||
                                     is_capital_syllable(next_run(at_)))) {
      notice(std::string(run) + " is read as a word, because the words beside it are in capitals");
      return false;
    }
    QueryElement& element = push(found->kind, begin, at_);
    element.text = run;
    element.distance = found->kind == Kind::kNear ? clamp_distance(distance) : 0;
    return true;
  }

  void lex_word_suffix(std::string_view run, std::size_t begin) {
    const std::string_view word = trim_punctuation(run);
    const std::size_t tilde = word.rfind('~');
    if (tilde != std::string_view::npos && tilde + 2 >= word.size() &&
        has_word_character(word.substr(0, tilde))) {
      const std::string_view number = word.substr(tilde + 1);
      if (number.empty() || (number[0] >= '0' && number[0] <= '9'))
        return push_fuzzy(word.substr(0, tilde), number.empty() ? 1 : number[0] - '0', begin);
    }
    const std::size_t stem = word.find_last_not_of('*') + 1;
    if (word.substr(0, stem).find('*') != std::string_view::npos)
      notice("* works only at the end of a word: ngh*; elsewhere it is left out");
    if (stem < word.size())
      push_text(may_expand() ? Kind::kPrefix : Kind::kWord, word.substr(0, stem), begin, at_);
    else
      push_text(Kind::kWord, run, begin, at_);
  }

  void push_fuzzy(std::string_view word, int distance, std::size_t begin) {
    constexpr int kMaxFuzzyDistance = 2;
    if (distance > kMaxFuzzyDistance) {
      notice("~ reaches at most 2 changes; read as ~2");
      distance = kMaxFuzzyDistance;
    }
    const bool fuzzy = distance > 0 && may_expand();
    push_text(fuzzy ? Kind::kFuzzy : Kind::kWord, word, begin, at_, fuzzy ? distance : 0);
  }

  bool may_expand() {
    if (++expanded_words_ > kMaxExpandedWords)
      notice("only the first 16 words with * or ~ are expanded; the others are plain words");
    return expanded_words_ <= kMaxExpandedWords;
  }

  // ---- fields ---------------------------------------------------------------------------------

  struct FoundField {
    FieldName name;
    std::size_t value;  ///< just after the colon
  };

  [[nodiscard]] std::optional<FoundField> field_at(std::size_t begin) const {
    const std::size_t end = run_end(begin);
    const std::size_t colon = slice(begin, end).find(':');
    if (colon != std::string_view::npos) {
      const auto name = find_field(query_.substr(begin, colon));
      return name ? std::optional(FoundField{*name, begin + colon + 1}) : std::nullopt;
    }
    std::size_t second = end;
    skip_spaces(second);
    const std::size_t second_colon = slice(second, run_end(second)).find(':');
    if (second == end || second_colon == std::string_view::npos)
      return std::nullopt;
    const auto name = find_field_of_two(slice(begin, end), query_.substr(second, second_colon));
    return name ? std::optional(FoundField{*name, second + second_colon + 1}) : std::nullopt;
  }

  bool lex_field() {
    const auto found = field_at(at_);
    if (!found)
      return false;
    std::size_t value = found->value;
    skip_spaces(value);
    if (value >= query_.size()) {
      notice(quoted(slice(at_, found->value)) + " has nothing after it; read as a word");
      return false;
    }
    if (found->name.kind == FieldName::Kind::kText) {
      lex_text_field(*found);
      return true;
    }
    return found->name.kind == FieldName::Kind::kSort ? lex_sort(found->value, value)
                                                      : lex_date(*found, value);
  }

  void lex_text_field(const FoundField& found) {
    const Field field = found.name.field;
    push(Kind::kField, at_, found.value).field = field;
    at_ = found.value;
    if (space_at(at_))
      return;
    const CodePoint next = peek(at_);
    if (next.value == '=' && has_word_character(slice(at_ + 1, run_end(at_ + 1)))) {
      push(Kind::kExact, at_, at_ + 1);
      ++at_;
    }
    const bool group = query_[at_] == '(' || query_[at_] == ')' ||
                       quote_family(peek(at_).value) != QuoteFamily::kNone;
    if (group)
      return;
    if (field == Field::kPath || field == Field::kUrl || field == Field::kId)
      lex_raw_value();
    else
      lex_word(true);
  }

  /// Paths, addresses and identifiers: up to the next space, with balanced parentheses.
  void lex_raw_value() {
    const std::size_t begin = at_;
    int depth = 0;
    for (; at_ < query_.size() && !space_at(at_); at_ += peek(at_).size) {
      depth += query_[at_] == '(' ? 1 : 0;
      if (query_[at_] == ')' && --depth < 0)
        break;
    }
    const std::string_view value = slice(begin, at_);
    if (value.size() > 1 && value.back() == '*')
      push_text(Kind::kPrefix, value.substr(0, value.size() - 1), begin, at_);
    else if (!value.empty())
      push_text(Kind::kWord, value, begin, at_);
  }

  /// Ends of the next `max_words` runs from `at`, or of the phrase that starts there.
  struct Candidate {
    std::string_view text;
    std::size_t end;
  };
  [[nodiscard]] std::vector<Candidate> candidates(std::size_t at, std::size_t max_words) const {
    const CodePoint open = peek(at);
    if (const QuoteFamily family = quote_family(open.value); family != QuoteFamily::kNone) {
      const std::size_t end = after_closing(at + open.size, family);
      if (end == std::string_view::npos)
        return {};
      std::size_t inside_end = end - 1;
      while ((static_cast<unsigned char>(query_[inside_end]) & 0xC0U) == 0x80)
        --inside_end;
      return {{slice(at + open.size, inside_end), end}};
    }
    std::vector<Candidate> out;
    std::size_t end = at;
    while (out.size() < max_words) {
      std::size_t begin = end;
      skip_spaces(begin);
      const std::size_t next = run_end(begin);
      if (next == begin || (begin > at && quote_family(peek(begin).value) != QuoteFamily::kNone))
        break;
      end = next;
      std::string_view text = slice(at, end);
      if (!text.ends_with(".."))
        text = trim_punctuation(text);
      out.push_back({text, end});
    }
    return out;
  }

  /// False when the words after "since: " (with a space) are no date, so are plain words.
  bool lex_date(const FoundField& found, std::size_t value) {
    const std::vector<Candidate> texts = candidates(value, kMaxDateWords);
    for (auto it = texts.rbegin(); it != texts.rend(); ++it) {
      if (const auto range = parse_date_expression(it->text, today_)) {
        push(Kind::kDate, at_, it->end).dates = date_range(found.name.kind, *range);
        at_ = it->end;
        return true;
      }
    }
    if (value != found.value)
      return false;
    const std::size_t end = texts.empty() ? run_end(value) : texts.front().end;
    throw query_error("cannot read " + quoted(slice(value, end)) + " as a date", query_,
                      {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(end)},
                      std::string(kDateHint));
  }

  static DateRange date_range(FieldName::Kind kind, const DateRange& range) {
    switch (kind) {
      case FieldName::Kind::kSince:
        return {range.first, {}};
      case FieldName::Kind::kUntil:
        return {{}, range.last};
      case FieldName::Kind::kAfter:
        return {next_day(range.last), {}};
      case FieldName::Kind::kBefore:
        return {{}, previous_day(range.first)};
      default:
        return range;
    }
  }

  bool lex_sort(std::size_t after_colon, std::size_t value) {
    const std::vector<Candidate> texts = candidates(value, 3);
    for (auto it = texts.rbegin(); it != texts.rend(); ++it) {
      if (const auto order = find_sort_order(it->text)) {
        out_.sort = *order;
        out_.sort_given = true;
        at_ = it->end;
        return true;
      }
    }
    if (value != after_colon)
      return false;
    const std::size_t end = texts.empty() ? run_end(value) : texts.front().end;
    throw query_error("there is no order " + quoted(slice(value, end)), query_,
                      {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(end)},
                      std::string(kSortHint));
  }

  std::string_view query_;
  Date today_;
  LexedQuery& out_;
  std::size_t at_ = 0;
  std::size_t kept_words_ = 0;
  std::size_t expanded_words_ = 0;
  std::string_view previous_run_;
  bool full_ = false;
  bool capitals_only_ = false;
};

void append_element(const QueryElement& element, std::string& out) {
  switch (element.kind) {
    case Kind::kWord:
      out += element.text;
      break;
    case Kind::kPhrase:
      out.append("\"").append(element.text).append("\"");
      if (element.distance > 0)
        out.append("~").append(std::to_string(element.distance));
      break;
    case Kind::kPrefix:
      out.append(element.text).append("*");
      break;
    case Kind::kFuzzy:
      out.append(element.text).append("~").append(std::to_string(element.distance));
      break;
    case Kind::kDate:
      out.append("[").append(to_string(element.dates)).append("]");
      break;
    case Kind::kNear:
      out.append("NEAR/").append(std::to_string(element.distance));
      break;
    case Kind::kField:
      out.append(field_name(element.field)).append(":");
      break;
    default: {
      constexpr std::string_view kNames[] = {"",    "",   "",    "", "*", "",  "(", ")",
                                             "AND", "OR", "NOT", "", "-", "+", "="};
      out += kNames[static_cast<std::size_t>(element.kind)];
    }
  }
}

}  // namespace

LexedQuery lex_query(std::string_view typed, const Date& today) {
  LexedQuery out;
  Lexer(typed, today, out).run();
  return out;
}

std::string to_string(const std::vector<QueryElement>& elements) {
  std::string out;
  for (const QueryElement& element : elements) {
    if (!out.empty())
      out += ' ';
    append_element(element, out);
  }
  return out;
}

}  // namespace timbao
