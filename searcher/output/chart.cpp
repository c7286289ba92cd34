#include "searcher/output/chart.h"

#include "searcher/output/json_records.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace timbao {
namespace {

constexpr std::size_t kMaxLabelColumns = 32;
constexpr std::size_t kMaxBarColumns = 40;
constexpr std::size_t kChartRows = 8;  // even: the number in the middle is half of the top
constexpr std::size_t kMaxColumnWidth = 6;

void pad_to(std::size_t columns, std::string_view text, std::string& out) {
  out += text;
  const std::size_t width = display_width(text);
  out.append(columns > width ? columns - width : 0, ' ');
}

void pad_left(std::size_t columns, std::string_view text, std::string& out) {
  const std::size_t width = display_width(text);
  out.append(columns > width ? columns - width : 0, ' ');
  out += text;
}

/// A bar of `columns` columns at full scale, in eighths of a column; something for anything.
std::string horizontal_bar(double share, std::size_t columns) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double exact = share * static_cast<double>(columns) * 8;
  const auto eighths = static_cast<std::size_t>(std::max(std::llround(exact), share > 0 ? 1LL : 0));
  std::string bar;
  for (std::size_t i = 0; i < eighths / 8; ++i) {
    bar += "█";
  }
  return bar += kEighths[eighths % 8];
}

struct FacetRow {
  std::string label;
  std::uint64_t count = 0;
  bool bar = true;
};

std::vector<FacetRow> facet_rows(const Facet& facet) {
  std::vector<FacetRow> rows;
  const bool dates = facet.name == "year" || facet.name == "month";
  for (const FacetValue& value : facet.values) {
    const std::string label = terminal_safe(value.value);
    rows.push_back({truncate_columns(dates ? describe_period(label) : label, kMaxLabelColumns),
                    value.count, true});
  }
  if (facet.others > 0) {
    rows.push_back({"(khác)", facet.others, false});
  }
  if (facet.missing > 0) {
    rows.push_back({"(không rõ)", facet.missing, false});
  }
  return rows;
}

/// A chart's measures, the same for all timelines that are compared.
struct ChartScale {
  double top = 0;         ///< value at full height
  std::size_t label = 0;  ///< columns of the numbers at the left
  std::size_t plot = 0;   ///< columns for the bars
  bool rates = false;     ///< values may have decimals
};

double point_value(const Timeline& timeline, const TimelinePoint& point) {
  return timeline.per_1000 ? per_1000(point) : static_cast<double>(point.count);
}

ChartScale make_scale(std::span<const Timeline> timelines, std::size_t width) {
  ChartScale scale;
  scale.label = 6;
  scale.plot = std::max<std::size_t>(width, 20) - scale.label - 3;
  for (const Timeline& timeline : timelines) {
    scale.rates = scale.rates || timeline.per_1000;
    for (const ChartBin& bin : make_bins(timeline, scale.plot)) {
      scale.top = std::max(scale.top, bin.value);
    }
  }
  return scale;
}

/// The cell of a bar in one row of the chart, in eighths of its height.
std::string_view cell(double share, std::size_t row) {
  constexpr std::array<std::string_view, 9> kBlocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const auto eighths = static_cast<std::size_t>(
      std::max(std::llround(share * static_cast<double>(kChartRows) * 8), share > 0 ? 1LL : 0));
  const std::size_t below = row * 8;
  return kBlocks[std::min<std::size_t>(eighths > below ? eighths - below : 0, 8)];
}

/// Columns of one bar with the gap behind it.
struct BarShape {
  std::size_t width = 1;
  std::size_t gap = 0;
};

BarShape bar_shape(std::size_t bins, std::size_t plot) {
  const std::size_t each =
      std::clamp<std::size_t>(plot / std::max<std::size_t>(bins, 1), 1, kMaxColumnWidth);
  return each >= 3 ? BarShape{each - 1, 1} : BarShape{each, 0};
}

void append_row(const std::vector<ChartBin>& bins, const ChartScale& scale, std::size_t row,
                const TextStyle& style, std::string& out) {
  const bool top = row + 1 == kChartRows;
  const bool whole_half = scale.rates || std::fmod(scale.top, 2) == 0;  // half an article is none
  const bool middle = row + 1 == kChartRows / 2 && whole_half;
  const double at = scale.top * static_cast<double>(row + 1) / static_cast<double>(kChartRows);
  pad_left(scale.label, top || middle ? format_decimal(at) : std::string(), out);
  out += top || middle ? " ┤" : " │";
  const BarShape shape = bar_shape(bins.size(), scale.plot);
  std::string line;
  for (const ChartBin& bin : bins) {
    const double share = scale.top > 0 ? bin.value / scale.top : 0;
    for (std::size_t i = 0; i < shape.width; ++i) {
      line += cell(share, row);
    }
    line.append(shape.gap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  style.paint(Look::kBar, line, out);
  out += '\n';
}

/// The axis and, below it, a label wherever the year (for days: the month) changes and there is
/// room.
void append_axis(const Timeline& timeline, const std::vector<ChartBin>& bins,
                 const ChartScale& scale, std::string& out) {
  const BarShape shape = bar_shape(bins.size(), scale.plot);
  const std::size_t each = shape.width + shape.gap;
  std::string axis;
  std::string labels(scale.label + 2, ' ');
  std::string last;
  std::size_t free_from = 0;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const std::string label = axis_label(timeline.points[bins[i].first], timeline.unit);
    const std::size_t column = i * each;
    const bool shown =
        label != last && column >= free_from && column + label.size() <= scale.plot + 3;
    last = label;
    if (shown) {
      labels.append(scale.label + 2 + column - labels.size(), ' ');
      labels += label;
      free_from = column + label.size() + 1;
    }
    for (std::size_t k = 0; k < each; ++k) {
      axis += shown && k == 0 ? "┬" : "─";
    }
  }
  pad_left(scale.label, "0", out);
  out += " └" + axis + "\n" + labels + "\n";
}

std::string_view unit_name(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::kDay:
      return "ngày";
    case TimelineUnit::kMonth:
      return "tháng";
    case TimelineUnit::kYear:
      return "năm";
  }
  return {};
}

