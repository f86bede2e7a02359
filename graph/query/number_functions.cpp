#include <charconv>
#include <cmath>
#include <numbers>

#include "graph/query/function_tables.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Arguments = std::span<const Value>;

double number(std::string_view function, const Value& value) {
  if (!value.is_number()) refuse_argument(function, value);
  return value.number();
}

/// A function of one float: name, and what computes it.
template <double (*F)(double)>
Value real(ExecutionContext&, Arguments a) {
  return F(number("the function", a[0]));
}

Value absolute(ExecutionContext&, Arguments a) {
  if (a[0].kind() == ValueKind::Integer) return a[0].integer() < 0 ? evaluate_arithmetic(ExprKind::Subtract, 0, a[0]) : a[0];
  return std::fabs(number("abs", a[0]));
}

Value sign(ExecutionContext&, Arguments a) {
  const double d = number("sign", a[0]);
  return d > 0 ? 1 : d < 0 ? -1 : 0;
}

/// Halves away from zero at the given decimal place.
Value round(ExecutionContext&, Arguments a) {
  const double d = number("round", a[0]);
  if (a.size() == 1) return std::floor(d + 0.5);
  if (a[1].kind() != ValueKind::Integer || a[1].integer() < 0 || a[1].integer() > 15) refuse_argument("round", a[1]);
  const double scale = std::pow(10.0, static_cast<double>(a[1].integer()));
  return std::round(d * scale) / scale;
}

Value atan2(ExecutionContext&, Arguments a) { return std::atan2(number("atan2", a[0]), number("atan2", a[1])); }
Value pi(ExecutionContext&, Arguments) { return std::numbers::pi; }
Value e(ExecutionContext&, Arguments) { return std::numbers::e; }
Value random(ExecutionContext& context, Arguments) { return context.random(); }

double cotangent(double d) { return 1 / std::tan(d); }
double haversine(double d) { return (1 - std::cos(d)) / 2; }
double to_degrees(double d) { return d * 180 / std::numbers::pi; }
double to_radians(double d) { return d * std::numbers::pi / 180; }

std::optional<double> parse_float(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, end - begin + 1);
  if (text.front() == '+' && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  double d = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), d);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return d;
}

/// nullopt when `d` does not fit.
Value truncated(double d) {
  if (!(d > -0x1p63 && d < 0x1p63)) return {};
  return static_cast<int64_t>(d);
}

Value to_integer(ExecutionContext&, Arguments a) {
  switch (a[0].kind()) {
    case ValueKind::Integer: return a[0];
    case ValueKind::Float: return truncated(a[0].real());
    case ValueKind::Boolean: return a[0].boolean() ? 1 : 0;
    case ValueKind::String: {
      int64_t i = 0;
      const std::string_view text = a[0].string();
      const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), i);
      if (error == std::errc() && stop == text.data() + text.size()) return i;
      const auto d = parse_float(text);
      return d ? truncated(*d) : Value();
    }
    default: refuse_argument("toInteger", a[0]);
  }
}

Value to_float(ExecutionContext&, Arguments a) {
  if (a[0].is_number()) return a[0].number();
  if (!a[0].is_string()) refuse_argument("toFloat", a[0]);
  const auto d = parse_float(a[0].string());
  return d ? Value(*d) : Value();
}

Value to_boolean(ExecutionContext&, Arguments a) {
  if (a[0].kind() == ValueKind::Boolean) return a[0];
  if (a[0].kind() == ValueKind::Integer) return a[0].integer() != 0;
  if (!a[0].is_string()) refuse_argument("toBoolean", a[0]);
  const std::string text = to_lower(squeeze(a[0].string()));
  return text == "true" ? Value(true) : text == "false" ? Value(false) : Value();
}

constexpr KindSet kConvertible = kNumberKinds | kStringKind | kBooleanKind;

constexpr Function kFunctions[] = {
    {"abs", 1, 1, kNumberKinds, kNumberKinds, absolute},
    {"sign", 1, 1, kNumberKinds, kIntegerKind, sign},
    {"ceil", 1, 1, kNumberKinds, kFloatKind, real<std::ceil>},
    {"floor", 1, 1, kNumberKinds, kFloatKind, real<std::floor>},
    {"round", 1, 2, kNumberKinds, kFloatKind, round},
    {"sqrt", 1, 1, kNumberKinds, kFloatKind, real<std::sqrt>},
    {"exp", 1, 1, kNumberKinds, kFloatKind, real<std::exp>},
    {"log", 1, 1, kNumberKinds, kFloatKind, real<std::log>},
    {"log10", 1, 1, kNumberKinds, kFloatKind, real<std::log10>},
    {"sin", 1, 1, kNumberKinds, kFloatKind, real<std::sin>},
    {"cos", 1, 1, kNumberKinds, kFloatKind, real<std::cos>},
    {"tan", 1, 1, kNumberKinds, kFloatKind, real<std::tan>},
    {"cot", 1, 1, kNumberKinds, kFloatKind, real<cotangent>},
    {"asin", 1, 1, kNumberKinds, kFloatKind, real<std::asin>},
    {"acos", 1, 1, kNumberKinds, kFloatKind, real<std::acos>},
    {"atan", 1, 1, kNumberKinds, kFloatKind, real<std::atan>},
    {"atan2", 2, 2, kNumberKinds, kFloatKind, atan2},
    {"haversin", 1, 1, kNumberKinds, kFloatKind, real<haversine>},
    {"degrees", 1, 1, kNumberKinds, kFloatKind, real<to_degrees>},
    {"radians", 1, 1, kNumberKinds, kFloatKind, real<to_radians>},
    {"pi", 0, 0, kAnyKind, kFloatKind, pi},
    {"e", 0, 0, kAnyKind, kFloatKind, e},
    {"rand", 0, 0, kAnyKind, kFloatKind, random, false, true},
    {"toInteger", 1, 1, kConvertible, kIntegerKind, to_integer},
    {"toFloat", 1, 1, kNumberKinds | kStringKind, kFloatKind, to_float},
    {"toBoolean", 1, 1, kAnyKind, kBooleanKind, to_boolean},
};

}  // namespace

std::span<const Function> number_functions() { return kFunctions; }

}  // namespace dossier
