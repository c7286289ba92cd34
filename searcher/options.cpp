#include "searcher/options.h"

#include "common/base/error.h"
#include "common/base/paths.h"
#include "searcher/cli/option_table.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/query_field.h"
#include "searcher/results/facets.h"
#include "searcher/results/timeline.h"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <cctype>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <set>

namespace timbao {
namespace {

namespace po = boost::program_options;
using Action = SearcherOptions::Action;
using When = SearcherOptions::When;

/// What a saved query does not keep: what is about this run or this terminal alone.
constexpr std::array<std::string_view, 11> kNotSaved{
    "save",  "saved", "new",      "list-saved", "quiet",      "color",
    "width", "pager", "no-pager", "batch",      "interactive"};

po::options_description describe() {
  po::options_description all;
  for (const OptionRow& row : option_rows()) {
    const std::string names(row.names);
    if (row.names.empty()) {
      continue;
    }
    if (row.value.empty()) {
      all.add_options()(names.c_str(), po::bool_switch());
    } else if (row.names == "index") {
      all.add_options()(names.c_str(), po::value<std::vector<std::string>>()->composing());
    } else if (row.value.starts_with('[')) {
      all.add_options()(names.c_str(), po::value<std::string>()->implicit_value({}));
    } else {
      all.add_options()(names.c_str(), po::value<std::string>());
    }
  }
  all.add_options()("query", po::value<std::vector<std::string>>()->composing());
  return all;
}

Error unknown_option(const std::string& typed) {
  const std::size_t from = std::min(typed.find_first_not_of('-'), typed.size());
  const std::string_view name =
      std::string_view(typed).substr(from, std::min(typed.find('='), typed.size()) - from);
  const std::string_view nearest = name.size() < 3 ? std::string_view() : nearest_option(name);
  std::string hint = nearest.empty() ? "timbao-search --help lists the options"
                                     : fmt::format("did you mean --{}?", nearest);
  return Error(fmt::format("unknown option '{}'", typed),
               hint + "; to search for it as a word, put -- in front of the query");
}

/// An option whose value is missing: what it may be stands in the table.
Error without_value(const po::invalid_command_line_syntax& error) {
  std::string name = error.get_option_name();
  name.erase(0, name.find_first_not_of('-'));
  for (const OptionRow& row : option_rows()) {
    if (!name.empty() && (row.long_name() == name || row.short_name() == name)) {
      return Error(error.what(), fmt::format("--{} {}: {}", row.long_name(), row.value, row.text));
    }
  }
  return Error(error.what(), "timbao-search --help lists the options");
}

/// Takes `-word` as a word of the query; leaves options to the parser proper.
std::vector<po::option> take_excluded_word(std::vector<std::string>& arguments) {
  const std::string& typed = arguments.front();
  if (typed.size() < 2 || typed[0] != '-' || typed[1] == '-') {
    return {};
  }
  const bool is_short = !find_short_option(typed.substr(1, 1)).empty();
  const bool with_number = typed.size() > 2 && typed.starts_with("-n") &&
                           typed.find_first_not_of("0123456789", 2) == std::string::npos;
  if (with_number || (typed.size() == 2 && is_short)) {
    return {};
  }
  const bool letter = std::isdigit(static_cast<unsigned char>(typed[1])) == 0;
  if (typed.size() == 2 && letter) {
    throw unknown_option(typed);
  }
  const std::string name = typed.substr(1, typed.find('=') - 1);
  if (is_option(name)) {
    throw Error(fmt::format("unknown option '{}'", typed),
                fmt::format("the option is --{}; to leave out the word, put -- in front of the "
                            "query",
                            name));
  }
  po::option word;
  word.value = {typed};
  word.original_tokens = {typed};
  arguments.erase(arguments.begin());
  return {word};
}

/// `--explain` and the like take a value after '=' only: the next word is the query's.
std::vector<po::option> take_bare_option(const std::string& typed) {
  for (const OptionRow& row : option_rows()) {
    const std::string name(row.names.substr(0, row.names.find(',')));
    if (!row.value.starts_with('[') || typed != "--" + name) {
      continue;
    }
    po::option option;
    option.string_key = name;
    option.value = {std::string()};
    option.original_tokens = {typed};
    return {option};
  }
  return {};
}

std::vector<po::option> take_special(std::vector<std::string>& arguments) {
  std::vector<po::option> taken = take_bare_option(arguments.front());
  if (taken.empty()) {
    return take_excluded_word(arguments);
  }
  arguments.erase(arguments.begin());
  return taken;
}

po::basic_parsed_options<char> parse(const std::vector<std::string>& arguments,
                                     const po::options_description& all) {
  static const po::positional_options_description kPositional = [] {
    po::positional_options_description words;
    words.add("query", -1);
    return words;
  }();
  return po::command_line_parser(arguments)
      .options(all)
      .positional(kPositional)
      .extra_style_parser(take_special)
      .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
      .run();
}

std::vector<std::string> arguments_to_save(const po::basic_parsed_options<char>& parsed) {
  std::vector<std::string> kept;
  std::vector<std::string> words;
  for (const po::option& option : parsed.options) {
    const std::string& name = option.string_key;
    if (name == "query" || name.empty()) {
      words.insert(words.end(), option.value.begin(), option.value.end());
    } else if (name == "index") {
      std::error_code failed;  // an empty name: told later
      kept.push_back("--index=" + std::filesystem::absolute(option.value.front(), failed).string());
    } else if (std::find(kNotSaved.begin(), kNotSaved.end(), name) == kNotSaved.end()) {
      const std::string value = option.value.empty() ? std::string() : option.value.front();
      kept.push_back("--" + name + (value.empty() ? "" : "=" + value));
    }
  }
  if (!words.empty()) {
    kept.emplace_back("--");
    kept.insert(kept.end(), words.begin(), words.end());
  }
  return kept;
}

/// The values of one command line, by name.
class Values {
 public:
  Values(const std::vector<std::string>& arguments, const std::vector<std::string>& defaults) {
    const po::options_description all = describe();
    try {
      auto given = parse(arguments, all);
      auto saved = parse(defaults, all);
      keep_last(given.options);
      saved_arguments = arguments_to_save(given);
      if (has(given, "index")) {
        std::erase_if(saved.options, [](const po::option& o) { return o.string_key == "index"; });
      }
      po::store(given, map_);
      po::store(saved, map_);
    } catch (const po::unknown_option& error) {
      throw unknown_option(error.get_option_name());
    } catch (const po::invalid_command_line_syntax& error) {
      throw without_value(error);
    } catch (const po::error& error) {
      throw Error(error.what(), "timbao-search --help lists the options");
    }
  }

