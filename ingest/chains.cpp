#include "ingest/chains.h"

#include <algorithm>
#include <map>

#include "graph/text.h"
#include "ingest/name_forms.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

std::string form_of(std::string_view text, const Annotations& a, const Mention& m) {
  std::string form = squeeze(slice(text, a.span(m.tokens)));
  for (std::string_view possessive : {"'s", "’s"})
    if (form.ends_with(possessive)) form.resize(form.size() - possessive.size());
  return form;
}

/// Whether `form` tells more of the name than `than`: a name written out before an initial ("B. Lund Rahm"), more words, then
/// more letters; capitals alone tell least.
bool is_fuller(std::string_view form, std::string_view than) {
  const auto words = [](std::string_view s) { return std::ranges::count(s, ' '); };
  const auto opens_with_initial = [](std::string_view s) { return s.size() > 2 && s[1] == '.' && s[2] == ' '; };
  if (words(form) > 0 && words(than) > 0 && opens_with_initial(form) != opens_with_initial(than)) return opens_with_initial(than);
  if (words(form) != words(than)) return words(form) > words(than);
  return form.size() > than.size();
}

/// "Rival Ana Ruiz" in a headline is no fuller name than "Ana Ruiz" in the text: what stands before a name that occurs as
/// often without it, with a given name first, is no part of it.
std::string without_epithet(std::string name, const Gazetteer& gazetteer, const std::map<std::string, int>& counts) {
  const auto own = counts.find(name);
  for (size_t begin = 0, blank = name.find(' '); blank != std::string::npos; begin = blank + 1, blank = name.find(' ', blank + 1)) {
    const std::string rest_name = name.substr(blank + 1);
    if (may_be(gazetteer, std::string_view(name).substr(begin, blank - begin), NameClass::GivenName)) break;
    if (!may_be(gazetteer, std::string_view(rest_name).substr(0, rest_name.find(' ')), NameClass::GivenName)) continue;
    const auto rest = counts.find(rest_name);
    if (rest != counts.end() && rest->first.find(' ') != std::string::npos && own != counts.end() && rest->second >= own->second) return rest->first;
  }
  return name;
}

Chain chain_of(std::string_view text, const Gazetteer& gazetteer, const CompletedNames& completed, const MentionSets::Profile& set, const Annotations& a) {
  Chain chain;
  chain.type = set.type;
  chain.gender = set.gender;
  chain.plural = set.number == MentionSets::Profile::Number::Plural;
  chain.mentions = set.mentions;
  std::string nominal;
  std::map<std::string, int> names;
  for (const uint32_t i : set.mentions) {
    const Mention& m = a.mentions[i];
    if (m.kind == MentionKind::Pronoun) continue;
    const auto full = completed.find(i);
    std::string form = full != completed.end() ? full->second : form_of(text, a, m);
    if (m.kind == MentionKind::Nominal) {
      if (nominal.empty()) nominal = std::move(form);
      if (const Noun* noun = NounLexicon::builtin().find(a.lemma(m.head)); noun && chain.kind.empty() && noun->type == set.type) chain.kind = noun->kind;
      continue;
    }
    if (m.type != EntityType::Nationality && is_fuller(form, chain.name)) chain.name = form;
    ++names[form];
    if (std::ranges::find(chain.aliases, form) == chain.aliases.end()) chain.aliases.push_back(std::move(form));
  }
  if (chain.name.empty() && !chain.aliases.empty()) chain.name = chain.aliases.front();  // "African American", though "the nation" too
  if (chain.name.empty()) chain.name = nominal.empty() ? form_of(text, a, a.mentions[set.mentions.front()]) : nominal;
  if (chain.type == EntityType::Person) {
    const std::string longest = chain.name;
    chain.name = without_epithet(longest, gazetteer, names);
    std::erase(chain.aliases, longest);
    if (const std::vector<std::string> forms = person_forms(chain.name); forms.size() > 1)
      for (const std::string& form : forms)
        if (std::ranges::find(chain.aliases, form) == chain.aliases.end()) chain.aliases.push_back(form);
  }
  std::erase(chain.aliases, chain.name);
  return chain;
}

/// "his critics" are called after whom the pronoun means: "Rahm's critics".
void name_owners(const Annotations& a, Chain& chain) {
  const auto is_name = [&](uint32_t m) { return a.mentions[m].kind == MentionKind::Name; };
  if (chain.mentions.empty() || std::ranges::any_of(chain.mentions, is_name)) return;
  const auto nominal = std::ranges::find_if(chain.mentions, [&](uint32_t m) { return a.mentions[m].kind == MentionKind::Nominal; });
  if (nominal == chain.mentions.end()) return;
  const uint32_t first = a.mentions[*nominal].tokens.begin;
  auto pronoun = std::ranges::lower_bound(a.mentions, first, {}, [](const Mention& m) { return m.tokens.begin; });
  while (pronoun != a.mentions.end() && pronoun->tokens.begin == first && pronoun->kind != MentionKind::Pronoun) ++pronoun;  // the phrase begins there too
  if (a.tokens[first].label != Deprel::nmod_poss || pronoun == a.mentions.end() || pronoun->tokens.begin != first || pronoun->chain == kNone) return;
  const Chain& owner = a.chains[pronoun->chain];
  if (&owner == &chain || !std::ranges::any_of(owner.mentions, is_name)) return;
  const size_t rest = chain.name.find(' ');
  if (rest != std::string::npos) chain.name = owner.name + (owner.name.ends_with('s') ? "'" : "'s") + chain.name.substr(rest);
}

}  // namespace

void build_chains(std::string_view text, const Gazetteer& gazetteer, const CompletedNames& completed, const MentionSets& sets, Annotations& a) {
  a.chains.clear();
  for (Mention& m : a.mentions) m.chain = kNone;
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {
    const MentionSets::Profile& set = sets[i];
    if (set.mentions.front() != i || a.mentions[i].type == EntityType::Date) continue;
    if (!set.named && set.mentions.size() < 2) continue;
    for (const uint32_t m : set.mentions) a.mentions[m].chain = static_cast<uint32_t>(a.chains.size());
    a.chains.push_back(chain_of(text, gazetteer, completed, set, a));
  }
  for (Chain& chain : a.chains) name_owners(a, chain);
}

}  // namespace dossier
