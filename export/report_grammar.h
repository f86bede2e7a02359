#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/date.h"
#include "graph/model.h"
#include "graph/schema.h"

namespace dossier {

enum class PhraseVoice : uint8_t { Active, Inverse, Mutual };          ///< Mutual: "A and B are allied with each other"
enum class Telling : uint8_t { Narrator, Speaker, Self, Unnamed };     ///< Self: the speaker is, or speaks for, the subject
enum class Tense : uint8_t { Present, Past, Perfect };                  ///< Perfect: what has held since a date

/// What a clause says, apart from the names in it.
struct ClauseSpec {
  std::string_view type;  ///< relation type of the schema
  PhraseVoice voice = PhraseVoice::Active;
  Telling telling = Telling::Narrator;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  Status status = Status::None;
  Tense tense = Tense::Present;
  bool many_subjects = false, many_others = false;
  EntityType other_type = EntityType::Organisation;
  std::string_view role;
};

/// A piece of a clause: words, or the place of a name.
struct ClausePiece {
  enum class Slot : uint8_t { Words, Subject, Other, Speaker };
  Slot slot = Slot::Words;
  std::string words;
  friend bool operator==(const ClausePiece&, const ClausePiece&) = default;
};

/// English for claims, read from report_phrases.tsv: templates by type, voice and status, verb forms, moods, and which
/// names take an article. A type that the file does not know (a user's schema) is worded with the schema's labels.
/// Immutable, safe to share between threads.
class ReportGrammar {
 public:
  static const ReportGrammar& builtin();
  /// Throws Error(Input) naming the line that is not of the format.
  explicit ReportGrammar(std::string_view tsv, const Schema& schema = Schema::builtin());

  /// The clause without capital and full stop. In the inverse voice the subject is the claim's target.
  std::vector<ClausePiece> clause(const ClauseSpec&) const;
  bool has_voice(std::string_view type, PhraseVoice) const;

  Tense told_in(std::string_view type) const;
  std::string_view heading(std::string_view type) const;     ///< "Membership"; the type itself when unknown
  std::string_view class_of(std::string_view type) const;    ///< membership, cooperation, conflict, words, position, structure
  /// What the source is to the target (`inverse`: the other way round), for a table: "is a member of".
  std::string_view label(std::string_view type, bool inverse) const;
  /// How a value of a domain (status, stance, standing, section, type, class) is worded; the value itself when unknown.
  std::string_view word(std::string_view domain, std::string_view value) const;
  /// Whether a name takes "the" inside a sentence: "the CSTO", but "NATO".
  bool takes_article(EntityType, std::string_view name, std::string_view kind) const;

 private:
  struct Phrase {
    std::string verb, rest;
  };
  struct Relation {
    std::string heading, relation_class;
    Tense tense = Tense::Present;
  };
  struct Forms {
    std::string singular, past, participle;
  };
  using PhraseKey = std::tuple<std::string, PhraseVoice, std::string>;
  using MoodKey = std::tuple<Modality, Polarity, Telling>;

  void read_line(const std::vector<std::string_view>& fields, size_t number);
  const Phrase* find_phrase(const ClauseSpec&) const;
  std::string mood(const ClauseSpec&) const;
  std::string verb_phrase(const ClauseSpec&, const Phrase&, std::string_view form) const;
  std::string finite(const ClauseSpec&, const std::string& verb) const;
  std::string negated(const ClauseSpec&, const std::string& verb) const;
  std::string fallback(const ClauseSpec&) const;
  bool matches(std::string_view list, EntityType, std::string_view name, std::string_view kind, bool exact_only) const;

  const Schema& schema_;
  std::map<std::string, Relation, std::less<>> relations_;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> labels_;
  std::map<PhraseKey, Phrase> phrases_;
  std::map<std::string, Forms, std::less<>> verbs_;
  std::map<MoodKey, std::string> moods_;
  std::map<std::tuple<std::string, EntityType, std::string, std::string>, bool> names_;  // article or bare, type, rule, value
  std::map<std::pair<std::string, std::string>, std::string> words_;
};

/// "3 October 2022", "October 2022", "2022"; "" for no date.
std::string date_in_words(PartialDate);
/// "on 3 October 2022", "in 2022", "since 2014" (present), "from 2014" (past), "until 2019", "from 1990 to 1999"; "" unknown.
std::string time_in_words(const DateInterval&, Tense);
/// "1 source", "3 sources".
std::string counted(uint64_t number, std::string_view one, std::string_view many);

}  // namespace dossier
