#pragma once
#include <cstdio>

#include "ingest/evidence_check.h"

namespace dossier {

/// A line on stderr for each reason, with how often.
inline void report_refusals(const Refusals& refusals) {
  for (const auto& [reason, count] : refusals)
    std::fprintf(stderr, "refused %llu: %s\n", static_cast<unsigned long long>(count), reason.c_str());
}

}  // namespace dossier
