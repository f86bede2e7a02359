#include "ingest/shared_surnames.h"

#include <algorithm>

#include "ingest/name_words.h"

namespace dossier {
namespace {

bool is_person(const Mention& m) { return m.kind == MentionKind::Name && m.type == EntityType::Person; }

/// Somebody else bears the given name, or somebody is called so by surname.
bool is_anothers(const Annotations& a, uint32_t given, uint32_t surname) {
  return std::ranges::any_of(a.mentions, [&](const Mention& m) {
    if (!is_person(m) || m.tokens.size() < 2) return false;
    const uint32_t first = a.tokens[m.tokens.begin].word, last = a.tokens[m.tokens.end - 1].word;
    return last == given || (first == given && last != surname);
  });
}

}  // namespace

CompletedNames complete_names(std::string_view text, const Gazetteer& gazetteer, const Annotations& a) {
  CompletedNames out;
  const auto is_given_name = [&](uint32_t t) { return may_be(gazetteer, a.word(t), NameClass::GivenName); };
  for (uint32_t m = 0; m + 1 < a.mentions.size(); ++m) {
    const Mention &given = a.mentions[m], &whole = a.mentions[m + 1];
    if (!is_person(given) || !is_person(whole) || given.tokens.size() != 1 || whole.tokens.size() < 2) continue;
    if (given.tokens.end + 1 != whole.tokens.begin || a.word(given.tokens.end) != "and" || !is_given_name(given.tokens.begin) || !is_given_name(whole.tokens.begin)) continue;
    const uint32_t surname = whole.tokens.end - 1;
    if (is_anothers(a, a.tokens[given.tokens.begin].word, a.tokens[surname].word)) continue;
    out[m] = std::string(slice(text, a.span(given.tokens))) + " " + std::string(slice(text, a.span({surname, whole.tokens.end})));
  }
  return out;
}

}  // namespace dossier
