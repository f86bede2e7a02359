#include "ingest/cues.h"

#include <algorithm>
#include <optional>

#include "graph/error.h"
#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_lexicon_cues[], dossier_lexicon_cues_end[];

namespace dossier {
namespace {

constexpr std::pair<std::string_view, CueClass> kClasses[] = {
    {"speech", CueClass::Speech}, {"question", CueClass::Question},   {"thought", CueClass::Thought}, {"wish", CueClass::Wish},
    {"demand", CueClass::Demand}, {"judgement", CueClass::Judgement}, {"finding", CueClass::Finding}, {"document", CueClass::Document}};
constexpr std::pair<std::string_view, CueFrame> kFrames[] = {
    {"that", kClauseFrame}, {"quote", kClauseFrame}, {"to", kInfinitiveFrame}, {"np", kObjectFrame}, {"as", kNamingFrame}};

template <class Value, size_t N>
std::optional<Value> lookup(const std::pair<std::string_view, Value> (&table)[N], std::string_view name) {
  for (const auto& [key, value] : table)
    if (key == name) return value;
  return std::nullopt;
}

Error bad_line(const LexiconLine& line, std::string_view what) {
  return input_error("cues.tsv, line " + std::to_string(line.number) + ": " + std::string(what));
}

Cue read_cue(const LexiconLine& line) {
  Cue cue;
  const auto type = lookup(kClasses, line.fields[2]);
  if (!type) throw bad_line(line, "unknown class '" + std::string(line.fields[2]) + "'");
  cue.type = *type;
  for (std::string_view name : split(line.fields[3], ',')) {
    const auto frame = lookup(kFrames, name);
    if (frame) cue.frames = static_cast<uint8_t>(cue.frames | *frame);
    else cue.prepositions.push_back(name);
    if (name == "to") cue.prepositions.push_back(name);
  }
  const auto certainty = parse_modality(line.fields[4]);
  if (!certainty) throw bad_line(line, "unknown certainty '" + std::string(line.fields[4]) + "'");
  cue.certainty = *certainty;
  return cue;
}

}  // namespace

bool Cue::takes(std::string_view preposition) const {
  return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

CueLexicon::CueLexicon(std::string_view tsv) {
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    if (line.fields.size() != 5) throw bad_line(line, "five fields are needed: cue, pos, class, frames, certainty");
    if (line.fields[0] == "cue") continue;
    const std::string_view pos = line.fields[1];
    Words* words = pos == "verb" ? &verbs_ : pos == "noun" ? &nouns_ : pos == "adjective" ? &adjectives_ : nullptr;
    if (!words) throw bad_line(line, "unknown part of speech '" + std::string(pos) + "'");
    words->emplace(line.fields[0], read_cue(line));
  }
}

const CueLexicon& CueLexicon::builtin() {
  static const CueLexicon lexicon(embedded_text(dossier_lexicon_cues, dossier_lexicon_cues_end));
  return lexicon;
}

const Cue* CueLexicon::find(const Words& words, std::string_view lemma) {
  const auto it = words.find(lemma);
  return it == words.end() ? nullptr : &it->second;
}

}  // namespace dossier
