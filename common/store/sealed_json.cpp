#include "common/store/sealed_json.h"

#include "common/base/error.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {
namespace {

constexpr const char* kChecksum = "xxh3";

std::string checksum(const nlohmann::ordered_json& object) {
  const std::string text = object.dump();
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

}  // namespace

std::string seal_json(nlohmann::ordered_json object) {
  const std::string sum = checksum(object);
  object[kChecksum] = sum;
  return object.dump(1) + "\n";
}

nlohmann::ordered_json open_sealed_json(std::string_view text, const std::string& path) {
  auto object = nlohmann::ordered_json::parse(text);
  const auto written = object.at(kChecksum).get<std::string>();
  object.erase(kChecksum);
  if (checksum(object) != written)
    throw Error(fmt::format("'{}' has changed since it was written", path),
                "build the index again into an empty folder: timbao-index --index DIR PATH...");
  return object;
}

}  // namespace timbao
