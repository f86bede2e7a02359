#include "ingest/rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/error.h"
#include "graph/schema.h"
#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_relation_rules[], dossier_relation_rules_end[];
extern "C" const unsigned char dossier_rule_confidence[], dossier_rule_confidence_end[];
extern "C" const unsigned char dossier_event_triggers[], dossier_event_triggers_end[];

namespace dossier {

namespace {

using Classes = std::unordered_map<std::string, std::vector<std::string>>;

/// Where in which file something is wrong.
struct Place {
  const std::string& source;
  size_t line;
  Error error(const std::string& what) const { return input_error(source + ":" + std::to_string(line) + ": " + what); }
};

std::vector<std::string> parse_lemmas(std::string_view text, const Classes& classes, const Place& place) {
  std::vector<std::string> lemmas;
  for (const std::string_view item : split(text, ',')) {
    if (item.front() != '@') { lemmas.emplace_back(item); continue; }
    const auto it = classes.find(std::string(item.substr(1)));
    if (it == classes.end()) throw place.error("unknown word class \"" + std::string(item) + "\"; define it above with \"class\"");
    lemmas.insert(lemmas.end(), it->second.begin(), it->second.end());
  }
  return lemmas;
}

PathStep parse_step(std::string_view text, const Classes& classes, const Place& place) {
  static constexpr std::array<std::pair<std::string_view, PathStep::Kind>, 15> kFunctions{{
      {"self", PathStep::Kind::Self}, {"subj", PathStep::Kind::Subject}, {"obj", PathStep::Kind::Object}, {"iobj", PathStep::Kind::Indirect},
      {"poss", PathStep::Kind::Possessor}, {"mod", PathStep::Kind::Modifier}, {"named", PathStep::Kind::Denoted},
      {"comp", PathStep::Kind::Complement}, {"det", PathStep::Kind::Determiner}, {"case", PathStep::Kind::Marker}, {"up", PathStep::Kind::Governor}, {"does", PathStep::Kind::Does}, {"when", PathStep::Kind::When},
      {"within", PathStep::Kind::Within}, {"appos", PathStep::Kind::Apposition}}};
  PathStep step;
  if (const size_t bracket = text.find('['); bracket != std::string_view::npos) {
    if (text.back() != ']') throw place.error("\"]\" expected at the end of \"" + std::string(text) + "\"");
    step.lemmas = parse_lemmas(text.substr(bracket + 1, text.size() - bracket - 2), classes, place);
    text = trim(text.substr(0, bracket));
  }
  if (text.empty()) throw place.error("a step of a path is empty");
  const auto* function = std::ranges::find(kFunctions, text, &std::pair<std::string_view, PathStep::Kind>::first);
  if (function != kFunctions.end()) { step.kind = function->second; return step; }
  step.kind = PathStep::Kind::Oblique;  // any other word is a preposition
  step.preposition = std::string(text);
  return step;
}

/// Cuts at `separator` outside brackets.
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  int depth = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '[') ++depth;
    if (i < text.size() && text[i] == ']') --depth;
    if (i < text.size() && (text[i] != separator || depth > 0)) continue;
    parts.push_back(trim(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  return parts;
}

/// "Person,Organisation: subj | of.mod": types, then alternatives of steps.
Slot parse_slot(std::string_view text, const Classes& classes, const Place& place) {
  Slot slot;
  if (const size_t colon = text.find(':'); colon != std::string_view::npos) {
    for (const std::string_view name : split(text.substr(0, colon), ',')) {
      const auto type = parse_entity_type(name);
      if (!type) throw place.error("unknown entity type \"" + std::string(name) + "\"");
      slot.types.push_back(*type);
    }
    text = trim(text.substr(colon + 1));
  }
  for (const std::string_view alternative : split_outside_brackets(text, '|')) {
    Path& path = slot.paths.emplace_back();
    for (const std::string_view step : split_outside_brackets(alternative, '.')) path.push_back(parse_step(step, classes, place));
  }
  return slot;
}

std::optional<TriggerPart> parse_part(std::string_view text) {
  if (text == "verb") return TriggerPart::Verb;
  if (text == "noun") return TriggerPart::Noun;
  if (text == "adjective") return TriggerPart::Adjective;
  if (text == "preposition") return TriggerPart::Adposition;
  if (text == "name") return TriggerPart::Name;
  return std::nullopt;
}

void parse_trigger(std::string_view text, const Classes& classes, Rule& rule, const Place& place) {
  const size_t blank = text.find(' ');
  const auto part = parse_part(text.substr(0, blank));
  if (!part || blank == std::string_view::npos) throw place.error("\"trigger\" needs verb, noun, adjective, preposition or name, then lemmas or types");
  rule.part = *part;
  rule.triggers = parse_lemmas(text.substr(blank + 1), classes, place);
}

float parse_prior(std::string_view text, const Place& place) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value <= 0 || value > 1) throw place.error("\"prior\" needs a number above 0, at most 1");
  return value;
}

