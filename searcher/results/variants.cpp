#include "searcher/results/variants.h"

#include "common/text/analyzer.h"
#include "searcher/results/passage.h"

#include <algorithm>

namespace timbao {

void VariantCounter::add(std::string_view text, const TokenList& tokens,
                         std::span<const TermMatch> matches) {
  const std::vector<const Token*> base = base_tokens(tokens);
  for (const TermMatch& match : matches) {
    if (match.count == 0 || match.first + match.count > base.size()) {
      continue;
    }
    const std::uint32_t begin = base[match.first]->begin;
    const std::uint32_t end = base[match.first + match.count - 1]->end;
    in_article_.insert(canonical(text.substr(begin, end - begin)));
  }
}

void VariantCounter::end_article() {
  for (const std::string& spelling : in_article_) {
    ++articles_[spelling];
  }
  in_article_.clear();
}

std::vector<Variant> VariantCounter::build() const {
  std::vector<Variant> variants;
  for (const auto& [spelling, articles] : articles_) {
    variants.push_back({spelling, articles});
  }
  std::stable_sort(variants.begin(), variants.end(),
                   [](const Variant& a, const Variant& b) { return a.articles > b.articles; });
  return variants;
}

}  // namespace timbao
