#include "export/check_rules.h"

#include <array>

// Found by trying: files with one trait each were given to NetworkX 2.8, igraph 0.10, graph-tool 2.45, Boost 1.74 and the
// GraphML schema (tests/export/check_readers.py repeats that). For Gephi, Cytoscape, APOC (Neo4j) and yEd, which have no
// program to run in a test, the readers' sources and manuals were read.
namespace dossier {
namespace {

using enum Viewer;
using enum Effect;

// All but Boost, whose parser lets control characters pass.
constexpr Viewers kStrict = Schema | NetworkX | Igraph | GraphTool | Gephi | Cytoscape | Neo4j | Yed;
constexpr Viewers only(Viewer viewer) { return static_cast<Viewers>(viewer); }

constexpr TraitText kTexts[] = {
    {Trait::NotWellFormed, "not-well-formed", "this is not well-formed XML", "write the file anew with an XML library"},
    {Trait::ControlCharacter, "control-character", "a character that XML does not have", "leave out control characters; dossier writes U+FFFD for them"},
    {Trait::Doctype, "doctype", "a document type declaration", "leave it out"},
    {Trait::Prefix, "prefix", "elements with a namespace prefix", "make the namespace the default one: xmlns=\"...\""},
    {Trait::NoNamespace, "no-namespace", "no XML namespace", "write xmlns=\"http://graphml.graphdrawing.org/xmlns\""},
    {Trait::OtherNamespace, "other-namespace", "another namespace than GraphML 1.0's", "write xmlns=\"http://graphml.graphdrawing.org/xmlns\""},
    {Trait::NoGraph, "no-graph", "no <graph> in the file", "write a graph, even if it is empty"},
    {Trait::SeveralGraphs, "several-graphs", "more than one graph", "write one file a graph"},
    {Trait::NestedGraph, "nested-graph", "a graph inside of a node", "write one graph, and the group as an attribute of its nodes"},
    {Trait::NoEdgeDefault, "no-edgedefault", "the graph does not say whether its edges are directed", "write edgedefault=\"directed\" or \"undirected\""},
    {Trait::MixedDirections, "mixed-directions", "an edge that is directed in another way than the graph", "make the graph directed, and say in an attribute what is symmetric"},
    {Trait::RepeatedNodeId, "repeated-node-id", "a node id that stands there already", "make ids unique"},
    {Trait::RepeatedEdgeId, "repeated-edge-id", "an edge id that stands there already", "make ids unique"},
    {Trait::NodeWithoutId, "node-without-id", "a node without an id", "give each node an id"},
    {Trait::NotNameToken, "not-a-name-token", "an id or name with blanks, slashes or other characters that name tokens lack", "use letters, digits, '.', '-', '_' and ':'"},
    {Trait::EdgeBeforeNode, "edge-before-node", "an edge stands before one of its nodes", "write all nodes before the edges"},
    {Trait::EdgeWithoutEnd, "edge-without-end", "an edge to a node that is not in the file", "write that node, or leave the edge out"},
    {Trait::Hyperedge, "hyperedge", "an edge with more than two ends", "write it as a node with an edge to each end"},
    {Trait::Port, "port", "ports of nodes", "write the port as an attribute of the edge"},
    {Trait::KeyAfterGraph, "key-after-graph", "an attribute is declared after the graph", "write all keys before the graph"},
    {Trait::KeyForAll, "key-for-all", "an attribute declared for nodes and edges at once", "declare it twice, for=\"node\" and for=\"edge\""},
    {Trait::KeyWithoutFor, "key-without-for", "an attribute that does not say what it is for", "write for=\"node\" or for=\"edge\""},
    {Trait::KeyWithoutName, "key-without-name", "an attribute without a name", "write attr.name"},
    {Trait::KeyWithoutType, "key-without-type", "an attribute without a type", "write attr.type"},
    {Trait::UnknownType, "unknown-type", "a type of attribute that the format does not have", "use string, boolean, int, long, float or double; dates as strings"},
    {Trait::RepeatedKeyId, "repeated-key-id", "two attributes are declared with one id", "make ids of keys unique, also between nodes and edges"},
    {Trait::RepeatedName, "repeated-name", "two attributes of nodes, or of edges, have one name", "give them different names"},
    {Trait::NamedId, "named-id", "an attribute named id", "give it another name"},
    {Trait::Default, "default", "an attribute with a default value", "write the value where it holds"},
    {Trait::UnknownKey, "unknown-key", "a value of an attribute that is not declared", "declare it with <key>"},
    {Trait::ForeignKey, "foreign-key", "a node has an attribute of edges, or an edge one of nodes", "declare it for both"},
    {Trait::EmptyNumber, "empty-number", "an empty value where a number or truth value is declared", "leave the value out"},
    {Trait::PaddedNumber, "padded-number", "blanks around a number", "write the digits alone"},
    {Trait::NotANumber, "not-a-number", "a value that is no number though one is declared", "write 1.5 for one and a half; or declare a string"},
    {Trait::IntTooLarge, "int-too-large", "an int beyond 2,147,483,647", "declare it long"},
    {Trait::LongTooLarge, "long-too-large", "a whole number beyond 64 bits", "declare it double or string"},
    {Trait::LongInexact, "long-inexact", "a whole number beyond 9,007,199,254,740,992", "declare it string when each digit counts"},
    {Trait::BooleanDigit, "boolean-digit", "a truth value written as a digit", "write true or false"},
    {Trait::BooleanWord, "boolean-word", "a truth value written true or false", "declare it long and write 1 or 0, if Boost is to read the file"},
    {Trait::BooleanOther, "boolean-other", "a truth value that is neither true, false, 1 nor 0", "write true or false"},
    {Trait::MarkupInData, "markup-in-data", "markup inside of a value", "write < as &lt;"},
    {Trait::YedGraphics, "yed-graphics", "yEd's shapes and labels", "keep a second file without them for the other programs"},
    {Trait::NoYedGraphics, "no-yed-graphics", "no shapes and labels for yEd", "dossier export --profile yed writes them"},
    {Trait::LabelAttribute, "label-attribute", "a label as an XML attribute of nodes or edges", "fine for Gephi and Neo4j; the other programs want a key"},
    {Trait::ParallelEdges, "parallel-edges", "edges with the same two ends and nothing that Gephi tells them apart by", "set 'Edges merge strategy' to 'Don't merge' at import; or write their type as an XML attribute: label (GraphML), kind (GEXF)"},
    {Trait::NoNodeLabel, "no-node-label", "no attribute of nodes named label", "name the attribute with the node's name label"},
    {Trait::NoNodeName, "no-node-name", "no attribute of nodes named name", "dossier export --profile cytoscape writes it; or map label to the node's label in its Style panel"},
    {Trait::NoNodeLabels, "no-node-labels", "no node labels for Neo4j", "dossier export --profile neo4j writes them"},
    {Trait::NoEdgeType, "no-edge-type", "no types of relationships for Neo4j", "dossier export --profile neo4j writes them"},
    {Trait::GraphData, "graph-data", "values of the graph as a whole", "write them into the file's name or a document of its own"},
    {Trait::Description, "description", "a description of a node or edge", "write it as an attribute"},
    {Trait::GephiProperty, "gephi-property", "an attribute with the name of a property of Gephi's nodes or edges", "give it another name if it is to be a column"},
    {Trait::CytoscapeName, "cytoscape-name", "an attribute with a name that Cytoscape keeps for itself", "give it another name"},
    {Trait::DateText, "date-text", "dates as attributes", "take GEXF for a time line"},
    {Trait::GexfVersion, "gexf-version", "GEXF 1.3", "dossier export --gexf-version 1.2draft"},
    {Trait::GexfUnknownVersion, "gexf-unknown-version", "a namespace of no known version of GEXF", "write xmlns=\"http://gexf.net/1.3\""},
    {Trait::TimesInStaticGraph, "times-in-static-graph", "times in a graph that is not said to be dynamic", "write mode=\"dynamic\" timeformat=\"date\""},
    {Trait::BadTime, "bad-time", "a time that is not of the graph's time format", "write ISO 8601 dates, with timeformat=\"date\""},
    {Trait::NestedNode, "nested-node", "a node inside of a node", "write the group as an attribute of its nodes"},
};

constexpr Consequence kConsequences[] = {
    {Trait::NotWellFormed, kStrict | Boost, Rejects, "opens nothing"},
    {Trait::ControlCharacter, kStrict, Rejects, "opens nothing"},
    {Trait::Doctype, only(Neo4j), Rejects, "refuses document types"},
    {Trait::Prefix, only(Boost), Rejects, "finds no graph"},
    {Trait::Prefix, only(Cytoscape), Drops, "finds no node and no edge"},
    {Trait::NoNamespace, only(Schema), Rejects, "not valid"},
    {Trait::OtherNamespace, NetworkX | Igraph | Schema, Rejects, "finds no graph"},
    {Trait::OtherNamespace, only(GraphTool), Drops, "reads an empty graph"},
    {Trait::NoGraph, NetworkX | Igraph, Rejects, "finds no graph"},
    {Trait::SeveralGraphs, NetworkX | Igraph | Boost, Drops, "reads the first graph only"},
    {Trait::SeveralGraphs, only(GraphTool), Folds, "makes one graph of all"},
    {Trait::NestedGraph, NetworkX | Igraph | Boost, Drops, "leaves out what is inside"},
    {Trait::NestedGraph, only(GraphTool), Folds, "puts what is inside beside the others"},
    {Trait::NoEdgeDefault, Schema | Boost, Rejects, "wants to know"},
    {Trait::NoEdgeDefault, NetworkX | Igraph | GraphTool, Changes, "takes the edges for undirected"},
    {Trait::MixedDirections, NetworkX | Boost, Rejects, "has no graphs with edges of both kinds"},
    {Trait::MixedDirections, Igraph | GraphTool | Cytoscape | Neo4j, Changes, "takes all edges as the graph says"},
    {Trait::RepeatedNodeId, only(Schema), Rejects, "not valid"},
    {Trait::RepeatedNodeId, NetworkX | Igraph | GraphTool | Boost, Folds, "makes one node of them"},
    {Trait::RepeatedEdgeId, only(Schema), Rejects, "not valid"},
    {Trait::RepeatedEdgeId, only(NetworkX), Drops, "keeps the last one when the ends are the same, too"},
    {Trait::NodeWithoutId, Schema | Igraph | Boost, Rejects, "wants ids"},
    {Trait::NodeWithoutId, only(NetworkX), Renames, "calls it None"},
    {Trait::NotNameToken, only(Schema), Rejects, "not valid"},
    {Trait::EdgeBeforeNode, only(Neo4j), Rejects, "stops at the edge"},
    {Trait::EdgeBeforeNode, only(Cytoscape), Drops, "leaves the edge out"},
    {Trait::EdgeBeforeNode, only(Gephi), Drops, "leaves the edge out unless 'Create missing nodes' is on"},
    {Trait::EdgeWithoutEnd, only(Schema), Rejects, "not valid"},
    {Trait::EdgeWithoutEnd, only(Neo4j), Rejects, "stops at the edge"},
    {Trait::EdgeWithoutEnd, NetworkX | Igraph | GraphTool | Boost, Changes, "makes a node without attributes"},
    {Trait::EdgeWithoutEnd, only(Cytoscape), Drops, "leaves the edge out"},
    {Trait::EdgeWithoutEnd, only(Gephi), Drops, "leaves the edge out unless 'Create missing nodes' is on"},
    {Trait::Hyperedge, only(NetworkX), Rejects, "has no hyperedges"},
    {Trait::Hyperedge, Igraph | GraphTool | Boost | Gephi | Cytoscape | Neo4j, Drops, "leaves it out"},
    {Trait::Port, NetworkX | Igraph | GraphTool | Boost | Gephi | Cytoscape | Neo4j, Drops, "leaves them out"},
    {Trait::KeyAfterGraph, only(Schema), Rejects, "not valid"},
    {Trait::KeyAfterGraph, only(GraphTool), Rejects, "does not know the values' types"},
    {Trait::KeyAfterGraph, only(Igraph), Drops, "leaves its values out"},
    {Trait::KeyForAll, only(Igraph), Drops, "leaves its values out"},
    {Trait::KeyForAll, only(Gephi), Changes, "does not take it for the label"},
    {Trait::KeyForAll, only(Neo4j), Drops, "leaves the nodes' values out"},
    {Trait::KeyWithoutFor, Igraph | Boost, Rejects, "wants to know"},
    {Trait::KeyWithoutName, only(NetworkX), Rejects, "wants a name"},
    {Trait::KeyWithoutName, Igraph | Gephi, Renames, "calls it by its id"},
    {Trait::KeyWithoutName, GraphTool | Boost, Folds, "makes one attribute without a name of all such"},
    {Trait::KeyWithoutName, Cytoscape | Neo4j, Drops, "leaves its values out"},
    {Trait::KeyWithoutType, GraphTool | Boost, Rejects, "wants a type"},
    {Trait::KeyWithoutType, Igraph | Cytoscape, Drops, "leaves its values out"},
    {Trait::UnknownType, Schema | NetworkX | Igraph | GraphTool | Boost | Neo4j, Rejects, "does not know the type"},
    {Trait::UnknownType, Gephi | Cytoscape, Drops, "leaves the attribute out"},
    {Trait::RepeatedKeyId, only(Schema), Rejects, "not valid"},
    {Trait::RepeatedName, NetworkX | Igraph | GraphTool | Boost | Gephi | Cytoscape | Neo4j, Folds, "keeps one value of the two"},
    {Trait::NamedId, only(Igraph), Changes, "puts it in the place of the ids"},
    {Trait::NamedId, only(Gephi), Renames, "takes it for the id"},
    {Trait::Default, NetworkX | Cytoscape | Neo4j, Drops, "does not apply it"},
    {Trait::UnknownKey, Schema | NetworkX | GraphTool | Boost, Rejects, "does not know the attribute"},
    {Trait::UnknownKey, Igraph | Gephi | Cytoscape, Drops, "leaves the value out"},
    {Trait::ForeignKey, only(Igraph), Drops, "leaves the value out"},
    {Trait::EmptyNumber, GraphTool | Boost, Rejects, "finds no number"},
    {Trait::EmptyNumber, NetworkX | Gephi | Cytoscape | Neo4j, Drops, "takes it as not given"},
    {Trait::EmptyNumber, only(Igraph), Changes, "makes NaN of it"},
    {Trait::PaddedNumber, only(GraphTool), Rejects, "finds no number"},
    {Trait::NotANumber, NetworkX | Igraph | GraphTool | Boost | Neo4j, Rejects, "finds no number"},
    {Trait::NotANumber, Gephi | Cytoscape, Drops, "leaves the value out"},
    {Trait::IntTooLarge, GraphTool | Boost | Neo4j, Rejects, "has no such int"},
    {Trait::IntTooLarge, Gephi | Cytoscape, Drops, "leaves the value out"},
    {Trait::LongTooLarge, GraphTool | Boost | Neo4j, Rejects, "has no such number"},
    {Trait::LongTooLarge, Gephi | Cytoscape, Drops, "leaves the value out"},
    {Trait::LongTooLarge, only(Igraph), Changes, "keeps 16 digits"},
    {Trait::LongInexact, only(Igraph), Changes, "keeps 16 digits"},
    {Trait::BooleanDigit, Cytoscape | Neo4j, Changes, "takes 1 for false"},
    {Trait::BooleanWord, only(Boost), Rejects, "knows 1 and 0 only"},
    {Trait::BooleanOther, NetworkX | GraphTool | Boost, Rejects, "finds no truth value"},
    {Trait::BooleanOther, Gephi | Cytoscape | Neo4j, Changes, "takes it for false"},
    {Trait::MarkupInData, NetworkX | Igraph | Boost, Drops, "leaves the value out"},
    {Trait::YedGraphics, only(Schema), Rejects, "does not know them"},
    {Trait::YedGraphics, only(NetworkX), Changes, "takes yEd's label unless another one follows"},
    {Trait::YedGraphics, Igraph | Gephi | Cytoscape, Drops, "leaves them out"},
    {Trait::NoYedGraphics, only(Yed), Drops, "shows boxes without names, all in one place"},
    {Trait::LabelAttribute, only(Schema), Rejects, "not valid"},
    {Trait::LabelAttribute, NetworkX | Igraph | GraphTool | Boost | Cytoscape, Drops, "leaves it out"},
    {Trait::ParallelEdges, only(Gephi), Folds, "makes one edge of them"},
    {Trait::NoNodeLabel, only(Gephi), Drops, "shows nodes without a name"},
    {Trait::NoNodeName, only(Cytoscape), Renames, "shows the ids as names"},
    {Trait::NoNodeLabels, only(Neo4j), Drops, "makes nodes without a label"},
    {Trait::NoEdgeType, only(Neo4j), Renames, "gives all relationships the type RELATED"},
    {Trait::GraphData, only(Gephi), Drops, "leaves them out"},
    {Trait::Description, NetworkX | Igraph | GraphTool | Boost | Cytoscape | Neo4j, Drops, "leaves it out"},
    {Trait::Description, only(Gephi), Renames, "makes it the label"},
    {Trait::GephiProperty, only(Gephi), Renames, "takes it for the place, size or colour; it is no column"},
    {Trait::CytoscapeName, only(Cytoscape), Drops, "leaves the attribute out"},
    {Trait::DateText, only(Gephi), Changes, "keeps them as text; there is no time line"},
    {Trait::GexfVersion, only(NetworkX), Rejects, "reads 1.1draft and 1.2draft only"},
    {Trait::GexfUnknownVersion, Schema | NetworkX, Rejects, "does not know it"},
    {Trait::TimesInStaticGraph, only(Gephi), Drops, "shows no time line"},
    {Trait::BadTime, only(Gephi), Drops, "leaves the time out"},
    {Trait::NestedNode, only(Gephi), Folds, "puts the inner node beside the outer one"},
};

constexpr std::array kViewers = {Schema, NetworkX, Igraph, GraphTool, Boost, Gephi, Cytoscape, Neo4j, Yed};

constexpr bool in_order() {
  for (size_t i = 0; i < std::size(kTexts); ++i)
    if (static_cast<size_t>(kTexts[i].trait) != i) return false;
  return true;
}
static_assert(in_order() && std::size(kTexts) == static_cast<size_t>(Trait::NestedNode) + 1, "one text for each trait, in their order");

}  // namespace

std::span<const Viewer> viewers() { return kViewers; }

std::string_view to_string(Viewer viewer) {
  switch (viewer) {
    case Schema: return "schema";
    case NetworkX: return "networkx";
    case Igraph: return "igraph";
    case GraphTool: return "graph-tool";
    case Boost: return "boost";
    case Gephi: return "gephi";
    case Cytoscape: return "cytoscape";
    case Neo4j: return "neo4j";
    case Yed: break;
  }
  return "yed";
}

std::string_view to_string(Effect effect) {
  constexpr std::string_view kNames[] = {"rejects", "drops", "renames", "folds", "changes"};
  return kNames[static_cast<size_t>(effect)];
}

const TraitText& text_of(Trait trait) { return kTexts[static_cast<size_t>(trait)]; }

std::span<const Consequence> consequences() { return kConsequences; }

}  // namespace dossier