float parse_count(std::string_view text, const Place& place) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) throw place.error("a number expected instead of \"" + std::string(text) + "\"");
  return value;
}

RuleExample parse_example(std::string_view text, const Place& place) {
  const size_t arrow = text.find("=>");
  if (arrow == std::string_view::npos) throw place.error("\"example\" needs a sentence, \"=>\" and what follows from it");
  return {std::string(trim(text.substr(0, arrow))), std::string(trim(text.substr(arrow + 2))), place.line};
}

void parse_line(std::string_view key, std::string_view value, const Classes& classes, Rule& rule, const Place& place) {
  if (key == "trigger") parse_trigger(value, classes, rule, place);
  else if (key == "source") rule.source = parse_slot(value, classes, place);
  else if (key == "target") rule.target = parse_slot(value, classes, place);
  else if (key == "require") rule.require.push_back(parse_slot(value, classes, place));
  else if (key == "forbid") rule.forbid.push_back(parse_slot(value, classes, place));
  else if (key == "role") rule.role = value;
  else if (key == "prior") rule.prior = parse_prior(value, place);
  else if (key == "example") rule.examples.push_back(parse_example(value, place));
  else if (key == "option" && value == "metonymy") rule.metonymy = true;
  else if (key == "option" && value == "past") rule.past_is_over = true;
  else if (key == "option" && value == "reciprocal") rule.reciprocal = true;
  else if (key == "option" && value == "presupposed") rule.holding = Rule::Holding::Presupposed;
  else if (key == "option" && value == "result") rule.holding = Rule::Holding::Result;
  else if (key == "polarity" && value == "negative") rule.reverse_polarity = true;
  else if (key == "status" && parse_status(value)) rule.status = parse_status(value);
  else if (key == "modality" && parse_modality(value)) rule.modality = parse_modality(value);
  else throw place.error("\"" + std::string(key) + " " + std::string(value) + "\" is not understood");
}

void check(const Rule& rule, const Place& place) {
  if (rule.triggers.empty()) throw place.error("rule " + rule.id + " has no trigger");
  if (rule.source.paths.empty()) throw place.error("rule " + rule.id + " has no source");
  if (rule.target.paths.empty() && !rule.reciprocal) throw place.error("rule " + rule.id + " has no target");
}

bool fits(const PathStep& step, const Syntax& syntax, uint32_t t) {
  return step.lemmas.empty() || std::ranges::find(step.lemmas, syntax.lemma(t)) != step.lemmas.end();
}

/// Dates are no arguments: "called the envoy on Monday" calls on nobody.
bool leads_somewhere(const Slot& slot, const Syntax& syntax, uint32_t t) {
  TokenList found;
  for (const Path& path : slot.paths) {
    found.clear();
    follow(path, syntax, t, found);
    const bool dates = path.back().kind == PathStep::Kind::When;
    if (std::ranges::any_of(found, [&](uint32_t f) { return dates || !syntax.is_date(f); })) return true;
  }
  return false;
}

}  // namespace

