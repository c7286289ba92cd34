#include "searcher/cli/saved_queries.h"

#include "common/base/error.h"
#include "common/base/output_file.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace timbao {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxNameBytes = 100;
constexpr std::string_view kSuffix = ".json";
constexpr int kSavedVersion = 1;

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && name.front() != '.' &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\x7F';
         });
}

}  // namespace

std::string SavedQueries::path_of(const std::string& name) const {
  if (!is_name(name)) {
    throw Error(fmt::format("'{}' cannot be the name of a saved query", name),
                "names have no '/', do not begin with '.', and are short");
  }
  return folder_ + "/" + name + std::string(kSuffix);
}

std::optional<SavedQuery> SavedQueries::read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const Json object = Json::parse(file, nullptr, false);
  const bool whole = object.is_object() && object.contains("name") && object["name"].is_string() &&
                     object.contains("arguments") && object["arguments"].is_array() &&
                     object.contains("seen") && object["seen"].is_number_unsigned();
  if (!whole) {
    return std::nullopt;
  }
  SavedQuery query;
  query.name = object["name"];
  query.seen = object["seen"];
  for (const Json& argument : object["arguments"]) {
    if (!argument.is_string()) {
      return std::nullopt;
    }
    query.arguments.push_back(argument);
  }
  return query;
}

SavedQuery SavedQueries::load(const std::string& name) const {
  const std::string path = path_of(name);
  if (!std::filesystem::exists(path)) {
    std::string names;
    for (const SavedQuery& query : list()) {
      names += (names.empty() ? "" : ", ") + query.name;
    }
    throw Error(fmt::format("no saved query '{}'", name),
                names.empty() ? "keep one with: timbao-search --save NAME QUERY"
                              : "saved queries: " + names);
  }
  std::optional<SavedQuery> query = read(path);
  if (!query) {
    throw Error(fmt::format("the saved query in '{}' is damaged", path),
                "keep it anew with: timbao-search --save NAME QUERY");
  }
  return *query;
}

void SavedQueries::save(const SavedQuery& query) const {
  const std::string path = path_of(query.name);
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) {
    throw Error(fmt::format("cannot make the folder '{}': {}", folder_, failed.message()),
                "saved queries are kept in $XDG_STATE_HOME/timbao/saved");
  }
  const Json object{{"format_version", kSavedVersion},
                    {"name", query.name},
                    {"arguments", query.arguments},
                    {"seen", query.seen}};
  replace_file(path, object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<SavedQuery> SavedQueries::list() const {
  std::vector<SavedQuery> queries;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, failed)) {
    if (entry.path().extension() == kSuffix) {
      if (auto query = read(entry.path().string())) {
        queries.push_back(*std::move(query));
      }
    }
  }
  std::sort(queries.begin(), queries.end(),
            [](const SavedQuery& a, const SavedQuery& b) { return a.name < b.name; });
  return queries;
}

std::string shell_word(std::string_view text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) ||
           std::string_view("-_=+:,./@%").find(c) != std::string_view::npos;
  });
  if (plain) {
    return std::string(text);
  }
  std::string out = "'";
  for (const char c : text) {
    c == '\'' ? void(out += "'\\''") : void(out += c);
  }
  return out + "'";
}

std::string describe_arguments(const std::vector<std::string>& arguments) {
  std::string out;
  for (const std::string& argument : arguments) {
    out += (out.empty() ? "" : " ") + shell_word(argument);
  }
  return out;
}

}  // namespace timbao
