#pragma once
#include <cstdint>
#include <map>
#include <set>
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
/// transliterated name become one when it speaks for it (compare_people). An event is known by type, parties, polarity and
/// modality, at times that agree within a day or a month's overlap, in places that do not exclude each other; without a
/// time it is one within its document.
class Resolver {
 public:
  /// `known`: what the store holds. New entities get ids from `next_id`.
  explicit Resolver(const std::vector<KnownEntity>& known = {}, int64_t next_id = 1);

  Resolution add(const Document&, const Extraction&);

 private:
  using Key = std::pair<EntityType, std::string>;
  const StoredEntity* find(const ExtractedEntity&) const;
  StoredEntity event_node(const Document&, const ExtractedEvent&, const KnownEvent&, const std::vector<StoredEntity>& entities);
  bool may_be_one_place(const std::set<int64_t>&, const std::set<int64_t>&) const;
  void learn_event(int64_t node, const KnownEvent&);
  const StoredEntity* find_person(const ExtractedEntity&, const PersonEvidence&) const;
  const StoredEntity& create(EntityType, std::string name, std::string ref, std::string kind);
  void learn(const StoredEntity&, std::string_view name);

  std::map<int64_t, StoredEntity> entities_;
  std::map<std::string, int64_t> by_ref_;
  std::map<Key, std::vector<int64_t>> by_name_;
  std::map<int64_t, PersonEvidence> people_;
  struct EventNode {
    int64_t id = 0;
    DateInterval time;         // of its first mention
    std::set<int64_t> places;  // of all
  };
  std::map<std::string, std::vector<EventNode>> events_;  // those with a time, by what happened between whom
  std::map<std::string, std::vector<int64_t>> by_spelling_;  // people by transliteration_key
  int64_t next_id_;
};

}  // namespace dossier