RuleSet RuleSet::parse(std::string_view text, const std::string& source) {
  RuleSet set;
  Classes classes;
  Rule* rule = nullptr;
  size_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const Place place{source, ++number};
    if (line.empty() || line.front() == '#') continue;
    const size_t blank = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view key = line.substr(0, blank), value = trim(line.substr(blank));
    if (key == "class") {
      const size_t equals = value.find('=');
      if (equals == std::string_view::npos) throw place.error("\"class\" needs a name, \"=\" and words");
      classes[std::string(trim(value.substr(0, equals)))] = parse_lemmas(value.substr(equals + 1), classes, place);
    } else if (key == "rule") {
      if (rule != nullptr) check(*rule, {source, rule->line});
      const auto words = split(value, ' ');
      if (words.size() != 2) throw place.error("\"rule\" needs a name and a relation type");
      rule = &set.rules_.emplace_back();
      rule->id = words[0];
      rule->type = words[1];
      rule->line = number;
      if (!Schema::builtin().find(rule->type)) throw place.error("unknown relation type \"" + rule->type + "\"");
    } else {
      if (rule == nullptr) throw place.error("a line before the first rule");
      parse_line(key, value, classes, *rule, place);
      if (key != "example") rule->definition.append(rule->definition.empty() ? "" : "; ").append(key).append(" ").append(value);
    }
  }
  if (rule != nullptr) check(*rule, {source, rule->line});
  set.index();
  return set;
}

RuleSet RuleSet::parse_events(std::string_view tsv, const std::string& source) {
  RuleSet set;
  Classes classes;
  std::unordered_map<std::string, int> named;
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    const Place place{source, line.number};
    if (line.fields[0] == "class" && line.fields.size() == 3) {
      classes[std::string(line.fields[1])] = parse_lemmas(line.fields[2], classes, place);
      continue;
    }
    if (line.fields.size() < 5) throw place.error("at least five columns expected: part, triggers, requirement, type, mode");
    Rule rule;
    const auto part = parse_part(line.fields[0]);
    if (!part) throw place.error("unknown part of speech \"" + std::string(line.fields[0]) + "\"");
    rule.part = *part;
    rule.triggers = parse_lemmas(line.fields[1], classes, place);
    if (line.fields[2] != "-") {
      for (std::string_view condition : split_outside_brackets(line.fields[2], '&')) {
        const bool negated = condition.starts_with("!");
        if (negated) condition.remove_prefix(1);
        (negated ? rule.forbid : rule.require).push_back(parse_slot(condition, classes, place));
      }
    }
    rule.type = line.fields[3];
    rule.mode = line.fields[4] == "-" ? "" : line.fields[4];
    // Called after its first trigger, so that the name stays when lines move: "ASSAULT/fight:clash", "ASSAULT/fight:clash~2".
    rule.id = rule.type + (rule.mode.empty() ? "" : "/" + rule.mode) + ":" + rule.triggers.front();
    std::ranges::replace(rule.id, ' ', '-');
    if (const int n = ++named[rule.id]; n > 1) rule.id += "~" + std::to_string(n);
    const bool noun = rule.part == TriggerPart::Noun;
    const auto given = [&](size_t column) { return line.fields.size() > column && line.fields[column] != "-"; };
    rule.source = parse_slot(given(6) ? line.fields[6] : "subj", classes, place);
    rule.target = parse_slot(given(5) ? line.fields[5] : noun ? "against|on|with|to|upon|over|of|within" : "obj|against|with|to|on|at|within", classes, place);
    for (const std::string_view field : line.fields) rule.definition.append(rule.definition.empty() ? "" : "; ").append(field);
    rule.metonymy = true;
    rule.line = line.number;
    set.rules_.push_back(std::move(rule));
  }
  set.index();
  return set;
}

