#pragma once
#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Capitals that stand for governments: in "Yerevan denied it", "talks with Bangkok", "Moscow's demands" the name is a mention
/// of its country, sector GOV; in "arrived in Yerevan" it stays a place. Who says, wants, decides or is accused is no
/// city; a construction that leaves it open changes nothing. A capital that a recogniser took for a person is none.
/// REQUIRES: mentions, trees, quotations.
void find_capitals(const Gazetteer& gazetteer, std::string_view text, Annotations& annotations);

}  // namespace dossier
