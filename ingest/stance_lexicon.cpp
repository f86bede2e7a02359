#include "ingest/stance_lexicon.h"

#include <charconv>
#include <optional>
#include <string>

#include "graph/error.h"
#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_lexicon_stance[], dossier_lexicon_stance_end[];

namespace dossier {
namespace {

constexpr std::pair<std::string_view, StanceKind> kKinds[] = {
    {"judge", StanceKind::Judge}, {"trait", StanceKind::Trait}, {"deed", StanceKind::Deed},  {"worth", StanceKind::Worth},
    {"loss", StanceKind::Loss},   {"gain", StanceKind::Gain},   {"light", StanceKind::Light}, {"manner", StanceKind::Manner}, {"share", StanceKind::Share}};

Error bad_line(const LexiconLine& line, std::string_view what) {
  return input_error("stance.tsv, line " + std::to_string(line.number) + ": " + std::string(what));
}

StanceWord read_word(const LexiconLine& line) {
  StanceWord word;
  std::optional<StanceKind> kind;
  for (const auto& [name, value] : kKinds)
    if (name == line.fields[1]) kind = value;
  if (!kind) throw bad_line(line, "unknown kind '" + std::string(line.fields[1]) + "'");
  word.kind = *kind;
  const auto stance = parse_stance(line.fields[2]);
  if (!stance || *stance == Stance::Neutral) throw bad_line(line, "the stance must be support or oppose");
  const std::string_view number = line.fields[3];
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), word.strength);
  if (error != std::errc() || end != number.data() + number.size() || word.strength <= 0 || word.strength > 1)
    throw bad_line(line, "the strength must be above 0 and at most 1");
  if (*stance == Stance::Oppose) word.strength = -word.strength;
  for (const std::string_view target : split(line.fields[4], ',')) {
    if (target == "subj") word.subject = true;
    else if (target == "obj") word.object = true;
    else if (target == "mod") word.modified = true;
    else if (target == "poss") word.possessor = true;
    else if (target == "pred") word.predicated = true;
    else word.prepositions.push_back(target);
  }
  return word;
}

}  // namespace

StanceLexicon::StanceLexicon(std::string_view tsv) {
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    if (line.fields.size() != 6) throw bad_line(line, "six fields are needed: part, kind, stance, strength, targets, words");
    const std::string_view part = line.fields[0];
    if (part == "part") continue;
    auto* words = part == "verb" ? &verbs_ : part == "noun" ? &nouns_ : part == "adjective" ? &adjectives_ : nullptr;
    if (!words) throw bad_line(line, "unknown part of speech '" + std::string(part) + "'");
    const StanceWord word = read_word(line);
    for (const std::string_view lemma : split(line.fields[5], ',')) (*words)[lemma].push_back(word);
  }
}

const StanceLexicon& StanceLexicon::builtin() {
  static const StanceLexicon lexicon(embedded_text(dossier_lexicon_stance, dossier_lexicon_stance_end));
  return lexicon;
}

std::span<const StanceWord> StanceLexicon::find(Upos upos, std::string_view lemma) const {
  const auto* words = upos == Upos::VERB ? &verbs_ : upos == Upos::NOUN ? &nouns_ : upos == Upos::ADJ ? &adjectives_ : nullptr;
  if (!words) return {};
  const auto it = words->find(lemma);
  return it == words->end() ? std::span<const StanceWord>() : std::span<const StanceWord>(it->second);
}

}  // namespace dossier
