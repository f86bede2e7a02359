#include "ingest/clusters.h"

#include <bit>
#include <cstring>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/model_file.h"

namespace dossier {

// An open-addressing table of word hashes: the words themselves are not kept. 32 bits of check let an unknown word meet
// a foreign slot once in a billion.
struct ClusterTable::Slot {
  uint32_t check;  // 0 is free
  uint16_t fine;
  uint8_t medium;  // less one, so that 256 fits
  uint8_t coarse;
};

namespace {

constexpr std::string_view kKind = "clusters";

uint32_t check_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32) | 1u; }

}  // namespace

ClusterTable::ClusterTable(std::span<const unsigned char> bytes) {
  static_assert(sizeof(Slot) == 8);
  const ModelHeader header = read_model_header(bytes, kKind, 0);
  const uint64_t slots = (bytes.size() - sizeof header) / sizeof(Slot);
  if (!std::has_single_bit(slots) || bytes.size() != sizeof header + slots * sizeof(Slot)) {
    throw input_error("model 'clusters': the file is damaged; build it again with dossier-train");
  }
  slots_ = reinterpret_cast<const Slot*>(bytes.data() + sizeof header);
  mask_ = slots - 1;
  fingerprint_ = header.reserved;
}

WordClusters ClusterTable::find(std::string_view word) const {
  const uint64_t hash = hash64(word);
  for (uint64_t probe = 0; probe <= mask_; ++probe) {
    const Slot& slot = slots_[(hash + probe) & mask_];
    if (slot.check == 0) break;
    if (slot.check == check_of(hash)) return {slot.coarse, static_cast<uint16_t>(slot.medium + 1), slot.fine};
  }
  return {};
}

std::string freeze_clusters(const std::vector<ClusteredWord>& words) {
  struct Entry {
    uint32_t check;
    uint16_t fine;
    uint8_t medium, coarse;
  };
  std::vector<Entry> slots(std::bit_ceil(words.size() + words.size() / 2 + 2), Entry{});
  for (const ClusteredWord& w : words) {
    const uint64_t hash = hash64(w.word);
    uint64_t slot = hash & (slots.size() - 1);
    while (slots[slot].check != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = {check_of(hash), w.clusters.fine, static_cast<uint8_t>(w.clusters.medium - 1), w.clusters.coarse};
  }
  const std::string body(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(Entry));
  ModelHeader header = make_model_header(kKind, 0);
  header.size = sizeof header + body.size();
  header.reserved = hash64(body);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

}  // namespace dossier
