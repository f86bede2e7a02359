#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace dossier {

/// The readers of graph files that `dossier check` knows. Schema: a validating XML parser with the format's schema.
enum class Viewer : uint16_t {
  Schema = 1, NetworkX = 2, Igraph = 4, GraphTool = 8, Boost = 16, Gephi = 32, Cytoscape = 64, Neo4j = 128, Yed = 256,
};
using Viewers = uint16_t;  ///< a set of them
constexpr Viewers operator|(Viewer a, Viewer b) { return static_cast<Viewers>(static_cast<Viewers>(a) | static_cast<Viewers>(b)); }
constexpr Viewers operator|(Viewers a, Viewer b) { return static_cast<Viewers>(a | static_cast<Viewers>(b)); }
constexpr bool contains(Viewers set, Viewer viewer) { return (set & static_cast<Viewers>(viewer)) != 0; }
std::span<const Viewer> viewers();
std::string_view to_string(Viewer);

/// What becomes of it: the file is not opened; something is not there afterwards; it is there under another name or in
/// another role; several things become one; a value or direction is another one.
enum class Effect : uint8_t { Rejects, Drops, Renames, Folds, Changes };
std::string_view to_string(Effect);

/// What a file can have that viewers take in different ways; each is described in the table of rules.
enum class Trait : uint8_t {
  NotWellFormed, ControlCharacter, Doctype, Prefix, NoNamespace, OtherNamespace, NoGraph, SeveralGraphs, NestedGraph, NoEdgeDefault,
  MixedDirections, RepeatedNodeId, RepeatedEdgeId, NodeWithoutId, NotNameToken, EdgeBeforeNode, EdgeWithoutEnd, Hyperedge,
  Port, KeyAfterGraph, KeyForAll, KeyWithoutFor, KeyWithoutName, KeyWithoutType, UnknownType, RepeatedKeyId, RepeatedName,
  NamedId, Default, UnknownKey, ForeignKey, EmptyNumber, PaddedNumber, NotANumber, IntTooLarge, LongTooLarge, LongInexact,
  BooleanDigit, BooleanWord, BooleanOther, MarkupInData, YedGraphics, NoYedGraphics, LabelAttribute, ParallelEdges,
  NoNodeLabel, NoNodeName, NoNodeLabels, NoEdgeType, GraphData, Description, GephiProperty, CytoscapeName, DateText,
  GexfVersion, GexfUnknownVersion, TimesInStaticGraph, BadTime, NestedNode,
};

struct TraitText {
  Trait trait;
  std::string_view name;    ///< for programs: "edge-before-node"
  std::string_view what;    ///< "an edge stands before one of its nodes"
  std::string_view advice;  ///< "write all nodes before the edges"
};
const TraitText& text_of(Trait);

/// What one trait means to some viewers.
struct Consequence {
  Trait trait;
  Viewers viewers;
  Effect effect;
  std::string_view what;  ///< "reads nothing of the file"
};
std::span<const Consequence> consequences();

}  // namespace dossier
