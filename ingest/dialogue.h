#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/direct_speech.h"
#include "ingest/reports.h"

namespace dossier {

/// Direct speech without quotation marks.
///
/// Turns of an interview or a transcript: paragraphs that begin with a name and a colon ("PETROVA: We shall see.", "Q: ...").
/// Two make a dialogue; a turn goes on through the paragraphs up to the next one. Dialogue between dashes: a paragraph
/// that begins with a dash and has a tag between dashes ("— We shall see, — said Petrova. — Soon.").
/// Interviews whose questions are paragraphs of their own: the answers between them are of whom the text has introduced.
/// Declarations of press releases: "NAME, the minister, said:" without marks behind it; the rest of the paragraph or the next
/// one is the speaker's, and those after it up to the last in the first person.
/// A headline of the same shape ("Petrova: no talks before May", "Poll: ...") is reported by who stands before the colon.
std::vector<DirectSpeech> find_dialogue(const Annotations& annotations, const ReportFinder& finder);

}  // namespace dossier
