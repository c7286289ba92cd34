#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace timbao {

// The index on disk.
//
// DIR/INDEX            the manifest (JSON): schema version, analyser fingerprint, generation, the
//                      parts that make up the index and which deletions apply to each. Replaced by
//                      one rename: a reader sees one whole state. Holds the checksums of
//                      catalogue and deletions, and of itself. See manifest.h.
// DIR/XAPIANDB         a Xapian stub file naming the parts' term databases, so that Xapian's own
//                      tools (xapian-delve DIR) can open the index. Nothing of ours reads it.
// DIR/lock             held with flock by the one writer; says who it is.
// DIR/catalog-N        what was read when: one entry a source file (indexer/build/catalog.h).
// DIR/part-N/          one sealed, immutable part:
//   terms              Xapian glass database, one file, no termlists. Document d is row d-1.
//                      Terms without prefix: the folded keys of base and joined tokens of title and
//                      body, wdf = occurrences. No positions, values or document data. Boolean
//                      terms: none. A term longer than kMaxKeyBytes does not exist (analyzer.h).
//                      Written straight in Xapian's format from sorted postings
//                      (indexer/build/term_database.h); lists are read by posting_file.h, all
//                      else of it and merging goes through Xapian.
//   stream             16-bit units (common/text/unit.h) of each article:
//                      title, kFieldBreak, body, kFieldBreak, joined tokens.
//   pairs              which words may stand side by side in each article (pair_filter.h); read
//                      before its units when a phrase is looked for.
//   text               one zstd frame an article, all stored fields (record.h), made with
//   dictionary         the zstd dictionary trained on this part's first articles; may be empty.
//   columns            arrays of fixed-size values, one element a row (columns.h).
//   strings            the distinct values of source, author, category, tags, folder
//                      (string_table.h); number 0 is "".
//   statistics         rows, tokens, and for each syllable code the number of articles that
//                      hold it (statistics.h).
//   abbreviations      what its articles define as "long form (ABC)" (abbreviation_counts.h).
//   part.json          size and XXH3 checksum of each of these files; written last.
//   deleted-N          rows that no longer count as of generation N, with what to take off the
//                      statistics and document frequencies, so that they stay exact (deletions.h).
//
// There is one form of part. Additions and replacements are small sealed parts, not a live Xapian
// database: adding 100 articles to 20,000 takes 0.2 s of processor time, most of it analysis and
// waiting for the disk; parts are kept at eight at most, each byte is rewritten about six times in
// 2,000 such runs, and a search over eight parts reads the same postings. A live database would be
// a second writer, a second reader and a second kind of damage for the same answers. What is given
// up is Xapian's remote backend: it serves terms, not streams, so the second stage would have
// nothing to read. An archive on several machines is searched by naming their folders, mounted.
//
// Changes of any of this raise kSchemaVersion; an index of another version is refused with a hint.
inline constexpr int kSchemaVersion = 4;

inline constexpr std::string_view kManifestName = "INDEX";
inline constexpr std::string_view kStubName = "XAPIANDB";
inline constexpr std::string_view kLockName = "lock";

inline constexpr std::string_view kTermsName = "terms";
inline constexpr std::string_view kStreamName = "stream";
inline constexpr std::string_view kPairsName = "pairs";
inline constexpr std::string_view kTextName = "text";
inline constexpr std::string_view kDictionaryName = "dictionary";
inline constexpr std::string_view kColumnsName = "columns";
inline constexpr std::string_view kStringsName = "strings";
inline constexpr std::string_view kStatisticsName = "statistics";
inline constexpr std::string_view kAbbreviationsName = "abbreviations";
inline constexpr std::string_view kPartInfoName = "part.json";

/// The files of a part but for part.json and deletions.
inline constexpr std::array kPartFiles = {kTermsName,   kStreamName,     kPairsName,
                                          kTextName,    kDictionaryName, kColumnsName,
                                          kStringsName, kStatisticsName, kAbbreviationsName};

}  // namespace timbao
