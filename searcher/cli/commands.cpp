#include "searcher/cli/commands.h"

#include "common/base/paths.h"
#include "common/base/version.h"
#include "common/text/display.h"
#include "searcher/cli/answer.h"
#include "searcher/cli/batch.h"
#include "searcher/cli/compare.h"
#include "searcher/cli/like.h"
#include "searcher/cli/option_table.h"
#include "searcher/cli/pager.h"
#include "searcher/cli/saved_queries.h"
#include "searcher/cli/show.h"
#include "searcher/interactive/interactive.h"
#include "searcher/output/json_records.h"
#include "searcher/output/variants_writer.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <istream>
#include <ostream>

namespace timbao {
namespace {

using Action = SearcherOptions::Action;

SavedQueries saved_queries() { return SavedQueries(state_dir() + "/saved"); }

bool text_holds_notices(const OutputOptions& output) {
  return output.format == OutputFormat::kText && output.line_template.empty() && output.footer;
}

Messages make_messages(const SearcherOptions& options, const Terminal& terminal,
                       const Streams& streams) {
  return {streams.messages, options.quiet, !text_holds_notices(options.output),
          terminal.message_columns};
}

/// The line that stands below the hits on a terminal, for one who sends the hits elsewhere.
void tell_count(const Answer& answer, const SearcherOptions& options, const Terminal& terminal,
                Messages& messages) {
  const bool unseen = terminal.messages && !text_holds_notices(options.output);
  if (!unseen) {
    return;
  }
  SearchResults results;
  results.total = answer.total;
  results.offset = options.request.offset;
  results.elapsed_ms = answer.elapsed_ms;
  messages.info(describe_answer(results, answer.shown));
}

ExitCode search(Searcher& searcher, SearcherOptions& options, const Terminal& terminal,
                const Streams& streams) {
  Messages messages = make_messages(options, terminal, streams);
  if (!options.like.empty()) {
    add_like(searcher, read_like(searcher, options.like, LikeSource::kIndexAndFiles),
             options.request);
  }
  if (options.words.empty() && options.request.query.empty()) {
    options.request.query = "*";  // dates or counts alone: of all articles
  }
  if (options.request.explain && options.explain_id.empty() && options.words.size() > 1 &&
      searcher.find(options.words.front())) {
    options.explain_id = options.words.front();  // --explain ID QUERY
    options.request.query.erase(0, options.explain_id.size() + 1);
  }
  if (!options.explain_id.empty()) {
    options.request.limit = SearchRequest::kAll;
  }
  const std::string pager_name = pager_command(terminal, options);
  // In a pager the footer would stand where few scroll to: it tells how the query was read.
  options.output.footer_last = !pager_name.empty() && text_holds_notices(options.output);
  const auto writer = make_result_writer(options.output, streams.out);
  Answer answer;
  {
    const Pager pager(pager_name);
    answer = answer_query(searcher, options.request, {}, *writer, messages, options.explain_id);
    if (!options.output.footer_last) {
      writer->finish();
    }
    streams.out.flush();
  }
  if (options.output.footer_last) {
    writer->finish();
  }
  tell_count(answer, options, terminal, messages);
  if (!options.explain_id.empty() && answer.shown == 0) {
    messages.info(fmt::format("'{}' is not among the hits", options.explain_id));
  }
  return answer.found(options.request) ? ExitCode::kOk : ExitCode::kPartial;
}

/// What was indexed since the last run is shown once: it counts as seen when all was written.
ExitCode search_new(Searcher& searcher, SearcherOptions& options, const Terminal& terminal,
                    const Streams& streams) {
  SavedQuery saved = saved_queries().load(options.saved_name);
  options.request.added_after = saved.seen;
  const std::uint32_t newest = searcher.newest_addition();
  const ExitCode code = search(searcher, options, terminal, streams);
  saved.seen = std::max(saved.seen, newest);
  saved_queries().save(saved);
  return code;
}

ExitCode compare(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                 const Streams& streams) {
  Messages messages = make_messages(options, terminal, streams);
  const SearchResults results = compare_queries(searcher, options.request, options.words);
  messages.notices({}, results);
  const auto writer = make_result_writer(options.output, streams.out);
  const Pager pager(pager_command(terminal, options));
  write_results(*writer, {}, results);
  writer->finish();
  return results.total.value > 0 ? ExitCode::kOk : ExitCode::kPartial;
}

ExitCode show_variants(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                       const Streams& streams) {
  const std::vector<Variant> variants = searcher.variants(options.request);
  const Pager pager(pager_command(terminal, options));
  write_variants(streams.out, options.request.query, variants, options.output);
  return variants.empty() ? ExitCode::kPartial : ExitCode::kOk;
}

ExitCode batch(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
               const Streams& streams) {
  Messages messages = make_messages(options, terminal, streams);
  OutputOptions output = options.output;
  output.batch = true;
  const auto writer = make_result_writer(output, streams.out);
  if (options.batch_file == "-") {
    return run_batch(streams.in, searcher, options.request, true, *writer, messages);
  }
  std::ifstream file(options.batch_file, std::ios::binary);
  std::error_code failed;
  if (!file || std::filesystem::is_directory(options.batch_file, failed)) {
    throw Error(fmt::format("cannot read '{}'", options.batch_file),
                "--batch takes a file with a query a line, or '-'");
  }
  return run_batch(file, searcher, options.request, false, *writer, messages);
}

ExitCode list_saved(const SearcherOptions& options, const Streams& streams) {
  const std::vector<SavedQuery> queries = saved_queries().list();
  for (const SavedQuery& query : queries) {
    std::string line;
    if (options.output.format == OutputFormat::kJsonl) {
      JsonObject object(line);
      object.number("format_version", kFormatVersion);
      object.text("name", query.name);
      object.texts("arguments", query.arguments);
      object.close();
    } else {
      line = terminal_safe(query.name) + "\t" + terminal_safe(describe_arguments(query.arguments));
    }
    streams.out << line << '\n';
  }
  streams.out.flush();
  return queries.empty() ? ExitCode::kPartial : ExitCode::kOk;
}

void save_query(const SearcherOptions& options, Messages messages) {
  const SavedQueries kept = saved_queries();
  const std::vector<SavedQuery> before = kept.list();
  const auto old = std::find_if(before.begin(), before.end(), [&](const SavedQuery& query) {
    return query.name == options.save_name;
  });
  kept.save({options.save_name, options.saved_arguments, 0});
  messages.info(fmt::format("kept as {0}, run it with: timbao-search --saved {0}",
                            shell_word(options.save_name)));
  if (old != before.end() && old->arguments != options.saved_arguments) {
    messages.info("it was: " + describe_arguments(old->arguments));
  }
}

ExitCode run_on_index(SearcherOptions& options, const Terminal& terminal, const Streams& streams) {
  Searcher searcher(options.index_dirs);
  if (!options.abbreviations.empty()) {
    searcher.use_abbreviations(options.abbreviations);
  }
  options.output.locate_file = [&searcher](const std::string& path) {
    return searcher.locate_file(path);
  };
  switch (options.action) {
    case Action::kBatch:
      return batch(searcher, options, terminal, streams);
    case Action::kCompare:
      return compare(searcher, options, terminal, streams);
    case Action::kInteractive:
      return run_interactive(searcher, options, state_dir() + "/history");
    case Action::kVariants:
      return show_variants(searcher, options, terminal, streams);
    case Action::kShow:
      return show_article(searcher, options, terminal, streams);
    default:
      return options.only_new ? search_new(searcher, options, terminal, streams)
                              : search(searcher, options, terminal, streams);
  }
}

}  // namespace

SearcherOptions read_command_line(const std::vector<std::string>& arguments) {
  const Date today = local_today();
  SearcherOptions options = parse_searcher_options(arguments, {}, today);
  if (options.saved_name.empty()) {
    return options;
  }
  const SavedQuery saved = saved_queries().load(options.saved_name);
  return parse_searcher_options(arguments, saved.arguments, today);
}

ExitCode run_searcher(SearcherOptions options, const Terminal& terminal, const Streams& streams) {
  apply_terminal(terminal, options);
  switch (options.action) {
    case Action::kHelp: {
      const Pager pager(pager_command(terminal, options));
      streams.out << searcher_help() << std::flush;
      return ExitCode::kOk;
    }
    case Action::kShowVersion:
      streams.out << fmt::format("timbao-search {}\n", kVersion) << std::flush;
      return ExitCode::kOk;
    case Action::kListSaved:
      return list_saved(options, streams);
    default:
      break;
  }
  if (options.action == Action::kInteractive && terminal.output && !can_draw(terminal)) {
    throw Error("--interactive needs a terminal that can be drawn on: TERM says it can't",
                "set TERM to the kind of your terminal: export TERM=xterm-256color");
  }
  if (!options.save_name.empty()) {
    save_query(options, make_messages(options, terminal, streams));
  }
  return run_on_index(options, terminal, streams);
}

}  // namespace timbao
