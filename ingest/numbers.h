#pragma once
#include <cstdint>
#include <optional>

#include "ingest/annotations.h"

namespace dossier {

/// A number of things as a text gives it, exact or not.
struct Count {
  static constexpr uint32_t kNoLimit = UINT32_MAX;
  uint32_t least = 0, most = 0;  ///< "at least 14": 14 to kNoLimit; "up to 30": 0 to 30; "dozens": 24 to kNoLimit; "a dozen": 12 to 12
  Range<Token> tokens;           ///< with the words that limit it: "at least 14"
};

/// The count in front of or at the token `noun` ("at least 14 people", "tens of thousands of villagers", "30 wounded",
/// "between 10 and 15"), in digits or words; nothing when none stands there. An article alone counts one: "a soldier".
std::optional<Count> count_before(const Annotations&, uint32_t noun);

}  // namespace dossier
