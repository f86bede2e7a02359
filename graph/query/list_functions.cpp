#include <algorithm>

#include "graph/query/function_tables.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Arguments = std::span<const Value>;

const ValueList& list_argument(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::List) refuse_argument(function, value);
  return value.list();
}

Value size(ExecutionContext&, Arguments a) {
  if (a[0].is_string()) return static_cast<int64_t>(CodePointIndex(a[0].string()).size());
  if (a[0].kind() == ValueKind::Map) return static_cast<int64_t>(a[0].map().size());
  return static_cast<int64_t>(list_argument("size", a[0]).size());
}

Value is_empty(ExecutionContext&, Arguments a) {
  if (a[0].is_string()) return a[0].string().empty();
  if (a[0].kind() == ValueKind::Map) return a[0].map().empty();
  return list_argument("isEmpty", a[0]).empty();
}

Value head(ExecutionContext&, Arguments a) {
  const ValueList& list = list_argument("head", a[0]);
  return list.empty() ? Value() : list.front();
}

Value last(ExecutionContext&, Arguments a) {
  const ValueList& list = list_argument("last", a[0]);
  return list.empty() ? Value() : list.back();
}

Value tail(ExecutionContext&, Arguments a) {
  const ValueList& list = list_argument("tail", a[0]);
  return list.empty() ? ValueList() : ValueList(list.begin() + 1, list.end());
}

Value reverse(ExecutionContext&, Arguments a) {
  if (!a[0].is_string()) {
    const ValueList& list = list_argument("reverse", a[0]);
    return ValueList(list.rbegin(), list.rend());
  }
  const std::string_view text = a[0].string();
  std::vector<char32_t> codes;
  for (size_t i = 0; i < text.size();) codes.push_back(decode_utf8(text, i));
  std::string result;
  for (auto code = codes.rbegin(); code != codes.rend(); ++code) append_utf8(result, *code);
  return result;
}

Value sort(ExecutionContext&, Arguments a) {
  ValueList list = list_argument("sort", a[0]);
  std::stable_sort(list.begin(), list.end(), [](const Value& x, const Value& y) { return order(x, y) < 0; });
  return list;
}

Value range(ExecutionContext& context, Arguments a) {
  for (const Value& value : a)
    if (value.kind() != ValueKind::Integer)
      throw run_error("ArgumentError", "InvalidArgumentType", "range() takes whole numbers");
  const int64_t first = a[0].integer(), end = a[1].integer(), step = a.size() > 2 ? a[2].integer() : 1;
  if (step == 0) throw run_error("ArgumentError", "NumberOutOfRange", "the step of range() cannot be 0");
  ValueList list;
  for (int64_t i = first; step > 0 ? i <= end : i >= end;) {
    context.tick();
    list.push_back(i);
    context.check(list.size() * sizeof(Value));
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  return list;
}

constexpr Function kFunctions[] = {
    {"size", 1, 1, kListKind | kStringKind | kMapKind, kIntegerKind, size},
    {"isEmpty", 1, 1, kListKind | kStringKind | kMapKind, kBooleanKind, is_empty},
    {"head", 1, 1, kListKind, kAnyKind, head},
    {"last", 1, 1, kListKind, kAnyKind, last},
    {"tail", 1, 1, kListKind, kListKind, tail},
    {"reverse", 1, 1, kListKind | kStringKind, kListKind | kStringKind, reverse},
    {"sort", 1, 1, kListKind, kListKind, sort},
    {"range", 2, 3, kAnyKind, kListKind, range},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace dossier
