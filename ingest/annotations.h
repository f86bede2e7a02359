#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/extraction.h"
#include "graph/model.h"
#include "graph/span.h"
#include "ingest/tagset.h"
#include "ingest/vocabulary.h"

namespace dossier {

/// What one document says, as plain indices. Each stage of annotate() fills the parts that its line names and reads
/// only parts that earlier stages filled.

enum TokenFlag : uint8_t {
  kSpaceBefore = 1,    // white space stands before the token
  kCapitalised = 2,    // first letter is upper case
  kAllCaps = 4,        // two or more letters, all upper case
  kSentenceStart = 8,  // first token of its sentence
  kInQuote = 16,       // inside quotation marks (set by the quotation stage)
};

struct Token {                 // 24 bytes
  uint32_t begin = 0, end = 0; // bytes of the text
  uint32_t word = 0;           // WordId of the lower-case form in Annotations::vocabulary
  uint32_t lemma = 0;          // WordId of the lemma
  int32_t head = -1;           // token index in the document; -1 for a root
  Upos upos = Upos::X;
  Xpos xpos = Xpos::XX;
  Deprel label = Deprel::dep;
  uint8_t flags = 0;
};
static_assert(sizeof(Token) == 24);

/// kCapitalised and kAllCaps, as they are for the word `word` of the text.
uint8_t case_flags(std::string_view word);

struct Sentence {
  Range<Token> tokens;
  uint32_t paragraph = 0;
};

struct Paragraph {
  Range<Sentence> sentences;
  ByteSpan span;
  bool heading = false;  // short, without final punctuation: a title, a byline, a list item
};

/// A name, nominal or pronoun that refers to an entity, or a date. Sorted by first token, longer first.
struct Mention {
  Range<Token> tokens;
  uint32_t head = 0;  // token
  EntityType type = EntityType::Person;
  MentionKind kind = MentionKind::Name;
  Sector sector = Sector::None;
  uint32_t chain = UINT32_MAX;  // position in Annotations::chains
  uint32_t entry = UINT32_MAX;  // gazetteer entry that names it, or none
  float score = 0;
  DateInterval time;            // of a Date, resolved against the document's date
};

/// All mentions of one entity in the document. Filled by coreference (names first) and linking.
struct Chain {
  EntityType type = EntityType::Person;
  std::string name, ref, kind;
  std::vector<std::string> aliases;
  std::vector<uint32_t> mentions;                  // ascending
  std::vector<ExtractedProperty> properties;       // role, title, degree ...
  uint32_t entry = UINT32_MAX;                     // gazetteer entry
  uint32_t owner = UINT32_MAX;                     // chain of the country that a body of government is part of
  enum class Gender : uint8_t { Unknown, Female, Male, Neuter } gender = Gender::Unknown;
  bool plural = false;
};

/// A span of text inside quotation marks (without them), or a statement; see ExtractedStatement for the meaning.
struct Quotation {
  std::vector<ByteSpan> content;
  ByteSpan source, cue;
  uint32_t speaker = UINT32_MAX;  // chain
  uint32_t source_mention = UINT32_MAX;
  int32_t parent = -1;            // quotation that this one is reported inside
  bool direct = false;
  Modality certainty = Modality::Asserted;
  Polarity polarity = Polarity::Positive;
  std::vector<ExtractedAbout> about;  // entity is a chain here
};

struct Annotations {
  Vocabulary vocabulary;
  std::vector<Token> tokens;            // tokenizer; tagger, lemmatizer, parser
  std::vector<Sentence> sentences;      // sentence splitter
  std::vector<Paragraph> paragraphs;    // sentence splitter
  std::vector<Mention> mentions;        // gazetteer, ner, time; coreference adds nominals and pronouns
  std::vector<Chain> chains;            // coreference
  std::vector<Quotation> quotations;    // quotations
  std::vector<ExtractedRelation> relations;  // relations; source and target are chains
  std::vector<ExtractedEvent> events;        // events; participants are chains

  std::string_view word(uint32_t token) const { return vocabulary.view(tokens[token].word); }    // lower case
  std::string_view lemma(uint32_t token) const { return vocabulary.view(tokens[token].lemma); }
  ByteSpan span(Range<Token> r) const { return r.empty() ? ByteSpan{} : ByteSpan{tokens[r.begin].begin, tokens[r.end - 1].end}; }
  uint32_t sentence_of(uint32_t token) const;  // binary search
};

}  // namespace dossier
