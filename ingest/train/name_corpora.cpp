#include "ingest/train/name_corpora.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "graph/error.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

struct BioToken {
  std::string word;
  std::optional<EntityType> type;  // none: outside
  bool begins = false;
};
using BioSentence = std::vector<BioToken>;

std::optional<EntityType> unified_type(std::string_view label) {
  const auto type = parse_entity_type(label);
  if (!type || *type == EntityType::Date) return std::nullopt;  // dates have their own stage
  return *type == EntityType::Country ? EntityType::Place : *type;
}

std::vector<BioSentence> read_bio(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw input_error(path + ": cannot open the corpus");
  std::vector<BioSentence> sentences(1);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
      continue;
    }
    const size_t tab = line.find('\t'), end = std::min(line.find('\t', tab + 1), line.size());
    if (tab == line.npos) throw input_error(path + ": a line without a label: " + line);
    const std::string_view label = std::string_view(line).substr(tab + 1, end - tab - 1);
    BioToken token{line.substr(0, tab), std::nullopt, label.starts_with("B-")};
    if (label.size() > 2) token.type = unified_type(label.substr(2));
    sentences.back().push_back(std::move(token));
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

// How many sentences each document of a treebank has.
std::vector<size_t> document_sizes(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw input_error(path + ": cannot open the treebank");
  std::vector<size_t> sizes;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("# newdoc")) sizes.push_back(0);
    if (line.starts_with("# sent_id") && !sizes.empty()) ++sizes.back();
  }
  return sizes;
}

LabelMask unknown_labels(const std::vector<EntityType>& annotated) {
  LabelMask mask = 0;
  for (size_t t = 0; t < kNameTypes.size(); ++t) {
    if (std::find(annotated.begin(), annotated.end(), kNameTypes[t]) != annotated.end()) continue;
    for (const NamePart part : {NamePart::Begin, NamePart::Inside, NamePart::Last, NamePart::Unit}) mask |= LabelMask{1} << name_label(t, part);
  }
  return mask;
}

size_t index_of(EntityType type) {
  return static_cast<size_t>(std::find(kNameTypes.begin(), kNameTypes.end(), type) - kNameTypes.begin());
}

class TextMaker {
 public:
  TextMaker(NameText& out, LabelMask unknown) : out_(out), unknown_(unknown) {}

  void add(const BioSentence& sentence) {
    Annotations& a = out_.annotations;
    const auto begin = static_cast<uint32_t>(a.tokens.size());
    std::vector<const BioToken*> origin;
    for (const BioToken& token : sentence) add_pieces(token, origin);
    if (a.tokens.size() == begin) return;
    a.tokens[begin].flags |= kSentenceStart;
    a.sentences.push_back({{begin, static_cast<uint32_t>(a.tokens.size())}, 0});
    for (size_t i = 0; i < origin.size();) i = add_name(origin, i);
  }

 private:
  void add_pieces(const BioToken& token, std::vector<const BioToken*>& origin) {
    Annotations pieces;
    tokenize(token.word, pieces);
    std::string& text = out_.document.text;
    if (!text.empty()) text += ' ';
    const auto offset = static_cast<uint32_t>(text.size());
    text += token.word;
    for (Token piece : pieces.tokens) {
      piece.word = piece.lemma = out_.annotations.vocabulary.intern(pieces.vocabulary.view(piece.word));
      piece.begin += offset;
      piece.end += offset;
      piece.flags = static_cast<uint8_t>(piece.flags & ~kSentenceStart);
      out_.annotations.tokens.push_back(piece);
      origin.push_back(&token);
    }
  }

