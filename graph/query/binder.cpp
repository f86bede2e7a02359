#include "graph/query/binder.h"

#include <algorithm>

#include "graph/query/ast_walk.h"
#include "graph/query/parser.h"
#include "graph/text.h"

namespace dossier {

Query parse_query(std::string_view text) {
  Query query = parse_statement(text);
  Binder(query).bind();
  return query;
}

void Binder::fail(QuerySpan span, const char* detail, const std::string& message) const {
  throw syntax_error(query_.text, span, detail, message);
}

void Binder::undefined(const std::string& name, QuerySpan span) const {
  std::string message = "the variable \"" + name + "\" is not defined here";
  for (const auto& [known, binding] : scope_)
    if (edit_distance(known, name, 2) <= (name.size() > 3 ? 2u : 1u)) {
      message += "; did you mean \"" + known + "\"?";
      break;
    }
  fail(span, "UndefinedVariable", message);
}

uint32_t Binder::name_index(const std::string& name) {
  const auto [found, inserted] = name_indexes_.try_emplace(name, static_cast<uint32_t>(query_.names.size()));
  if (inserted) query_.names.push_back(name);
  return found->second;
}

void Binder::bind() {
  for (QueryPart& part : query_.parts) {
    scope_.clear();
    bind_part(part, true);
    std::vector<std::string> columns;
    std::vector<uint32_t> slots;
    const Clause& last = part.clauses.back();
    for (const ProjectionItem& item : last.projection.items) {
      columns.push_back(item.variable.name);
      slots.push_back(item.variable.slot);
    }
    if (last.kind == ClauseKind::Call)
      for (const auto& [column, variable] : last.yields) {
        columns.push_back(variable.name);
        slots.push_back(variable.slot);
      }
    if (query_.results.empty()) {
      query_.columns = columns;
    } else if (columns != query_.columns) {
      fail(part.span, "DifferentColumnsInUnion", "all parts of a UNION must have the same columns");
    }
    query_.results.push_back(std::move(slots));
  }
}

void Binder::bind_part(QueryPart& part, bool top_level) {
  for (size_t i = 0; i < part.clauses.size(); ++i) bind_clause(part.clauses[i], i + 1 == part.clauses.size(), top_level);
  const Clause& last = part.clauses.back();
  const bool standalone_call = last.kind == ClauseKind::Call && part.clauses.size() == 1;
  if (top_level && !standalone_call && last.kind != ClauseKind::Return && last.kind != ClauseKind::Create && last.kind != ClauseKind::Delete)
    fail(last.span, "InvalidClauseComposition", "a query ends with RETURN");
}

void Binder::bind_clause(Clause& clause, bool last, bool top_level) {
  switch (clause.kind) {
    case ClauseKind::Match:
      bind_patterns(clause.patterns, true);
      bind_where(clause.where);
      add_conditions(clause.patterns, clause.where);
      break;
    case ClauseKind::Unwind: {
      const StaticType type = bind_expression(*clause.expressions[0], {});
      if (scope_.contains(clause.variable.name))
        fail(clause.variable.span, "VariableAlreadyBound", "the variable \"" + clause.variable.name + "\" is already defined");
      declare(clause.variable, {(type.kinds & ~kNullKind) == kListKind ? type.elements : kAnyKind, kAnyKind});
      break;
    }
    case ClauseKind::With: bind_projection(clause.projection, true); break;
    case ClauseKind::Return: bind_projection(clause.projection, false); break;
    case ClauseKind::Create:
      if (!top_level) fail(clause.span, "InvalidClauseComposition", "a subquery cannot change the graph");
      bind_create(clause);
      break;
    case ClauseKind::Delete:
      if (!top_level) fail(clause.span, "InvalidClauseComposition", "a subquery cannot change the graph");
      query_.updating = true;
      for (ExprPtr& expr : clause.expressions)
        require(*expr, bind_expression(*expr, {}), kNodeKind | kRelationshipKind | kPathKind, "DELETE takes nodes, relationships and paths");
      break;
    case ClauseKind::Call: bind_call(clause, last && top_level); break;
  }
}

void Binder::bind_call(Clause& clause, bool standalone) {
  const Procedure* procedure = find_procedure(clause.procedure);
  if (!procedure)
    throw compile_error(query_.text, clause.span, "ProcedureError", "ProcedureNotFound", "there is no procedure " + clause.procedure +
                        "; there are db.labels, db.relationshipTypes and db.propertyKeys");
  if (!clause.expressions.empty())
    fail(clause.span, "InvalidNumberOfArguments", clause.procedure + " takes no arguments");
  if (clause.yields.empty()) {
    if (!standalone) fail(clause.span, "UndefinedVariable", "inside of a query, CALL needs YIELD " + std::string(procedure->column));
    clause.yields.emplace_back(procedure->column, Variable{std::string(procedure->column), clause.span, kNoSlot});
  }
  for (auto& [column, variable] : clause.yields) {
    if (column != procedure->column) undefined(column, variable.span);
    if (scope_.contains(variable.name))
      fail(variable.span, "VariableAlreadyBound", "the variable \"" + variable.name + "\" is already defined");
    declare(variable, {kStringKind, kAnyKind});
  }
  bind_where(clause.where);
}

void Binder::bind_create(Clause& clause) {
  query_.updating = true;
  for (PathPattern& path : clause.patterns) {
    if (path.mode != PathMode::All) fail(path.span, "UnexpectedSyntax", "a shortest path cannot be created");
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      NodePattern& node = path.nodes[i];
      const bool bare = node.labels.empty() && node.properties.empty();
      if (node.variable.named() && scope_.contains(node.variable.name) && (!bare || path.relationships.empty()))
        fail(node.span, "VariableAlreadyBound", "the variable \"" + node.variable.name + "\" is already defined");
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      if (relationship.variable_length) fail(relationship.span, "CreatingVarLength", "a relationship of variable length cannot be created");
      if (relationship.types.size() != 1) fail(relationship.span, "NoSingleRelationshipType", "a relationship to be created has one type");
      if (relationship.direction == Direction::Either)
        fail(relationship.span, "RequiresDirectedRelationship", "a relationship to be created has one direction");
      if (relationship.variable.named() && scope_.contains(relationship.variable.name))
        fail(relationship.span, "VariableAlreadyBound", "the variable \"" + relationship.variable.name + "\" is already defined");
    }
    std::vector<PathPattern> one;
    one.push_back(std::move(path));
    bind_patterns(one, true);
    path = std::move(one.front());
  }
}

