// The query language has no word that timbao-query(7) and the end-to-end tests do not have, and the
// manual none that the language does not have.

#include "common/text/analyzer.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/date_words.h"
#include "searcher/query/query_field.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_run.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(TIMBAO_SOURCE_DIR + ("/" + path));
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string without(std::string text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
  return text;
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text.find(separator, begin)) != std::string::npos;) {
    parts.push_back(text.substr(begin, at - begin));
    begin = at + separator.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string section(const std::string& manual, const std::string& name) {
  const std::size_t begin = manual.find(".Ss " + name + "\n");
  REQUIRE(begin != std::string::npos);
  return manual.substr(begin, manual.find("\n.S", begin + 1) - begin);
}

std::string key_of(std::string name) {
  name = fold(name);
  std::erase(name, ' ');
  return name;
}

/// The names of the lines ".It Ic title\&: , tiêu đề\&:", with or without a colon.
std::set<std::string> listed(const std::string& text, bool with_colon) {
  std::set<std::string> names;
  for (const std::string& line : split(text, "\n")) {
    if (!line.starts_with(".It Ic "))
      continue;
    for (const std::string& name : split(without(line.substr(7), "\\&"), " , "))
      if (name.ends_with(':') == with_colon)
        names.insert(key_of(with_colon ? name.substr(0, name.size() - 1) : name));
  }
  return names;
}

std::set<std::string> keys(const std::vector<std::string_view>& names) {
  return {names.begin(), names.end()};
}

/// Folded, with one space around each row of letters or digits.
std::string plain_words(const std::string& text) {
  std::string out = " ";
  for (const char c : fold(text)) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    const bool after_letter = out.back() >= 'a' && out.back() <= 'z';
    if (out.back() != ' ' && (after_letter ? !letter : !digit))
      out += ' ';
    if (letter || digit)
      out += c;
  }
  return out + ' ';
}

/// Every word that dates are made of.
std::vector<std::string_view> date_words() {
  std::vector<std::string_view> words{"qua",  "gan day", "vua qua", "tro lai day", "nay",  "trong",
                                      "last", "past",    "truoc",   "ago",         "mung", "mong",
                                      "tu",   "den",     "toi",     "from",        "to"};
  const auto add = [&](const auto& table) {
    for (const auto& entry : table)
      words.push_back(entry.first);
  };
  add(kNumberWords);
  add(kMonthWords);
  add(kEnglishMonths);
  add(kQuarters);
  add(kWeekdays);
  add(kUnits);
  for (const NamedSpan& span : kNamedSpans)
    words.push_back(span.name);
  return words;
}

/// What ".Ql x ," lines quote.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> quotes;
  for (const std::string& line : split(text, "\n")) {
    if (!line.starts_with(".Ql "))
      continue;
    const std::string quote = without(line.substr(4), "\\(dq");
    const bool more = quote.ends_with(" ,") || quote.ends_with(" ;");
    quotes.push_back(more ? quote.substr(0, quote.size() - 2) : quote);
  }
  return quotes;
}

}  // namespace

TEST_CASE("the manual has the fields and orders of the language, and no others") {
  const std::string manual = read_file("searcher/timbao-query.7");
  std::set<std::string> fields = listed(section(manual, "Fields"), true);
  fields.merge(listed(section(manual, "Dates"), true));
  const std::string order = section(manual, "Order");
  fields.merge(listed(order, true));
  CHECK(fields == keys(field_keys()));
  CHECK(listed(order, false) == keys(sort_order_keys()));
}

TEST_CASE("the manual has every operator and every word of a date") {
  const std::string manual = without(read_file("searcher/timbao-query.7"), "\\&");
  const std::string operators = section(manual, "Operators");
  for (const QueryOperator& known : query_operators()) {
    CAPTURE(known.text);
    CHECK(operators.find(" Ic " + to_nfc(known.text)) != std::string::npos);
  }
  const std::string dates = plain_words(section(manual, "Dates"));
  for (const std::string_view word : date_words()) {
    CAPTURE(word);
    CHECK(dates.find(' ' + std::string(word) + ' ') != std::string::npos);
  }
}

TEST_CASE("every date in the manual is one") {
  const std::vector<std::string> quotes =
      quoted_in(section(read_file("searcher/timbao-query.7"), "Dates"));
  CHECK(quotes.size() > 40);
  for (const std::string& quote : quotes) {
    CAPTURE(quote);
    CHECK(parse_date_expression(quote, {2020, 12, 30}));
  }
}

TEST_CASE("every field, order, operator and word of a date is tried end to end") {
  const std::string table = read_file("tests/data/query_hits.tsv");
  std::set<std::string> fields;
  std::set<std::string> orders;
  for (const std::string& line : split(table, "\n")) {
    const std::string query = key_of(without(split(line, "\t")[0], "\""));
    for (const std::string_view key : field_keys())
      if (query.find(std::string(key) + ':') != std::string::npos)
        fields.insert(std::string(key));
    const std::string last = query.substr(query.rfind(':') + 1);
    if (find_sort_order(last))
      orders.insert(last);
  }
  CHECK(fields == keys(field_keys()));
  CHECK(orders == keys(sort_order_keys()));
  for (const QueryOperator& known : query_operators()) {
    CAPTURE(known.text);
    CHECK(table.find(' ' + to_nfc(known.text)) != std::string::npos);
  }
  const std::string dates = plain_words(read_file("tests/e2e/make_days.py"));
  for (const std::string_view word : date_words()) {
    const bool generated = std::any_of(kEnglishMonths.begin(), kEnglishMonths.end(),
                                       [&](const auto& month) { return month.first == word; });
    CAPTURE(word);
    CHECK((generated || dates.find(' ' + std::string(word) + ' ') != std::string::npos));
  }
}

}  // namespace timbao
