#include "searcher/results/telling_piece.h"

#include "common/text/analyzer.h"
#include "common/text/pieces.h"

#include <algorithm>
#include <map>

namespace timbao {
namespace {

/// A word that only stands there with other marks counts half.
constexpr float kFoldedShare = 0.5F;

/// Each word of the query once, at its best.
float held_weight(const std::vector<TermMatch>& matches) {
  std::map<std::uint16_t, float> weights;
  for (const TermMatch& match : matches) {
    float& weight = weights[match.term];
    weight = std::max(weight, match.exact ? match.weight : match.weight * kFoldedShare);
  }
  float sum = 0;
  for (const auto& [term, weight] : weights)
    sum += weight;
  return sum;
}

}  // namespace

std::string_view telling_piece(std::string_view body, TermFinder& finder, TokenList& tokens,
                               std::vector<TermMatch>& matches) {
  const auto read = [&](std::string_view piece) {
    analyze(piece, tokens);
    matches = finder.find(tokens);
  };
  std::string_view best = take_piece(body);
  read(best);
  if (body.empty())
    return best;
  float most = held_weight(matches);
  while (!body.empty()) {
    const std::string_view piece = take_piece(body);
    read(piece);
    if (const float weight = held_weight(matches); weight > most) {
      most = weight;
      best = piece;
    }
  }
  read(best);
  return best;
}

}  // namespace timbao
