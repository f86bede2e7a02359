#pragma once
#include <string>

namespace dossier {

/// Prints on standard output what each kept question answers anew, and marks it as reported: after each ingest.
void report_watches(const std::string& database);

}  // namespace dossier
