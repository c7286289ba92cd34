#include "indexer/reports.h"

#include "common/base/error.h"
#include "common/base/xapian_guard.h"
#include "common/store/index.h"
#include "common/store/schema.h"
#include "indexer/build/part_builder.h"
#include "indexer/files/catalog.h"
#include "indexer/files/failures.h"
#include "indexer/input/formats.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace timbao {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::uint64_t file_bytes(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return failure ? 0 : size;
}

Json part_files(const Part& part) {
  Json files;
  for (const std::string_view name : kPartFiles)
    files[std::string(name)] = file_bytes(fmt::format("{}/{}", part.folder(), name));
  return files;
}

std::uint64_t count_terms(const Part& part) {
  std::uint64_t terms = 0;
  for (auto term = part.terms().allterms_begin(); term != part.terms().allterms_end(); ++term)
    ++terms;
  return terms;
}

Json collect_stats(const std::string& index_dir) {
  const Manifest manifest = read_manifest(index_dir);
  const Index index({index_dir});
  Json parts = Json::array();
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < index.parts().size(); ++i) {
    const Part& part = index.parts()[i];
    const Json files = part_files(part);
    for (const auto& size : files)
      bytes += size.get<std::uint64_t>();
    parts.push_back({{"name", std::filesystem::path(part.folder()).filename().string()},
                     {"articles", part.rows() - part.deletions().count},
                     {"deleted", part.deletions().count},
                     {"terms", count_terms(part)},
                     {"files", files}});
  }
  if (!manifest.catalog.empty())
    bytes += file_bytes(fmt::format("{}/{}", index_dir, manifest.catalog));
  const Totals& statistics = index.statistics();
  return {{"format_version", 1},
          {"index", index_dir},
          {"schema_version", kSchemaVersion},
          {"program", manifest.program},
          {"generation", manifest.generation},
          {"created", manifest.created},
          {"updated", manifest.updated},
          {"articles", statistics.articles},
          {"words", statistics.tokens},
          {"text_bytes", statistics.raw_bytes},
          {"index_bytes", bytes},
          {"parts", parts}};
}

std::uint64_t number(const Json& json) { return json.get<std::uint64_t>(); }

void print_failure(std::ostream& out, const CatalogEntry& entry, std::string_view path,
                   const std::vector<Failure>& failures) {
  const Failure first = failures.empty() ? Failure{} : failures.front();
  out << fmt::format("{}: {} rejected, {} read; {}: {}\n", clean_name(path), entry.rejected,
                     entry.articles, clean_name(first.reason), clean_name(first.why));
  for (const Failure& failure : failures)
    if (entry.rejected > 1)
      out << fmt::format("  {}: {} ({})\n",
                         failure.record.empty() ? "(file)" : clean_name(failure.record),
                         clean_name(failure.why), clean_name(failure.reason));
  if (entry.rejected > failures.size())
    out << fmt::format("  and {} more\n", entry.rejected - failures.size());
}

void print_failure_json(std::ostream& out, const CatalogEntry& entry, std::string_view path,
                        const std::vector<Failure>& failures) {
  Json list = Json::array();
  for (const Failure& failure : failures)
    list.push_back({{"record", failure.record}, {"reason", failure.reason}, {"why", failure.why}});
  const Failure first = failures.empty() ? Failure{} : failures.front();
  out << Json{{"path", path},
              {"rejected", entry.rejected},
              {"articles", entry.articles},
              {"reason", fmt::format("{}: {}", first.reason, first.why)},
              {"failures", list}}
             .dump(-1, ' ', false, Json::error_handler_t::replace)
      << '\n';
}

/// "left out, no articles by their names: 12 .jpg, 3 .docx, 5 others".
std::string describe_left_out(const std::map<std::string, std::uint64_t>& by_suffix) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::pair<std::string, std::uint64_t>> kinds(by_suffix.begin(), by_suffix.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = "left out, no articles by their names:";
  std::uint64_t others = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto& [suffix, count] = kinds[i];
    if (i < kNamed)
      text += fmt::format("{} {} {}", i == 0 ? "" : ",", count,
                          suffix.empty() ? "without suffix" : clean_name(suffix));
    else
      others += count;
  }
  return text + (others > 0 ? fmt::format(", {} others\n", others) : "\n");
}

}  // namespace

void print_summary(std::ostream& out, const RunSummary& summary, const RunOptions& options) {
  out << fmt::format("{}{} {}: {} read, {} unchanged, {} moved, {} gone\n",
                     options.dry_run ? "(dry run) " : "", summary.files_found,
                     summary.files_found == 1 ? "file" : "files", summary.files_read,
                     summary.files_unchanged, summary.files_moved, summary.files_gone);
  if (!summary.files_left_out.empty())
    out << describe_left_out(summary.files_left_out);
  out << fmt::format("articles: {} added, {} updated, {} removed; {} in '{}'\n", summary.added,
                     summary.updated, summary.removed, summary.articles,
                     clean_name(options.index_dir));
  if (summary.rejected != 0) {
    out << fmt::format("rejected: {}", summary.rejected);
    for (const auto& [reason, count] : summary.by_reason)
      out << fmt::format(", {} {}", count, reason);
    out << '\n';
    std::size_t shown = 0;
    for (const Rejection& rejection : summary.rejections) {
      if (++shown > 10) {
        out << "  ... timbao-index --failures lists them all\n";
        break;
      }
      out << fmt::format("  {}{}: {} ({})\n", clean_name(rejection.source),
                         rejection.offset != 0 ? fmt::format(", byte {}", rejection.offset) : "",
                         clean_name(rejection.why), rejection.reason);
    }
  }
  if (summary.remembered_failures != 0)
    out << fmt::format("{} failed before and {} not tried again: --retry-failed\n",
                       summary.remembered_failures == 1
                           ? "1 file"
                           : fmt::format("{} files", summary.remembered_failures),
                       summary.remembered_failures == 1 ? "was" : "were");
  out << fmt::format("{} read in {:.2f} s\n", megabytes(summary.bytes_read), summary.seconds);
}

