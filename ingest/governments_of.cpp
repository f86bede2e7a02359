#include "ingest/governments_of.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {
namespace {

constexpr std::array<std::string_view, 5> kGovernments{"administration", "government", "cabinet", "regime", "junta"};
constexpr std::array<std::string_view, 6> kBefore{"the", "this", "that", "'s", "\u2019s", "former"};
// Of which level or sort a government is, with a capital in some papers.
constexpr std::array<std::string_view, 14> kLevels{"federal", "central", "state", "interim", "provisional", "transitional", "union",
                                                   "national", "local", "city", "county", "republic", "caretaker", "coalition"};
constexpr uint32_t kLongestName = 3;

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// The first word of the head's name, which ends before the noun at `noun`: of a person, or of one capitalised word of which
/// nobody has told what it is; `noun` when there is none.
uint32_t head_before(const Annotations& a, const std::vector<uint32_t>& mention_of, uint32_t noun) {
  const uint32_t last = noun - 1;
  if (mention_of[last] != UINT32_MAX) {
    const Mention& m = a.mentions[mention_of[last]];
    const bool person = m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.end == noun && m.tokens.size() <= kLongestName;
    return person ? m.tokens.begin : noun;
  }
  const Token& token = a.tokens[last];
  const bool name = token.upos == Upos::PROPN && (token.flags & kCapitalised) != 0 && !one_of(a.word(last), kLevels);
  return name ? last : noun;
}

}  // namespace

void name_governments_by_head(Annotations& a) {
  std::vector<uint32_t> mention_of(a.tokens.size(), UINT32_MAX);
  for (uint32_t m = 0; m < a.mentions.size(); ++m)
    for (uint32_t t = a.mentions[m].tokens.begin; t < a.mentions[m].tokens.end; ++t) mention_of[t] = m;
  for (uint32_t t = 2; t < a.tokens.size(); ++t) {
    if (a.tokens[t].upos != Upos::NOUN || mention_of[t] != UINT32_MAX || !one_of(a.word(t), kGovernments)) continue;
    const uint32_t first = head_before(a, mention_of, t);
    const bool before_noun = t + 1 < a.tokens.size() && a.tokens[t + 1].upos == Upos::NOUN;  // "the Reyes government officials"
    if (first == t || first == 0 || before_noun || !one_of(a.word(first - 1), kBefore)) continue;
    Mention& m = a.mentions.emplace_back();
    m.tokens = {first, t + 1};
    m.head = t;
    m.type = EntityType::Organisation;
    m.kind = MentionKind::Name;
    m.score = 0.7f;
  }
  std::stable_sort(a.mentions.begin(), a.mentions.end(), [](const Mention& x, const Mention& y) {
    return std::pair(x.tokens.begin, ~x.tokens.end) < std::pair(y.tokens.begin, ~y.tokens.end);
  });
}

}  // namespace dossier
