#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/value.h"

namespace dossier {

class ExecutionContext;

/// A set of value kinds, a bit each: what an expression may yield, what an argument may be.
using KindSet = uint32_t;
constexpr KindSet kind_bit(ValueKind kind) { return 1u << static_cast<unsigned>(kind); }
inline constexpr KindSet kAnyKind = 0xFFFF;
inline constexpr KindSet kNullKind = kind_bit(ValueKind::Null);
inline constexpr KindSet kBooleanKind = kind_bit(ValueKind::Boolean);
inline constexpr KindSet kIntegerKind = kind_bit(ValueKind::Integer);
inline constexpr KindSet kFloatKind = kind_bit(ValueKind::Float);
inline constexpr KindSet kNumberKinds = kIntegerKind | kFloatKind;
inline constexpr KindSet kStringKind = kind_bit(ValueKind::String);
inline constexpr KindSet kListKind = kind_bit(ValueKind::List);
inline constexpr KindSet kMapKind = kind_bit(ValueKind::Map);
inline constexpr KindSet kNodeKind = kind_bit(ValueKind::Node);
inline constexpr KindSet kRelationshipKind = kind_bit(ValueKind::Relationship);
inline constexpr KindSet kPathKind = kind_bit(ValueKind::Path);
inline constexpr KindSet kDurationKind = kind_bit(ValueKind::Duration);
inline constexpr KindSet kTemporalKinds = kDurationKind | kind_bit(ValueKind::DateTime) |
                                          kind_bit(ValueKind::LocalDateTime) | kind_bit(ValueKind::Date) |
                                          kind_bit(ValueKind::Time) | kind_bit(ValueKind::LocalTime);

/// A function of the language. `accepts` is checked when a query is compiled, as far as types are known then; what an
/// argument is at run time, `call` checks. A null argument gives null, unless `takes_null`.
struct Function {
  std::string_view name;
  uint8_t min_arguments, max_arguments;
  KindSet accepts;  ///< of the first argument
  KindSet result;
  Value (*call)(ExecutionContext&, std::span<const Value>);
  bool takes_null = false;
  bool varies = false;  ///< may differ from call to call: rand()
};

/// By name in any case; nullptr when there is none.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

enum class AggregateKind : uint8_t { Count, Sum, Average, Minimum, Maximum, Collect, Deviation, PopulationDeviation,
                                     PercentileContinuous, PercentileDiscrete };
struct AggregateFunction {
  std::string_view name;
  AggregateKind kind;
  uint8_t arguments;
  KindSet result;
};
const AggregateFunction* find_aggregate(std::string_view name);

/// A procedure of CALL: no arguments, one column of strings.
struct Procedure {
  std::string_view name, column;
};
const Procedure* find_procedure(std::string_view name);

}  // namespace dossier