void RuleSet::calibrate(std::string_view tsv, const std::string& source) {
  constexpr float kSurest = 0.95F;  // coreference and parser err more often than the best rules
  constexpr float kWritten = 8;  // judgements that the author's own prior is worth
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    const Place place{source, line.number};
    if (line.fields.size() != 3) throw place.error("three columns expected: rule, right, wrong");
    const float right = parse_count(line.fields[1], place), wrong = parse_count(line.fields[2], place);
    for (Rule& rule : rules_)
      if (rule.id == line.fields[0]) rule.prior = std::min(kSurest, (right + kWritten * rule.prior) / (right + wrong + kWritten));
  }
}

namespace {

RuleSet calibrated(RuleSet set) {
  set.calibrate(embedded_text(dossier_rule_confidence, dossier_rule_confidence_end), "rule_confidence.tsv");
  return set;
}

}  // namespace

const RuleSet& RuleSet::relations() {
  static const RuleSet set = calibrated(parse(embedded_text(dossier_relation_rules, dossier_relation_rules_end), "relations.rules"));
  return set;
}

const RuleSet& RuleSet::events() {
  static const RuleSet set = calibrated(parse_events(embedded_text(dossier_event_triggers, dossier_event_triggers_end), "event_triggers.tsv"));
  return set;
}

void RuleSet::index() {
  std::vector<Rule> given;
  given.swap(rules_);
  // A rule with particles becomes one copy for each particle, so that matching compares one string.
  for (Rule& rule : given) {
    std::vector<std::string> particles;
    for (const std::string& trigger : rule.triggers) {
      const size_t blank = trigger.find(' ');
      const std::string particle = blank == std::string::npos ? "" : trigger.substr(blank + 1);
      if (std::ranges::find(particles, particle) == particles.end()) particles.push_back(particle);
    }
    for (const std::string& particle : particles) {
      Rule copy = rule;
      copy.particle = particle;
      if (particle != particles.front()) copy.examples.clear();
      rules_.push_back(std::move(copy));
      for (const std::string& trigger : rule.triggers) {
        const size_t blank = trigger.find(' ');
        if ((blank == std::string::npos ? "" : trigger.substr(blank + 1)) != particle) continue;
        auto& list = by_trigger_[static_cast<size_t>(rule.part)][trigger.substr(0, blank)];
        if (list.empty() || list.back() != rules_.size() - 1) list.push_back(static_cast<uint32_t>(rules_.size() - 1));
      }
    }
  }
}

const std::vector<uint32_t>* RuleSet::triggered_by(TriggerPart part, const std::string& lemma) const {
  const auto& index = by_trigger_[static_cast<size_t>(part)];
  const auto it = index.find(lemma);
  return it == index.end() ? nullptr : &it->second;
}

std::optional<TriggerPart> trigger_part(Upos upos) {
  switch (upos) {
    case Upos::VERB: case Upos::AUX: return TriggerPart::Verb;
    case Upos::NOUN: case Upos::PROPN: return TriggerPart::Noun;
    case Upos::ADJ: case Upos::ADV: return TriggerPart::Adjective;
    case Upos::ADP: return TriggerPart::Adposition;
    default: return std::nullopt;
  }
}

namespace {

/// "rule out" is not "rule"; "up" and "down" only strengthen: "burn down", "free up".
bool is_other_verb(std::string_view particle) { return particle == "out" || particle == "off" || particle == "over" || particle == "in" || particle == "away"; }

/// The first of a real coordination ("A, B and C"), not of what the parser reads as one ("A, like other members").
uint32_t first_conjunct(const Syntax& syntax, uint32_t t) {
  const auto is_coordinated = [&](uint32_t first) {
    for (const uint32_t c : syntax.children(first))
      if (syntax.token(c).label == Deprel::conj && syntax.child(c, Deprel::cc) != kNoToken) return true;
    return false;
  };
  while (syntax.token(t).label == Deprel::conj && syntax.head(t) != kNoToken && is_coordinated(syntax.head(t))) t = syntax.head(t);
  return t;
}

}  // namespace

