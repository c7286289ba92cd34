#include "indexer/input/records/csv_reader.h"

#include "common/encoding/decode.h"
#include "indexer/input/article_fields.h"
#include "indexer/input/records/csv_rows.h"
#include "indexer/input/source/utf8_source.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace timbao {

namespace {

using Fields = std::vector<std::string>;

constexpr std::size_t kLook = 64 << 10;
constexpr std::array<char, 4> kDelimiters = {',', ';', '\t', '|'};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\v\f");
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

bool makes_article(FieldMatch match) {
  return match.role == FieldRole::kTitle || match.role == FieldRole::kBody;
}

/// What the columns of a table mean.
struct Columns {
  std::vector<FieldMatch> roles;
  bool named = false;   ///< the first row names them
  std::size_t fit = 0;  ///< columns that mean something
};

Columns find_columns(const Fields& first, FieldNames& names) {
  Columns by_name;
  Columns by_number;
  bool article = false;
  bool numbered = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const FieldMatch name = names.find(trimmed(first[i]));
    const FieldMatch number = names.find(std::to_string(i + 1));
    by_name.roles.push_back(name.role != FieldRole::kNone ? name : number);
    by_number.roles.push_back(number);
    by_name.fit += name.role != FieldRole::kNone ? 1U : 0U;
    by_number.fit += number.role != FieldRole::kNone ? 1U : 0U;
    article = article || makes_article(by_name.roles.back());
    numbered = numbered || makes_article(number);
  }
  by_name.named = true;
  if (article && by_name.fit > 0) {
    return by_name;
  }
  return numbered ? by_number : Columns{};
}

class Table {
 public:
  Table(ByteSource& source, const Origin& origin, const std::string& label, ReadContext& context)
      : input_(source),
        origin_(origin),
        context_(context),
        notes_{label, input_.encoding()},
        names_(context.options().field_map),
        turn_(context),
        rows_(input_.source(), context.limits().max_record_bytes,
              [this](std::size_t bytes) { turn_.grow(bytes); }) {}

  void read() {
    const std::string_view start = rows_.peek(kLook);
    if (start.size() == kLook && count_zeros(start) == kLook) {
      context_.reject(origin_, {}, {"binary", {}, 0, "the file begins with zero bytes"}, notes_);
      return;
    }
    choose_delimiter();
    std::uint64_t count = 0;
    for (CsvRow row; !context_.stopped() && rows_.next(row);) {
      if (is_blank(row.text) && !row.too_large) {
        continue;
      }
      if (columns_.roles.empty()) {
        if (is_separator_line(row) || take_header(row)) {
          continue;
        }
        if (columns_.roles.empty()) {
          return;
        }
      }
      ++count;
      take(row);
    }
    if (context_.stopped()) {
      return;
    }
    if (input_.source().failure()) {
      context_.reject(origin_, {}, *input_.source().failure(), notes_);
    } else if (count == 0) {
      context_.reject(origin_, {}, {"empty", {}, 0, "the file holds no records"}, notes_);
    }
  }

 private:
  [[nodiscard]] static bool is_separator_line(const CsvRow& row) {
    return row.number == 1 && row.text.size() == 5 && row.text.starts_with("sep=");
  }

  /// The delimiter under which the first row has most columns that mean something, then most
  /// columns.
  void choose_delimiter() {
    std::string_view start = rows_.peek(kLook);
    if (start.size() > 5 && start.starts_with("sep=") && (start[5] == '\r' || start[5] == '\n')) {
      rows_.set_delimiter(start[4]);
      delimiter_ = start[4];
      return;
    }
    std::pair<std::size_t, std::size_t> best;
    for (const char delimiter : kDelimiters) {
      MemorySource look(start);
      CsvRows rows(look, kLook);
      rows.set_delimiter(delimiter);
      CsvRow row;
      while (rows.next(row) && is_blank(row.text)) {
      }
      const Fields fields = split_row(decoded(row.text), delimiter);
      const std::pair fit(find_columns(fields, names_).fit, fields.size());
      if (fit > best) {
        best = fit;
        delimiter_ = delimiter;
      }
    }
    rows_.set_delimiter(delimiter_);
  }

  /// UTF-8, whatever the row is in.
  std::string decoded(std::string_view text) {
    notes_.encoding = input_.encoding();
    if (is_plain_utf8(text)) {
      return std::string(text);
    }
    DecodedText decoded = decode(text, {{}, likely_, false});
    likely_ = decoded.encoding;
    notes_.encoding = decoded.encoding + (decoded.doubtful ? "?" : "");
    return std::move(decoded.text);
  }

  /// Takes the row as the names of the columns; false when it is an article, or there are no
  /// columns to be found.
  bool take_header(const CsvRow& row) {
    columns_ = find_columns(split_row(decoded(row.text), delimiter_), names_);
    if (columns_.roles.empty()) {
      context_.reject(origin_, {},
                      {"no-header",
                       {},
                       row.offset,
                       "the first row names no title or text column: "
                       "name them, or their numbers, as in --retry-failed --map title=1,body=2"},
                      notes_);
    }
    return columns_.named;
  }

  void take(const CsvRow& row) {
    const std::string record = fmt::format("#{}", row.number);
    if (row.too_large) {
      reject(row, record, "record-too-large",
             fmt::format("one row is over the limit of {} MB",
                         context_.limits().max_record_bytes >> 20U));
      return;
    }
    if (row.unclosed) {
      reject(row, record, "bad-csv", "a quote is opened and never closed");
      return;
    }
    Fields fields = split_row(decoded(row.text), delimiter_);
    if (!fit_to_columns(fields)) {
      reject(row, record, "ragged-row",
             fmt::format("{} fields where there are {} columns", fields.size(),
                         columns_.roles.size()));
      return;
    }
    ArticleBuilder builder;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (columns_.roles[i].role != FieldRole::kNone && !is_blank(fields[i])) {
        builder.add(columns_.roles[i], std::move(fields[i]));
      }
    }
    context_.emit(origin_, record, builder.build(), notes_);
  }

  /// Drops empty fields that are too many, and puts an unquoted text that was cut at its commas
  /// together again where it is the last column; false when the row does not fit.
  bool fit_to_columns(Fields& fields) const {
    const std::size_t columns = columns_.roles.size();
    while (fields.size() > columns && is_blank(fields.back())) {
      fields.pop_back();
    }
    if (fields.size() > columns && columns_.roles.back().role == FieldRole::kBody) {
      for (std::size_t i = columns; i < fields.size(); ++i) {
        fields[columns - 1] += delimiter_ + fields[i];
      }
      fields.resize(columns);
    }
    return fields.size() <= columns;
  }

  void reject(const CsvRow& row, const std::string& record, std::string reason, std::string why) {
    context_.reject(origin_, record, {std::move(reason), {}, row.offset, std::move(why)}, notes_);
  }

  Utf8Stream input_;
  const Origin& origin_;
  ReadContext& context_;
  ReadNotes notes_;
  std::string likely_;  ///< encoding of the last row that was not UTF-8
  FieldNames names_;
  LargeTurn turn_;
  CsvRows rows_;
  Columns columns_;
  char delimiter_ = ',';
};

}  // namespace

void read_csv(ByteSource& source, const Origin& origin, const std::string& label,
              ReadContext& context) {
  Table(source, origin, label, context).read();
}

}  // namespace timbao
