#include "searcher/cli/option_table.h"

#include "common/text/display.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace timbao {
namespace {

constexpr std::string_view kHelpHead =
    R"(timbao-search: search an archive of Vietnamese news

Examples:
  timbao-search lu lut mien trung             with or without marks
  timbao-search '"hội đồng nhân dân" -bóng'   a phrase, without the word bóng
  timbao-search 'xăng source:"Tuổi Trẻ"' --date 3/2024 --sort newest
  timbao-search covid --timeline=month --facets source,year
  timbao-search --compare xăng điện 'giá vàng'   a timeline for each
  timbao-search --show 2019/a.txt covid       the whole article, matches marked
  timbao-search xăng --format=csv --limit all >xang.csv
  timbao-search xăng --format=jsonl | jq -r .title
  timbao-search --batch queries.tsv --format=trec >run.txt
  timbao-search --save xang giá xăng          keep a query; then, from cron:
  timbao-search --saved xang --new            what came in since the last time
  timbao-search -i                            type and see

Usage: timbao-search [OPTION]... [--] QUERY...

timbao-index FOLDER makes articles searchable. In QUERY:
  "a phrase"  -without  +must  (a OR b)  a NEAR/5 b  ngh*  word~
  =năm        marks exactly as typed
  title: author: source: category: tag: path: url:   source:"Tuổi Trẻ"
  since: until: date: sort:                          date:3/2024
Vietnamese names do as well: tiêuđề: nguồn: từ: đến: VÀ HOẶC KHÔNG.
Marks that are typed count, marks that are missing do not: see timbao-query(7).
)";

constexpr std::string_view kHelpTail = R"(
A word like -bóng, two letters or more, belongs to the query.
'--' ends the options.
Exit status: 0 some hit, 1 none, 2 failure.
)";

constexpr std::array kRows{
    OptionRow{"", "", "Where"},
    OptionRow{"index", "DIR",
              "index folder; given again, several are searched at once (default: $TIMBAO_INDEX, "
              "else ~/.local/share/timbao/index)"},
    OptionRow{"", "", "Which articles"},
    OptionRow{"limit,n", "N|all", "at most N hits (default: 10)"},
    OptionRow{"offset", "N", "leave out the first N hits"},
    OptionRow{"sort", "ORDER", "relevance (default), newest or oldest"},
    OptionRow{"since", "DATE", "not older: 30/12/2020, 3/2020, 'hôm qua', '7 ngày'"},
    OptionRow{"until", "DATE", "not newer"},
    OptionRow{"date", "DATE", "of that day, month or year: 3/2020, 'tháng trước', 2019..2020"},
    OptionRow{"on", "DATE", "the same as --date"},
    OptionRow{"recent", "[=HALF-LIFE]",
              "newer articles first where they fit as well: weight halves in 90d, or 2w, 6m, 1y"},
    OptionRow{"like", "ID|FILE", "articles like this one (FILE '-': standard input)"},
    OptionRow{"new", "",
              "with --saved: only articles indexed since its last --new, and all of them"},
    OptionRow{"", "", "How words match"},
    OptionRow{"strict-accents", "", "marks must be exactly as typed"},
    OptionRow{"no-telex", "", "do not read Telex, VNI and VIQR keystrokes"},
    OptionRow{"no-abbrev", "", "do not expand abbreviations (UBND, ủy ban nhân dân)"},
    OptionRow{"no-suggest", "", "do not guess at unknown words or offer other spellings"},
    OptionRow{"abbreviations", "FILE", "more of them: lines of ABC, a tab, the long form"},
    OptionRow{"no-group", "", "show near-copies (one story, many papers) as hits"},
    OptionRow{"expand", "", "the same as --no-group"},
    OptionRow{"exact-count", "", "count every match, also where an estimate would do"},
    OptionRow{"", "", "Form of the results"},
    OptionRow{"format", "FORMAT", "text, jsonl, json, csv, tsv, trec, html, paths or count"},
    OptionRow{"fields", "LIST", "fields of jsonl, json, csv, tsv: date,title,url"},
    OptionRow{"template", "LINE", "a line for each hit: '{date} {title}'"},
    OptionRow{"null,0", "", "end paths with NUL instead of a line break; --format=paths"},
    OptionRow{"end-lines", "", "jsonl: a line {\"end\":true,...} after the hits of each query"},
    OptionRow{"color", "WHEN", "auto, always or never (auto heeds NO_COLOR)"},
    OptionRow{"width", "N", "columns of text (default: those of the terminal, else 80)"},
    OptionRow{"pager", "", "use the pager also where all fits on the screen"},
    OptionRow{"no-pager", "", "use no pager"},
    OptionRow{"", "", "Seeing the archive"},
    OptionRow{"facets", "LIST", "counts by source, category, author, year, month, path"},
    OptionRow{"timeline", "UNIT", "matches over time: year, month, day or auto"},
    OptionRow{"per-1000", "", "timelines: matches in 1000 articles of the period"},
    OptionRow{"compare", "", "each QUERY argument is a query: one timeline for all of them"},
    OptionRow{"variants", "", "the spellings that match, and in how many articles"},
    OptionRow{"explain", "[=ID]", "how the query was read and each hit scored; or this hit alone"},
    OptionRow{"show", "ID", "the whole article, words of QUERY marked; ID as in the hits, or URL"},
    OptionRow{"interactive,i", "", "type, see the hits at once, open them; F1 lists the keys"},
    OptionRow{"", "", "Scripts"},
    OptionRow{"batch", "FILE",
              "a query a line: QUERY, ID<tab>QUERY or JSON; '-' is standard input"},
    OptionRow{"save", "NAME", "keep this query and its options, and run it"},
    OptionRow{"saved", "NAME", "run a query that was kept"},
    OptionRow{"list-saved", "", "list the queries kept"},
    OptionRow{"quiet,q", "", "no notices on standard error"},
    OptionRow{"help,h", "", "print this help"},
    OptionRow{"version", "", "print the version"},
};

