#pragma once
#include <cstdint>
#include <vector>

#include "ingest/annotations.h"

namespace dossier {

/// Partial coreference: a partition of a document's mentions, with what is known of each set. Sets only grow.
class MentionSets {
 public:
  /// What the mentions of a set say about their entity.
  struct Profile {
    EntityType type = EntityType::Person;
    Chain::Gender gender = Chain::Gender::Unknown;
    enum class Number : uint8_t { Unknown, Singular, Plural } number = Number::Unknown;
    bool named = false;
    bool typed = true;                // false: pronouns alone
    std::vector<uint32_t> mentions;   // ascending
  };

  explicit MentionSets(const Annotations& annotations);

  uint32_t find(uint32_t mention) const;  ///< the set's representative
  const Profile& operator[](uint32_t mention) const { return profiles_[find(mention)]; }
  void merge(uint32_t a, uint32_t b);     ///< the type of the named set stays, else of the earlier one
  bool same(uint32_t a, uint32_t b) const { return find(a) == find(b); }
  bool compatible(uint32_t a, uint32_t b) const;  ///< in type, gender and number
  void set_gender(uint32_t mention, Chain::Gender gender) { profiles_[find(mention)].gender = gender; }
  void set_type(uint32_t mention, EntityType type);

 private:
  std::vector<uint32_t> parent_;
  std::vector<Profile> profiles_;
};

/// Per token, the first mention that has its head there; UINT32_MAX where none has.
std::vector<uint32_t> first_mentions_by_head(const Annotations& annotations);

}  // namespace dossier
