#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.h"
#include "graph/model.h"

namespace dossier {

/// One relation type of the vocabulary, read from schema.json.
struct RelationType {
  std::string name;                     ///< "MEMBER_OF"
  std::string label;                    ///< "is a member of": source, label, target make a sentence
  std::string inverse;                  ///< "has as a member"
  std::string group;                    ///< state, act, speech: how reports and colours group it
  bool symmetric = false;               ///< source and target may be exchanged
  std::string plover;                   ///< the PLOVER type of the event it projects, or ""
  std::vector<EntityType> source, target;  ///< allowed types; empty: any
};

struct EventType {
  std::string name;   ///< PLOVER type
  std::string label;  ///< "assault"
  std::string quad;   ///< verbal-cooperation, material-cooperation, verbal-conflict, material-conflict
  std::string cameo;  ///< root codes, "18 19 20"
  std::string relation;  ///< the relation type it is projected to
};

/// The vocabulary as data. TypeId is the position of a relation type; the built-in types come first, in file order.
class Schema {
 public:
  static const Schema& builtin();
  /// Reads a schema document. Throws Error(Input) naming the field. `base` types keep their ids; new ones follow.
  static Schema parse(std::string_view json, const Schema* base = nullptr);

  const std::vector<RelationType>& relations() const { return relations_; }
  const std::vector<EventType>& events() const { return events_; }
  const RelationType& operator[](TypeId id) const { return relations_[id.value]; }
  std::optional<TypeId> find(std::string_view name) const;   ///< any case
  TypeId at(std::string_view name) const;                    ///< throws Error(Input) with the nearest names
  const EventType* find_event(std::string_view name) const;  ///< nullptr: no such type

 private:
  std::vector<RelationType> relations_;
  std::vector<EventType> events_;
};

}  // namespace dossier
