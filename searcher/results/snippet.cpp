#include "searcher/results/snippet.h"

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "common/text/well_formed.h"
#include "searcher/results/passage.h"

#include <algorithm>
#include <string>

namespace timbao {
namespace {

constexpr std::string_view kEllipsis = "…";
/// Punctuation beside the first and last word that is shown with them, in letters.
constexpr int kMaxPunctuation = 8;

/// Bytes [begin, end) of the text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_white_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The end of the punctuation that is glued to `pos`, at most `limit`.
std::size_t punctuation_after(std::string_view text, std::size_t pos, std::size_t limit) {
  for (int i = 0; i < kMaxPunctuation && pos < limit && !is_white_space(text[pos]); ++i) {
    pos = letter_end(text, pos);
  }
  return std::min(pos, limit);
}

/// The begin of the punctuation that is glued to the word at `pos`, at least `limit`: the opening
/// quote belongs to the word behind it.
std::size_t punctuation_before(std::string_view text, std::size_t pos, std::size_t limit) {
  int letters = 0;
  std::size_t begin = pos;
  while (begin > limit && !is_white_space(text[begin - 1]) && letters < kMaxPunctuation) {
    --begin;
    const bool inside_letter = (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80;
    letters += inside_letter ? 0 : 1;
    pos = inside_letter ? pos : begin;
  }
  return pos;
}

ByteRange bytes_of(const TextLayout& layout, Passage passage) {
  const std::string_view text = layout.text();
  const std::size_t low = passage.first > 0 ? layout.token(passage.first - 1).end : 0;
  const std::size_t high =
      passage.last < layout.size() ? layout.token(passage.last).begin : text.size();
  return {punctuation_before(text, layout.token(passage.first).begin, low),
          punctuation_after(text, layout.token(passage.last - 1).end, high)};
}

/// `range` of at most `columns`: a word wider than the snippet may be is the only thing that is
/// ever cut inside, between letters.
ByteRange cut_to_columns(std::string_view text, ByteRange range, std::size_t columns) {
  std::size_t pos = range.begin;
  std::size_t used = 0;
  while (pos < range.end) {
    const std::size_t next = letter_end(text, pos);
    const bool space = is_white_space(text[pos]);
    const bool collapses = space && pos > range.begin && is_white_space(text[pos - 1]);
    used += space ? (collapses ? 0 : 1) : display_width(text.substr(pos, next - pos));
    if (used > columns) {
      return {range.begin, pos};
    }
    pos = next;
  }
  return range;
}

/// Builds a snippet piece by piece, keeping the highlights beside the bytes that were kept.
class SnippetWriter {
 public:
  SnippetWriter(std::string_view text, std::span<const Highlight> highlights)
      : text_(text), highlights_(highlights) {}

  void add_literal(std::string_view literal) { snippet_.text += literal; }

  /// Appends the bytes of `range`, cleaned.
  void add(ByteRange range) {
    std::size_t pos = range.begin;
    while (next_ < highlights_.size() && highlights_[next_].end <= range.begin) {
      ++next_;
    }
    for (; next_ < highlights_.size() && highlights_[next_].begin < range.end; ++next_) {
      const std::size_t begin = std::max<std::size_t>(highlights_[next_].begin, range.begin);
      const std::size_t end = std::min<std::size_t>(highlights_[next_].end, range.end);
      copy(pos, begin);
      const auto mark = static_cast<std::uint32_t>(snippet_.text.size());
      copy(begin, end);
      const auto mark_end = static_cast<std::uint32_t>(snippet_.text.size());
      if (mark_end > mark) {
        snippet_.highlights.push_back({mark, mark_end});
      }
      pos = end;
    }
    copy(pos, range.end);
  }

  [[nodiscard]] Snippet take() {
    while (!snippet_.text.empty() && snippet_.text.back() == ' ') {
      snippet_.text.pop_back();
    }
    return std::move(snippet_);
  }

 private:
  void copy(std::size_t begin, std::size_t end) {
    if (begin < end) {
      append_clean(text_.substr(begin, end - begin), CleanMode::kLine, snippet_.text);
    }
  }

  std::string_view text_;
  std::span<const Highlight> highlights_;
  std::size_t next_ = 0;
  Snippet snippet_;
};

/// Paragraphs of at most so many words, so many of them, may be signatures.
constexpr std::uint32_t kMaxSignatureWords = 5;
constexpr int kMaxSignatures = 3;

/// The first token of a last paragraph [.., `end`) that is a name: few words, each with a capital,
/// no stop behind them. `end` when it is none.
std::uint32_t signature_begin(const TextLayout& layout, std::uint32_t end) {
  const std::string_view text = layout.text();
  const std::size_t text_end = end < layout.size() ? layout.token(end).begin : text.size();
  const std::string_view rest =
      text.substr(layout.token(end - 1).end, text_end - layout.token(end - 1).end);
  if (rest.find_first_of(".!?;:,") != rest.npos) {
    return end;
  }
  for (std::uint32_t i = end - 1; i > 0 && end - i <= kMaxSignatureWords; --i) {
    const Token& token = layout.token(i);
    if (!token.capitalised) {
      return end;
    }
    if (token.paragraph_start) {
      return i;
    }
  }
  return end;
}

/// Where the text ends and the names of who wrote it begin: they tell nothing in a snippet.
std::uint32_t end_of_story(const TextLayout& layout) {
  std::uint32_t end = layout.size();
  for (int i = 0; i < kMaxSignatures; ++i) {
    const std::uint32_t begin = signature_begin(layout, end);
    if (begin == end) {
      break;
    }
    end = begin;
  }
  return end;
}

/// Cores with their context: in reading order, contiguous ones joined.
std::vector<Passage> expand_all(const TextLayout& layout, const std::vector<Passage>& cores,
                                std::uint32_t columns) {
  std::vector<Passage> passages;
  const auto count = static_cast<std::uint32_t>(cores.size());
  const std::uint32_t joints = 3 * (count - 1) + 4;
  const std::uint32_t each =
      std::max<std::uint32_t>(1, (columns - std::min(columns, joints)) / count);
  const std::uint32_t end = std::max(end_of_story(layout), cores.back().last);
  for (std::size_t i = 0; i < cores.size(); ++i) {
    const Passage limits{passages.empty() ? 0 : passages.back().last,
                         i + 1 < cores.size() ? cores[i + 1].first : end};
    const Passage passage = expand_passage(layout, cores[i], each, limits);
    if (!passages.empty() && passages.back().last == passage.first) {
      passages.back().last = passage.last;
    } else {
      passages.push_back(passage);
    }
  }
  return passages;
}

Snippet write_passages(const TextLayout& layout, const std::vector<Passage>& passages,
                       std::span<const Highlight> highlights, std::uint32_t columns) {
  SnippetWriter writer(layout.text(), highlights);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (i > 0) {
      writer.add_literal(" … ");
    } else if (!layout.sentence_at(passages[i].first)) {
      writer.add_literal("… ");
    }
    const ByteRange range = bytes_of(layout, passages[i]);
    const std::size_t most = columns + kMaxPunctuation;
    writer.add(layout.columns().columns(range.begin, range.end) <= most
                   ? range
                   : cut_to_columns(layout.text(), range, most));
  }
  Snippet snippet = writer.take();
  if (!layout.sentence_at(passages.back().last)) {
    snippet.text += ' ';
    snippet.text += kEllipsis;
  }
  return snippet;
}

std::vector<Highlight> ranges_of(std::span<const Token* const> base,
                                 std::span<const TermMatch> matches) {
  std::vector<Highlight> ranges;
  for (const TermMatch& match : matches) {
    if (match.first >= base.size()) {
      break;
    }
    const std::size_t last =
        std::min<std::size_t>(match.first + std::max<std::size_t>(match.count, 1), base.size());
    const Highlight range{base[match.first]->begin, base[last - 1]->end};
    if (!ranges.empty() && range.begin <= ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

/// Only the beginning is shown: no need to lay out the whole of a long text.
Snippet beginning_of(std::string_view text, std::uint32_t columns) {
  SnippetWriter writer(text, {});
  writer.add(cut_to_columns(text, {0, text.size()}, columns));
  return writer.take();
}

}  // namespace

Snippet make_snippet(std::string_view text, const TokenList& tokens,
                     std::span<const TermMatch> matches, const SnippetOptions& options) {
  TextLayout layout(text, tokens);
  layout.keep_whole(matches);
  if (layout.size() == 0) {
    return beginning_of(text, options.max_columns);
  }
  std::vector<Passage> cores =
      choose_passages(layout, matches, options.max_columns, options.max_fragments);
  if (cores.empty()) {
    cores.push_back({0, 1});
  }
  const std::vector<Passage> passages = expand_all(layout, cores, options.max_columns);
  return write_passages(layout, passages, ranges_of(layout.base(), matches), options.max_columns);
}

std::vector<Highlight> highlight_ranges(const TokenList& tokens,
                                        std::span<const TermMatch> matches) {
  return ranges_of(base_tokens(tokens), matches);
}

}  // namespace timbao
