#include "common/text/escape.h"
#include "searcher/output/json_records.h"
#include "searcher/output/writers.h"

#include <algorithm>
#include <initializer_list>
#include <ostream>

namespace timbao {
namespace {

std::vector<OutputField> default_columns() {
  return {OutputField::kRank,     OutputField::kScore,  OutputField::kDate,  OutputField::kSource,
          OutputField::kCategory, OutputField::kAuthor, OutputField::kTitle, OutputField::kSnippet,
          OutputField::kSimilar,  OutputField::kPath,   OutputField::kUrl,   OutputField::kId};
}

bool is_number(OutputField field) {
  return field == OutputField::kRank || field == OutputField::kScore ||
         field == OutputField::kSimilar;
}

/// One table with a line of column names: of hits, of facet values (facet, value, count; value is
/// empty for "others" and "missing", which stand in the column kind), or of a timeline (query,
/// period, count, total, per_1000). In batches the first column is qid.
class TableWriter final : public ResultWriter {
 public:
  TableWriter(const OutputOptions& options, std::ostream& out)
      : table_(options.table),
        tabs_(options.format == OutputFormat::kTsv),
        batch_(options.batch),
        columns_(options.fields.empty() ? default_columns() : options.fields),
        out_(out) {
    const bool named = std::count(columns_.begin(), columns_.end(), OutputField::kQid) > 0;
    if (batch_ && !named) {
      columns_.insert(columns_.begin(), OutputField::kQid);
    }
  }

  void begin(std::string_view qid, const SearchResults& /*head*/) override {
    qid_ = qid;
    if (!started_) {
      add_names();
      started_ = true;
    }
  }

  void hit(const Hit& hit) override {
    if (table_ != OutputTable::kHits) {
      return;
    }
    for (const OutputField field : columns_) {
      const std::string value = field_text(qid_, hit, field);
      is_number(field) ? cell_as_is(value) : cell(value);
    }
    end_row();
  }

  void end(const SearchResults& tail) override {
    if (table_ == OutputTable::kFacets) {
      for (const Facet& facet : tail.facets) {
        add_facet(facet);
      }
    } else if (table_ == OutputTable::kTimeline) {
      for (const Timeline& timeline : tail.timelines) {
        add_timeline(timeline);
      }
    }
    out_.flush();
  }

 private:
  void add_names() {
    if (table_ == OutputTable::kHits) {
      for (const OutputField field : columns_) {
        cell(to_string(field));
      }
    } else {
      names(batch_ ? std::initializer_list<std::string_view>{"qid"}
                   : std::initializer_list<std::string_view>{});
      table_ == OutputTable::kFacets ? names({"facet", "kind", "value", "count"})
                                     : names({"query", "period", "count", "total", "per_1000"});
    }
    end_row();
  }

  void names(std::initializer_list<std::string_view> list) {
    for (const std::string_view name : list) {
      cell(name);
    }
  }

  void add_facet(const Facet& facet) {
    for (const FacetValue& value : facet.values) {
      facet_row(facet.name, "value", value.value, value.count);
    }
    if (facet.others > 0) {
      facet_row(facet.name, "others", {}, facet.others);
    }
    if (facet.missing > 0) {
      facet_row(facet.name, "missing", {}, facet.missing);
    }
  }

  void facet_row(std::string_view facet, std::string_view kind, std::string_view value,
                 std::uint64_t count) {
    qid_cell();
    cell(facet);
    cell(kind);
    cell(value);
    cell_as_is(std::to_string(count));
    end_row();
  }

  void add_timeline(const Timeline& timeline) {
    for (const TimelinePoint& point : timeline.points) {
      qid_cell();
      cell(timeline.query);
      cell(point.period);
      cell_as_is(std::to_string(point.count));
      cell_as_is(std::to_string(point.total));
      cell_as_is(format_score(per_1000(point)));
      end_row();
    }
  }

  void qid_cell() {
    if (batch_) {
      cell(qid_);
    }
  }

  void separate() {
    if (!first_) {
      row_ += tabs_ ? '\t' : ',';
    }
    first_ = false;
  }
  /// A value of ours: digits and a point.
  void cell_as_is(std::string_view number) {
    separate();
    row_ += number;
  }
  void cell(std::string_view value) {
    separate();
    tabs_ ? append_tsv(value, row_) : append_csv(value, row_);
  }
  /// RFC 4180 ends lines with CR LF; tab-separated lines are for Unix tools.
  void end_row() {
    row_ += tabs_ ? "\n" : "\r\n";
    out_ << row_;
    row_.clear();
    first_ = true;
  }

  OutputTable table_;
  bool tabs_;
  bool batch_;
  std::vector<OutputField> columns_;
  std::ostream& out_;
  std::string qid_;
  std::string row_;
  bool first_ = true;
  bool started_ = false;
};

}  // namespace

WriterPtr make_table_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<TableWriter>(options, out);
}

}  // namespace timbao
