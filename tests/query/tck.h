#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// One scenario of the openCypher TCK, as a line of the scenario file gives it.
struct TckScenario {
  struct Expectation {
    bool present = false, ordered = false, lists_unordered = false;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
  };
  struct ExpectedError {
    bool present = false;
    std::string type, phase, detail;
  };

  std::string id, file, query;
  std::vector<std::string> setup;
  std::map<std::string, std::string> parameters;
  bool read_only = true, procedure = false;
  Expectation expect;
  ExpectedError error;

  std::string area() const;  ///< "clauses/match"
};

struct TckOutcome {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< values in the notation of the TCK
  bool failed = false;
  std::string type, phase, detail, message;
};

std::vector<TckScenario> read_tck(const std::string& path);
TckOutcome run_tck(const TckScenario&);
/// Whether the outcome is what the scenario expects; true when it expects nothing.
bool agrees(const TckScenario&, const TckOutcome&);
/// One line of JSON: {"id","columns","rows"} or {"id","error":{"type","phase","detail"}}.
std::string to_json(const TckScenario&, const TckOutcome&);

}  // namespace dossier
