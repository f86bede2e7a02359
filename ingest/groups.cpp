#include "ingest/groups.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier {
namespace {

constexpr uint32_t kFarthest = 3;  // sentences back
constexpr std::array<std::string_view, 3> kPronouns{"they", "them", "themselves"};
constexpr std::array<std::string_view, 9> kNouns{"country", "nation", "state", "neighbour", "neighbor", "side", "party", "government", "capital"};
constexpr std::array<std::string_view, 6> kNumbers{"both", "two", "three", "four", "five", "six"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

Groups::Groups(const Syntax& syntax) : syntax_(syntax), name_of_(syntax.annotations().tokens.size(), kNoToken) {
  const auto& mentions = syntax.annotations().mentions;
  for (uint32_t m = 0; m < mentions.size(); ++m)
    if (mentions[m].kind == MentionKind::Name && mentions[m].type != EntityType::Date && mentions[m].chain != UINT32_MAX) name_of_[mentions[m].head] = m;
  collect();
}

void Groups::collect() {
  const Annotations& a = syntax_.annotations();
  TokenList spread;
  for (uint32_t t = 0; t < a.tokens.size(); ++t) {
    if (name_of_[t] == kNoToken || a.tokens[t].label == Deprel::conj) continue;
    spread.clear();
    syntax_.conjuncts(t, spread);
    if (spread.size() < 2) continue;
    std::ranges::sort(spread);
    Group group;
    group.sentence = a.sentence_of(t);
    group.places = true;
    for (const uint32_t name : spread) {
      if (name_of_[name] == kNoToken) break;
      const EntityType type = a.mentions[name_of_[name]].type;
      group.places &= type == EntityType::Country || type == EntityType::Nationality;
      group.names.push_back(name);
    }
    // "Thai and Cambodian forces": the noun is the subject.
    const uint32_t noun = a.tokens[t].label == Deprel::amod || a.tokens[t].label == Deprel::nmod_poss ? syntax_.head(t) : t;
    group.subject = noun != kNoToken && is_subject(noun);
    if (group.names.size() == spread.size()) groups_.push_back(std::move(group));
  }
}

bool Groups::is_subject(uint32_t token) const {
  const Deprel label = syntax_.token(token).label;
  return label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::nsubj_outer;
}

/// "The two countries", "both sides": 2; 1 for a noun without a number.
size_t Groups::number_of(uint32_t noun) const {
  if (!one_of(syntax_.lemma(noun), kNouns)) return 1;
  for (const uint32_t c : syntax_.children(noun)) {
    const auto number = std::ranges::find(kNumbers, syntax_.word(c));
    if (number != kNumbers.end()) return std::max<size_t>(2, static_cast<size_t>(number - kNumbers.begin()) + 1);
  }
  return 1;
}

const Groups::Group* Groups::latest(uint32_t before, uint32_t first_sentence) const {
  for (auto g = groups_.rbegin(); g != groups_.rend(); ++g) {
    if (g->names.back() >= before) continue;
    return g->sentence >= first_sentence ? &*g : nullptr;
  }
  return nullptr;
}

std::span<const uint32_t> Groups::members(uint32_t token) const {
  if (groups_.empty()) return {};
  const Annotations& a = syntax_.annotations();
  const uint32_t sentence = a.sentence_of(token);
  if (one_of(syntax_.word(token), kPronouns)) {
    const Group* group = latest(token, sentence == 0 ? 0 : sentence - 1);
    return group && group->subject ? std::span<const uint32_t>(group->names) : std::span<const uint32_t>();
  }
  const size_t number = number_of(token);
  if (number < 2) return {};
  const uint32_t first = sentence < kFarthest ? 0 : sentence - kFarthest;
  for (auto g = groups_.rbegin(); g != groups_.rend() && g->sentence >= first; ++g)
    if (g->names.back() < token && g->places && g->names.size() == number) return g->names;
  return {};
}

}  // namespace dossier
