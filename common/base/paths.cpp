#include "common/base/paths.h"

#include <cstdlib>

namespace timbao {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start only
  return value == nullptr ? std::string() : std::string(value);
}

std::string home_or(const std::string& folder, const char* inside_home) {
  return folder.empty() ? environment("HOME") + inside_home : folder;
}

}  // namespace

std::string default_index_dir() {
  std::string named = environment("TIMBAO_INDEX");
  if (!named.empty())
    return named;
  return home_or(environment("XDG_DATA_HOME"), "/.local/share") + "/timbao/index";
}

std::string state_dir() {
  return home_or(environment("XDG_STATE_HOME"), "/.local/state") + "/timbao";
}

}  // namespace timbao
