#pragma once
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Who people are, as the text introduces them: titles before the name ("Foreign Minister X", "Norwegian analyst X"),
/// appositions and their lists after it ("X, an economist, Doctor of Sciences and professor at Y (Z)"), appositions before
/// it ("the head of Y, X") and predicates ("X is a fellow at Y").
///
/// Adds to each person's chain the properties role, degree, affiliation, place and nationality, and to
/// Annotations::relations HOLDS_POSITION, AFFILIATED_WITH, CITIZEN_OF and LOCATED_IN where no rule has found them. "Our
/// country" inside a quotation becomes a mention of the speaker's country when the document names it, and "we" one of the
/// country or body that the speaker holds office in or speaks for.
/// REQUIRES: coreference, relations.
void describe_people(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations);

/// "deputy" of "the deputy Treasury secretary", where `token`, which opens the noun, stands right behind a name; or
/// nothing. `covering` gives the name over each token.
std::string_view rank_before_name(const Annotations&, const std::vector<uint32_t>& covering, uint32_t token);

/// "Sen. Rahm", "Governor Ada Rahm": whether the name has the title of an office (nouns.h) in it or before it.
bool bears_office(const Annotations&, const Mention& name);

/// A political party, by the lexicon or by its name.
bool is_party(const Annotations&, uint32_t chain);

/// "the Norland GOP", "the county Democratic Party": a part of the party that the name means, with its own chairs and officers.
bool is_chapter(const Annotations&, const Mention& party);

}  // namespace dossier