/// "  -n, --limit N|all" and the text beside it.
std::string lines_of(const OptionRow& row) {
  std::string line = row.short_name().empty() ? "      " : fmt::format("  -{}, ", row.short_name());
  line += fmt::format("--{}", row.long_name());
  line += (row.value.empty() || row.value.starts_with('[') ? "" : " ") + std::string(row.value);
  return help_lines(line, row.text);
}

}  // namespace

std::string_view OptionRow::short_name() const {
  const std::size_t comma = names.find(',');
  return comma == std::string_view::npos ? std::string_view() : names.substr(comma + 1);
}

std::span<const OptionRow> option_rows() { return kRows; }

bool is_option(std::string_view name) {
  return std::any_of(kRows.begin(), kRows.end(), [name](const OptionRow& row) {
    return !name.empty() && row.long_name() == name;
  });
}

std::string_view find_short_option(std::string_view letter) {
  const auto* const row = std::find_if(kRows.begin(), kRows.end(), [letter](const OptionRow& r) {
    return !letter.empty() && r.short_name() == letter;
  });
  return row == kRows.end() ? std::string_view() : row->long_name();
}

std::string_view nearest_option(std::string_view name) {
  std::string_view nearest;
  std::size_t least = 3;
  for (const OptionRow& row : kRows) {
    const std::string_view known = row.long_name();
    std::vector<std::size_t> costs(known.size() + 1);
    for (std::size_t j = 0; j <= known.size(); ++j) {
      costs[j] = j;
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::size_t diagonal = costs[0];
      costs[0] = i + 1;
      for (std::size_t j = 0; j < known.size(); ++j) {
        const std::size_t changed = diagonal + (name[i] == known[j] ? 0 : 1);
        diagonal = costs[j + 1];
        costs[j + 1] = std::min({changed, costs[j] + 1, diagonal + 1});
      }
    }
    if (!known.empty() && costs.back() < least) {
      least = costs.back();
      nearest = known;
    }
  }
  return nearest;
}

std::string searcher_help() {
  std::string text(kHelpHead);
  for (const OptionRow& row : kRows) {
    text += row.names.empty() ? fmt::format("\n{}:\n", row.text) : lines_of(row);
  }
  return text += kHelpTail;
}

}  // namespace timbao