void Binder::bind_where(ExprPtr& where) {
  if (!where) return;
  if (contains_aggregate(*where))
    fail(where->span, "InvalidAggregation", "an aggregation cannot stand in WHERE; aggregate in WITH and filter behind it");
  require(*where, bind_expression(*where, {.patterns = true}), kBooleanKind, "WHERE takes a truth value");
}

void Binder::declare(Variable& variable, StaticType type) {
  variable.slot = new_slot();
  if (variable.named()) scope_[variable.name] = {variable.slot, type};
}

void Binder::conflict(const Variable& variable, const char* wanted) const {
  fail(variable.span, "VariableTypeConflict",
       "the variable \"" + variable.name + "\" is used as " + wanted + ", but it is something else");
}

void Binder::bind_patterns(std::vector<PathPattern>& patterns, bool may_declare) {
  std::set<uint32_t> used, declared;  // relationships of this clause; slots that it introduces
  for (PathPattern& path : patterns) {
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      bind_node(path.nodes[i], declared, may_declare);
      declared.insert(path.nodes[i].known ? kNoSlot : path.nodes[i].variable.slot);
      if (i < path.relationships.size()) bind_relationship(path.relationships[i], used, declared, may_declare);
    }
    bind_path_variable(path);
  }
  bind_pattern_properties(patterns);
}

void Binder::bind_node(NodePattern& node, const std::set<uint32_t>& declared, bool may_declare) {
  for (GraphName& label : node.labels) label.index = name_index(label.text);
  const auto found = node.variable.named() ? scope_.find(node.variable.name) : scope_.end();
  if (found == scope_.end()) {
    if (node.variable.named() && !may_declare) undefined(node.variable.name, node.variable.span);
    return declare(node.variable, {kNodeKind, kAnyKind});
  }
  if (!(found->second.type.kinds & (kNodeKind | kNullKind))) conflict(node.variable, "a node");
  node.variable.slot = found->second.slot;
  node.known = !declared.contains(node.variable.slot);
}

