#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

/// Universal part-of-speech tags (Universal Dependencies v2), in alphabetical order.
enum class Upos : uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };
inline constexpr int kUposTags = 17;

/// Penn Treebank tags as the English UD treebanks use them; "-LRB-" is LRB, "PRP$" is PRPS, "." is Period ...
enum class Xpos : uint8_t {
  CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO, UH,
  VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, LRB, RRB, Comma, Period, Colon, OpenQuote, CloseQuote, Dollar, Hash,
  HYPH, NFP, ADD, AFX, GW, XX
};
inline constexpr int kXposTags = 51;

/// Universal Dependencies relations with the subtypes that the English treebanks use ("nsubj:pass" is nsubj_pass).
enum class Deprel : uint8_t {
  root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, clf,
  compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated, expl,
  fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass,
  nummod, obj, obl, obl_agent, obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp
};
inline constexpr int kDeprels = 52;

/// A verb that can be the main one of a sentence, without its helpers: past, present, or a modal.
constexpr bool is_finite(Xpos x) { return x == Xpos::VBD || x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::MD; }

/// The names as CoNLL-U files write them. The parse functions return nullopt for an unknown name; parse_deprel takes a
/// subtype that is not in the list for its main relation.
std::string_view to_string(Upos);
std::string_view to_string(Xpos);
std::string_view to_string(Deprel);
std::optional<Upos> parse_upos(std::string_view);
std::optional<Xpos> parse_xpos(std::string_view);
std::optional<Deprel> parse_deprel(std::string_view);

}  // namespace dossier
