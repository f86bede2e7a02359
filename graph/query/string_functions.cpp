#include <algorithm>

#include "graph/query/function_tables.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Arguments = std::span<const Value>;

std::string_view text(std::string_view function, const Value& value) {
  if (!value.is_string()) refuse_argument(function, value);
  return value.string();
}

int64_t count(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::Integer) refuse_argument(function, value);
  if (value.integer() < 0)
    throw run_error("ArgumentError", "NegativeIntegerArgument", std::string(function) + "() takes no negative number");
  return value.integer();
}

/// `length` code points from the code point `begin`.
std::string substring_of(std::string_view s, int64_t begin, int64_t length) {
  const CodePointIndex index(s);
  const auto clip = [&](int64_t i) { return static_cast<uint32_t>(std::clamp<int64_t>(i, 0, index.size())); };
  const uint32_t first = index.byte(clip(begin));
  const int64_t end = length > INT64_MAX - begin ? INT64_MAX : begin + length;
  return std::string(s.substr(first, index.byte(clip(end)) - first));
}

Value to_text(ExecutionContext&, Arguments a) {
  switch (a[0].kind()) {
    case ValueKind::String: return a[0];
    case ValueKind::Integer: return std::to_string(a[0].integer());
    case ValueKind::Float: return format_float(a[0].real());
    case ValueKind::Boolean: return a[0].boolean() ? "true" : "false";
    default:
      if (a[0].is_temporal()) return format_temporal(a[0].temporal());
      refuse_argument("toString", a[0]);
  }
}

char32_t upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  for (const char32_t candidate : {c - 32, c - 1, c - 80, c - 48})
    if (candidate < c && candidate >= 0x80 && to_lower(candidate) == c) return candidate;
  return c;
}

Value to_upper(ExecutionContext&, Arguments a) {
  const std::string_view s = text("toUpper", a[0]);
  std::string result;
  for (size_t i = 0; i < s.size();) append_utf8(result, upper(decode_utf8(s, i)));
  return result;
}

Value to_lower_case(ExecutionContext&, Arguments a) { return to_lower(text("toLower", a[0])); }

std::string_view trim_left(std::string_view s) { return s.substr(std::min(s.find_first_not_of(" \t\r\n\v\f"), s.size())); }
std::string_view trim_right(std::string_view s) { return s.substr(0, s.find_last_not_of(" \t\r\n\v\f") + 1); }

Value trim(ExecutionContext&, Arguments a) { return std::string(trim_left(trim_right(text("trim", a[0])))); }
Value left_trim(ExecutionContext&, Arguments a) { return std::string(trim_left(text("lTrim", a[0]))); }
Value right_trim(ExecutionContext&, Arguments a) { return std::string(trim_right(text("rTrim", a[0]))); }

Value replace(ExecutionContext& context, Arguments a) {
  const std::string_view s = text("replace", a[0]), from = text("replace", a[1]), to = text("replace", a[2]);
  if (from.empty()) return a[0];
  std::string result;
  size_t begin = 0;
  for (size_t at = s.find(from); at != std::string_view::npos; at = s.find(from, begin)) {
    result.append(s.substr(begin, at - begin)).append(to);
    context.check(result.size());
    context.tick();
    begin = at + from.size();
  }
  return result.append(s.substr(begin));
}

Value split(ExecutionContext&, Arguments a) {
  const std::string_view s = text("split", a[0]), separator = text("split", a[1]);
  ValueList parts;
  if (separator.empty()) {
    for (size_t i = 0; i < s.size();) {
      std::string one;
      append_utf8(one, decode_utf8(s, i));
      parts.emplace_back(std::move(one));
    }
    return parts;
  }
  size_t begin = 0;
  for (size_t at = s.find(separator); at != std::string_view::npos; at = s.find(separator, begin)) {
    parts.emplace_back(std::string(s.substr(begin, at - begin)));
    begin = at + separator.size();
  }
  parts.emplace_back(std::string(s.substr(begin)));
  return parts;
}

Value substring(ExecutionContext&, Arguments a) {
  const std::string_view s = text("substring", a[0]);
  const int64_t begin = count("substring", a[1]);
  return substring_of(s, begin, a.size() > 2 ? count("substring", a[2]) : INT64_MAX);
}

Value left(ExecutionContext&, Arguments a) { return substring_of(text("left", a[0]), 0, count("left", a[1])); }

Value right(ExecutionContext&, Arguments a) {
  const std::string_view s = text("right", a[0]);
  const int64_t size = CodePointIndex(s).size(), wanted = std::min(count("right", a[1]), size);
  return substring_of(s, size - wanted, wanted);
}

/// The name as find() and resolve() compare it: so that n.name can be compared in any case and with any diacritics.
Value fold(ExecutionContext&, Arguments a) { return fold_name(text("foldName", a[0])); }

constexpr KindSet kPrintable = kStringKind | kNumberKinds | kBooleanKind | kTemporalKinds;

constexpr Function kFunctions[] = {
    {"toString", 1, 1, kPrintable, kStringKind, to_text},
    {"toUpper", 1, 1, kStringKind, kStringKind, to_upper},
    {"toLower", 1, 1, kStringKind, kStringKind, to_lower_case},
    {"trim", 1, 1, kStringKind, kStringKind, trim},
    {"lTrim", 1, 1, kStringKind, kStringKind, left_trim},
    {"rTrim", 1, 1, kStringKind, kStringKind, right_trim},
    {"replace", 3, 3, kStringKind, kStringKind, replace},
    {"split", 2, 2, kStringKind, kListKind, split},
    {"substring", 2, 3, kStringKind, kStringKind, substring},
    {"left", 2, 2, kStringKind, kStringKind, left},
    {"right", 2, 2, kStringKind, kStringKind, right},
    {"foldName", 1, 1, kStringKind, kStringKind, fold},
};

}  // namespace

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace dossier
