#pragma once

#include "common/text/token.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What stands between two neighbouring tokens, cleaned to ASCII ("~" for what has none); at most
/// three characters, a longer gap is "~~~".
class Gap {
 public:
  Gap() = default;
  explicit Gap(char c) : chars_{c, 0, 0, 1} {}
  void add(char c);
  [[nodiscard]] bool is(std::string_view text) const {
    return text.size() < chars_.size() && std::bit_cast<std::uint32_t>(chars_) == packed(text);
  }
  [[nodiscard]] bool is_any(std::string_view one_of) const {
    return size() == 1 && one_of.find(chars_[0]) != std::string_view::npos;
  }
  [[nodiscard]] std::string_view view() const { return {chars_.data(), size()}; }

 private:
  /// The rules ask for gaps by constants, which become one number.
  static constexpr std::uint32_t packed(std::string_view text) {
    std::array<char, 4> chars{};
    for (std::size_t i = 0; i < text.size(); ++i)
      chars[i] = text[i];
    chars.back() = static_cast<char>(text.size());
    return std::bit_cast<std::uint32_t>(chars);
  }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(chars_.back()); }

  std::array<char, 4> chars_{};  ///< zeros after the last; then how many
};

/// The base tokens of a text that are not joined yet, as the rules for joined tokens look at them,
/// by their number from 0. Indexes past the last token are allowed everywhere and find nothing.
class JoinContext {
 public:
  JoinContext(std::string_view text, TokenList& list)
      : text_(text),
        list_(list),
        tokens_(list.tokens.data() + list.join_work.done),
        size_(list.tokens.size() - list.join_work.done) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool has(std::size_t i) const { return i < size_; }
  [[nodiscard]] const Token& token(std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] std::string_view key(std::size_t i) const {
    return has(i) ? list_.canonical(token(i)) : std::string_view();
  }
  [[nodiscard]] bool is(std::size_t i, TokenKind kind) const {
    return has(i) && token(i).kind == kind;
  }
  [[nodiscard]] bool is_word(std::size_t i) const {
    return is(i, TokenKind::kWord) || is(i, TokenKind::kSyllable);
  }
  /// Between tokens i and i + 1; "~~~" after the last token.
  [[nodiscard]] Gap after(std::size_t i) const {
    if (has(i + 1)) {
      const std::size_t begin = token(i).end;
      const std::size_t size = token(i + 1).begin - begin;
      if (size == 0)
        return {};
      if (size == 1 && text_[begin] >= ' ' && text_[begin] <= '~')
        return Gap(text_[begin]);
    }
    if (i != gap_after_) {
      gap_ = read_gap(i);
      gap_after_ = i;
    }
    return gap_;
  }
  /// Value of a number of at most four plain digits, else -1.
  [[nodiscard]] int value(std::size_t i) const;
  /// The keys of tokens first..last in one.
  [[nodiscard]] std::string keys(std::size_t first, std::size_t last) const;
  /// The same with what stands between them.
  [[nodiscard]] std::string keys_and_gaps(std::size_t first, std::size_t last) const;

  void join(std::size_t first, std::size_t last, std::string_view key);

 private:
  [[nodiscard]] Gap read_gap(std::size_t i) const;

  std::string_view text_;
  TokenList& list_;
  const Token* tokens_;
  std::size_t size_;
  mutable std::size_t gap_after_ = static_cast<std::size_t>(-1);  ///< most rules ask for the same
  mutable Gap gap_;
};

/// com, vn.
[[nodiscard]] bool is_top_domain(std::string_view key);

/// "tháng".
[[nodiscard]] bool is_month_word(const Token& token);

/// The rules, each from the token it may start at (for hosts: end at).
void join_initials(JoinContext& context, std::size_t i);
void join_city(JoinContext& context, std::size_t i);
/// GD&ĐT, QĐ-UBND, Covid-19; gives the last token taken, or i.
std::size_t join_chain(JoinContext& context, std::size_t i);
void join_strain(JoinContext& context, std::size_t i);
void join_decree(JoinContext& context, std::size_t i);
void join_hashtag(JoinContext& context, std::size_t i);
void join_host(JoinContext& context, std::size_t i);
void join_amount(JoinContext& context, std::size_t i);
void join_time(JoinContext& context, std::size_t i);
void join_clock_code(JoinContext& context, std::size_t i);
void join_date(JoinContext& context, std::size_t i);
void join_quarter(JoinContext& context, std::size_t i);

}  // namespace timbao
