#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model.h"

namespace dossier {

/// The label of a token in a sequence of names: outside, or begin, inside, last or unit of a name of some type (BILOU,
/// Ratinov and Roth 2009). Countries are recognised as places and told apart by the gazetteer; dates have their own stage.
enum class NamePart : uint8_t { Begin, Inside, Last, Unit };
inline constexpr std::array<EntityType, 5> kNameTypes = {EntityType::Person, EntityType::Organisation, EntityType::Place,
                                                         EntityType::Nationality, EntityType::Event};
inline constexpr uint8_t kOutside = 0;
inline constexpr size_t kNameLabels = 1 + 4 * kNameTypes.size();

constexpr uint8_t name_label(size_t type, NamePart part) { return static_cast<uint8_t>(1 + 4 * type + static_cast<size_t>(part)); }
constexpr size_t type_of(uint8_t label) { return (label - size_t{1}) / 4; }  ///< REQUIRES: label != kOutside
constexpr NamePart part_of(uint8_t label) { return static_cast<NamePart>((label - 1) % 4); }

/// Whether label `b` may follow label `a`; kOutside stands before and after a sentence.
constexpr bool may_follow(uint8_t a, uint8_t b) {
  const bool open = a != kOutside && (part_of(a) == NamePart::Begin || part_of(a) == NamePart::Inside);
  const bool continues = b != kOutside && (part_of(b) == NamePart::Inside || part_of(b) == NamePart::Last);
  return open ? continues && type_of(a) == type_of(b) : !continues;
}

using LabelMask = uint32_t;  ///< bit set of labels
inline constexpr LabelMask kAnyLabel = (LabelMask{1} << kNameLabels) - 1;
using LabelScores = std::array<int32_t, kNameLabels>;
using TransitionScores = std::array<LabelScores, kNameLabels>;  ///< [from][to]

/// The best valid sequence of labels (Viterbi 1967), each within its mask. An empty mask list allows all labels.
/// REQUIRES: the masks allow a valid sequence.
class NameDecoder {
 public:
  void decode(std::span<const LabelScores> emissions, const TransitionScores& transitions, std::span<const LabelMask> allowed,
              std::vector<uint8_t>& labels);

 private:
  std::vector<LabelScores> best_;
  std::vector<std::array<uint8_t, kNameLabels>> from_;
};

}  // namespace dossier
