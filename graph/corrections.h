#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/table.h"

namespace dossier {

/// What a person decides about who is who. Each decision is recorded, takes effect at once, holds for articles that come
/// later, and can be undone; the resolver's own answer is kept beside it. Entities are named as the user types them, or
/// by their number ("#57", as `dossier duplicates` and the SQL view `entities` print it), since two may have one name.
/// An object serves one call, which is one transaction. Throws Error(Input) for unknown names, Error(Store) as Store does.
class Corrections {
 public:
  explicit Corrections(const std::string& path);
  ~Corrections();

  /// Each returns one line that says what was done.
  std::string merge(std::string_view kept, std::string_view merged);
  /// In these documents it is somebody else, called `name` (the same when empty).
  std::string split(std::string_view entity, const std::vector<std::string>& documents, std::string_view name = "");
  std::string different(std::string_view a, std::string_view b);
  std::string rename(std::string_view entity, std::string_view name);
  std::string retype(std::string_view entity, std::string_view type);
  std::string undo();  ///< the last one that stands; throws Error(Input) when there is none

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All decisions in their order, with the columns number, decision, entity, object, undone.
Table list_corrections(const std::string& path);
/// Pairs of entities of the snapshot of this database that somebody said are different.
std::vector<std::pair<EntityId, EntityId>> pairs_said_different(const std::string& path);
/// The number of each entity of the snapshot in the store.
std::vector<int64_t> entity_numbers(const std::string& path);

}  // namespace dossier
