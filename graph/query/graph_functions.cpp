#include <algorithm>
#include <set>

#include "graph/query/function_tables.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Arguments = std::span<const Value>;

Value id(ExecutionContext&, Arguments a) {
  if (a[0].kind() == ValueKind::Node) return int64_t{a[0].node().id};
  if (a[0].kind() == ValueKind::Relationship) return int64_t{a[0].relationship().id};
  refuse_argument("id", a[0]);
}

Value labels(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Node) refuse_argument("labels", a[0]);
  ValueList result;
  for (const Symbol label : context.graph().labels(a[0].node().id)) result.emplace_back(context.graph().symbols().name(label));
  return result;
}

Value type(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Relationship) refuse_argument("type", a[0]);
  const uint32_t relationship = a[0].relationship().id;
  if (!context.graph().has_relationship(relationship))
    throw run_error("EntityNotFound", "DeletedEntityAccess", "the relationship was deleted");
  return Value::borrowed(context.graph().symbols().name(context.graph().type(relationship)));
}

Value start_node(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Relationship) refuse_argument("startNode", a[0]);
  return NodeRef{context.graph().source(a[0].relationship().id)};
}

Value end_node(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Relationship) refuse_argument("endNode", a[0]);
  return NodeRef{context.graph().target(a[0].relationship().id)};
}

Value properties(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Map && a[0].kind() != ValueKind::Node && a[0].kind() != ValueKind::Relationship)
    refuse_argument("properties", a[0]);
  return all_properties(a[0], context.graph());
}

Value keys(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Map && a[0].kind() != ValueKind::Node && a[0].kind() != ValueKind::Relationship)
    refuse_argument("keys", a[0]);
  ValueList result;
  for (const auto& [key, value] : all_properties(a[0], context.graph())) result.emplace_back(key);
  return result;
}

Value nodes(ExecutionContext&, Arguments a) {
  if (a[0].kind() != ValueKind::Path) refuse_argument("nodes", a[0]);
  const auto& path = a[0].path().nodes;
  return ValueList(path.begin(), path.end());
}

Value relationships(ExecutionContext&, Arguments a) {
  if (a[0].kind() != ValueKind::Path) refuse_argument("relationships", a[0]);
  const auto& path = a[0].path().relationships;
  return ValueList(path.begin(), path.end());
}

Value length(ExecutionContext&, Arguments a) {
  if (a[0].kind() != ValueKind::Path) refuse_argument("length", a[0]);
  return static_cast<int64_t>(a[0].path().relationships.size());
}

Value coalesce(ExecutionContext&, Arguments a) {
  for (const Value& value : a)
    if (!value.is_null()) return value;
  return {};
}

Value exists(ExecutionContext&, Arguments a) { return !a[0].is_null(); }

Value degree(ExecutionContext& context, Arguments a) {
  if (a[0].kind() != ValueKind::Node) refuse_argument("degree", a[0]);
  const uint32_t node = a[0].node().id;
  return static_cast<int64_t>(context.graph().outgoing(node).size() + context.graph().incoming(node).size());
}

constexpr KindSet kElements = kNodeKind | kRelationshipKind;

constexpr Function kFunctions[] = {
    {"id", 1, 1, kElements, kIntegerKind, id},
    {"elementId", 1, 1, kElements, kIntegerKind, id},
    {"labels", 1, 1, kNodeKind, kListKind, labels},
    {"type", 1, 1, kRelationshipKind, kStringKind, type},
    {"startNode", 1, 1, kRelationshipKind, kNodeKind, start_node},
    {"endNode", 1, 1, kRelationshipKind, kNodeKind, end_node},
    {"properties", 1, 1, kElements | kMapKind, kMapKind, properties},
    {"keys", 1, 1, kElements | kMapKind, kListKind, keys},
    {"nodes", 1, 1, kPathKind, kListKind, nodes},
    {"relationships", 1, 1, kPathKind, kListKind, relationships},
    {"rels", 1, 1, kPathKind, kListKind, relationships},
    {"length", 1, 1, kPathKind, kIntegerKind, length},
    {"coalesce", 1, 255, kAnyKind, kAnyKind, coalesce, true},
    {"exists", 1, 1, kAnyKind, kBooleanKind, exists, true},
    {"degree", 1, 1, kNodeKind, kIntegerKind, degree},
};

}  // namespace

std::span<const Function> graph_functions() { return kFunctions; }

void refuse_argument(std::string_view function, const Value& argument) {
  throw run_error("TypeError", "InvalidArgumentValue",
                  std::string(function) + "() has no meaning for a value of type " + std::string(to_string(argument.kind())));
}

}  // namespace dossier
