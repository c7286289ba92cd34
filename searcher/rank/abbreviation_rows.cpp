#include "searcher/rank/abbreviation_rows.h"

#include "common/text/analyzer.h"
#include "searcher/rank/expansion.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbao {
namespace {

/// The words of a long form, four of them and three pairs, weigh about as much as its short form.
constexpr double kLongFactor = 0.3;
/// The short form is one word in the place of many: their weight should stay above it.
constexpr double kShortFactor = 0.5;

class Expander {
 public:
  Expander(Plan& plan, const Abbreviations& abbreviations, const Index& index)
      : plan_(plan), abbreviations_(abbreviations), index_(index) {}

  void run() {
    const std::size_t leaves = plan_.leaves.size();
    const bool capitals = all_in_capitals();
    for (std::size_t i = 0; i < leaves; ++i)
      if (is_plain(plan_.leaves[i]))
        add_long_forms(plan_.leaves[i], capitals);
    add_short_forms();
  }

 private:
  static bool is_plain(const Leaf& leaf) {
    const bool text = leaf.kind == Leaf::Kind::kText || leaf.kind == Leaf::Kind::kTitle;
    return text && !leaf.literal && !leaf.rows.empty();
  }

  /// In a query all in capitals CA may be "ca".
  [[nodiscard]] bool all_in_capitals() const {
    const auto capital = [](const Leaf& leaf) {
      return !is_plain(leaf) || !abbreviation_key(leaf.text).empty();
    };
    return plan_.leaves.size() > 1 &&
           std::all_of(plan_.leaves.begin(), plan_.leaves.end(), capital);
  }

  void add_long_forms(Leaf& leaf, bool capitals) {
    const std::string key = abbreviation_key(leaf.text);
    if (key.empty() || (capitals && reads_as_syllable(key)))
      return;
    for (const std::string& long_form : abbreviations_.senses(key)) {
      const SlotRow row = row_of(long_form, kLongFactor);
      if (row.size() < 2)
        continue;
      leaf.rows.push_back(row);
      plan_.words.push_back(kNoSlot);
      plan_.words.insert(plan_.words.end(), row.begin(), row.end());
      plan_.expansions.push_back(fmt::format("{} = {}", key, long_form));
    }
  }

  void add_short_forms() {
    std::vector<std::string> folded;
    std::vector<const Slot*> words;
    for (std::size_t first = 0; first < plan_.preferred.size(); ++first) {
      folded.clear();
      words.clear();
      for (std::size_t i = first; i < plan_.preferred.size(); ++i) {
        const Leaf& leaf = plan_.leaves[plan_.preferred[i]];
        const bool one_word =
            is_plain(leaf) && leaf.kind == Leaf::Kind::kText && leaf.rows[0].size() == 1;
        if (!one_word || plan_.slots[leaf.rows[0][0]].terms.size() != 1)
          break;
        words.push_back(&plan_.slots[leaf.rows[0][0]]);
        folded.push_back(words.back()->terms[0]);
      }
      const Abbreviations::LongForm found =
          abbreviations_.longest_match(folded, [&](std::size_t i, std::string_view canonical) {
            return !words[i]->marked || same_word(words[i]->text, canonical);
          });
      if (found.words == 0)
        continue;
      std::string long_form;
      for (std::size_t i = 0; i < found.words; ++i)
        long_form.append(i > 0 ? " " : "").append(words[i]->text);
      for (const std::string& key : found.keys)
        add_short_form(first, found.words, key, long_form);
      first += found.words - 1;
    }
  }

  void add_short_form(std::size_t first, std::size_t count, const std::string& key,
                      const std::string& long_form) {
    if (reads_as_syllable(key))
      return;
    const SlotRow row = row_of(key, kShortFactor);
    if (row.size() != 1 || plan_.slots[row[0]].folded_articles == 0)
      return;
    for (std::size_t i = first; i < first + count; ++i)
      plan_.leaves[plan_.preferred[i]].rows.push_back(row);
    plan_.expansions.push_back(fmt::format("{} = {}", long_form, key));
  }

  static bool reads_as_syllable(const std::string& key) { return !fold_range(fold(key)).empty(); }

  static bool same_word(std::string_view typed, std::string_view canonical) {
    if (typed == canonical)
      return true;
    const SyllableCode code = parse_syllable(canonical);
    return code != kNoSyllable && iy_variant(code) != kNoSyllable &&
           spelling(iy_variant(code)) == typed;
  }

  SlotRow row_of(const std::string& text, double factor) {
    analyze(text, tokens_);
    SlotRow row;
    for (const Token& token : tokens_.tokens)
      if (token.kind != TokenKind::kJoined)
        row.push_back(slot_of(make_word_slot(tokens_, token, false, index_), factor));
    return row;
  }

  /// A word that was typed too keeps its own weight.
  std::uint16_t slot_of(Slot slot, double factor) {
    const auto same = std::find_if(plan_.slots.begin(), plan_.slots.end(), [&](const Slot& other) {
      return other.text == slot.text && other.exact == slot.exact && other.terms == slot.terms;
    });
    const auto number = static_cast<std::uint16_t>(same - plan_.slots.begin());
    if (same == plan_.slots.end()) {
      slot.factor = factor;
      plan_.slots.push_back(std::move(slot));
    }
    return number;
  }

  Plan& plan_;
  const Abbreviations& abbreviations_;
  const Index& index_;
  TokenList tokens_;
};

}  // namespace

Abbreviations archive_abbreviations(const Index& index) {
  constexpr std::uint64_t kMostSupport = 3;
  constexpr std::uint64_t kArticlesPerSupport = 2000;
  AbbreviationCounts counts;
  for (const Part& part : index.parts())
    part.add_abbreviations_to(counts);
  Abbreviations abbreviations;
  abbreviations.set_support(std::clamp<std::uint64_t>(
      index.statistics().articles / kArticlesPerSupport, 1, kMostSupport));
  for (const auto& [pair, articles] : counts)
    abbreviations.add_mined(pair.key, pair.long_form, articles);
  return abbreviations;
}

void add_abbreviations(Plan& plan, const Abbreviations& abbreviations, const Index& index) {
  Expander(plan, abbreviations, index).run();
}

}  // namespace timbao
