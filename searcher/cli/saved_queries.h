#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A query kept under a name.
struct SavedQuery {
  std::string name;
  std::vector<std::string> arguments;  ///< of the command line: options, "--", words
  std::uint32_t seen = 0;  ///< --new has shown what was indexed until then (Unix seconds)
};

/// The queries kept in a folder: one JSON file each, replaced as a whole, so that runs from cron
/// for several names do not meet.
class SavedQueries {
 public:
  explicit SavedQueries(std::string folder) : folder_(std::move(folder)) {}

  /// Throws Error when there is none of this name (listing those there are), or its file is
  /// damaged.
  [[nodiscard]] SavedQuery load(const std::string& name) const;

  /// Keeps `query` under its name in place of what was there. Throws Error for a name that can't
  /// be a file's, and when the disk says no.
  void save(const SavedQuery& query) const;

  /// By name; damaged files are left out.
  [[nodiscard]] std::vector<SavedQuery> list() const;

 private:
  [[nodiscard]] std::string path_of(const std::string& name) const;
  [[nodiscard]] static std::optional<SavedQuery> read(const std::string& path);

  std::string folder_;
};

/// The query as one would type it: --sort=newest -- 'giá xăng'.
[[nodiscard]] std::string describe_arguments(const std::vector<std::string>& arguments);

/// `text` as one word of the shell: quoted where it must be.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace timbao
