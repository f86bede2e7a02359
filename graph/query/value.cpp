#include "graph/query/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kHeapCost = 32;                     // control block and object of a shared value
constexpr size_t kMaxFootprint = size_t{1} << 32;  // counted no further

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const bool a_integer = a.kind() == ValueKind::Integer, b_integer = b.kind() == ValueKind::Integer;
  if (a_integer && b_integer) return a.integer() <=> b.integer();
  if (!a_integer && !b_integer) return a.real() <=> b.real();
  if (b_integer) {
    const auto reversed = compare_numbers(b, a);
    return reversed == std::partial_ordering::less      ? std::partial_ordering::greater
           : reversed == std::partial_ordering::greater ? std::partial_ordering::less
                                                        : reversed;
  }
  // An integer against a float, without rounding the integer.
  const double f = b.real();
  if (std::isnan(f)) return std::partial_ordering::unordered;
  if (f >= 0x1p63) return std::partial_ordering::less;
  if (f < -0x1p63) return std::partial_ordering::greater;
  const double whole = std::floor(f);
  const auto by_whole = a.integer() <=> static_cast<int64_t>(whole);
  if (by_whole != 0) return by_whole;
  return f > whole ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::optional<bool> equal_lists(const ValueList& a, const ValueList& b) {
  if (a.size() != b.size()) return false;
  std::optional<bool> result = true;
  for (size_t i = 0; i < a.size(); ++i) {
    const auto element = equals(a[i], b[i]);
    if (element == false) return false;
    if (!element) result = std::nullopt;
  }
  return result;
}

std::optional<bool> equal_maps(const ValueMap& a, const ValueMap& b) {
  if (a.size() != b.size()) return false;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j)
    if (i->first != j->first) return false;
  std::optional<bool> result = true;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    const auto element = equals(i->second, j->second);
    if (element == false) return false;
    if (!element) result = std::nullopt;
  }
  return result;
}

std::optional<std::partial_ordering> compare_lists(const ValueList& a, const ValueList& b) {
  const size_t common = std::min(a.size(), b.size());
  for (size_t i = 0; i < common; ++i) {
    const auto element = compare(a[i], b[i]);
    if (!element) return std::nullopt;
    if (*element != 0) return element;
  }
  return a.size() <=> b.size();
}

std::strong_ordering order_lists(const ValueList& a, const ValueList& b) {
  const size_t common = std::min(a.size(), b.size());
  for (size_t i = 0; i < common; ++i)
    if (const auto element = order(a[i], b[i]); element != 0) return element;
  return a.size() <=> b.size();
}

std::strong_ordering order_maps(const ValueMap& a, const ValueMap& b) {
  auto i = a.begin();
  auto j = b.begin();
  for (; i != a.end() && j != b.end(); ++i, ++j) {
    if (const int key = i->first.compare(j->first); key != 0) return key <=> 0;
    if (const auto element = order(i->second, j->second); element != 0) return element;
  }
  return a.size() <=> b.size();
}

std::strong_ordering order_numbers(const Value& a, const Value& b) {
  const auto result = compare_numbers(a, b);
  if (result == std::partial_ordering::less) return std::strong_ordering::less;
  if (result == std::partial_ordering::greater) return std::strong_ordering::greater;
  if (result == std::partial_ordering::equivalent) return std::strong_ordering::equal;
  const bool a_nan = a.kind() == ValueKind::Float && std::isnan(a.real());
  const bool b_nan = b.kind() == ValueKind::Float && std::isnan(b.real());
  return a_nan <=> b_nan;
}

uint64_t mix(uint64_t seed, uint64_t value) {
  value *= 0x9e3779b97f4a7c15ull;
  value ^= value >> 32;
  return (seed ^ value) * 0xff51afd7ed558ccdull + (seed >> 29);
}

uint64_t hash_number(const Value& value) {
  if (value.kind() == ValueKind::Integer) return mix(3, static_cast<uint64_t>(value.integer()));
  const double d = value.real();
  if (std::isnan(d)) return 4;
  if (d == std::floor(d) && d >= -0x1p63 && d < 0x1p63) return mix(3, static_cast<uint64_t>(static_cast<int64_t>(d)));
  return mix(5, static_cast<uint64_t>(std::hash<double>()(d)));
}

}  // namespace

ValueKind Value::kind() const {
  switch (data_.index()) {
    case 1: return ValueKind::Boolean;
    case 2: return ValueKind::Integer;
    case 3: return ValueKind::Float;
    case 4: return ValueKind::Node;
    case 5: return ValueKind::Relationship;
    case 6:
    case 7: return ValueKind::String;
    case 8: return ValueKind::List;
    case 9: return ValueKind::Map;
    case 10: return ValueKind::Path;
    case 11:
      switch (temporal().kind) {
        case TemporalKind::DateTime: return ValueKind::DateTime;
        case TemporalKind::LocalDateTime: return ValueKind::LocalDateTime;
        case TemporalKind::Date: return ValueKind::Date;
        case TemporalKind::Time: return ValueKind::Time;
        case TemporalKind::LocalTime: return ValueKind::LocalTime;
        case TemporalKind::Duration: return ValueKind::Duration;
      }
      [[fallthrough]];
    default: return ValueKind::Null;
  }
}

std::string_view Value::string() const {
  if (const auto* borrowed_text = std::get_if<std::string_view>(&data_)) return *borrowed_text;
  return *std::get<std::shared_ptr<const std::string>>(data_);
}

