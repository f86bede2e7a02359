#include "ingest/tagset.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::array<std::string_view, kUposTags> kUposNames = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X"};

constexpr std::array<std::string_view, kXposTags> kXposNames = {
    "CC",  "CD",  "DT",   "EX",  "FW",  "IN",    "JJ",    "JJR", "JJS", "LS", "MD", "NN",   "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB",  "RBR", "RBS", "RP",    "SYM",   "TO",  "UH",  "VB", "VBD", "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",
    "WP$", "WRB", "-LRB-", "-RRB-", ",", ".",    ":",     "``",  "''",  "$",  "#",  "HYPH", "NFP", "ADD",  "AFX", "GW",  "XX"};

constexpr std::array<std::string_view, kDeprels> kDeprelNames = {
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "clf", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"};

template <class Tag, size_t size>
std::optional<Tag> find(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Tag>(found - names.begin());
}

}  // namespace

std::string_view to_string(Upos tag) { return kUposNames[static_cast<size_t>(tag)]; }
std::string_view to_string(Xpos tag) { return kXposNames[static_cast<size_t>(tag)]; }
std::string_view to_string(Deprel label) { return kDeprelNames[static_cast<size_t>(label)]; }

std::optional<Upos> parse_upos(std::string_view name) { return find<Upos>(kUposNames, name); }
std::optional<Xpos> parse_xpos(std::string_view name) { return find<Xpos>(kXposNames, name); }

std::optional<Deprel> parse_deprel(std::string_view name) {
  if (const auto label = find<Deprel>(kDeprelNames, name)) return label;
  return find<Deprel>(kDeprelNames, name.substr(0, name.find(':')));
}

}  // namespace dossier
