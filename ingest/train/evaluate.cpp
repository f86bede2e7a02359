#include "ingest/train/evaluate.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "graph/error.h"
#include "ingest/lemmatizer.h"
#include "ingest/model_file.h"
#include "ingest/ner.h"
#include "ingest/parser.h"
#include "ingest/tagger.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

double percent(size_t part, size_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1)); }

struct NameSpan {
  size_t begin, end, type;
  friend auto operator<=>(const NameSpan&, const NameSpan&) = default;
};

std::set<NameSpan> name_spans(const std::vector<uint8_t>& labels) {
  std::set<NameSpan> spans;
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const size_t begin = i;
    while (part_of(labels[i]) == NamePart::Begin || part_of(labels[i]) == NamePart::Inside) ++i;
    spans.insert({begin, i + 1, type_of(labels[i])});
  }
  return spans;
}

}  // namespace

ConlluText read_treebank(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw input_error(path + ": cannot open the treebank");
  return read_conllu(in, path);
}

std::vector<Score> evaluate_treebanks(const std::string& data, const std::string& models, const ClusterTable& clusters) {
  const MappedFile tagger_file(models + "/tagger.bin"), lemmatizer_file(models + "/lemmatizer.bin"), parser_file(models + "/parser.bin");
  const Tagger tagger(tagger_file.bytes(), clusters);
  const Lemmatizer lemmatizer(lemmatizer_file.bytes());
  const Parser parser(parser_file.bytes(), clusters);
  std::vector<Score> scores;
  for (const std::string name : {"ewt.dev", "gum_open.dev"}) {
    const ConlluText gold = read_treebank(data + "/dev/conllu/" + name + ".conllu");
    Annotations guess = gold.annotations;
    for (Token& token : guess.tokens) {
      token.upos = Upos::X;
      token.xpos = Xpos::XX;
      token.head = -1;
      token.label = Deprel::dep;
    }
    tagger.tag(guess);
    lemmatizer.lemmatize(gold.document.text, guess);
    parser.parse(guess);
    size_t upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0;
    for (uint32_t i = 0; i < guess.tokens.size(); ++i) {
      const Token &g = gold.annotations.tokens[i], &p = guess.tokens[i];
      upos += g.upos == p.upos;
      xpos += g.xpos == p.xpos;
      lemma += gold.annotations.lemma(i) == guess.lemma(i);
      uas += g.head == p.head;
      las += g.head == p.head && g.label == p.label;
    }
    const size_t n = guess.tokens.size();
    scores.insert(scores.end(), {{name + " UPOS", percent(upos, n)}, {name + " XPOS", percent(xpos, n)}, {name + " lemma", percent(lemma, n)},
                                 {name + " UAS", percent(uas, n)}, {name + " LAS", percent(las, n)}});
  }
  return scores;
}

std::vector<Score> evaluate_names(const std::string& data, const std::string& models, const ClusterTable& clusters, bool with_gazetteer) {
  const MappedFile tagger_file(models + "/tagger.bin"), first(models + "/names.bin"), second(models + "/names_again.bin");
  const Tagger tagger(tagger_file.bytes(), clusters);
  const NameRecognizer recognizer(first.bytes(), second.bytes(), clusters);
  const Gazetteer gazetteer;
  const NameCorpus held_out{"crossner_politics.dev.bio", nullptr, 1, {}};
  std::vector<Score> scores;
  for (const int passes : {1, 2}) {
    size_t right = 0, found = 0, wanted = 0;
    for (NameText& text : read_name_corpus(data, held_out, tagger, gazetteer)) {
      if (!with_gazetteer) text.names.assign(text.names.size(), {});
      const std::set<NameSpan> gold = name_spans(text.gold), guess = name_spans(recognizer.label(text.annotations, text.names, passes));
      for (const NameSpan& span : guess) right += gold.contains(span);
      found += guess.size();
      wanted += gold.size();
    }
    scores.push_back({"crossner_politics.dev names F1, pass " + std::to_string(passes), percent(2 * right, found + wanted)});
  }
  return scores;
}

}  // namespace dossier