bool triggers(const Rule& rule, const Syntax& syntax, uint32_t t) {
  if (!rule.particle.empty()) {
    bool found = t + 1 < syntax.annotations().tokens.size() && syntax.word(t + 1) == rule.particle;
    for (const uint32_t c : syntax.children(t)) {
      const Deprel label = syntax.token(c).label;
      found |= (label == Deprel::compound_prt || label == Deprel::advmod || label == Deprel::compound || label == Deprel::amod) && syntax.lemma(c) == rule.particle;
    }
    if (!found) return false;
  } else if (rule.part == TriggerPart::Verb && syntax.child(t, Deprel::compound_prt) != kNoToken && is_other_verb(syntax.word(syntax.child(t, Deprel::compound_prt)))) {
    return false;
  } else if (rule.part == TriggerPart::Verb && t + 1 < syntax.annotations().tokens.size() && syntax.head(t + 1) == t && (syntax.word(t + 1) == "away" || syntax.word(t + 1) == "off")) {
    return false;  // "backed away from the plan", however it was tagged
  }
  for (const Slot& slot : rule.require) if (!leads_somewhere(slot, syntax, t)) return false;
  for (const Slot& slot : rule.forbid) if (leads_somewhere(slot, syntax, t)) return false;
  return true;
}

void follow(const Path& path, const Syntax& syntax, uint32_t t, TokenList& out) {
  TokenList current{t}, next;
  for (const PathStep& step : path) {
    next.clear();
    for (const uint32_t from : current) {
      switch (step.kind) {
        case PathStep::Kind::Self: case PathStep::Kind::Within: next.push_back(from); break;
        case PathStep::Kind::Subject: syntax.subjects(from, next); break;
        case PathStep::Kind::Object: syntax.objects(from, next); break;
        case PathStep::Kind::Indirect: syntax.indirect_objects(from, next); break;
        case PathStep::Kind::Possessor: syntax.possessors(from, next); break;
        case PathStep::Kind::Modifier: syntax.modifiers(from, next); break;
        case PathStep::Kind::Denoted: syntax.denoted(from, next); break;
        case PathStep::Kind::Complement: syntax.complements(from, next); break;
        case PathStep::Kind::Oblique: syntax.obliques(from, step.preposition, next); break;
        case PathStep::Kind::Does:
          if (syntax.head(from) != kNoToken && syntax.token(from).label == Deprel::nsubj) next.push_back(syntax.head(from));
          break;
        case PathStep::Kind::Governor: {
          const uint32_t first = syntax.is_nominal(from) ? first_conjunct(syntax, from) : from;  // it has the governor of all
          if (syntax.head(first) != kNoToken) next.push_back(syntax.head(first));
          break;
        }
        case PathStep::Kind::Apposition: syntax.appositions(from, next); break;
        case PathStep::Kind::Marker:
          for (const uint32_t c : syntax.children(from)) if (syntax.token(c).label == Deprel::case_) next.push_back(c);
          break;
        case PathStep::Kind::Determiner:
          for (const uint32_t c : syntax.children(from)) if (syntax.token(c).label == Deprel::det) next.push_back(c);
          break;
        case PathStep::Kind::When: syntax.times(from, next); break;
      }
    }
    if (!step.lemmas.empty()) {
      TokenList spread;  // a lemma may stand anywhere in a coordination: "talks and meetings"
      for (const uint32_t n : next) syntax.conjuncts(n, spread);
      next.clear();
      for (const uint32_t n : spread) if (fits(step, syntax, n) && std::ranges::find(next, n) == next.end()) next.push_back(n);
    }
    std::swap(current, next);
  }
  out.insert(out.end(), current.begin(), current.end());
}

}  // namespace dossier
