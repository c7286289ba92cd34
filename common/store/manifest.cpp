#include "common/store/manifest.h"

#include "common/base/checksum.h"
#include "common/base/error.h"
#include "common/base/mapped_file.h"
#include "common/base/output_file.h"
#include "common/store/schema.h"
#include "common/store/sealed_json.h"
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

Manifest from_json(const nlohmann::ordered_json& json) {
  Manifest manifest;
  manifest.generation = json.at("generation");
  manifest.next_part = json.at("next_part");
  manifest.catalog = json.at("catalog");
  manifest.catalog_checksum = json.at("catalog_checksum");
  manifest.created = json.at("created");
  manifest.updated = json.at("updated");
  manifest.program = json.at("program");
  manifest.roots = json.value("roots", manifest.roots);
  for (const auto& part : json.at("parts"))
    manifest.parts.push_back({part.at("name"), part.at("articles"), part.at("bytes"),
                              part.at("deletions"), part.at("deleted"),
                              part.at("deletions_checksum")});
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
                                 {"catalog_checksum", manifest.catalog_checksum},
                                 {"roots", manifest.roots},
                                 {"parts", nlohmann::ordered_json::array()}};
  for (const ManifestPart& part : manifest.parts)
    json["parts"].push_back({{"name", part.name},
                             {"articles", part.articles},
                             {"bytes", part.bytes},
                             {"deletions", part.deletions},
                             {"deleted", part.deleted},
                             {"deletions_checksum", part.deletions_checksum}});
  return json;
}

/// For Xapian's own tools.
std::string stub_of(const Manifest& manifest) {
  std::string stub;
  for (const ManifestPart& part : manifest.parts)
    stub += fmt::format("auto {}/{}\n", part.name, kTermsName);
  return stub;
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
    check_version(nlohmann::json::parse(file.bytes()), index_dir);
    return from_json(open_sealed_json(file.bytes(), manifest_path(index_dir)));
  } catch (const nlohmann::json::exception& error) {
    throw Error(fmt::format("'{}' is damaged: {}", manifest_path(index_dir), error.what()),
                "build the index again into an empty folder: timbao-index --index DIR PATH...");
  }
}

std::vector<std::string> verify_manifest_files(const std::string& index_dir,
                                               const Manifest& manifest) {
  std::vector<std::string> faults;
  const auto check = [&](const std::string& name, auto is_whole) {
    const std::string path = fmt::format("{}/{}", index_dir, name);
    try {
      if (!is_whole(path))
        faults.push_back(fmt::format("'{}' has changed since it was written", path));
    } catch (const Error& error) {
      faults.emplace_back(error.what());
    }
  };
  if (!manifest.catalog.empty())
    check(manifest.catalog,
          [&](const auto& path) { return file_checksum(path) == manifest.catalog_checksum; });
  for (const ManifestPart& part : manifest.parts)
    if (!part.deletions.empty())
      check(fmt::format("{}/{}", part.name, part.deletions),
            [&](const auto& path) { return file_checksum(path) == part.deletions_checksum; });
  return faults;
}

void publish_manifest(const std::string& index_dir, const Manifest& manifest) {
  replace_file(manifest_path(index_dir), seal_json(to_json(manifest)));
  renew_stub(index_dir, manifest);
}

void renew_stub(const std::string& index_dir, const Manifest& manifest) {
  const std::string path = fmt::format("{}/{}", index_dir, kStubName);
  const std::string stub = stub_of(manifest);
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || MappedFile(path).bytes() != stub)
    replace_file(path, stub);
}

}  // namespace timbao
