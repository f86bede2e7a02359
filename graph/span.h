#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace dossier {

/// Half-open range of bytes of a document's text.
struct ByteSpan {
  uint32_t begin = 0, end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(ByteSpan o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool overlaps(ByteSpan o) const { return begin < o.end && o.begin < end; }
  friend constexpr auto operator<=>(ByteSpan, ByteSpan) = default;
};

/// The bytes of `text` that `span` covers, clipped to the text.
inline std::string_view slice(std::string_view text, ByteSpan span) {
  const size_t begin = std::min<size_t>(span.begin, text.size());
  const size_t end = std::clamp<size_t>(span.end, begin, text.size());
  return text.substr(begin, end - begin);
}

/// Half-open range of positions in the array of T that the field's comment names.
template <class T>
struct Range {
  uint32_t begin = 0, end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(uint32_t i) const { return begin <= i && i < end; }
  friend constexpr auto operator<=>(Range, Range) = default;
};

}  // namespace dossier
