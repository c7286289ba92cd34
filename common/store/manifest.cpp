#include "common/store/manifest.h"

#include "common/base/error.h"
#include "common/base/mapped_file.h"
#include "common/base/output_file.h"
#include "common/store/schema.h"
#include "common/text/analyzer.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace timbao {
namespace {

std::string manifest_path(const std::string& index_dir) {
  return fmt::format("{}/{}", index_dir, kManifestName);
}

std::string fingerprint_text() { return fmt::format("{:016x}", analyzer_fingerprint()); }

void check_version(const nlohmann::json& json, const std::string& index_dir) {
  const int version = json.at("schema_version").get<int>();
  if (version != kSchemaVersion)
    throw Error(
        fmt::format("the index at '{}' has format {}, this program reads format {}", index_dir,
                    version, kSchemaVersion),
        fmt::format("build it again into an empty folder: timbao-index --index DIR PATH..."));
  if (json.at("analyzer").get<std::string>() != fingerprint_text())
    throw Error(fmt::format("the index at '{}' was made by a program that splits words otherwise "
                            "({}; this program: {})",
                            index_dir, json.at("analyzer").get<std::string>(), fingerprint_text()),
                "build it again into an empty folder: timbao-index --index DIR PATH...");
}

Manifest from_json(const nlohmann::json& json) {
  Manifest manifest;
  manifest.generation = json.at("generation");
  manifest.next_part = json.at("next_part");
  manifest.catalog = json.at("catalog");
  manifest.created = json.at("created");
  manifest.updated = json.at("updated");
  manifest.program = json.at("program");
  for (const auto& part : json.at("parts"))
    manifest.parts.push_back({part.at("name"), part.at("articles"), part.at("bytes"),
                              part.at("deletions"), part.at("deleted")});
  return manifest;
}

nlohmann::ordered_json to_json(const Manifest& manifest) {
  nlohmann::ordered_json json = {{"schema_version", kSchemaVersion},
                                 {"analyzer", fingerprint_text()},
                                 {"program", manifest.program},
                                 {"created", manifest.created},
                                 {"updated", manifest.updated},
                                 {"generation", manifest.generation},
                                 {"next_part", manifest.next_part},
                                 {"catalog", manifest.catalog},
                                 {"parts", nlohmann::ordered_json::array()}};
  for (const ManifestPart& part : manifest.parts)
    json["parts"].push_back({{"name", part.name},
                             {"articles", part.articles},
                             {"bytes", part.bytes},
                             {"deletions", part.deletions},
                             {"deleted", part.deleted}});
  return json;
}

}  // namespace

bool has_manifest(const std::string& index_dir) {
  struct stat info {};
  return ::stat(manifest_path(index_dir).c_str(), &info) == 0;
}

Manifest read_manifest(const std::string& index_dir) {
  struct stat info {};
  if (::stat(manifest_path(index_dir).c_str(), &info) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      throw Error(fmt::format("no index at '{}'", index_dir),
                  fmt::format("create one with: timbao-index --index {} PATH...", index_dir));
    throw Error(fmt::format("cannot read the index at '{}': {}", index_dir, std::strerror(errno)));
  }
  const MappedFile file(manifest_path(index_dir));
  try {
    const auto json = nlohmann::json::parse(file.bytes());
    check_version(json, index_dir);
    return from_json(json);
  } catch (const nlohmann::json::exception& error) {
    throw Error(fmt::format("'{}' is damaged: {}", manifest_path(index_dir), error.what()),
                "build the index again into an empty folder: timbao-index --index DIR PATH...");
  }
}

void publish_manifest(const std::string& index_dir, const Manifest& manifest) {
  std::string stub;
  for (const ManifestPart& part : manifest.parts)
    stub += fmt::format("auto {}/{}\n", part.name, kTermsName);
  replace_file(manifest_path(index_dir), to_json(manifest).dump(1) + "\n");
  replace_file(fmt::format("{}/{}", index_dir, kStubName), stub);
}

}  // namespace timbao
