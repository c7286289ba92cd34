#pragma once

#include "searcher/output/result_writer.h"
#include "searcher/search.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What timbao-search was asked to do.
struct SearcherOptions {
  enum class Action {
    kSearch,
    kBatch,
    kCompare,
    kVariants,
    kShow,
    kInteractive,
    kListSaved,
    kHelp,
    kShowVersion
  };
  enum class When { kAuto, kAlways, kNever };

  Action action = Action::kSearch;
  std::vector<std::string> index_dirs;  ///< at least one
  std::string abbreviations;            ///< file of the user's abbreviations; may be empty
  std::vector<std::string> words;       ///< the QUERY arguments, one by one
  SearchRequest request;                ///< its query: the words joined
  OutputOptions output;                 ///< all but colour, links and width, see apply_terminal
  bool format_given = false;
  When colour = When::kAuto;
  When pager = When::kAuto;
  std::optional<std::size_t> width;
  std::string like;        ///< id or file
  std::string show_id;     ///< --show
  std::string explain_id;  ///< --explain=ID: this hit alone
  std::string batch_file;  ///< "-": standard input
  std::string save_name;   ///< --save
  std::string saved_name;  ///< --saved
  bool only_new = false;   ///< --new
  bool quiet = false;      ///< no notices on standard error
  /// The arguments as given, without --save NAME and --index: what a saved query is made of.
  std::vector<std::string> saved_arguments;
};

/// Reads the command line. Throws Error for options that are not right, saying which are.
///
/// Words are never an error: `-word` of two letters or more that names no option stays part of the
/// query (without this word); so does everything behind `--`. `defaults` are arguments of a saved
/// query: what `arguments` say goes before them, their words come first. Relative dates count from
/// `today`.
[[nodiscard]] SearcherOptions parse_searcher_options(const std::vector<std::string>& arguments,
                                                     const std::vector<std::string>& defaults,
                                                     const Date& today);

/// The day it is here and now.
[[nodiscard]] Date local_today();

}  // namespace timbao
