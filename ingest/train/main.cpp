#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "graph/error.h"
#include "ingest/lemmatizer.h"
#include "ingest/model_file.h"
#include "ingest/parser.h"
#include "ingest/tagger.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

struct Options {
  std::string what, data, out, vectors;
  int epochs = 0;  // 0: the default of each model
};

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path + ".new", std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw input_error(path + ": cannot write");
  std::filesystem::rename(path + ".new", path);
  std::cerr << path << ": " << bytes.size() << " bytes\n";
}

ConlluText read_treebank(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw input_error(path + ": cannot open the treebank");
  return read_conllu(in, path);
}

std::vector<ConlluText> training_treebanks(const Options& options) {
  std::vector<ConlluText> treebanks;
  for (const char* name : {"ewt.train.conllu", "gum_open.train.conllu"}) {
    treebanks.push_back(read_treebank(options.data + "/train/conllu/" + name));
  }
  return treebanks;
}

double percent(size_t part, size_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1)); }

// Scores on the development treebanks: gold words and sentences, everything else predicted.
void evaluate(const Options& options, const ClusterTable& clusters) {
  const MappedFile tagger_file(options.out + "/tagger.bin"), lemmatizer_file(options.out + "/lemmatizer.bin"),
      parser_file(options.out + "/parser.bin");
  const Tagger tagger(tagger_file.bytes(), clusters);
  const Lemmatizer lemmatizer(lemmatizer_file.bytes());
  const Parser parser(parser_file.bytes(), clusters);
  for (const char* name : {"ewt.dev.conllu", "gum_open.dev.conllu"}) {
    const ConlluText gold = read_treebank(options.data + "/dev/conllu/" + name);
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
    std::printf("%-20s UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", name, percent(upos, n), percent(xpos, n),
                percent(lemma, n), percent(uas, n), percent(las, n));
  }
}

void train(const Options& options) {
  const bool all = options.what == "all";
  if (options.what == "clusters" || (all && !options.vectors.empty())) {
    write_file(options.out + "/clusters.bin", train_clusters(options.vectors, 80000));
  }
  if (options.what == "clusters") return;
  const MappedFile cluster_file(options.out + "/clusters.bin");
  const ClusterTable clusters(cluster_file.bytes());
  const auto epochs = [&](int usual) { return options.epochs > 0 ? options.epochs : usual; };
  if (options.what == "evaluate") return evaluate(options, clusters);

  const std::vector<ConlluText> treebanks = training_treebanks(options);
  if (all || options.what == "lemmatizer") write_file(options.out + "/lemmatizer.bin", train_lemmatizer(treebanks, epochs(10)));
  if (all || options.what == "tagger") write_file(options.out + "/tagger.bin", train_tagger(treebanks, clusters, epochs(8)));
  if (all || options.what == "parser") {
    write_file(options.out + "/parser.bin", train_parser(jackknife(treebanks, clusters, 4, 4), clusters, epochs(10)));
  }
  evaluate(options, clusters);
}

Options parse_arguments(int argc, char** argv) {
  Options options;
  if (argc > 1) options.what = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--data") options.data = argv[i + 1];
    else if (name == "--out") options.out = argv[i + 1];
    else if (name == "--vectors") options.vectors = argv[i + 1];
    else if (name == "--epochs") options.epochs = std::atoi(argv[i + 1]);
    else throw usage_error("unknown option '" + std::string(name) + "'");
  }
  if (options.what.empty() || options.out.empty()) {
    throw usage_error("usage: dossier-train all|clusters|tagger|lemmatizer|parser|evaluate --data DIR --out DIR [--vectors FILE] [--epochs N]");
  }
  return options;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  try {
    dossier::train(dossier::parse_arguments(argc, argv));
    return 0;
  } catch (const dossier::Error& error) {
    std::cerr << "dossier-train: " << error.what() << '\n';
    return error.kind() == dossier::Error::Kind::Usage ? 2 : 1;
  }
}
