#include "ingest/nouns.h"

#include <algorithm>

#include "graph/error.h"
#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_lexicon_nouns[], dossier_lexicon_nouns_end[];

namespace dossier {
namespace {

Error bad_line(const LexiconLine& line, std::string_view what) {
  return input_error("nouns.tsv, line " + std::to_string(line.number) + ": " + std::string(what));
}

Noun read_noun(const LexiconLine& line) {
  Noun noun;
  const std::string_view gender = line.fields[2], kind = line.fields[3], sector = line.fields[4];
  const auto type = parse_entity_type(line.fields[1]);
  if (!type) throw bad_line(line, "unknown type '" + std::string(line.fields[1]) + "'");
  noun.type = *type;
  noun.gender = gender == "male" ? Chain::Gender::Male : gender == "female" ? Chain::Gender::Female : Chain::Gender::Unknown;
  if (noun.type != EntityType::Person) noun.gender = Chain::Gender::Neuter;
  if (kind != "-") noun.kind = kind;
  if (sector == "-") return noun;
  const auto parsed = parse_sector(sector);
  if (!parsed) throw bad_line(line, "unknown sector '" + std::string(sector) + "'");
  noun.sector = *parsed;
  return noun;
}

}  // namespace

NounLexicon::NounLexicon(std::string_view tsv) {
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    if (line.fields.size() != 5) throw bad_line(line, "five fields are needed: noun, type, gender, kind, sector");
    if (line.fields[0] != "noun") nouns_.emplace(line.fields[0], read_noun(line));
  }
}

const NounLexicon& NounLexicon::builtin() {
  static const NounLexicon lexicon(embedded_text(dossier_lexicon_nouns, dossier_lexicon_nouns_end));
  return lexicon;
}

const Noun* NounLexicon::find(std::string_view lemma) const {
  const auto it = nouns_.find(lemma);
  return it == nouns_.end() ? nullptr : &it->second;
}

std::string_view short_office(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kOffices[] = {
      {"del", "delegate"}, {"gov", "governor"}, {"govs", "governor"}, {"rep", "representative"}, {"reps", "representative"}, {"sen", "senator"}, {"sens", "senator"}};
  if (word.ends_with('.')) word.remove_suffix(1);
  const auto* found = std::ranges::find(kOffices, word, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kOffices) ? std::string_view() : found->second;
}

bool is_short_office(std::string_view word) { return !short_office(word).empty(); }

bool is_person_noun(std::string_view lemma) {
  const Noun* noun = NounLexicon::builtin().find(lemma);
  return noun != nullptr && noun->type == EntityType::Person;
}

}  // namespace dossier
