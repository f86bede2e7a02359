#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "graph/document.h"
#include "graph/extraction.h"
#include "graph/person_evidence.h"
#include "graph/store.h"

namespace dossier {

/// Decides which entity each document's chains are, over all documents seen so far. Sequential and deterministic: the
/// answer depends on the documents and their order alone. Not thread-safe.
///
/// A reference (ISO code, lexicon id, GeoNames id) identifies an entity whatever it is called. Without one, the full
/// name does, and for organisations each other name that belongs to one entity alone. Of people, what documents tell
/// beside the name decides too: two of one name stay two when it speaks against their being one, and spellings of one
/// transliterated name become one when it speaks for it (compare_people).
class Resolver {
 public:
  /// `known`: what the store holds. New entities get ids from `next_id`.
  explicit Resolver(const std::vector<KnownEntity>& known = {}, int64_t next_id = 1);

  Resolution add(const Document&, const Extraction&);

 private:
  using Key = std::pair<EntityType, std::string>;
  const StoredEntity* find(const ExtractedEntity&) const;
  const StoredEntity* find_person(const ExtractedEntity&, const PersonEvidence&) const;
  const StoredEntity& create(EntityType, std::string name, std::string ref, std::string kind);
  void learn(const StoredEntity&, std::string_view name);

  std::map<int64_t, StoredEntity> entities_;
  std::map<std::string, int64_t> by_ref_;
  std::map<Key, std::vector<int64_t>> by_name_;
  std::map<int64_t, PersonEvidence> people_;
  std::map<std::string, std::vector<int64_t>> by_spelling_;  // people by transliteration_key
  int64_t next_id_;
};

}  // namespace dossier
