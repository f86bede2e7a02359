#pragma once
#include <istream>
#include <string>

#include "graph/document.h"
#include "ingest/annotations.h"

namespace dossier {

/// A treebank as a document: the text is put together from the words, and the annotations hold all that the file says
/// of words, tags, lemmas and trees.
struct ConlluText {
  Document document;
  Annotations annotations;
};

/// Reads CoNLL-U (https://universaldependencies.org/format.html). "# newpar" and "# newdoc" begin paragraphs; ranges
/// (1-2) give way to their words; empty nodes (1.1) are skipped; "_" leaves a column at its default.
/// Throws Error(Input) with `name` and the line.
ConlluText read_conllu(std::istream& in, const std::string& name);

/// The document in CoNLL-U, with its text and paragraphs as comments. Mentions of names stand in MISC as
/// "Entity=B-Person", "Entity=I-Person".
std::string write_conllu(const Document& document, const Annotations& annotations);

}  // namespace dossier
