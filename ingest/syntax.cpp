#include "ingest/syntax.h"

#include <algorithm>

#include "ingest/nouns.h"

namespace dossier {
namespace {

bool is_clausal(Deprel label) {
  switch (label) {
    case Deprel::root: case Deprel::acl: case Deprel::acl_relcl: case Deprel::advcl: case Deprel::advcl_relcl:
    case Deprel::ccomp: case Deprel::xcomp: case Deprel::csubj: case Deprel::csubj_outer: case Deprel::csubj_pass:
    case Deprel::parataxis: return true;
    default: return false;
  }
}

}  // namespace

Syntax::Syntax(const Annotations& annotations) : annotations_(annotations), first_(annotations.tokens.size() + 1, 0) {
  const auto& tokens = annotations.tokens;
  for (const Token& t : tokens) if (t.head >= 0) ++first_[static_cast<size_t>(t.head) + 1];
  for (size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  children_.resize(first_.back());
  name_of_.assign(tokens.size(), kNoToken);
  for (uint32_t m = 0; m < annotations.mentions.size(); ++m) {
    const Range<Token> range = annotations.mentions[m].tokens;
    if (annotations.mentions[m].kind == MentionKind::Name) std::fill(name_of_.begin() + range.begin, name_of_.begin() + range.end, m);
  }
  std::vector<uint32_t> next(first_.begin(), first_.end());
  for (uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].head >= 0) children_[next[static_cast<size_t>(tokens[t].head)]++] = t;
}

std::span<const uint32_t> Syntax::children(uint32_t t) const {
  return std::span(children_).subspan(first_[t], first_[t + 1] - first_[t]);
}

bool Syntax::is_date(uint32_t t) const {
  return covered_by_name(t) && annotations_.mentions[name_of_[t]].type == EntityType::Date;
}

uint32_t Syntax::head(uint32_t t) const { return token(t).head < 0 ? kNoToken : static_cast<uint32_t>(token(t).head); }

uint32_t Syntax::child(uint32_t t, Deprel label) const {
  for (const uint32_t c : children(t)) if (token(c).label == label) return c;
  return kNoToken;
}

bool Syntax::is_nominal(uint32_t t) const {
  const Upos upos = token(t).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM || upos == Upos::SYM || upos == Upos::X;
}

bool Syntax::is_verbal(uint32_t t) const { return token(t).upos == Upos::VERB || token(t).upos == Upos::AUX; }

bool Syntax::is_passive(uint32_t t) const {
  bool has_auxiliary = false;
  for (const uint32_t c : children(t)) {
    const Deprel label = token(c).label;
    if (label == Deprel::aux_pass || label == Deprel::nsubj_pass || label == Deprel::obl_agent) return true;
    has_auxiliary |= label == Deprel::aux;
  }
  if (token(t).xpos != Xpos::VBN || has_auxiliary) return false;
  switch (token(t).label) {
    case Deprel::acl: case Deprel::advcl: case Deprel::amod: case Deprel::acl_relcl: return child(t, Deprel::obj) == kNoToken;
    case Deprel::conj: return head(t) != kNoToken && token(head(t)).xpos == Xpos::VBN && is_passive(head(t));
    default: return false;
  }
}

bool Syntax::is_relative_pronoun(uint32_t t) const {
  const Xpos xpos = token(t).xpos;
  return xpos == Xpos::WDT || xpos == Xpos::WP || (token(t).upos == Upos::PRON && word(t) == "that" && is_subject(token(t).label));
}

std::string Syntax::preposition(uint32_t t) const {
  const uint32_t marker = child(t, Deprel::case_);
  if (marker == kNoToken) return {};
  std::string text(word(marker) == "according" ? word(marker) : lemma(marker));  // tagged as a verb or not
  for (const uint32_t c : children(marker)) if (token(c).label == Deprel::fixed) text.append("_").append(lemma(c));
  return text;
}

bool Syntax::has_preposition(uint32_t t, std::string_view wanted) const {
  for (const uint32_t c : children(t))
    if (token(c).label == Deprel::case_ && (lemma(c) == wanted || word(c) == wanted)) return true;
  return preposition(t) == wanted;
}

/// "left the pact, which it joined" with the clause hung on the verb: the name that stands before "which".
uint32_t Syntax::name_before_relative(uint32_t clause) const {
  for (const uint32_t c : children(clause)) {
    if (token(c).xpos != Xpos::WDT || word(c) != "which") continue;
    uint32_t before = c;
    while (before > 0 && token(before - 1).upos == Upos::PUNCT) --before;
    return before > 0 && before < c && covered_by_name(before - 1) ? annotations_.mentions[name_of_[before - 1]].head : kNoToken;
  }
  return kNoToken;
}

uint32_t Syntax::antecedent(uint32_t t) const {
  for (int depth = 0; depth < kDepth && t != kNoToken; ++depth, t = head(t)) {
    if (token(t).label == Deprel::acl_relcl) return head(t);
    if (token(t).label == Deprel::advcl) return name_before_relative(t);
    if (token(t).label != Deprel::conj && token(t).label != Deprel::xcomp) return kNoToken;
  }
  return kNoToken;
}

void Syntax::times(uint32_t predicate, TokenList& out, bool of_clause) const {
  for (uint32_t t = predicate; t != kNoToken; t = head(t)) {
    for (const uint32_t c : children(t)) {
      const Deprel label = token(c).label;
      if (label == Deprel::compound && c < t && is_person_noun(lemma(t))) continue;  // "On Monday spokesman Rahm said"
      if (label == Deprel::obl || label == Deprel::obl_unmarked || label == Deprel::nmod || label == Deprel::nmod_unmarked ||
          label == Deprel::appos || label == Deprel::dep || label == Deprel::parataxis || label == Deprel::compound || label == Deprel::list ||
          label == Deprel::nummod || label == Deprel::advmod) out.push_back(c);
      // "a member of the Union until 1990", "signed an agreement on Monday": said of the predicate, hung on what stands before.
      for (const uint32_t inner : children(c))
        if (has_preposition(inner, "until") || has_preposition(inner, "since") || (label == Deprel::obj && is_date(inner) && has_preposition(inner, "on"))) out.push_back(inner);
    }
    if (!of_clause || is_clausal(token(t).label) || is_verbal(t)) break;
  }
}

uint32_t Syntax::temporal_clause(uint32_t t) const {
  static constexpr std::string_view kConjunctions[] = {"after", "before", "since", "until", "once"};
  for (; t != kNoToken; t = head(t)) {
    if (token(t).label != Deprel::advcl) continue;
    for (const uint32_t c : children(t))
      if (c < t && (token(c).label == Deprel::mark || token(c).label == Deprel::advmod) && std::ranges::find(kConjunctions, word(c)) != std::end(kConjunctions)) return t;
  }
  return kNoToken;
}

uint32_t Syntax::relative_aside(uint32_t t) const {
  for (; head(t) != kNoToken; t = head(t)) {
    if (token(t).label != Deprel::acl_relcl || head(t) > t) continue;
    for (uint32_t c = head(t) + 2; c < t; ++c) {
      const Xpos x = token(c).xpos;
      if (x == Xpos::WP || x == Xpos::WDT || x == Xpos::WPS || x == Xpos::WRB) return word(c - 1) == "," && word(c) != "that" ? t : kNoToken;
    }
    return kNoToken;
  }
  return kNoToken;
}

uint32_t Syntax::clause(uint32_t t) const {
  while (!is_clausal(token(t).label) && head(t) != kNoToken) {
    if (token(t).label == Deprel::conj && is_verbal(t)) return t;
    t = head(t);
  }
  return t;
}

}  // namespace dossier
