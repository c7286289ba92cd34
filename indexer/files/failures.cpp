#include "indexer/files/failures.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbao {
namespace {

// Each failure: "reason: why", and behind kRecord its record where it has one; kNext between two.
constexpr char kRecord = '\x1f';
constexpr char kNext = '\x1e';

/// Names and messages with the separators in them would be read as something else.
std::string plain(std::string_view text) {
  std::string result(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c == kRecord || c == kNext; }, ' ');
  return result;
}

}  // namespace

std::string join_failures(const std::vector<Rejection>& rejections, std::string_view name) {
  std::string text;
  for (const Rejection& rejection : rejections) {
    if (!text.empty())
      text += kNext;
    text += plain(fmt::format("{}: {}", rejection.reason, rejection.why));
    const std::string_view source = rejection.source;
    if (source.size() > name.size() && source.starts_with(name))
      text += kRecord + plain(source.substr(name.size()));
  }
  return text;
}

std::vector<Failure> split_failures(std::string_view text) {
  std::vector<Failure> failures;
  while (!text.empty()) {
    std::string_view one = text.substr(0, text.find(kNext));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    Failure& failure = failures.emplace_back();
    if (const std::size_t record = one.find(kRecord); record != std::string_view::npos) {
      failure.record = one.substr(record + 1);
      one = one.substr(0, record);
    }
    const std::size_t colon = one.find(": ");
    failure.reason = one.substr(0, colon);
    if (colon != std::string_view::npos)
      failure.why = one.substr(colon + 2);
  }
  return failures;
}

}  // namespace timbao
