#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model.h"
#include "ingest/syntax.h"

namespace dossier {

/// One step from token to token of a path: a grammatical function, and the lemmas that may stand there.
struct PathStep {
  enum class Kind : uint8_t { Self, Subject, Object, Indirect, Possessor, Modifier, Denoted, Complement, Determiner, Marker, Oblique, Governor, Does, When, Within, Apposition };
  Kind kind = Kind::Self;
  std::string preposition;          // of an Oblique
  std::vector<std::string> lemmas;  // empty: any
};

using Path = std::vector<PathStep>;

/// Alternatives in order of preference: the first path that leads to a fitting argument is taken.
struct Slot {
  std::vector<Path> paths;
  std::vector<EntityType> types;  // allowed; empty: what the schema allows
};

/// What a rule may be triggered by: a part of speech, and a lemma with its particle ("break off"); or a name of a type.
enum class TriggerPart : uint8_t { Verb, Noun, Adjective, Adposition, Name };

struct RuleExample {
  std::string sentence;
  std::string expected;  // "Vanuria MEMBER_OF Northern League" with ", negative" and the like; "nothing"
  size_t line = 0;
};

/// A pattern over dependency trees that states a relation or an event. See lexicon/README.md for the language.
struct Rule {
  std::string id, type, mode;  // a relation type of the schema, or an event type with its PLOVER mode
  std::string definition;      // its lines without examples, for people to read
  TriggerPart part = TriggerPart::Verb;
  std::vector<std::string> triggers;  // lemmas, a particle after a blank
  std::vector<Slot> require, forbid;
  Slot source, target;
  std::string role;
  std::string particle;                // of the trigger that this copy of the rule stands for
  std::optional<Status> status;
  std::optional<Modality> modality;
  bool reverse_polarity = false;
  bool metonymy = false;               // "Russian forces" may stand for Russia
  bool past_is_over = false;           // "worked for": has left
  bool reciprocal = false;             // several sources without a target act on one another
  // As stated: the claim has the reading of its trigger. Presupposed: it holds whatever is said of the act ("may leave": is
  // a member); `status` is what it has once the act is a fact. Result: it follows from the act when that is a fact.
  enum class Holding : uint8_t { AsStated, Presupposed, Result } holding = Holding::AsStated;
  float prior = 0.7F;
  std::vector<RuleExample> examples;
  size_t line = 0;
};

/// Rules compiled for matching: found by the lemma of their trigger. Const after construction, shared by threads.
class RuleSet {
 public:
  /// Reads rules in the block form of lexicon/relations.rules. Throws Error(Input) with `source` and the line.
  static RuleSet parse(std::string_view text, const std::string& source);
  /// Reads event triggers in the table form of lexicon/event_triggers.tsv. Throws likewise.
  static RuleSet parse_events(std::string_view tsv, const std::string& source);
  static const RuleSet& relations();  ///< built-in
  static const RuleSet& events();     ///< built-in

  /// Moves the prior of each rule towards what was measured, in the table form of lexicon/rule_confidence.tsv: the written prior
  /// counts like eight judgements. Throws likewise.
  void calibrate(std::string_view tsv, const std::string& source);

  const std::vector<Rule>& rules() const { return rules_; }
  /// Positions of the rules that the lemma may trigger, ascending.
  const std::vector<uint32_t>* triggered_by(TriggerPart part, const std::string& lemma) const;

 private:
  void index();
  std::vector<Rule> rules_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_trigger_[5];
};

std::optional<TriggerPart> trigger_part(Upos upos);

/// Whether the rule's trigger stands at `t`, with its particle, requirements and exclusions.
bool triggers(const Rule& rule, const Syntax& syntax, uint32_t t);

/// Tokens that the path leads to from `t`, without coordination.
void follow(const Path& path, const Syntax& syntax, uint32_t t, TokenList& out);

}  // namespace dossier
