#pragma once

#include "searcher/output/fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A line with fields to fill in: "{date}\t{title}". \t, \n and \\ are read as usual, {{ and }} are
/// braces.
class LineTemplate {
 public:
  /// Throws Error for a field that does not exist (listing all) and for a brace left open.
  explicit LineTemplate(std::string_view pattern);

  /// The line for one hit, without a line break of its own. Values are made harmless and put on
  /// one line.
  [[nodiscard]] std::string fill(std::string_view qid, const Hit& hit) const;

 private:
  struct Piece {
    std::string literal;
    std::optional<OutputField> field;
  };
  std::vector<Piece> pieces_;
};

}  // namespace timbao
