#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "graph/model.h"

namespace dossier {

/// A class of the relation classifier: what a claim of it says, which types it joins, and which relation of KnowledgeNet
/// (Mesquita et al. 2019), turned round or not, teaches it.
struct RelationClass {
  std::string_view name;         // "spouse"; the rule of its claims is "trained-spouse"
  std::string_view type, role;   // of the claim
  std::string_view corpus_type;
  std::array<EntityType, 2> source{}, target{};
  std::array<std::string_view, 4> said_by{};  // a claim of one of these types, or of its own, between the two says as much
  bool reversed = false;         // the corpus has source and target the other way round
  bool symmetric = false;
  bool once = false;             // a source has only one target
  bool school = false;           // the target is one by its name or kind
};

inline constexpr std::array<RelationClass, 15> kRelationClasses = [] {
  using enum EntityType;
  using Types = std::array<EntityType, 2>;
  constexpr Types person{Person, Person}, organisation{Organisation, Organisation}, place{Place, Country}, country{Country, Country};
  constexpr Types date{Date, Date}, founder{Person, Organisation};
  return std::array<RelationClass, 15>{{
      {"spouse", "KIN_OF", "spouse", "SPOUSE", person, person, {}, false, true},
      {"child", "KIN_OF", "child", "CHILD_OF", person, person},
      {"affiliation", "AFFILIATED_WITH", "", "EMPLOYEE_OR_MEMBER_OF", person, organisation, {"MEMBER_OF", "HOLDS_POSITION", "LEADS", "FOUNDED"}},
      {"party", "AFFILIATED_WITH", "", "POLITICAL_AFFILIATION", person, organisation, {"MEMBER_OF", "HOLDS_POSITION", "LEADS", "FOUNDED"}},
      {"leader", "LEADS", "", "CEO", person, organisation, {"HOLDS_POSITION"}, true},
      {"founder", "FOUNDED", "", "FOUNDED_BY", founder, organisation, {}, true},
      {"education", "EDUCATED_AT", "", "EDUCATED_AT", person, organisation, {}, false, false, false, true},
      {"residence", "LOCATED_IN", "residence", "PLACE_OF_RESIDENCE", person, place, {"CITIZEN_OF"}},
      {"birthplace", "BORN_IN", "", "PLACE_OF_BIRTH", person, place},
      {"nationality", "CITIZEN_OF", "", "NATIONALITY", person, country},
      {"headquarters", "LOCATED_IN", "headquarters", "HEADQUARTERS", organisation, place, {"CITIZEN_OF"}},
      {"subsidiary", "PART_OF", "", "SUBSIDIARY_OF", organisation, organisation, {"OWNS"}},
      {"born", "DATED", "born", "DATE_OF_BIRTH", person, date, {}, false, false, true},
      {"died", "DATED", "died", "DATE_OF_DEATH", person, date, {}, false, false, true},
      {"foundation", "DATED", "founded", "DATE_FOUNDED", organisation, date, {}, false, false, true},
  }};
}();

constexpr bool joins(const RelationClass& c, EntityType source, EntityType target) {
  const auto plain = [](EntityType type) { return type == EntityType::Nationality ? EntityType::Country : type; };
  return std::ranges::find(c.source, plain(source)) != c.source.end() && std::ranges::find(c.target, plain(target)) != c.target.end();
}

constexpr bool joins_any(EntityType source, EntityType target) {
  return std::ranges::any_of(kRelationClasses, [&](const RelationClass& c) { return joins(c, source, target); });
}

/// Whether a claim of `type` between the two leaves nothing for the class to add.
constexpr bool says(std::string_view type, const RelationClass& c) {
  return type == c.type || std::ranges::find(c.said_by, type) != c.said_by.end();
}

inline std::optional<size_t> find_relation_class(std::string_view name) {
  const auto* found = std::ranges::find(kRelationClasses, name, &RelationClass::name);
  if (found == kRelationClasses.end()) return std::nullopt;
  return static_cast<size_t>(found - kRelationClasses.begin());
}

}  // namespace dossier