/// Stops beyond kMaxFootprint: lists that share their elements can be exponentially larger than what they occupy.
void Value::add_footprint(size_t& bytes) const {
  bytes += sizeof(Value);
  if (bytes > kMaxFootprint) return;
  if (const auto* text = std::get_if<std::shared_ptr<const std::string>>(&data_)) {
    bytes += kHeapCost + (*text)->size();
  } else if (kind() == ValueKind::List) {
    bytes += kHeapCost;
    for (size_t i = 0; i < list().size() && bytes <= kMaxFootprint; ++i) list()[i].add_footprint(bytes);
  } else if (kind() == ValueKind::Map) {
    bytes += kHeapCost;
    for (const auto& [key, element] : map()) {
      bytes += kHeapCost + key.size();
      element.add_footprint(bytes);
    }
  } else if (kind() == ValueKind::Path) {
    bytes += kHeapCost + 8 * path().nodes.size();
  } else if (is_temporal()) {
    bytes += kHeapCost + sizeof(Temporal);
  }
}

size_t Value::footprint() const {
  size_t bytes = 0;
  add_footprint(bytes);
  return bytes;
}

std::string_view to_string(ValueKind kind) {
  static constexpr std::string_view kNames[] = {"Map",           "Node",     "Relationship", "List",
                                                "Path",          "DateTime", "LocalDateTime", "Date",
                                                "Time",          "LocalTime", "Duration",    "String",
                                                "Boolean",       "Integer",  "Float",        "Null"};
  return kNames[static_cast<size_t>(kind)];
}

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == std::partial_ordering::equivalent;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::Boolean: return a.boolean() == b.boolean();
    case ValueKind::String: return a.string() == b.string();
    case ValueKind::Node: return a.node() == b.node();
    case ValueKind::Relationship: return a.relationship() == b.relationship();
    case ValueKind::Path: return a.path() == b.path();
    case ValueKind::List: return equal_lists(a.list(), b.list());
    case ValueKind::Map: return equal_maps(a.map(), b.map());
    case ValueKind::Duration: return a.temporal() == b.temporal();
    default: return order(a.temporal(), b.temporal()) == 0;
  }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.is_null() || b.is_null() || a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case ValueKind::Boolean: return a.boolean() <=> b.boolean();
    case ValueKind::String: return a.string().compare(b.string()) <=> 0;
    case ValueKind::List: return compare_lists(a.list(), b.list());
    case ValueKind::DateTime:
    case ValueKind::LocalDateTime:
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::LocalTime: return order(a.temporal(), b.temporal());
    default: return std::nullopt;
  }
}

std::strong_ordering order(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return order_numbers(a, b);
  if (a.kind() != b.kind()) return a.kind() <=> b.kind();
  switch (a.kind()) {
    case ValueKind::Null: return std::strong_ordering::equal;
    case ValueKind::Boolean: return a.boolean() <=> b.boolean();
    case ValueKind::String: return a.string().compare(b.string()) <=> 0;
    case ValueKind::Node: return a.node() <=> b.node();
    case ValueKind::Relationship: return a.relationship() <=> b.relationship();
    case ValueKind::Path: return a.path() <=> b.path();
    case ValueKind::List: return order_lists(a.list(), b.list());
    case ValueKind::Map: return order_maps(a.map(), b.map());
    default: return order(a.temporal(), b.temporal());
  }
}

bool same(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::Duration && b.kind() == ValueKind::Duration) return a.temporal() == b.temporal();
  return order(a, b) == 0;
}

uint64_t hash(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null: return 1;
    case ValueKind::Boolean: return value.boolean() ? 11 : 12;
    case ValueKind::Integer:
    case ValueKind::Float: return hash_number(value);
    case ValueKind::String: return std::hash<std::string_view>()(value.string());
    case ValueKind::Node: return mix(6, value.node().id);
    case ValueKind::Relationship: return mix(7, value.relationship().id);
    case ValueKind::Path: {
      uint64_t seed = 8;
      for (const NodeRef node : value.path().nodes) seed = mix(seed, node.id);
      for (const RelationshipRef relationship : value.path().relationships) seed = mix(seed, relationship.id);
      return seed;
    }
    case ValueKind::List: {
      uint64_t seed = 9;
      for (const Value& element : value.list()) seed = mix(seed, hash(element));
      return seed;
    }
    case ValueKind::Map: {
      uint64_t seed = 10;
      for (const auto& [key, element] : value.map()) seed = mix(mix(seed, hash64(key)), hash(element));
      return seed;
    }
    default: return hash64(format_temporal(value.temporal()));
  }
}

size_t ValueHash::operator()(const std::vector<Value>& row) const {
  uint64_t seed = 0;
  for (const Value& value : row) seed = mix(seed, hash(value));
  return static_cast<size_t>(seed);
}

bool ValueSame::operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Value& x, const Value& y) { return same(x, y); });
}

std::string format_float(double d) {
  if (std::isnan(d)) return "NaN";
  if (std::isinf(d)) return d < 0 ? "-Infinity" : "Infinity";
  if (d == 0) return "0.0";  // of either sign
  const double magnitude = std::fabs(d);
  const bool plain = magnitude >= 1e-6 && magnitude < 1e15;
  char buffer[64];
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, d, format).ptr);
  if (plain) return text.find('.') == std::string::npos ? text + ".0" : text;
  // to_chars writes 1e+300 and 1e-07.
  const size_t exponent = text.find('e') + 1;
  if (text[exponent] == '+') text.erase(exponent, 1);
  const size_t digits = text[exponent] == '-' ? exponent + 1 : exponent;
  if (text[digits] == '0') text.erase(digits, 1);
  return text;
}

}  // namespace dossier
