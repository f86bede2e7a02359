#include "ingest/name_forms.h"

#include <algorithm>
#include <array>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 10> kSmallWords{"of", "the", "and", "for", "in", "on", "to", "de", "la", "at"};

// Words that a surname may begin with.
constexpr std::array<std::string_view, 24> kParticles{"van", "von", "de", "der", "den", "di", "da", "del", "della", "du", "dos", "do",
                                                      "bin", "ibn", "al", "el", "le", "la", "ter", "ten", "zu", "af", "av", "abu"};

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

bool is_acronym_of(std::string_view acronym, std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  const std::string folded = fold_name(acronym);
  if (words.size() < 2 || folded.size() < 2 || folded.find(' ') != std::string::npos) return false;
  return folded == initials(words, true) || folded == initials(words, false);
}

bool is_person_variant(std::string_view a, std::string_view b) {
  std::vector<std::string> shorter = name_words(a), longer = name_words(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.empty() || shorter.back() != longer.back()) return false;
  if (shorter.size() == 1) return true;
  const bool surname = std::ranges::find(kParticles, shorter.front()) != kParticles.end();  // "Van Aalst" of "Piet van Aalst"
  if (surname && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) return true;
  if (!agrees(shorter.front(), longer.front())) return false;
  size_t from = 1;  // what stands between first and last must occur in the longer name, in order
  for (size_t i = 1; i + 1 < shorter.size(); ++i) {
    while (from + 1 < longer.size() && !agrees(shorter[i], longer[from])) ++from;
    if (from + 1 >= longer.size()) return false;
    ++from;
  }
  return true;
}

bool is_part_of_name(std::string_view part, std::string_view name) {
  const std::vector<std::string> small = name_words(part), large = name_words(name);
  if (small.empty() || small.size() >= large.size()) return false;
  if (std::equal(small.begin(), small.end(), large.begin())) return true;
  const auto rest = large.end() - static_cast<std::ptrdiff_t>(small.size());  // "the Union" is no Council of the Union
  return std::equal(small.begin(), small.end(), rest) && std::find(large.begin(), rest, "of") == rest;
}

}  // namespace dossier
