#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Forms of one name. All compare folded (fold_name), so case, diacritics and full stops do not count.

/// The words of a name, folded; hyphens divide words.
std::vector<std::string> name_words(std::string_view name);

/// The same of a person's name, so that the surname is last: without the "Jr." behind it.
std::vector<std::string> person_words(std::string_view name);
bool has_generation(std::string_view name);  ///< "Ivan Petrov Jr."

/// Whether `acronym` is made of the initials of `name`, with or without its small words: "CSTO", "UN", "MoD".
bool is_acronym_of(std::string_view acronym, std::string_view name);

/// What a person with a nickname in marks or brackets is called beside it: "Marta Reed" and "Coco Reed" of "Marta "Coco" Reed"; of
/// other names only the name.
std::vector<std::string> person_forms(std::string_view name);

/// Whether two names may be one person's: one is a part of the other with the same surname ("Petrov", "Ivan Petrov",
/// "I. Petrov", "Ivan S. Petrov"; "Petrov" and "Ivan Petrov Jr."), or of a form with the nickname.
bool is_person_variant(std::string_view a, std::string_view b);

/// Whether `part` is the beginning or the end of `name`, in whole words: "Wikimedia", "the Foundation".
bool is_part_of_name(std::string_view part, std::string_view name);

}  // namespace dossier
