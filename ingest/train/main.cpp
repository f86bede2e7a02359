#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>

#include "graph/error.h"
#include "ingest/model_file.h"
#include "ingest/tagger.h"
#include "ingest/train/evaluate.h"
#include "ingest/train/manifest.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

// Usual numbers of passes over the corpora, and of parts for the tags that the parser trains on.
constexpr int kTaggerEpochs = 8, kParserEpochs = 7, kNameEpochs = 7, kFolds = 5;
constexpr int kOrders = 3;  // of the sentences: as many models of each kind are trained, and their mean is taken

struct Options {
  std::string what, data, out, vectors;
  std::vector<std::string> without;  // to see what they bring: "clusters", "gazetteer", corpora of names that begin so
  bool leaves_out(std::string_view part) const {
    return std::any_of(without.begin(), without.end(), [&](const std::string& prefix) { return part.starts_with(prefix); });
  }
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

std::vector<ConlluText> training_treebanks(const Options& options) {
  std::vector<ConlluText> treebanks;
  for (const char* name : {"ewt.train.conllu", "gum_open.train.conllu"}) {
    treebanks.push_back(read_treebank(options.data + "/train/conllu/" + name));
  }
  return treebanks;
}

void evaluate(const Options& options, const ClusterTable& clusters) {
  std::vector<Score> scores = evaluate_treebanks(options.data, options.out, clusters);
  const std::vector<Score> names = evaluate_names(options.data, options.out, clusters, !options.leaves_out("gazetteer"));
  scores.insert(scores.end(), names.begin(), names.end());
  for (const Score& score : scores) std::printf("%-45s %6.2f\n", score.measure.c_str(), score.percent);
  write_file(options.out + "/models.json", make_manifest(options.out, scores));
}

void train_name_models(const Options& options, const ClusterTable& clusters, int epochs) {
  const MappedFile tagger_file(options.out + "/tagger.bin");
  const Tagger tagger(tagger_file.bytes(), clusters);
  const Gazetteer gazetteer;
  std::vector<NameText> texts;
  for (const NameCorpus& corpus : name_corpora()) {
    if (options.leaves_out(corpus.file)) continue;
    for (NameText& text : read_name_corpus(options.data, corpus, tagger, gazetteer)) {
      if (options.leaves_out("gazetteer")) text.names.assign(text.names.size(), {});
      texts.push_back(std::move(text));
    }
  }
  const NameModels models = train_names(texts, clusters, epochs, 2, kOrders);
  write_file(options.out + "/names.bin", models.first);
  write_file(options.out + "/names_again.bin", models.second);
}

void train(const Options& options) {
  const bool all = options.what == "all";
  if (options.what == "clusters" || (all && !options.vectors.empty())) {
    write_file(options.out + "/clusters.bin", train_clusters(options.vectors, 80000));
  }
  if (options.what == "clusters") return;
  const MappedFile cluster_file(options.out + "/clusters.bin");
  const std::string no_clusters = freeze_clusters({});
  const ClusterTable clusters(options.leaves_out("clusters") ? bytes_of(no_clusters) : cluster_file.bytes());
  const auto epochs = [&](int usual) { return options.epochs > 0 ? options.epochs : usual; };
  if (options.what == "evaluate") return evaluate(options, clusters);

  const std::vector<ConlluText> treebanks = training_treebanks(options);
  if (all || options.what == "lemmatizer") write_file(options.out + "/lemmatizer.bin", train_lemmatizer(treebanks, epochs(10)));
  if (all || options.what == "tagger") write_file(options.out + "/tagger.bin", train_tagger(treebanks, clusters, epochs(kTaggerEpochs), kOrders));
  // The two that take long depend on nothing of each other.
  std::future<void> parser;
  if (all || options.what == "parser") {
    parser = std::async(std::launch::async, [&] {
      write_file(options.out + "/parser.bin", train_parser(jackknife(treebanks, clusters, kFolds, kTaggerEpochs), clusters, epochs(kParserEpochs), kOrders));
    });
  }
  if (all || options.what == "names") train_name_models(options, clusters, epochs(kNameEpochs));
  if (parser.valid()) parser.get();
  if (all || options.what == "relations") write_file(options.out + "/relations.bin", train_relations(options.data, options.out));
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
    else if (name == "--without") options.without.push_back(argv[i + 1]);
    else if (name == "--epochs") options.epochs = std::atoi(argv[i + 1]);
    else throw usage_error("unknown option '" + std::string(name) + "'");
  }
  if (options.what.empty() || options.out.empty()) {
    throw usage_error("usage: dossier-train all|clusters|tagger|lemmatizer|parser|names|relations|evaluate --data DIR --out DIR [--vectors FILE] [--epochs N] [--without clusters|gazetteer|CORPUS]...");
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
