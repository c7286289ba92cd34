#pragma once

#include <span>
#include <string>
#include <string_view>

namespace timbao {

/// One option of timbao-search, or with no name the caption of those that follow. `value` empty: a
/// switch; "[=X]": X may be left out. The one place where options are declared: the parser, --help
/// and the completions are made from it.
struct OptionRow {
  std::string_view names;  ///< "limit,n"
  std::string_view value;
  std::string_view text;

  [[nodiscard]] std::string_view long_name() const { return names.substr(0, names.find(',')); }
  /// Empty when there is none.
  [[nodiscard]] std::string_view short_name() const;
};

[[nodiscard]] std::span<const OptionRow> option_rows();

/// True for the long name of an option.
[[nodiscard]] bool is_option(std::string_view name);

/// The long name of the option of one letter; empty when there is none.
[[nodiscard]] std::string_view find_short_option(std::string_view letter);

/// The option whose name is nearest to `name`, if it is a slip or two away; else empty.
[[nodiscard]] std::string_view nearest_option(std::string_view name);

/// The text of --help: examples first, then every option.
[[nodiscard]] std::string searcher_help();

}  // namespace timbao
