#pragma once

#include "searcher/output/text_style.h"
#include "searcher/results/results.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace timbao {

/// Appends a facet as lines of value, count and bar.
void append_facet_chart(const Facet& facet, const TextStyle& style, std::size_t width,
                        std::string& out);

/// Appends timelines one below the other on one scale: columns of block characters, the axis, the
/// peak in words. Periods are put together where there are more of them than columns.
void append_timeline_charts(std::span<const Timeline> timelines, const TextStyle& style,
                            std::size_t width, std::string& out);

/// One column of a chart: periods [first, last) of a timeline.
struct ChartBin {
  std::size_t first = 0;
  std::size_t last = 0;
  double value = 0;  ///< matches, or matches per 1000 articles
};

/// The points of `timeline` in at most `columns` bins of equal length.
[[nodiscard]] std::vector<ChartBin> make_bins(const Timeline& timeline, std::size_t columns);

/// What the axis says at a point: the year, for days month and year.
[[nodiscard]] std::string axis_label(const TimelinePoint& point, TimelineUnit unit);

/// "đỉnh 03/2020: 123 bài", "đỉnh 03/2020–04/2020: 12,5 ‰": the highest of the bins of
/// `timeline`; empty when all is zero.
[[nodiscard]] std::string describe_peak(const Timeline& timeline, std::span<const ChartBin> bins);

}  // namespace timbao
