#pragma once
#include <cstdint>
#include <string_view>

namespace dossier {

/// What the full stop after a word says about the end of the sentence.
enum class Abbreviation : uint8_t {
  None,     // not an abbreviation: the stop ends the sentence
  Title,    // "Mr.", "Gen.", "vs.": more always follows
  Numbered, // "No.", "p.", "vol.": an abbreviation only before a number
  Dated,    // "Jan.", "Sat.": an abbreviation before a number, a comma or a small letter
  Ending,   // "Inc.", "etc.", "U.S.": may stand at the end of a sentence too
  State,    // "Tex.", "Miss.": an abbreviation behind a town or a person's party, before a comma or a small letter
};

/// `word` is without its last full stop. Dotted abbreviations ("U.S", "e.g") are recognised by their form.
Abbreviation abbreviation(std::string_view word);

}  // namespace dossier