void print_report(std::ostream& out, const RunSummary& summary, bool json) {
  if (json) {
    Json rejections = Json::array();
    for (const Rejection& rejection : summary.rejections)
      rejections.push_back({{"source", rejection.source},
                            {"reason", rejection.reason},
                            {"offset", rejection.offset},
                            {"why", rejection.why}});
    out << dump({{"format_version", 1},
                 {"files", summary.files_found},
                 {"read", summary.files_read},
                 {"unchanged", summary.files_unchanged},
                 {"moved", summary.files_moved},
                 {"gone", summary.files_gone},
                 {"left_out", summary.files_left_out},
                 {"added", summary.added},
                 {"updated", summary.updated},
                 {"removed", summary.removed},
                 {"rejected", summary.rejected},
                 {"articles", summary.articles},
                 {"by_format", summary.by_format},
                 {"by_encoding", summary.by_encoding},
                 {"by_reason", summary.by_reason},
                 {"rejections", rejections}});
    return;
  }
  const auto table = [&](std::string_view title,
                         const std::map<std::string, std::uint64_t>& counts) {
    out << title << '\n';
    for (const auto& [name, count] : counts)
      out << fmt::format("  {:<24} {:>10}\n", clean_name(name), count);
  };
  table("articles by format", summary.by_format);
  table("articles by encoding", summary.by_encoding);
  table("rejections by reason", summary.by_reason);
}

void print_stats(std::ostream& out, const std::string& index_dir, bool json) {
  const Json stats = collect_stats(index_dir);
  if (json) {
    out << dump(stats);
    return;
  }
  const double text = std::max(1.0, static_cast<double>(number(stats["text_bytes"])));
  out << fmt::format("index       {} (format {}, {}, generation {})\n", clean_name(index_dir),
                     kSchemaVersion, stats["program"].get<std::string>(),
                     number(stats["generation"]));
  out << fmt::format("created     {}, updated {}\n", stats["created"].get<std::string>(),
                     stats["updated"].get<std::string>());
  out << fmt::format("articles    {}\n", number(stats["articles"]));
  out << fmt::format("words       {}\n", number(stats["words"]));
  out << fmt::format("text        {}\n", megabytes(number(stats["text_bytes"])));
  out << fmt::format("size        {} ({:.2f} of the text)\n",
                     megabytes(number(stats["index_bytes"])),
                     static_cast<double>(number(stats["index_bytes"])) / text);
  for (const auto& part : stats["parts"]) {
    out << fmt::format("{:<11} {} articles, {} deleted, {} terms;", part["name"].get<std::string>(),
                       number(part["articles"]), number(part["deleted"]), number(part["terms"]));
    for (const auto& [name, size] : part["files"].items())
      out << fmt::format(" {} {}", name, megabytes(number(size)));
    out << '\n';
  }
}

bool print_failures(std::ostream& out, const std::string& index_dir, bool json) {
  const Manifest manifest = read_manifest(index_dir);
  if (manifest.catalog.empty())
    return false;
  const Catalog catalog(fmt::format("{}/{}", index_dir, manifest.catalog));
  bool any = false;
  for (const CatalogEntry& entry : catalog.entries()) {
    if (entry.rejected == 0)
      continue;
    any = true;
    const std::vector<Failure> failures = split_failures(catalog.reason(entry));
    if (json)
      print_failure_json(out, entry, catalog.path(entry), failures);
    else
      print_failure(out, entry, catalog.path(entry), failures);
  }
  return any;
}

bool check_index(std::ostream& out, const std::string& index_dir) {
  const Manifest manifest = read_manifest(index_dir);
  std::vector<std::string> faults = verify_manifest_files(index_dir, manifest);
  for (const ManifestPart& info : manifest.parts) {
    const std::string folder = fmt::format("{}/{}", index_dir, info.name);
    const std::vector<std::string> changed = verify_part(folder);
    faults.insert(faults.end(), changed.begin(), changed.end());
    const std::string terms = fmt::format("{}/{}", folder, kTermsName);
    try {
      // Xapian's check reads outside of its blocks where they are damaged.
      if (changed.empty()) {
        std::ostringstream report;
        const std::size_t wrong =
            xapian_guard(terms, [&] { return Xapian::Database::check(terms, 0, &report); });
        if (wrong != 0)
          faults.push_back(fmt::format("'{}': Xapian found {} errors", terms, wrong));
      }
      const Part part(folder, info);
      for (std::uint32_t row = 0; row < part.rows(); ++row)
        (void)part.article(row), (void)part.units(row);
    } catch (const Error& error) {
      faults.push_back(fmt::format("'{}': {}", folder, error.what()));
    }
  }
  for (const std::string& fault : faults)
    out << clean_name(fault) << '\n';
  if (faults.empty())
    out << fmt::format("the index at '{}' is whole: {} parts\n", clean_name(index_dir),
                       manifest.parts.size());
  else
    out << "build it again into an empty folder: timbao-index --index DIR PATH...\n";
  return faults.empty();
}

}  // namespace timbao