std::string describe_timeline(const Timeline& timeline, const std::vector<ChartBin>& bins) {
  std::string text = timeline.per_1000 ? "số bài trên 1 000 bài" : "số bài";
  const std::size_t together = bins.empty() ? 1 : bins.front().last - bins.front().first;
  text += together == 1 ? fmt::format(" mỗi {}", unit_name(timeline.unit))
                        : fmt::format(" mỗi {} {}", together, unit_name(timeline.unit));
  if (const std::string peak = describe_peak(timeline, bins); !peak.empty()) {
    text += " · " + peak;
  }
  if (timeline.undated > 0) {
    text += fmt::format(" · không rõ ngày: {}", format_count(timeline.undated));
  }
  return text;
}

void append_timeline_chart(const Timeline& timeline, const ChartScale& scale,
                           const TextStyle& style, std::string& out) {
  const std::vector<ChartBin> bins = make_bins(timeline, scale.plot);
  const std::size_t width = scale.label + 3 + scale.plot;
  const std::string query = terminal_safe(timeline.query);
  const std::string description = describe_timeline(timeline, bins);
  const bool beside = display_width(query) + 2 + display_width(description) <= width;
  if (!query.empty() && beside) {
    style.paint(Look::kTitle, query, out);
    out += "  ";
  } else if (!query.empty()) {
    style.paragraph({query, {}}, Look::kTitle, 0, width, out);
  }
  style.paragraph({description, {}}, Look::kMeta, 0, width, out);
  if (bins.empty()) {
    return;
  }
  for (std::size_t row = kChartRows; row > 0; --row) {
    append_row(bins, scale, row - 1, style, out);
  }
  append_axis(timeline, bins, scale, out);
}

}  // namespace

void append_facet_chart(const Facet& facet, const TextStyle& style, std::size_t width,
                        std::string& out) {
  const std::vector<FacetRow> rows = facet_rows(facet);
  std::size_t label = 0;
  std::size_t number = 0;
  std::uint64_t top = 1;
  for (const FacetRow& row : rows) {
    label = std::max(label, display_width(row.label));
    number = std::max(number, format_count(row.count).size());
    top = std::max(top, row.bar ? row.count : 0);
  }
  const std::size_t used = 2 + label + 2 + number + 1;
  const std::size_t bar = std::min(kMaxBarColumns, width > used ? width - used : 0);
  style.paint(Look::kTitle, terminal_safe(facet_title(facet.name)), out);
  out += '\n';
  for (const FacetRow& row : rows) {
    out += "  ";
    pad_to(label, row.label, out);
    out += "  ";
    pad_left(number, format_count(row.count), out);
    if (row.bar && bar > 0) {
      out += ' ';
      const double share = static_cast<double>(row.count) / static_cast<double>(top);
      style.paint(Look::kBar, horizontal_bar(share, bar), out);
    }
    out += '\n';
  }
}

void append_timeline_charts(std::span<const Timeline> timelines, const TextStyle& style,
                            std::size_t width, std::string& out) {
  const ChartScale scale = make_scale(timelines, width);
  bool first = true;
  for (const Timeline& timeline : timelines) {
    out += first ? "" : "\n";
    first = false;
    append_timeline_chart(timeline, scale, style, out);
  }
}

std::vector<ChartBin> make_bins(const Timeline& timeline, std::size_t columns) {
  const std::size_t count = timeline.points.size();
  const std::size_t most = std::max<std::size_t>(columns, 1);
  const std::size_t together = std::max<std::size_t>(1, (count + most - 1) / most);
  std::vector<ChartBin> bins;
  for (std::size_t first = 0; first < count; first += together) {
    ChartBin bin{first, std::min(first + together, count), 0};
    TimelinePoint sum;
    for (std::size_t i = bin.first; i < bin.last; ++i) {
      sum.count += timeline.points[i].count;
      sum.total += timeline.points[i].total;
    }
    bin.value = point_value(timeline, sum);
    bins.push_back(bin);
  }
  return bins;
}

std::string axis_label(const TimelinePoint& point, TimelineUnit unit) {
  const std::size_t size = unit == TimelineUnit::kDay ? 7 : 4;
  return describe_period(std::string_view(point.period).substr(0, size));
}

std::string describe_peak(const Timeline& timeline, std::span<const ChartBin> bins) {
  const auto peak = std::max_element(
      bins.begin(), bins.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  if (peak == bins.end() || peak->value == 0) {
    return {};
  }
  std::string period = describe_period(timeline.points[peak->first].period);
  if (peak->last - peak->first > 1) {
    period += "–" + describe_period(timeline.points[peak->last - 1].period);
  }
  return fmt::format("đỉnh {}: {} {}", period, format_decimal(peak->value),
                     timeline.per_1000 ? "‰" : "bài");
}

}  // namespace timbao
