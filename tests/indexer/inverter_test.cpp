#include "indexer/build/inverter.h"

#include "common/base/error.h"
#include "common/store/posting_file.h"
#include "indexer/build/term_database.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
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
      const auto word = static_cast<std::uint64_t>(rank) * 7 + random() % (1 + random() % 40);
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

/// The lists of `file` for the terms of `database`, in the form of dump().
std::string postings(const PostingFile& file, const Xapian::Database& database) {
  std::ostringstream text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text << '\n' << *term << ' ' << file.articles(*term) << ':';
    file.for_each(*term, [&](std::uint32_t row, std::uint32_t count) {
      text << ' ' << row + 1 << 'x' << count;
    });
  }
  return text.str();
}

std::string postings(const Xapian::Database& database) {
  std::ostringstream text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text << '\n' << *term << ' ' << term.get_termfreq() << ':';
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
    const PostingFile file(path);
    CHECK(file.documents() == c.documents);
    CHECK(postings(file, Xapian::Database(path)) == postings(Xapian::Database(path)));
    CHECK(file.articles("không có") == 0);
  }
}

TEST_CASE("lists of many chunks, with large gaps and counts, are read as Xapian reads them") {
  const TempFolder folder;
  std::mt19937 random(5);
  const std::string path = folder.file("terms");
  constexpr std::uint32_t kDocuments = 3'000'000;
  TermDatabaseWriter writer(path, std::vector<std::uint32_t>(kDocuments, 3));
  for (const std::string& term : {std::string("a"), std::string("b\0c", 3), std::string("ơ")}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> list;
    const auto below = [&random](std::uint32_t limit) {
      return static_cast<std::uint32_t>(random()) % limit;
    };
    for (std::uint32_t row = below(300); row < kDocuments;
         row += 1 + below(below(50) == 0 ? 40'000 : 90))
      list.emplace_back(row, 1 + below(below(20) == 0 ? 100'000 : 3));
    std::uint64_t occurrences = 0;
    for (const auto& [row, count] : list)
      occurrences += count;
    writer.begin_term(term, static_cast<std::uint32_t>(list.size()), occurrences);
    for (const auto& [row, count] : list)
      writer.add(row, count);
    writer.end_term();
  }
  writer.finish();
  const Xapian::Database database(path);
  CHECK(postings(PostingFile(path), database) == postings(database));
}

TEST_CASE("a damaged term database gives an error or other numbers, and nothing worse") {
  const TempFolder folder;
  const auto documents = random_documents(400, 80, 3);
  const std::string path = folder.file("terms");
  build(documents, folder.file("runs"), path, 10'000);
  std::string bytes;
  {
    std::ifstream file(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  std::vector<std::string> terms;
  const Xapian::Database database(path);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    terms.push_back(*term);
  std::mt19937 random(17);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string broken = bytes;
    for (int i = 0; i < 20; ++i)
      broken[random() % (round % 3 == 0 ? 200 : broken.size())] = static_cast<char>(random());
    if (round % 10 == 0)
      broken.resize(random() % broken.size());
    const std::string damaged = folder.file("damaged");
    std::ofstream(damaged, std::ios::binary) << broken;
    try {
      const PostingFile file(damaged);
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < 40; ++i)
        file.for_each(terms[random() % terms.size()], [&](std::uint32_t row, std::uint32_t) {
          REQUIRE(row < file.documents());
          sum += row;
        });
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(damaged) != std::string::npos);
      ++refused;
    }
  }
  CHECK(refused > 30);
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
