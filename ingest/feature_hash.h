#pragma once
#include <cstdint>

namespace dossier {

/// Hashes of features: feature(template number, values ...). Stable across platforms, since models hold them.
inline uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ull;
  return hash ^ (hash >> 29);
}

template <class... Values>
uint64_t feature(uint64_t number, Values... values) {
  uint64_t hash = (number + 1) * 0xd6e8feb86659fd93ull;
  ((hash = mix(hash, static_cast<uint64_t>(values))), ...);
  return mix(hash, 0xff51afd7ed558ccdull);
}

}  // namespace dossier
