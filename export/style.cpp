#include "export/style.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dossier {
namespace {

// Okabe and Ito's palette, with a grey for what should stand back.
constexpr Colour kBlue{0, 114, 178}, kSky{86, 180, 233}, kGreen{0, 158, 115},
    kOrange{230, 159, 0}, kVermilion{213, 94, 0}, kPurple{204, 121, 167}, kGrey{110, 118, 129};

constexpr std::array<NodeStyle, kEntityTypes> kEntityStyles{{
    {"Country", kBlue, "box"},
    {"Organisation", kOrange, "hexagon"},
    {"Person", kGreen, "ellipse"},
    {"Place", kSky, "house"},
    {"Event", kVermilion, "diamond"},
    {"Date", kGrey, "note"},
    {"Nationality", kBlue, "box"},
}};
constexpr NodeStyle kStatementStyle{"Statement", kPurple, "note"};

constexpr EdgeStyle kConflict{"conflict", kVermilion}, kCooperation{"cooperation", kGreen}, kState{"state", kGrey},
    kSpeech{"speech", kPurple}, kAct{"other act", kBlue};

EdgeStyle relation_style(const Schema& schema, const RelationType& type) {
  if (const EventType* event = schema.find_event(type.plover); event != nullptr)
    return event->quad.ends_with("conflict") ? kConflict : kCooperation;
  if (type.group == "speech") return kSpeech;
  return type.group == "act" ? kAct : kState;
}

}  // namespace

NodeStyle node_style(const KnowledgeGraph& graph, const ViewNode& node) {
  if (node.kind == NodeKind::Statement) return kStatementStyle;
  if (node.kind == NodeKind::Event) return kEntityStyles[static_cast<size_t>(EntityType::Event)];
  return kEntityStyles[static_cast<size_t>(graph[EntityId(node.index)].type)];
}

EdgeStyle edge_style(const KnowledgeGraph& graph, const ViewEdge& edge) {
  if (edge.kind == EdgeKind::Claim) return relation_style(graph.schema(), graph.schema()[graph[ClaimId(edge.index)].type]);
  return edge.kind == EdgeKind::Role ? kAct : kSpeech;
}

bool is_broken(const KnowledgeGraph& graph, const ViewEdge& edge) {
  if (edge.kind == EdgeKind::Claim) return !is_fact(graph[ClaimId(edge.index)]);
  if (edge.kind != EdgeKind::Role) return false;
  const EventRecord& event = graph.events()[edge.index];
  return event.attributed_to.valid() || event.polarity == Polarity::Negative || event.modality != Modality::Asserted;
}

double node_size(int64_t degree) {
  return std::round((8 + 4 * std::sqrt(static_cast<double>(std::min<int64_t>(degree, 400)))) * 10) / 10;
}

HexColour::HexColour(Colour colour) {
  constexpr std::string_view kHex = "0123456789abcdef";
  char* out = bytes;
  *out++ = '#';
  for (const uint8_t part : {colour.red, colour.green, colour.blue}) {
    *out++ = kHex[part >> 4];
    *out++ = kHex[part & 15];
  }
}

}  // namespace dossier
