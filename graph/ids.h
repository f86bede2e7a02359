#pragma once
#include <cstdint>
#include <functional>
#include <limits>

namespace dossier {

/// A typed 32-bit index: an EntityId cannot be passed where a ClaimId is meant. A default Id is "none".
/// Values are positions in the arrays of one snapshot or one store; they mean nothing outside of it.
template <class Tag>
struct Id {
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(uint32_t v) : value(v) {}
  constexpr bool valid() const { return value != kNone; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using EntityId = Id<struct EntityTag>;
using ClaimId = Id<struct ClaimTag>;
using DocumentId = Id<struct DocumentTag>;
using StatementId = Id<struct StatementTag>;
using TypeId = Id<struct TypeTag>;
using StringId = Id<struct StringTag>;

}  // namespace dossier

template <class Tag>
struct std::hash<dossier::Id<Tag>> {
  size_t operator()(dossier::Id<Tag> id) const noexcept { return std::hash<uint32_t>()(id.value); }
};
