#include "ingest/lemmatizer.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "graph/text.h"
#include "ingest/feature_hash.h"
#include "ingest/word_forms.h"

namespace dossier {

std::string edit_script(std::string_view word, std::string_view lemma) {
  size_t common = 0;
  while (common < word.size() && common < lemma.size() && word[common] == lemma[common]) ++common;
  while (common > 0 && common < word.size() && (static_cast<unsigned char>(word[common]) & 0xC0) == 0x80) --common;
  if (common == 0 && !word.empty()) return "=" + std::string(lemma);
  return "-" + std::to_string(word.size() - common) + "+" + std::string(lemma.substr(common));
}

std::string apply_edit_script(std::string_view script, std::string_view word) {
  if (script.starts_with('=')) return std::string(script.substr(1));
  size_t strip = 0;
  const size_t plus = std::min(script.find('+'), script.size());
  if (plus > 0) std::from_chars(script.data() + 1, script.data() + plus, strip);
  if (strip > word.size() || plus == script.size()) return std::string(word);
  return std::string(word.substr(0, word.size() - strip)) + std::string(script.substr(plus + 1));
}

std::string lemma_base(std::string_view word, Upos upos) {
  std::string base = upos == Upos::PROPN ? std::string(word) : to_lower(word);
  for (size_t at; (at = base.find("\u2019")) != base.npos;) base.replace(at, std::string_view("\u2019").size(), "'");
  return base;
}

std::vector<uint64_t> lemma_features(std::string_view base, Upos upos, Xpos xpos) {
  const uint64_t tag = static_cast<uint64_t>(upos) * 64 + static_cast<uint64_t>(xpos);
  std::vector<uint64_t> features = {feature(0, tag), feature(1, tag, hash64(base)), feature(2, hash64(base)),
                                    feature(3, tag, std::min<size_t>(base.size(), 6))};
  for (size_t length = 1; length <= 6 && length <= base.size(); ++length) {
    features.push_back(feature(3 + length, tag, hash64(base.substr(base.size() - length))));
  }
  if (!base.empty()) features.push_back(feature(20, tag, is_upper(static_cast<unsigned char>(base[0]))));
  return features;
}

Lemmatizer::Lemmatizer(std::span<const unsigned char> bytes) : model_(bytes, kKind, fingerprint()) {}

uint64_t Lemmatizer::fingerprint() { return hash64(kLemmatizerTemplates); }

std::string Lemmatizer::lemma(std::string_view word, Upos upos, Xpos xpos) const {
  const std::string base = lemma_base(word, upos);
  if (const std::string_view known = lemma_of_form(base, upos, xpos); !known.empty()) return std::string(known);
  LinearModel::Scores scores;
  model_.score(lemma_features(base, upos, xpos), scores);
  const auto best = std::max_element(scores.begin(), scores.begin() + static_cast<ptrdiff_t>(model_.classes()));
  std::string lemma = apply_edit_script(model_.name(static_cast<size_t>(best - scores.begin())), base);
  return lemma.empty() ? base : lemma;
}

// A word with the same tags and capitals has the same lemma, so each such form is looked up once a document.
void Lemmatizer::lemmatize(std::string_view text, Annotations& annotations) const {
  std::map<std::pair<std::string_view, uint32_t>, uint32_t> known;
  for (Token& token : annotations.tokens) {
    const std::string_view word = slice(text, {token.begin, token.end});
    const uint32_t tags = static_cast<uint32_t>(token.upos) * 256 + static_cast<uint32_t>(token.xpos);
    const auto [entry, added] = known.try_emplace({word, tags}, 0);
    if (added) entry->second = annotations.vocabulary.intern(lemma(word, token.upos, token.xpos));
    token.lemma = entry->second;
  }
}

}  // namespace dossier
