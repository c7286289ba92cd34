#include "indexer/build/inverter.h"

#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <random>
#include <sstream>
#include <xapian.h>

namespace timbao {
namespace {

using Document = std::map<std::string, std::uint32_t>;  // term → count

/// Words as frequent as in a language: a few are everywhere, most are in one document or two.
std::vector<Document> random_documents(std::size_t count, std::size_t words, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Document> documents(count);
  for (Document& document : documents) {
    const std::size_t tokens = random() % (2 * words + 1);
    for (std::size_t i = 0; i < tokens; ++i) {
      const double rank = 20000.0 / (1.0 + static_cast<double>(random() % 20000));
      const auto word = static_cast<std::uint32_t>(rank) * 7 + random() % (1 + random() % 40);
      ++document[fmt::format("{}{:x}", word % 3 == 0 ? "ơ" : "", word)];
    }
  }
  return documents;
}

void build(const std::vector<Document>& documents, const std::string& folder,
           const std::string& path, std::size_t run_postings) {
  Inverter inverter(folder, run_postings);
  for (const Document& document : documents) {
    std::vector<TermCount> terms;
    for (const auto& [term, count] : document)
      terms.push_back({term, count, kNoSyllable});
    std::reverse(terms.begin(), terms.end());
    inverter.add(terms);
  }
  inverter.finish(path);
}

/// The same documents through Xapian's own way in.
Xapian::WritableDatabase oracle(const std::vector<Document>& documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Document& document : documents) {
    Xapian::Document entry;
    for (const auto& [term, count] : document)
      entry.add_term(term, count);
    database.add_document(entry);
  }
  return database;
}

/// Everything that a term database says, as text.
std::string dump(const Xapian::Database& database) {
  std::ostringstream text;
  text << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
       << database.get_total_length() << '\n';
  for (auto entry = database.postlist_begin(""); entry != database.postlist_end(""); ++entry)
    text << *entry << '=' << database.get_doclength(*entry) << ' ';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text << '\n'
         << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term)
         << ':';
    for (auto entry = database.postlist_begin(*term); entry != database.postlist_end(*term);
         ++entry)
      text << ' ' << *entry << 'x' << entry.get_wdf();
  }
  return text.str();
}

std::size_t faults(const std::string& path) {
  std::ostringstream report;
  const std::size_t count = Xapian::Database::check(path, 0, &report);
  CAPTURE(report.str());
  return count;
}

}  // namespace

TEST_CASE("a term database holds what Xapian's own way in would have put there") {
  const TempFolder folder;
  struct Case {
    std::size_t documents;
    std::size_t words;
    std::size_t run_postings;
  };
  for (const Case& c :
       {Case{0, 0, 100}, Case{1, 0, 100}, Case{1, 5, 100}, Case{7, 3, 4}, Case{300, 60, 1000},
        Case{300, 60, 1'000'000}, Case{2000, 200, 50'000}, Case{40'000, 4, 30'000}}) {
    CAPTURE(c.documents);
    CAPTURE(c.words);
    CAPTURE(c.run_postings);
    const auto documents = random_documents(c.documents, c.words, 7);
    const std::string path = folder.file("terms");
    build(documents, folder.file("runs"), path, c.run_postings);
    CHECK(faults(path) == 0);
    CHECK(dump(Xapian::Database(path)) == dump(oracle(documents)));
    CHECK_FALSE(std::filesystem::exists(folder.file("runs")));
  }
}

TEST_CASE("bounds of lengths and frequencies hold, as Xapian's weights rely on them") {
  const TempFolder folder;
  const auto documents = random_documents(500, 80, 11);
  build(documents, folder.file("runs"), folder.file("terms"), 2000);
  const Xapian::Database database(folder.file("terms"));
  Xapian::termcount shortest = ~0U;
  Xapian::termcount longest = 0;
  for (auto entry = database.postlist_begin(""); entry != database.postlist_end(""); ++entry) {
    const Xapian::termcount length = database.get_doclength(*entry);
    if (length != 0)
      shortest = std::min(shortest, length);
    longest = std::max(longest, length);
  }
  CHECK(database.get_doclength_lower_bound() == shortest);
  CHECK(database.get_doclength_upper_bound() >= longest);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto entry = database.postlist_begin(*term); entry != database.postlist_end(*term);
         ++entry)
      REQUIRE(entry.get_wdf() <= database.get_wdf_upper_bound(*term));
}

TEST_CASE("every posting is found by jumping to it, and every term by its name") {
  const TempFolder folder;
  const auto documents = random_documents(3000, 120, 13);
  build(documents, folder.file("runs"), folder.file("terms"), 40'000);
  const Xapian::Database database(folder.file("terms"));
  for (std::size_t row = 0; row < documents.size(); row += 41) {
    for (const auto& [term, count] : documents[row]) {
      auto entry = database.postlist_begin(term);
      REQUIRE(entry != database.postlist_end(term));
      entry.skip_to(static_cast<Xapian::docid>(row + 1));
      REQUIRE(entry != database.postlist_end(term));
      REQUIRE(*entry == row + 1);
      REQUIRE(entry.get_wdf() == count);
    }
  }
  CHECK_FALSE(database.term_exists("không có"));
}

TEST_CASE("Xapian compacts term databases of ours into one") {
  const TempFolder folder;
  const auto first = random_documents(900, 90, 17);
  const auto second = random_documents(600, 90, 19);
  build(first, folder.file("runs"), folder.file("a"), 9000);
  build(second, folder.file("runs"), folder.file("b"), 9000);
  Xapian::Database both(folder.file("a"));
  both.add_database(Xapian::Database(folder.file("b")));
  both.compact(folder.file("c"), Xapian::DBCOMPACT_SINGLE_FILE);
  auto all = first;
  all.insert(all.end(), second.begin(), second.end());
  CHECK(faults(folder.file("c")) == 0);
  CHECK(dump(Xapian::Database(folder.file("c"))) == dump(oracle(all)));
}

TEST_CASE("a syllable's postings are the same whether its code is known or only its letters") {
  const TempFolder folder;
  Inverter inverter(folder.file("runs"), 10);
  const SyllableCode fold = fold_range("hoa").first;
  REQUIRE(fold != kNoSyllable);
  inverter.add(std::vector<TermCount>{{"hoa", 2, fold}});
  inverter.add(std::vector<TermCount>{{"hoa", 1, kNoSyllable}});
  inverter.add(std::vector<TermCount>{{"xyz", 1, kNoSyllable}, {"hoa", 3, fold}});
  inverter.finish(folder.file("terms"));
  CHECK(dump(Xapian::Database(folder.file("terms"))) ==
        dump(oracle({{{"hoa", 2}}, {{"hoa", 1}}, {{"hoa", 3}, {"xyz", 1}}})));
}

}  // namespace timbao
