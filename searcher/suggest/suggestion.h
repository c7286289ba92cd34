#pragma once

#include "common/store/index.h"
#include "searcher/rank/plan.h"
#include "searcher/results/results.h"
#include "searcher/suggest/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// The query that was probably meant, or nullopt: `text` with unknown words in their nearest known
/// spelling, and, where no word of it has a mark, with the marks that nearly all articles have
/// there. All else (operators, fields, quotes) stays as typed. Words that the archive knows are
/// never changed but for marks left out. `no_hits`: nothing was found, so weaker signs will do.
[[nodiscard]] std::optional<std::string> suggested_query(std::string_view text, const Plan& plan,
                                                         const std::vector<WordReading>& readings,
                                                         bool no_hits);

/// "Ý bạn là: bảo hiểm xã hội (1 204 bài)", "(khoảng 1 200 bài)": an estimate in two digits;
/// without the count when `articles` is none.
[[nodiscard]] Notice suggestion_notice(const std::string& query, std::optional<Count> articles);

/// For a query whose dates leave out every match: how many `articles` match without them, `undated`
/// of which have no date.
[[nodiscard]] Notice outside_dates_notice(std::uint64_t articles, std::uint64_t undated);

/// For a query that found nothing: a sentence for each word that no article has, with the nearest
/// spelling that some have; after eight words, how many more there are.
[[nodiscard]] std::vector<Notice> report_missing_words(const Plan& plan,
                                                       const std::vector<WordReading>& readings);

}  // namespace timbao
