// Speed of the linguistic stages on one core: `bench_annotate [TEXT_FILE [SECONDS]]`; without a file, or
// with an empty name, over a built-in text.
// Prints `name value unit`, a line each.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

#include "ingest/annotate.h"
#include "ingest/capitals.h"
#include "ingest/comments.h"
#include "ingest/coreference.h"
#include "ingest/experts.h"
#include "ingest/gazetteer.h"
#include "ingest/lemmatizer.h"
#include "ingest/linking.h"
#include "ingest/mention_detector.h"
#include "ingest/mentions.h"
#include "ingest/ner.h"
#include "ingest/parser.h"
#include "ingest/quotations.h"
#include "ingest/relations.h"
#include "ingest/sentences.h"
#include "ingest/tagger.h"
#include "ingest/tokenizer.h"
#include "ingest/topics.h"

namespace dossier {
namespace {

constexpr const char* kText =
    "The foreign minister of Lotharia, Edvin Marek, met his counterpart from the Republic of Sandor in Vienna on Monday. "
    "\"We will not leave the alliance before the talks have ended,\" Marek told reporters, although analysts at the Dorna "
    "Institute for Strategic Research doubt that the two governments can agree on the border. Sandor, which joined the "
    "Northern Customs Union in 2014, has threatened to suspend gas deliveries unless the sanctions are lifted.\n\n"
    "The Union's secretary general said in an interview with the Evening Courier that no member had asked for a vote. "
    "Last week, troops of both countries exchanged fire near the village of Old Harbour; at least three soldiers died.\n\n";

// The processor's time, so that other programs do not slow the figures.
double seconds_since(std::clock_t began) { return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC; }

std::string read_text(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void bench(const std::string& text, double limit) {
  auto began = std::clock();
  const Models models;
  std::printf("models_load %.1f ms\n", 1000 * seconds_since(began));

  double tokenizer = 0, tagger = 0, lemmatizer = 0, parser = 0, gazetteer = 0, names = 0, quotations = 0, coreference = 0, speakers = 0;
  size_t tokens = 0;
  const auto start = std::clock();
  const auto timed = [&](double& total, auto stage) {
    began = std::clock();
    stage();
    total += seconds_since(began);
  };
  do {
    Annotations a;
    std::vector<NameMatch> matches;
    timed(tokenizer, [&] { tokenize(text, a); split_sentences(text, a); });
    timed(tagger, [&] { models.tagger->tag(a); });
    timed(lemmatizer, [&] { models.lemmatizer->lemmatize(text, a); });
    timed(parser, [&] { models.parser->parse(a); });
    timed(gazetteer, [&] { matches = models.gazetteer->match(a, text); });
    timed(names, [&] { models.names->recognize(*models.gazetteer, matches, a); });
    tokens += a.tokens.size();
    add_gazetteer_mentions(*models.gazetteer, matches, a);
    find_nominals(a);
    timed(quotations, [&] { find_quotations(text, a); find_capitals(*models.gazetteer, text, a); });
    timed(coreference, [&] { resolve_coreference(text, *models.gazetteer, a); link_chains(*models.gazetteer, a); });
    extract_relations(a);
    timed(speakers, [&] { describe_people(text, *models.gazetteer, a); find_topics(a); project_comments(a); });
  } while (seconds_since(start) < limit);

  const auto print = [&](const char* name, double seconds) {
    std::printf("%s %.0f tokens/s\n", name, static_cast<double>(tokens) / seconds);
  };
  print("tokenizer", tokenizer);
  print("tagger", tagger);
  print("lemmatizer", lemmatizer);
  print("parser", parser);
  print("gazetteer", gazetteer);
  print("names", names);
  print("tagger_parser_names", tagger + parser + names);
  print("quotations", quotations);
  print("coreference", coreference);
  print("speakers", speakers);
  const double core = tokenizer + tagger + lemmatizer + parser + gazetteer + names;
  std::printf("who_said_what_over_core %.1f %%\n", 100 * (quotations + coreference + speakers) / core);
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  std::string text = argc > 1 && *argv[1] != '\0' ? dossier::read_text(argv[1]) : "";
  if (text.empty()) {
    for (int i = 0; i < 10; ++i) text += dossier::kText;
  }
  dossier::bench(text, argc > 2 ? std::atof(argv[2]) : 2);
}
