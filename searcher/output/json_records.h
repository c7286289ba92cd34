#pragma once

#include "searcher/output/fields.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The JSON of every record, field by field: the script contract. It grows by addition only.
///
/// hit: format_version, qid (batches), rank, id, score, title, title_highlights, date, source,
///   author, category, path, url, snippet {text, highlights}, tags, date_inferred, similar,
///   similar_ids, similar_sources, body, score_parts [{what, value}].
/// facet value: format_version, qid, facet, value, count; the rest of the facet as value absent
///   and "others" or "missing" with a count.
/// timeline point: format_version, qid, timeline (unit), query, period, count, total, per_1000.
/// article: format_version, id, title, date, date_inferred, source, author, category, tags, url,
///   path, body, title_highlights, body_highlights.
/// Absent values are left out. Highlights are [[begin, end], ...], bytes of the UTF-8 text beside
/// them, end exclusive.
namespace timbao {

inline constexpr int kFormatVersion = 1;

/// Appends the members of one JSON object in turn; closed by close().
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }

  void text(std::string_view name, std::string_view value);
  /// Left out when empty.
  void optional_text(std::string_view name, std::string_view value);
  void number(std::string_view name, std::uint64_t value);
  void decimal(std::string_view name, double value);
  void boolean(std::string_view name, bool value);
  /// Left out when empty.
  void texts(std::string_view name, std::span<const std::string> values);
  void highlights(std::string_view name, std::span<const Highlight> ranges);
  /// Text and its highlights under two names. Offsets stay true when bytes had to be replaced.
  void marked_text(std::string_view name, std::string_view highlight_name, std::string_view text,
                   std::span<const Highlight> ranges);
  /// The name and colon of a value that the caller appends.
  std::string& value(std::string_view name);
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

/// Appends a hit on one line, without line break. With `fields`, only these (highlights come with
/// title, snippet and body).
void append_hit_json(std::string_view qid, const Hit& hit, std::span<const OutputField> fields,
                     std::string& out);

/// Appends a line, with line break, for each value of the facet.
void append_facet_lines(std::string_view qid, const Facet& facet, std::string& out);

/// Appends a line, with line break, for each point.
void append_timeline_lines(std::string_view qid, const Timeline& timeline, std::string& out);

/// Appends the same as parts of a document.
void append_facet_json(const Facet& facet, std::string& out);
void append_timeline_json(const Timeline& timeline, std::string& out);
void append_notice_json(const Notice& notice, std::string& out);

/// Matches per 1000 articles; 0 where there are none.
[[nodiscard]] double per_1000(const TimelinePoint& point);

/// "day", "month", "year".
[[nodiscard]] std::string_view to_string(TimelineUnit unit);

}  // namespace timbao
