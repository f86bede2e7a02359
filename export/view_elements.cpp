#include "export/view_elements.h"

#include <charconv>

#include "graph/text.h"

namespace dossier {
namespace {

IdText id_text(char letter, uint64_t key, std::string_view part, uint32_t number, bool numbered) {
  IdText id;
  char* out = id.bytes;
  *out++ = letter;
  constexpr std::string_view kHex = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) *out++ = kHex[(key >> shift) & 15];
  out += part.copy(out, part.size());
  if (numbered) out = std::to_chars(out, id.bytes + sizeof id.bytes, number).ptr;
  id.size = static_cast<uint8_t>(out - id.bytes);
  return id;
}

}  // namespace

IdText node_id(const ViewNode& node) {
  constexpr std::string_view kLetters = "etsv";
  return id_text(kLetters[static_cast<size_t>(node.kind)], node.key, "", 0, false);
}

IdText edge_id(const ViewEdge& edge) {
  switch (edge.kind) {
    case EdgeKind::Claim: return id_text('c', edge.key, "", 0, false);
    case EdgeKind::Said: return id_text('s', edge.key, ".said", 0, false);
    case EdgeKind::About: return id_text('s', edge.key, ".about", edge.part, true);
    case EdgeKind::Reports: return id_text('s', edge.key, ".reports", 0, false);
    case EdgeKind::Role: break;
  }
  return id_text('v', edge.key, ".role", edge.part, true);
}

uint64_t entity_key(const KnowledgeGraph& graph, EntityId id) {
  const EntityRecord& entity = graph[id];
  const std::string_view ref = entity.ref.valid() ? graph.string(entity.ref) : std::string_view();
  const uint64_t seed = hash64(to_string(entity.type));
  return ref.empty() ? hash64(graph.string(entity.name), hash64("\x1f", seed)) : hash64(ref, seed);
}

}  // namespace dossier