void Binder::bind_relationship(RelationshipPattern& relationship, std::set<uint32_t>& used, std::set<uint32_t>& declared,
                               bool may_declare) {
  for (GraphName& type : relationship.types) type.index = name_index(type.text);
  Variable& variable = relationship.variable;
  const bool list = relationship.variable_length;
  const auto found = variable.named() ? scope_.find(variable.name) : scope_.end();
  if (found == scope_.end()) {
    if (variable.named() && !may_declare) undefined(variable.name, variable.span);
    if (list) {
      declare(variable, {kListKind, kRelationshipKind});
    } else {
      declare(variable, {kRelationshipKind, kAnyKind});
    }
    declared.insert(variable.slot);
  } else {
    const StaticType& type = found->second.type;
    if (!(type.kinds & ((list ? kListKind : kRelationshipKind) | kNullKind)) ||
        (list && (type.kinds & kListKind) && type.elements != 0 && !(type.elements & kRelationshipKind)))
      conflict(variable, list ? "a list of relationships" : "a relationship");
    variable.slot = found->second.slot;
    relationship.known = !declared.contains(variable.slot);
  }
  if (!used.insert(variable.slot).second)
    fail(variable.span, "RelationshipUniquenessViolation",
         "the relationship \"" + variable.name + "\" cannot stand twice in one pattern");
}

void Binder::bind_path_variable(PathPattern& path) {
  if (!path.variable.named()) return;
  if (scope_.contains(path.variable.name))
    fail(path.variable.span, "VariableAlreadyBound", "the variable \"" + path.variable.name + "\" is already defined");
  declare(path.variable, {kPathKind, kAnyKind});
}

void Binder::bind_pattern_properties(std::vector<PathPattern>& patterns) {
  const auto bind_all = [this](std::vector<std::pair<GraphName, ExprPtr>>& properties) {
    for (auto& [key, value] : properties) {
      key.index = name_index(key.text);
      if (contains_aggregate(*value)) fail(value->span, "InvalidAggregation", "an aggregation cannot stand in a pattern");
      bind_expression(*value, {});
    }
  };
  for (PathPattern& path : patterns) {
    for (NodePattern& node : path.nodes) bind_all(node.properties);
    for (RelationshipPattern& relationship : path.relationships) bind_all(relationship.properties);
  }
}

/// Turns (n {key: value}) into the condition n.key = value, so that the planner has to know one form only. Of a
/// relationship of variable length they stay with the pattern: they hold for each of its relationships.
void Binder::add_conditions(std::vector<PathPattern>& patterns, ExprPtr& where) {
  std::vector<ExprPtr> conditions;
  const auto take = [&](std::vector<std::pair<GraphName, ExprPtr>>& properties, const Variable& variable) {
    for (auto& [key, value] : properties) {
      auto property = std::make_unique<Expr>();
      property->kind = ExprKind::Property;
      property->span = value->span;
      property->name = key.text;
      property->name_index = key.index;
      property->children.push_back(reference(variable.slot, *value));
      auto condition = std::make_unique<Expr>();
      condition->kind = ExprKind::Comparison;
      condition->span = value->span;
      condition->comparisons.push_back(ComparisonOperator::Equal);
      condition->children.push_back(std::move(property));
      condition->children.push_back(std::move(value));
      conditions.push_back(std::move(condition));
    }
    properties.clear();
  };
  for (PathPattern& path : patterns) {
    for (NodePattern& node : path.nodes) take(node.properties, node.variable);
    for (RelationshipPattern& relationship : path.relationships)
      if (!relationship.variable_length) take(relationship.properties, relationship.variable);
  }
  if (conditions.empty()) return;
  if (where) conditions.push_back(std::move(where));
  where = std::make_unique<Expr>();
  where->kind = ExprKind::And;
  where->children = std::move(conditions);
}

}  // namespace dossier
