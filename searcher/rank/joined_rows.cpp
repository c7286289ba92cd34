#include "searcher/rank/joined_rows.h"

#include "common/text/analyzer.h"
#include "searcher/rank/expansion.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbao {
namespace {

/// A joined token repeats what its parts say: half their weight.
constexpr double kJoinedFactor = 0.5;
constexpr std::size_t kMostWords = 64;
/// Years that a day without one may be of.
constexpr int kFirstYear = 1945;
constexpr int kLastYear = 2045;

/// A leaf of the plan as bytes of the words written in a row.
struct WrittenLeaf {
  std::uint32_t leaf = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Joiner {
 public:
  Joiner(Plan& plan, const Index& index) : plan_(plan), index_(index) {}

  void run() {
    for (const std::uint32_t number : plan_.preferred) {
      const Leaf& leaf = plan_.leaves[number];
      if (leaf.literal || leaf.kind != Leaf::Kind::kText || written_.size() == kMostWords) {
        join();
        continue;
      }
      text_.append(text_.empty() ? "" : " ");
      const auto begin = static_cast<std::uint32_t>(text_.size());
      text_ += leaf.text;
      written_.push_back({number, begin, static_cast<std::uint32_t>(text_.size())});
    }
    join();
    for (Slot& slot : plan_.slots)
      if (slot.joined && slot.text.starts_with("--"))
        add_years(slot);
  }

 private:
  void join() {
    if (written_.size() > 1) {
      analyze(text_, tokens_);
      for (const Token& token : tokens_.tokens)
        if (token.kind == TokenKind::kJoined)
          add(token);
    }
    text_.clear();
    written_.clear();
  }

  /// A joined token over whole words, two of them at least.
  void add(const Token& token) {
    const auto first =
        std::find_if(written_.begin(), written_.end(),
                     [&](const WrittenLeaf& written) { return written.end > token.begin; });
    auto last = first;
    while (last != written_.end() && last->end < token.end)
      ++last;
    if (last == written_.end() || first == last || first->begin != token.begin)
      return;
    const std::uint16_t slot = slot_of(token);
    for (auto it = first; it <= last; ++it)
      plan_.leaves[it->leaf].rows.push_back({slot});
  }

  std::uint16_t slot_of(const Token& token) {
    Slot slot = make_word_slot(tokens_, token, false, index_);
    slot.joined = true;
    slot.factor = kJoinedFactor;
    const auto same = std::find_if(plan_.slots.begin(), plan_.slots.end(), [&](const Slot& other) {
      return other.joined && other.text == slot.text;
    });
    const auto number = static_cast<std::uint16_t>(same - plan_.slots.begin());
    if (same == plan_.slots.end())
      plan_.slots.push_back(std::move(slot));
    return number;
  }

  void add_years(Slot& slot) const {
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      const std::string day = fmt::format("{}{}", year, slot.text.substr(1));
      const std::uint64_t articles = index_.term_articles(day);
      if (articles == 0)
        continue;
      const UnitPair units = other_units(day, day);
      slot.terms.push_back(day);
      slot.exact.push_back(exact_range(units));
      slot.folded.push_back(folded_range(units));
      slot.exact_articles += articles;
      slot.folded_articles += articles;
    }
  }

  Plan& plan_;
  const Index& index_;
  TokenList tokens_;
  std::string text_;
  std::vector<WrittenLeaf> written_;
};

}  // namespace

void add_joined_rows(Plan& plan, const Index& index) { Joiner(plan, index).run(); }

}  // namespace timbao
