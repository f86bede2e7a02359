#include <algorithm>
#include <charconv>
#include <cmath>

#include "export/check_readers.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr int64_t kExactInDouble = int64_t{1} << 53;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 32) == (y | 32); });
}

void check_whole(TraitLog& log, CheckedType type, std::string_view digits, uint64_t line) {
  int64_t number = 0;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) return log.note(Trait::NotANumber, line, digits);
  if (error == std::errc::result_out_of_range) return log.note(Trait::LongTooLarge, line, digits);
  if (type == CheckedType::Int && (number > INT32_MAX || number < INT32_MIN)) return log.note(Trait::IntTooLarge, line, digits);
  if (number > kExactInDouble || number < -kExactInDouble) log.note(Trait::LongInexact, line, digits);
}

void check_real(TraitLog& log, std::string_view text, uint64_t line) {
  double number = 0;
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) log.note(Trait::NotANumber, line, text);
}

void check_truth(TraitLog& log, std::string_view text, uint64_t line) {
  if (text == "1" || text == "0") return log.note(Trait::BooleanDigit, line, text);
  if (same_word(text, "true") || same_word(text, "false")) return log.note(Trait::BooleanWord, line, text);
  log.note(Trait::BooleanOther, line, text);
}

}  // namespace

CheckedType checked_type(std::string_view name) {
  if (name == "int" || name == "integer" || name == "short" || name == "byte") return CheckedType::Int;
  if (name == "long") return CheckedType::Long;
  if (name == "double" || name == "float") return CheckedType::Real;
  if (name == "boolean") return CheckedType::Truth;
  if (name == "string" || name == "anyURI" || name == "liststring") return CheckedType::Text;
  return CheckedType::Unknown;
}

void check_value(TraitLog& log, CheckedType type, std::string_view value, uint64_t line) {
  if (type == CheckedType::Text || type == CheckedType::Unknown) return;
  const std::string_view text = trimmed(value);
  if (text.empty()) return log.note(Trait::EmptyNumber, line);
  if (text.size() != value.size()) log.note(Trait::PaddedNumber, line, value);
  if (type == CheckedType::Truth) return check_truth(log, text, line);
  if (type == CheckedType::Real) return check_real(log, text, line);
  check_whole(log, type, text, line);
}

bool is_name_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':';
  });
}

bool looks_like_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  const size_t day = std::min(text.find_first_of("T "), text.size());
  if (day != 4 && day != 7 && day != 10) return false;
  for (size_t i = 0; i < day; ++i)
    if (kForm[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
  return true;
}

bool has_attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(), [&](const XmlAttribute& a) { return a.name.local == name; });
}

std::string_view attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
  for (const XmlAttribute& a : attributes)
    if (a.name.local == name) return a.value;
  return {};
}

}  // namespace dossier