  // Labels the name or the outside token at position i of the sentence; returns the position after it.
  size_t add_name(const std::vector<const BioToken*>& origin, size_t i) {
    if (!origin[i]->type) {
      push(kOutside, unknown_ | LabelMask{1} << kOutside);
      return i + 1;
    }
    size_t end = i + 1;
    while (end < origin.size() && origin[end]->type == origin[i]->type && (origin[end] == origin[end - 1] || !origin[end]->begins)) ++end;
    const size_t type = index_of(*origin[i]->type);
    for (size_t k = i; k < end; ++k) {
      const NamePart part = end - i == 1  ? NamePart::Unit
                            : k == i      ? NamePart::Begin
                            : k + 1 < end ? NamePart::Inside
                                          : NamePart::Last;
      push(name_label(type, part), LabelMask{1} << name_label(type, part));
    }
    return end;
  }

  void push(uint8_t label, LabelMask allowed) {
    out_.gold.push_back(label);
    out_.allowed.push_back(allowed);
  }

  NameText& out_;
  LabelMask unknown_;
};

}  // namespace

const std::vector<NameCorpus>& name_corpora() {
  constexpr auto kPerson = EntityType::Person, kOrganisation = EntityType::Organisation, kPlace = EntityType::Place,
                 kNationality = EntityType::Nationality, kEvent = EntityType::Event;
  static const std::vector<EntityType> all = {kPerson, kOrganisation, kPlace, kNationality, kEvent};
  static const std::vector<EntityType> three = {kPerson, kOrganisation, kPlace};
  static const std::vector<EntityType> four = {kPerson, kOrganisation, kPlace, kEvent};
  static const std::vector<NameCorpus> corpora = {
      {"gum_open.train.bio", "gum_open.train.conllu", 0, all},
      {"uner_ewt.train_prerelease.bio", "ewt.train.conllu", 0, {kPerson, kOrganisation, kPlace, kNationality}},
      {"uner_ewt.dev.bio", nullptr, 10, three},
      {"uner_ewt.test.bio", nullptr, 10, three},
      {"wikigold.bio", nullptr, 12, all},
      {"crossner_politics.train.bio", nullptr, 1, four},
      {"crossner_science.train.bio", nullptr, 1, four},
      {"crossner_science.dev.bio", nullptr, 1, four},
      {"crossner_literature.train.bio", nullptr, 1, four},
      {"crossner_literature.dev.bio", nullptr, 1, four},
      {"crossner_music.train.bio", nullptr, 1, four},
      {"crossner_music.dev.bio", nullptr, 1, four},
      {"crossner_ai.train.bio", nullptr, 1, four},
      {"crossner_ai.dev.bio", nullptr, 1, four},
      {"wnut17.train.bio", nullptr, 1, three},
      {"wnut17.dev.bio", nullptr, 1, three},
      {"wnut17.test.bio", nullptr, 1, three},
      {"btc.bio", nullptr, 1, three},
  };
  return corpora;
}

std::vector<NameText> read_name_corpus(const std::string& data, const NameCorpus& corpus, const Tagger& tagger, const Gazetteer& gazetteer) {
  const std::vector<BioSentence> sentences = read_bio(data + "/train/ner/" + corpus.file);
  std::vector<size_t> sizes;
  if (corpus.treebank != nullptr) sizes = document_sizes(data + "/train/conllu/" + corpus.treebank);
  const LabelMask unknown = unknown_labels(corpus.annotated);

  std::vector<NameText> texts;
  size_t next = 0;
  while (next < sentences.size()) {
    const size_t size = texts.size() < sizes.size() ? sizes[texts.size()] : std::max<size_t>(corpus.sentences, 1);
    NameText& text = texts.emplace_back();
    TextMaker maker(text, unknown);
    for (size_t end = std::min(next + size, sentences.size()); next < end; ++next) maker.add(sentences[next]);
    text.annotations.paragraphs.push_back({{0, static_cast<uint32_t>(text.annotations.sentences.size())}, {0, static_cast<uint32_t>(text.document.text.size())}, false});
    tagger.tag(text.annotations);
    text.names = token_names(gazetteer, gazetteer.match(text.annotations, text.document.text), text.annotations.tokens.size());
  }
  return texts;
}

}  // namespace dossier
