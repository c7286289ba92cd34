#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Matches a glob against a path with '/' between its parts: * and ? stay inside one part, **
/// crosses parts, [a-z] and [!a-z] are sets, \ takes the next character as it is.
/// Bounded: pattern length × path length steps.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// Rules in gitignore syntax (gitignore(5)), of one folder: comments, !negation, trailing / for
/// folders only, a / elsewhere anchors to the folder. Later rules win.
class IgnoreRules {
 public:
  IgnoreRules() = default;
  /// `text` is the content of an ignore file.
  explicit IgnoreRules(std::string_view text);

  enum class Verdict { kNone, kIgnore, kKeep };
  /// `path` is relative to the folder the rules belong to.
  [[nodiscard]] Verdict verdict(std::string_view path, bool is_folder) const;
  [[nodiscard]] bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    std::string pattern;
    bool keep = false;
    bool folders_only = false;
    bool anchored = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace timbao
