#include "ingest/name_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 10> kSmallWords{"of", "the", "and", "for", "in", "on", "to", "de", "la", "at"};

// What tells a son from his father, behind the surname.
constexpr std::array<std::string_view, 6> kGenerations{"jr", "sr", "ii", "iii", "iv", "v"};
constexpr std::array<std::string_view, 5> kPrefixes{"anti", "ex", "never", "non", "pro"};

// Bodies of which many names begin: "House" is no House Education Committee, nor "Council" a Council Bluffs Bank.
constexpr std::array<std::string_view, 8> kChambers{"assembly", "board", "cabinet", "committee", "congress", "council", "house", "senate"};

// Those of them that many states have: "Senate" is no Ohio Senate that is named beside it.
constexpr std::array<std::string_view, 2> kOfEachState{"house", "senate"};

bool is_small(std::string_view word) { return std::ranges::find(kSmallWords, word) != kSmallWords.end(); }

std::string initials(const std::vector<std::string>& words, bool with_small) {
  std::string out;
  for (const std::string& w : words) {
    if (!with_small && is_small(w)) continue;
    size_t i = 0;
    append_utf8(out, decode_utf8(w, i));
  }
  return out;
}

/// Equal words, or one the initial of the other.
bool agrees(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return shorter.size() == 1 && longer.starts_with(shorter);
}

/// Takes "Jr." off the words of a full name and returns it; "" where there is none.
std::string take_generation(std::vector<std::string>& words) {
  if (words.size() < 3 || std::ranges::find(kGenerations, words.back()) == kGenerations.end()) return {};
  std::string generation = std::move(words.back());
  words.pop_back();
  if (words.size() > 1 && words.back().ends_with(',')) words.back().pop_back();
  return generation;
}

/// Of two names without nicknames.
bool is_variant(std::string_view a, std::string_view b) {
  std::vector<std::string> shorter = name_words(a), longer = name_words(b);
  const std::string generation = take_generation(shorter), other = take_generation(longer);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (generation != other && shorter.size() > 1) return false;  // father and son
  if (shorter.size() == 2 && longer.size() == 2 && shorter.front() == longer.front() && shorter.front().size() > 1 && agrees(shorter.back(), longer.back())) return true;  // "Ada M."
  if (shorter.empty() || shorter.back() != longer.back() || std::ranges::find(kPrefixes, longer.front()) != kPrefixes.end()) return false;
  if (std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) return true;  // "Van Aalst" of "Piet van Aalst", "Ilin-Rahm" of "Ada Ilin-Rahm"
  if (!agrees(shorter.front(), longer.front())) return false;
  size_t from = 1;  // what stands between first and last must occur in the longer name, in order
  for (size_t i = 1; i + 1 < shorter.size(); ++i) {
    while (from + 1 < longer.size() && !agrees(shorter[i], longer[from])) ++from;
    if (from + 1 >= longer.size()) return false;
    ++from;
  }
  return true;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold_name(name)) {
    if (c != ' ' && c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::string> person_words(std::string_view name) {
  std::vector<std::string> words = name_words(name);
  take_generation(words);
  return words;
}

bool has_generation(std::string_view name) {
  std::vector<std::string> words = name_words(name);
  return !take_generation(words).empty();
}

bool is_acronym_of(std::string_view acronym, std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  const std::string folded = fold_name(acronym);
  if (words.size() < 2 || folded.size() < 2 || folded.find(' ') != std::string::npos) return false;
  return folded == initials(words, true) || folded == initials(words, false);
}

std::vector<std::string> person_forms(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{" \"", "\" "}, {" \u201C", "\u201D "}, {" \u201D", "\u201D "}, {" '", "' "}, {" \u2018", "\u2019 "}, {" ``", "'' "}, {" (", ") "}};
  for (const auto& [open, close] : kMarks) {
    const size_t begin = name.find(open);
    if (begin == std::string_view::npos || begin == 0) continue;
    const size_t nickname = begin + open.size(), end = name.find(close, nickname);
    if (end == std::string_view::npos || end == nickname) continue;
    const std::string rest = " " + std::string(name.substr(end + close.size()));
    return {std::string(name.substr(0, begin)) + rest, std::string(name.substr(nickname, end - nickname)) + rest};
  }
  return {std::string(name)};
}

bool is_person_variant(std::string_view a, std::string_view b) {
  constexpr std::string_view kMarks = "\"'`(\xE2";
  if (a.find_first_of(kMarks) == std::string_view::npos && b.find_first_of(kMarks) == std::string_view::npos) return is_variant(a, b);
  for (const std::string& x : person_forms(a))
    for (const std::string& y : person_forms(b))
      if (is_variant(x, y)) return true;
  return false;
}

bool is_part_of_name(std::string_view part, std::string_view name) {
  const std::vector<std::string> small = name_words(part), large = name_words(name);
  if (small.empty() || small.size() >= large.size()) return false;
  if (small.size() == 1 && std::ranges::find(kChambers, small.front()) != kChambers.end() && small.front() == large.front()) return large[1] == "of";
  if (std::equal(small.begin(), small.end(), large.begin())) return true;
  if (small.size() == 1 && std::ranges::find(kOfEachState, small.front()) != kOfEachState.end()) return large.size() == 2 && large.front() == "us";
  const auto rest = large.end() - static_cast<std::ptrdiff_t>(small.size());  // "the Union" is no Council of the Union
  return std::equal(small.begin(), small.end(), rest) && std::find(large.begin(), rest, "of") == rest;
}

}  // namespace dossier