  [[nodiscard]] bool given(const char* name) const {
    return map_.count(name) != 0 && !map_[name].defaulted();
  }
  [[nodiscard]] bool on(const char* name) const { return map_[name].as<bool>(); }
  [[nodiscard]] std::string text(const char* name) const {
    return given(name) ? map_[name].as<std::string>() : std::string();
  }
  [[nodiscard]] std::vector<std::string> list(const char* name) const {
    return given(name) ? map_[name].as<std::vector<std::string>>() : std::vector<std::string>();
  }

  std::vector<std::string> saved_arguments;

 private:
  /// An option given again counts as it was given last: an alias may hold defaults.
  static void keep_last(std::vector<po::option>& options) {
    std::set<std::string> seen;
    for (std::size_t i = options.size(); i-- > 0;) {
      const std::string& name = options[i].string_key;
      const bool listed = name.empty() || name == "query" || name == "index";
      if (!listed && !seen.insert(name).second) {
        options.erase(options.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }

  static bool has(const po::basic_parsed_options<char>& parsed, std::string_view name) {
    return std::any_of(parsed.options.begin(), parsed.options.end(),
                       [name](const po::option& o) { return o.string_key == name; });
  }

  po::variables_map map_;
};

std::uint64_t parse_number(std::string_view option, std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    throw Error(fmt::format("{}: '{}' is too large", option, text));
  }
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(fmt::format("{}: '{}' is not a number", option, text),
                fmt::format("write digits alone: {}=20", option));
  }
  return value;
}

/// "30d", "2w", "6m", "1y" or plain days.
double parse_half_life(const std::string& text) {
  constexpr double kDefaultDays = 90;
  if (text.empty()) {
    return kDefaultDays;
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string unit = text.substr(digits);
  const double days = unit.empty() || unit == "d" ? 1
                      : unit == "w"               ? 7
                      : unit == "m"               ? 30.44
                      : unit == "y"               ? 365.25
                                                  : 0;
  if (digits == 0 || digits > 6 || days == 0 || std::stoul(text) == 0) {
    throw Error(fmt::format("--recent: '{}' is not a time", text),
                "write days, weeks, months or years: --recent=30d, 2w, 6m, 1y");
  }
  return static_cast<double>(std::stoul(text)) * days;
}

DateRange parse_day_option(const char* option, const std::string& text, const Date& today) {
  const std::optional<DateRange> range = parse_date_expression(text, today);
  if (!range) {
    throw Error(fmt::format("--{}: cannot read '{}' as a date", option, text),
                "dates: 30/12/2020, 2020-12-30, 12/2020, 2020, 'hôm qua', '7 ngày', 2019..2020");
  }
  return *range;
}

DateRange parse_dates(const Values& values, const Date& today) {
  DateRange dates;
  for (const char* option : {"date", "on"}) {
    if (values.given(option)) {
      dates = intersect(dates, parse_day_option(option, values.text(option), today));
    }
  }
  if (values.given("since")) {
    dates = intersect(dates, {parse_day_option("since", values.text("since"), today).first, {}});
  }
  if (values.given("until")) {
    dates = intersect(dates, {{}, parse_day_option("until", values.text("until"), today).last});
  }
  if (dates.first.known() && dates.last.known() && dates.last < dates.first) {
    throw Error("no day is in all of --date, --since and --until",
                "--since is the first day, --until the last");
  }
  return dates;
}

When parse_when(const std::string& text) {
  if (text.empty() || text == "auto") {
    return When::kAuto;
  }
  if (text == "always" || text == "never") {
    return text == "always" ? When::kAlways : When::kNever;
  }
  throw Error(fmt::format("--color: '{}' is not auto, always or never", text));
}

void set_counts(const Values& values, SearchRequest& request) {
  if (values.given("facets")) {
    for (const FacetKind kind : parse_facets(values.text("facets"))) {
      request.facets.emplace_back(to_string(kind));
    }
  }
  request.per_1000 = values.on("per-1000");
  if (values.given("timeline")) {
    request.timeline = parse_timeline_unit(values.text("timeline"));
  }
  const bool wanted = values.given("timeline") || request.per_1000 || values.on("compare");
  request.timeline_auto = wanted && !request.timeline;
}

void set_request(const Values& values, const Date& today, SearchRequest& request) {
  request.today = today;
  request.dates = parse_dates(values, today);
  if (values.given("limit")) {
    const std::string limit = values.text("limit");
    request.limit = limit == "all" ? SearchRequest::kAll : parse_number("--limit", limit);
  }
  if (!values.given("limit") && values.on("new")) {
    request.limit = SearchRequest::kAll;  // what is left out now would never be shown
  }
  if (values.given("offset")) {
    request.offset = parse_number("--offset", values.text("offset"));
  }
  if (values.given("sort")) {
    request.sort = find_sort_order(values.text("sort"));
    if (!request.sort) {
      throw Error(fmt::format("--sort: unknown order '{}'", values.text("sort")),
                  "orders: relevance, newest, oldest");
    }
  }
  if (values.given("recent")) {
    request.recent_days = parse_half_life(values.text("recent"));
  }
  request.strict_accents = values.on("strict-accents");
  request.keystrokes = !values.on("no-telex");
  request.abbreviations = !values.on("no-abbrev");
  request.suggestions = !values.on("no-suggest");
  request.group = !values.on("no-group") && !values.on("expand");
  request.exact_count = values.on("exact-count");
  request.explain = values.given("explain");
  set_counts(values, request);
}

void set_output(const Values& values, SearcherOptions& options) {
  OutputOptions& output = options.output;
  options.format_given = values.given("format");
  if (options.format_given) {
    output.format = parse_output_format(values.text("format"));
  }
  if (values.given("fields")) {
    output.fields = parse_fields(values.text("fields"));
  }
  output.line_template = values.text("template");
  if (values.given("template") && output.line_template.empty()) {
    throw Error("--template is empty", "for example: --template '{date} {title}'");
  }
  output.nul_terminated = values.on("null");
  if (output.nul_terminated && !options.format_given) {
    output.format = OutputFormat::kPaths;
  }
  output.end_lines = values.on("end-lines");
  output.explain = options.request.explain;
  const bool timelines = options.request.timeline || options.request.timeline_auto;
  output.table = timelines                         ? OutputTable::kTimeline
                 : !options.request.facets.empty() ? OutputTable::kFacets
                                                   : OutputTable::kHits;
  options.colour = parse_when(values.text("color"));
  options.pager = values.on("no-pager") ? When::kNever
                  : values.on("pager")  ? When::kAlways
                                        : When::kAuto;
  if (values.given("width")) {
    constexpr std::uint64_t kMaxWidth = 10000;
    options.width = std::min(parse_number("--width", values.text("width")), kMaxWidth);
  }
}

/// The one thing to do; throws Error for two that exclude each other.
Action action_of(const Values& values) {
  constexpr std::array<std::pair<const char*, Action>, 8> kActions{{
      {"help", Action::kHelp},
      {"version", Action::kShowVersion},
      {"list-saved", Action::kListSaved},
      {"interactive", Action::kInteractive},
      {"show", Action::kShow},
      {"batch", Action::kBatch},
      {"compare", Action::kCompare},
      {"variants", Action::kVariants},
  }};
  const char* chosen = nullptr;
  Action action = Action::kSearch;
  for (const auto& [name, meant] : kActions) {
    const bool asked = name == std::string_view("show") || name == std::string_view("batch")
                           ? values.given(name)
                           : values.on(name);
    if (!asked) {
      continue;
    }
    if (meant == Action::kHelp || meant == Action::kShowVersion) {
      return meant;
    }
    if (chosen != nullptr) {
      throw Error(fmt::format("--{} and --{} exclude each other", chosen, name));
    }
    chosen = name;
    action = meant;
  }
  return action;
}

/// Fields that cost something to fetch are fetched only when they are shown.
void set_fetched(SearcherOptions& options) {
  const OutputOptions& output = options.output;
  const auto shows = [&](OutputField field, std::string_view name) {
    return std::count(output.fields.begin(), output.fields.end(), field) > 0 ||
           output.line_template.find(name) != std::string::npos;
  };
  const bool chosen = !output.fields.empty() || !output.line_template.empty();
  const bool plain = output.format == OutputFormat::kTrec ||
                     output.format == OutputFormat::kPaths || output.format == OutputFormat::kCount;
  options.request.bodies = shows(OutputField::kBody, "{body}");
  options.request.snippets = chosen ? shows(OutputField::kSnippet, "{snippet}") : !plain;
  const bool counts_alone =
      output.format == OutputFormat::kCount ||
      ((output.format == OutputFormat::kCsv || output.format == OutputFormat::kTsv) &&
       output.table != OutputTable::kHits);
  if (counts_alone) {
    options.request.limit = 0;
  }
  options.request.exact_count |= output.format == OutputFormat::kCount;
}

/// An empty value is a variable of a script that was not set.
void check_given(const Values& values, const SearcherOptions& options) {
  for (const char* name : {"save", "saved", "batch", "show", "like", "abbreviations"}) {
    if (values.given(name) && values.text(name).empty()) {
      throw Error(fmt::format("--{} is empty", name), "timbao-search --help shows examples");
    }
  }
  for (const std::string& dir : options.index_dirs) {
    if (dir.empty()) {
      throw Error("--index is empty", "name the folder of the index");
    }
  }
}

void check(const SearcherOptions& options) {
  if (options.only_new && options.saved_name.empty()) {
    throw Error("--new needs a saved query",
                "timbao-search --save NAME QUERY, then: timbao-search --saved NAME --new");
  }
  const bool named = !options.saved_name.empty();  // the saved words come with a second reading
  const bool needs_query = options.action == Action::kSearch ||
                           options.action == Action::kCompare ||
                           options.action == Action::kVariants;
  const bool narrowed = !options.request.dates.empty() || !options.request.facets.empty() ||
                        options.request.timeline || options.request.timeline_auto;
  if (needs_query && !named && options.words.empty() && options.like.empty() &&
      (!narrowed || options.action != Action::kSearch)) {
    throw Error("no QUERY given", "timbao-search QUERY... ; timbao-search --help shows examples");
  }
  const OutputFormat format = options.output.format;
  const bool no_tables = format == OutputFormat::kTrec || format == OutputFormat::kPaths ||
                         format == OutputFormat::kCount || !options.output.line_template.empty();
  if (no_tables && options.output.table != OutputTable::kHits && needs_query) {
    throw Error("facets and timelines have no such format",
                "formats: text, jsonl, json, csv, tsv, html");
  }
  if (options.action == Action::kBatch && !options.words.empty()) {
    throw Error("--batch takes its queries from the file, not from the command line",
                "leave out: " + options.words.front());
  }
}

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : " ") + word;
  }
  return joined;
}

}  // namespace

SearcherOptions parse_searcher_options(const std::vector<std::string>& arguments,
                                       const std::vector<std::string>& defaults,
                                       const Date& today) {
  const Values values(arguments, defaults);
  SearcherOptions options;
  options.action = action_of(values);
  options.index_dirs = values.list("index");
  if (options.index_dirs.empty()) {
    options.index_dirs.push_back(default_index_dir());
  }
  if (values.given("abbreviations")) {
    options.abbreviations = values.text("abbreviations");
  }
  options.words = values.list("query");
  options.request.query = join(options.words);
  set_request(values, today, options.request);
  set_output(values, options);
  set_fetched(options);
  options.like = values.text("like");
  options.show_id = values.text("show");
  options.explain_id = values.text("explain");
  options.batch_file = values.text("batch");
  options.save_name = values.text("save");
  options.saved_name = values.text("saved");
  options.only_new = values.on("new");
  options.quiet = values.on("quiet");
  options.saved_arguments = values.saved_arguments;
  check_given(values, options);
  check(options);
  return options;
}

Date local_today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&now, &parts);
  return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

}  // namespace timbao
