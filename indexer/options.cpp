#include "indexer/options.h"

#include "common/base/error.h"
#include "common/base/paths.h"
#include "common/text/display.h"
#include "indexer/input/article_fields.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <sstream>

namespace timbao {
namespace {

namespace po = boost::program_options;

constexpr std::string_view kHelpHead =
    R"(timbao-index: make articles searchable with timbao-search

Examples:
  timbao-index ~/bai-bao                      index a folder; run it again to take in changes
  timbao-index --index /srv/bao 2019.zip dump.jsonl.zst
  producer | timbao-index -                   JSON lines from standard input
  timbao-index --stats                        what the index holds
  timbao-index --failures                     what could not be read, and why

Usage: timbao-index [OPTION]... PATH...

PATH is a folder (all articles in it), a file, an archive, or '-'.
Exit status: 0 all was read, 1 some was rejected, 2 failure.
)";

std::uint64_t parse_size(const std::string& option, const std::string& text) {
  std::size_t used = 0;
  std::uint64_t value = 0;
  try {
    value = std::stoull(text, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  const std::string unit = text.substr(used);
  const std::uint64_t factor = unit == "K"                   ? 1ull << 10
                               : unit == "M" || unit.empty() ? 1ull << 20
                               : unit == "G"                 ? 1ull << 30
                                                             : 0;
  if (used == 0 || factor == 0 || value == 0 || value > (1ull << 40) / factor * 1024)
    throw Error(fmt::format("{}: '{}' is not a size", option, text),
                fmt::format("write a number with K, M or G: {}=512M", option));
  return value * factor;
}

po::options_description describe(IndexerOptions& options, std::string& memory,
                                 std::string& file_size, std::vector<std::string>& maps,
                                 std::string& format) {
  RunOptions& run = options.run;
  po::options_description all("Options");
  auto add = all.add_options();
  add("index", po::value(&run.index_dir)->value_name("DIR"),
      "index folder (default: $TIMBAO_INDEX, else ~/.local/share/timbao/index)");
  add("include", po::value(&run.walk.include)->composing()->value_name("GLOB"),
      "in folders read only files that match; may be given again");
  add("exclude", po::value(&run.walk.exclude)->composing()->value_name("GLOB"),
      "in folders leave out files and folders that match; may be given again");
  add("hidden", po::bool_switch(&run.walk.hidden), "also read names that begin with a dot");
  add("follow-links", po::bool_switch(&run.walk.follow_links), "follow symbolic links");
  add("map", po::value(&maps)->composing()->value_name("OURS=THEIRS,..."),
      "names of fields in JSON and CSV, or numbers of columns: --map title=headline,body=3");
  add("memory", po::value(&memory)->value_name("SIZE"), "memory to use, about (default: 256M)");
  add("threads", po::value(&run.threads)->value_name("N"), "threads (default: one a core)");
  add("max-file-size", po::value(&file_size)->value_name("SIZE"),
      "reject larger text, HTML and PDF files (default: 64M)");
  add("retry-failed", po::bool_switch(&run.retry_failed), "read again what failed before");
  add("allow-empty", po::bool_switch(&run.allow_empty),
      "drop the articles of a named folder that has no files left");
  add("watch", po::bool_switch(&options.watch),
      "stay, and keep the index in step with the folders");
  add("dry-run,n", po::bool_switch(&run.dry_run), "read and report, write nothing");
  add("report", po::bool_switch(&options.report),
      "print counts by format, encoding and rejection on standard output");
  add("format", po::value(&format)->value_name("text|json"),
      "form of --report, --stats and --failures (default: text)");
  add("quiet,q", po::bool_switch(&options.quiet), "no progress and no summary");
  add("stats", "print what the index holds");
  add("check", "verify every checksum and table of the index");
  add("compact", "merge the parts of the index into one");
  add("failures", "list what could not be read, with reasons");
  add("help,h", "print this help");
  add("version", "print the version");
  return all;
}

void parse_maps(const std::vector<std::string>& maps, RunOptions& run) {
  for (const std::string& list : maps) {
    std::istringstream pairs(list);
    for (std::string pair; std::getline(pairs, pair, ',');) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
        throw Error(fmt::format("--map: '{}' is not OURS=THEIRS", pair),
                    "for example: --map title=headline,body=content");
      const std::string ours = pair.substr(0, equals);
      const auto fields = FieldNames::fields();
      if (std::find(fields.begin(), fields.end(), ours) == fields.end())
        throw Error(fmt::format("--map: '{}' is no field of ours", ours),
                    fmt::format("fields: {}", fmt::join(fields, ", ")));
      run.read.field_map[ours] = pair.substr(equals + 1);
    }
  }
}

IndexerOptions::Action action_of(const po::variables_map& values) {
  using Action = IndexerOptions::Action;
  if (values.count("help") != 0)
    return Action::kHelp;
  if (values.count("version") != 0)
    return Action::kShowVersion;
  if (values.count("stats") != 0)
    return Action::kStats;
  if (values.count("check") != 0)
    return Action::kCheck;
  if (values.count("compact") != 0)
    return Action::kCompact;
  return values.count("failures") != 0 ? Action::kFailures : Action::kIndex;
}

}  // namespace

IndexerOptions parse_indexer_options(const std::vector<std::string>& arguments) {
  IndexerOptions options;
  std::string memory;
  std::string file_size;
  std::string format = "text";
  std::vector<std::string> maps;
  po::options_description hidden;
  hidden.add_options()("path", po::value(&options.run.paths));
  po::options_description all;
  all.add(describe(options, memory, file_size, maps, format)).add(hidden);
  po::positional_options_description positional;
  positional.add("path", -1);
  po::variables_map values;
  try {
    po::store(
        po::command_line_parser(arguments)
            .options(all)
            .positional(positional)
            .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
            .run(),
        values);
    po::notify(values);
  } catch (const po::error& error) {
    throw Error(error.what(), "timbao-index --help lists the options");
  }
  options.action = action_of(values);
  if (options.run.index_dir.empty())
    options.run.index_dir = default_index_dir();
  if (values.count("memory") != 0)
    options.run.memory_bytes = parse_size("--memory", memory);
  if (values.count("max-file-size") != 0)
    options.run.read.limits.max_file_bytes = parse_size("--max-file-size", file_size);
  parse_maps(maps, options.run);
  if (format != "text" && format != "json")
    throw Error(fmt::format("--format: '{}' is not a format", format), "formats: text, json");
  options.json = format == "json";
  if (options.run.threads > 256)
    throw Error("--threads: more than 256 make no sense", "leave the option out: one a core");
  const bool reads_stdin =
      std::find(options.run.paths.begin(), options.run.paths.end(), "-") != options.run.paths.end();
  if (options.watch && (reads_stdin || options.run.dry_run))
    throw Error(fmt::format("--watch does not go with {}", reads_stdin ? "'-'" : "--dry-run"),
                "watch folders and files");
  if (options.action == IndexerOptions::Action::kIndex && options.run.paths.empty())
    throw Error("no PATH given", "timbao-index PATH... ; timbao-index --help shows examples");
  return options;
}

namespace {

/// "  -n, --dry-run" and what it does.
std::string lines_of(const po::option_description& option) {
  const std::string brief =
      option.canonical_display_name(po::command_line_style::allow_dash_for_short);
  const auto semantic = option.semantic();
  const std::string value = semantic->max_tokens() > 0 ? semantic->name() : std::string();
  return help_lines(fmt::format("  {} --{}{}{}", brief.starts_with('-') ? brief + "," : "   ",
                                option.long_name(), value.empty() ? "" : " ", value),
                    option.description());
}

}  // namespace

std::string indexer_help() {
  IndexerOptions options;
  std::string memory;
  std::string file_size;
  std::string format;
  std::vector<std::string> maps;
  std::string text = fmt::format("{}\nOptions:\n", kHelpHead);
  const po::options_description all = describe(options, memory, file_size, maps, format);
  for (const auto& option : all.options())
    text += lines_of(*option);
  return text;
}

}  // namespace timbao
