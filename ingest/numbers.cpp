#include "ingest/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace dossier {
namespace {

struct NumberWord {
  std::string_view word;
  uint32_t value;
};

constexpr NumberWord kUnits[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70},
    {"eighty", 80}, {"ninety", 90}};
constexpr NumberWord kScales[] = {{"dozen", 12}, {"hundred", 100}, {"thousand", 1000}, {"million", 1000000}};
/// Without a limit above: two of the kind at least.
constexpr NumberWord kPlurals[] = {{"tens", 20}, {"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"millions", 2000000}, {"several", 3}};

template <size_t N>
std::optional<uint32_t> value_of(std::string_view word, const NumberWord (&words)[N]) {
  for (const NumberWord& w : words)
    if (w.word == word) return w.value;
  return std::nullopt;
}

std::optional<uint32_t> digits(std::string_view word) {
  std::string plain(word);
  std::erase(plain, ',');
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return error == std::errc() && end == plain.data() + plain.size() ? std::optional(value) : std::nullopt;
}

std::optional<uint32_t> unit(std::string_view word) {
  if (const auto value = digits(word)) return value;
  if (const auto value = value_of(word, kUnits)) return value;
  const size_t hyphen = word.find('-');  // "twenty-three"
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto tens = value_of(word.substr(0, hyphen), kUnits), ones = value_of(word.substr(hyphen + 1), kUnits);
  return tens && ones && *tens >= 20 && *ones < 10 ? std::optional(*tens + *ones) : std::nullopt;
}

/// What words before a number make of it.
enum class Limit : uint8_t { None, AtLeast, AtMost };
struct LimitWords {
  std::string_view words;
  Limit limit;
};
constexpr LimitWords kLimits[] = {
    {"at least", Limit::AtLeast}, {"more than", Limit::AtLeast}, {"over", Limit::AtLeast}, {"upwards of", Limit::AtLeast}, {"no fewer than", Limit::AtLeast},
    {"no less than", Limit::AtLeast}, {"a minimum of", Limit::AtLeast}, {"up to", Limit::AtMost}, {"as many as", Limit::AtMost}, {"fewer than", Limit::AtMost},
    {"less than", Limit::AtMost}, {"nearly", Limit::AtMost}, {"almost", Limit::AtMost}, {"about", Limit::None}, {"around", Limit::None}, {"some", Limit::None},
    {"roughly", Limit::None}, {"approximately", Limit::None}, {"an estimated", Limit::None}, {"another", Limit::None}, {"a further", Limit::None},
    {"a total of", Limit::None}, {"exactly", Limit::None}, {"only", Limit::None}, {"the", Limit::None}, {"a", Limit::None}, {"all", Limit::None}};

/// Reads the number that ends before `end` and does not begin before `begin`.
class CountReader {
 public:
  CountReader(const Annotations& a, uint32_t begin) : a_(a), begin_(begin) {}

  std::optional<Count> read(uint32_t end) const {
    auto count = number(end);
    if (!count) return std::nullopt;
    // "10 to 15", "between 10 and 15", "10 or 15"
    uint32_t first = count->tokens.begin;
    if (first > begin_ && is_one_of(first - 1, {"to", "and", "or", "-", "–"}))
      if (const auto low = number(first - 1); low && low->most < count->least) {
        const bool between = low->tokens.begin > begin_ && a_.word(low->tokens.begin - 1) == "between";
        if (between || a_.word(first - 1) != "and") {
          count->least = low->least;
          count->tokens.begin = low->tokens.begin - (between ? 1 : 0);
        }
      }
    limit(*count);
    return count;
  }

 private:
  bool is_one_of(uint32_t t, std::initializer_list<std::string_view> words) const { return std::find(words.begin(), words.end(), a_.word(t)) != words.end(); }

  std::optional<Count> number(uint32_t end) const {
    if (end <= begin_) return std::nullopt;
    uint32_t t = end - 1;
    const std::string_view word = a_.word(t);
    if (const auto many = value_of(word, kPlurals)) return Count{*many, Count::kNoLimit, {t, end}};
    if (word == "few" && t > begin_ && a_.word(t - 1) == "a") return Count{3, Count::kNoLimit, {t - 1, end}};
    uint64_t scale = 1;
    for (auto by = value_of(word, kScales); by; by = t > begin_ ? value_of(a_.word(t), kScales) : std::nullopt) {
      scale *= *by;
      if (t == begin_) return std::nullopt;
      --t;
    }
    if (scale > 1 && is_one_of(t, {"a", "several"})) {
      const bool several = a_.word(t) == "several";
      return Count{clamp(several ? 3 * scale : scale), several ? Count::kNoLimit : clamp(scale), {t, end}};
    }
    const auto value = unit(a_.word(t));
    if (!value) return std::nullopt;
    return Count{clamp(*value * scale), clamp(*value * scale), {t, end}};
  }
  static uint32_t clamp(uint64_t value) { return static_cast<uint32_t>(std::min<uint64_t>(value, Count::kNoLimit - 1)); }

  void limit(Count& count) const {
    for (bool more = true; more;) {
      more = false;
      for (const LimitWords& l : kLimits) {
        const auto words = static_cast<uint32_t>(std::count(l.words.begin(), l.words.end(), ' ')) + 1;
        if (count.tokens.begin < begin_ + words || !stands(l.words, count.tokens.begin - words)) continue;
        count.tokens.begin -= words;
        if (l.limit == Limit::AtLeast) count.most = Count::kNoLimit;
        if (l.limit == Limit::AtMost) count.least = 0;
        more = true;
        break;
      }
    }
  }
  bool stands(std::string_view words, uint32_t t) const {
    while (!words.empty()) {
      const size_t blank = std::min(words.find(' '), words.size());
      if (a_.word(t++) != words.substr(0, blank)) return false;
      words.remove_prefix(std::min(blank + 1, words.size()));
    }
    return true;
  }

  const Annotations& a_;
  uint32_t begin_;
};

bool stands_between(const Annotations& a, uint32_t t, uint32_t noun) {
  const Token& token = a.tokens[t];
  return token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADV || (token.upos == Upos::VERB && t < noun) ||
         a.word(t) == "-" || a.word(t) == "of" || a.word(t) == "the";
}

}  // namespace

std::optional<Count> count_before(const Annotations& a, uint32_t noun) {
  constexpr uint32_t kWindow = 6;  // "at least 14 unarmed Thai and Cambodian civilians"
  const uint32_t begin = a.sentences[a.sentence_of(noun)].tokens.begin;
  const CountReader reader(a, begin);
  for (uint32_t end = noun + 1; end > begin && noun + 1 - end <= kWindow; --end) {
    if (auto count = reader.read(end)) {
      // "tens of thousands of"
      while (count->tokens.begin > begin + 1 && a.word(count->tokens.begin - 1) == "of")
        if (const auto scale = value_of(a.word(count->tokens.begin - 2), kPlurals)) {
          count->least = static_cast<uint32_t>(std::min<uint64_t>(uint64_t{*scale} * (count->least / 2), Count::kNoLimit - 1));
          count->tokens.begin -= 2;
        } else break;
      count->tokens.end = noun + 1;
      return count;
    }
    const uint32_t t = end - 1;
    if (t < noun && (a.word(t) == "a" || a.word(t) == "an")) return Count{1, 1, {t, noun + 1}};
    if (t < noun && !stands_between(a, t, noun)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dossier
