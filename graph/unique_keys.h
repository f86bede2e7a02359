#pragma once
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "graph/text.h"

namespace dossier {

/// Gives later ones of equal keys another key, made of the key and of how many came before, so that ids are unique: a
/// repeated id makes a reader drop an edge. `tag` tells apart what may share a key.
template <class Thing, class Tag>
void make_keys_unique(std::vector<Thing>& things, Tag tag) {
  // Nearly always all keys differ, even without the tags, which an array of them shows faster than the sort below.
  std::vector<uint64_t> keys(things.size());
  std::transform(things.begin(), things.end(), keys.begin(), [](const Thing& thing) { return thing.key; });
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) == keys.end()) return;

  std::vector<uint32_t> order(things.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto id = [&](uint32_t i) { return std::tuple(tag(things[i]), things[i].key); };
  for (bool repeated = true; repeated;) {
    repeated = false;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return std::tuple(id(a), a) < std::tuple(id(b), b); });
    for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      for (end = begin + 1; end < order.size() && id(order[end]) == id(order[begin]); ++end) repeated = true;
      for (size_t i = begin + 1; i < end; ++i)
        things[order[i]].key = hash64(std::to_string(i - begin), things[order[i]].key);
    }
  }
}

}  // namespace dossier
