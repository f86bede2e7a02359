#pragma once
#include <string_view>

#include "ingest/annotations.h"

namespace dossier {

/// Finds who said what: fills Annotations::quotations and sets kInQuote. Speakers are left to coreference; `source` and
/// `source_mention` say where the text names them. Statements come in the order of their content; a parent stands
/// before what is reported inside it.
///
/// Two roads lead to a statement. Direct speech: what stands between quotation marks takes cue and source from a tag
/// beside it ("...," said X; X said: "..."), from the sentence before it, or goes on with the speaker before. Indirect
/// speech: the complement of a reporting word (reports.h), which may quote single words of it. Words in quotation marks
/// that nobody is said to say are no statement.
/// REQUIRES: paragraphs, sentences, tags and trees; mentions are used when there.
void find_quotations(std::string_view text, Annotations& annotations);

}  // namespace dossier
