#include "ingest/people.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_occupations_tsv[], dossier_occupations_tsv_end[];

namespace dossier {
namespace {

using Names = std::set<std::string>;

double shared(const Names& a, const Names& b) {
  return static_cast<double>(std::count_if(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); }));
}

bool are_apart(const Names& a, const Names& b) { return !a.empty() && !b.empty() && shared(a, b) == 0; }

const std::unordered_map<std::string_view, std::string_view>& walks_of_life() {
  static const std::unordered_map<std::string_view, std::string_view> map = [] {
    std::unordered_map<std::string_view, std::string_view> words;
    for (const LexiconLine& line : lexicon_lines(embedded_text(dossier_occupations_tsv, dossier_occupations_tsv_end)))
      for (const std::string_view occupation : split(line.fields[0], ',')) words.emplace(occupation, line.fields[1]);
    return words;
  }();
  return map;
}

/// "deputy director of the mine": the head noun of a role stands before what it is a role in.
std::string_view head_of(std::string_view role) {
  for (const std::string_view preposition : {" of ", " for ", " at ", " in ", " with "}) role = role.substr(0, role.find(preposition));
  return role.substr(role.rfind(' ') + 1);
}

Names walks(const Names& roles) {
  Names found;
  for (const std::string& role : roles)
    if (const auto walk = walks_of_life().find(head_of(role)); walk != walks_of_life().end()) found.emplace(walk->second);
  return found;
}

}  // namespace

PersonAgreement compare_people(const PersonEvidence& a, const PersonEvidence& b) {
  const Names walks_a = walks(a.roles), walks_b = walks(b.roles);
  PersonAgreement agreement;
  agreement.support = 2 * std::min(shared(a.organisations, b.organisations), 2.0) + 1.5 * std::min(shared(a.countries, b.countries), 1.0) +
                      std::min(shared(a.roles, b.roles), 1.0) + 0.5 * std::min(shared(walks_a, walks_b), 1.0) +
                      0.5 * std::min(shared(a.company, b.company), 3.0);
  if (are_apart(a.countries, b.countries)) agreement.against += 3;
  if (are_apart(walks_a, walks_b)) agreement.against += 2;
  return agreement;
}

}  // namespace dossier
