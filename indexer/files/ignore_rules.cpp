#include "indexer/files/ignore_rules.h"

#include <algorithm>

namespace timbao {
namespace {

/// Length of the set at pattern[0] == '[' with its brackets, 0 when it is not closed.
std::size_t set_size(std::string_view pattern) {
  std::size_t i = 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^'))
    ++i;
  if (i < pattern.size() && pattern[i] == ']')
    ++i;
  const std::size_t end = pattern.find(']', i);
  return end == std::string_view::npos ? 0 : end + 1;
}

bool in_set(std::string_view set, char letter) {
  std::string_view body = set.substr(1, set.size() - 2);
  const bool negated = !body.empty() && (body.front() == '!' || body.front() == '^');
  if (negated)
    body.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i + 2 < body.size() && body[i + 1] == '-') {
      found = found || (body[i] <= letter && letter <= body[i + 2]);
      i += 2;
    } else {
      found = found || body[i] == letter;
    }
  }
  return found != negated && letter != '/';
}

/// Matches one pattern element against one character; `used` is the element's length.
bool element_matches(std::string_view pattern, char letter, std::size_t& used) {
  used = 1;
  if (pattern[0] == '?')
    return letter != '/';
  if (pattern[0] == '[') {
    if (const std::size_t size = set_size(pattern); size != 0) {
      used = size;
      return in_set(pattern.substr(0, size), letter);
    }
  }
  if (pattern[0] == '\\' && pattern.size() > 1) {
    used = 2;
    return pattern[1] == letter;
  }
  return pattern[0] == letter;
}

std::size_t star_size(std::string_view pattern) {
  std::size_t size = 0;
  while (size < pattern.size() && pattern[size] == '*')
    ++size;
  return size;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  // reachable[j]: the pattern so far matches path[0, j). One row per pattern element.
  std::vector<char> reachable(path.size() + 1, 0);
  reachable[0] = 1;
  while (!pattern.empty()) {
    std::vector<char> next(path.size() + 1, 0);
    if (const std::size_t stars = star_size(pattern); stars > 0) {
      const bool crosses = stars > 1;
      // "**/" also matches nothing at all.
      const bool slash = crosses && pattern.size() > stars && pattern[stars] == '/';
      for (std::size_t j = 0; j <= path.size(); ++j)
        next[j] =
            reachable[j] != 0 || (j > 0 && next[j - 1] != 0 && (crosses || path[j - 1] != '/')) ? 1
                                                                                                : 0;
      if (slash) {
        for (std::size_t j = 0; j <= path.size(); ++j)
          next[j] = reachable[j] != 0 || (j > 0 && path[j - 1] == '/' && next[j] != 0) ? 1 : 0;
      }
      pattern.remove_prefix(stars + (slash ? 1 : 0));
    } else {
      std::size_t used = 1;
      for (std::size_t j = 0; j < path.size(); ++j)
        next[j + 1] = element_matches(pattern, path[j], used) && reachable[j] != 0 ? 1 : 0;
      if (path.empty())
        return false;
      pattern.remove_prefix(used);
    }
    reachable.swap(next);
  }
  return reachable[path.size()] != 0;
}

IgnoreRules::IgnoreRules(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
      line.remove_suffix(1);
    if (line.empty() || line.front() == '#')
      continue;
    Rule rule;
    if (line.front() == '!') {
      rule.keep = true;
      line.remove_prefix(1);
    }
    if (!line.empty() && line.back() == '/') {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anchored = line.find('/') != std::string_view::npos;
    if (!line.empty() && line.front() == '/')
      line.remove_prefix(1);
    rule.pattern = line;
    if (!rule.pattern.empty())
      rules_.push_back(std::move(rule));
  }
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool is_folder) const {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder)
      continue;
    if (glob_matches(rule->pattern, rule->anchored ? path : name))
      return rule->keep ? Verdict::kKeep : Verdict::kIgnore;
  }
  return Verdict::kNone;
}

}  // namespace timbao
