#include "ingest/abbreviations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

using enum Abbreviation;

// Sorted by word (bytes); a lower-case entry also stands for the capitalised word.
constexpr std::pair<std::string_view, Abbreviation> kAbbreviations[] = {
    {"Adj", Title},    {"Adm", Title},    {"Ala", State},    {"Apr", Dated},    {"Ariz", State},   {"Ark", State},    {"Atty", Title},
    {"Aug", Dated},    {"Ave", Ending},   {"Bhd", Ending},   {"Blvd", Ending},  {"Brig", Title},   {"Bros", Ending},  {"Calif", State},
    {"Capt", Title},   {"Cdr", Title},    {"Cie", Ending},   {"Cmdr", Title},   {"Co", Ending},    {"Col", Title},    {"Colo", State},
    {"Comdr", Title},  {"Conn", State},   {"Corp", Ending},  {"Cpl", Title},    {"Dec", Dated},    {"Del", Title},    {"Det", Title},
    {"Dr", Title},     {"Esq", Ending},   {"Feb", Dated},    {"Fla", State},    {"Fr", Title},     {"Fri", Dated},    {"Ft", Title},
    {"Ga", State},     {"Gen", Title},    {"Gov", Title},    {"Hon", Title},    {"Ill", State},    {"Inc", Ending},   {"Ind", State},
    {"Insp", Title},   {"Jan", Dated},    {"Jr", Ending},    {"Jul", Dated},    {"Jun", Dated},    {"Kan", State},    {"Kans", State},
    {"Ky", State},     {"La", State},     {"Llc", Ending},   {"Lt", Title},     {"Ltd", Ending},   {"Maj", Title},    {"Mar", Dated},
    {"Mass", State},   {"Md", State},     {"Messrs", Title}, {"Mgr", Title},    {"Mich", State},   {"Minn", State},   {"Miss", State},
    {"Mlle", Title},   {"Mme", Title},    {"Mo", State},     {"Mon", Dated},    {"Mont", State},   {"Mr", Title},     {"Mrs", Title},
    {"Ms", Title},     {"Msgr", Title},   {"Mt", Title},     {"Neb", State},    {"Nebr", State},   {"Nev", State},    {"No", Numbered},
    {"Nos", Numbered}, {"Nov", Dated},    {"Oct", Dated},    {"Okla", State},   {"Ore", State},    {"Pa", State},     {"Penn", State},
    {"Ph", Title},     {"Plc", Ending},   {"Pres", Title},   {"Prof", Title},   {"Pte", Ending},   {"Pty", Ending},   {"Pvt", Title},
    {"Rd", Ending},    {"Rep", Title},    {"Reps", Title},   {"Rev", Title},    {"Rt", Title},     {"Sat", Dated},    {"Sen", Title},
    {"Sens", Title},   {"Sep", Dated},    {"Sept", Dated},   {"Sgt", Title},    {"Sr", Ending},    {"St", Title},     {"Sta", Title},
    {"Ste", Title},    {"Sun", Dated},    {"Supt", Title},   {"Tenn", State},   {"Tex", State},    {"Thu", Dated},    {"Thur", Dated},
    {"Thurs", Dated},  {"Tue", Dated},    {"Tues", Dated},   {"Va", State},     {"Vt", State},     {"Wash", State},   {"Wed", Dated},
    {"Wis", State},    {"Wyo", State},    {"al", Ending},    {"approx", Title}, {"art", Numbered}, {"bros", Ending},  {"ca", Numbered},
    {"cf", Title},     {"ch", Numbered},  {"cit", Ending},   {"co", Ending},    {"dept", Title},   {"div", Numbered}, {"ed", Title},
    {"eds", Title},    {"eg", Title},     {"est", Numbered}, {"etc", Ending},   {"ext", Numbered}, {"fig", Numbered}, {"figs", Numbered},
    {"ibid", Ending},  {"ie", Title},     {"lit", Title},    {"lv", Title},     {"nr", Numbered},  {"op", Numbered},  {"pp", Numbered},
    {"sec", Numbered}, {"ver", Numbered}, {"viz", Title},    {"vol", Numbered}, {"vols", Numbered}, {"vs", Title},
};

Abbreviation find(std::string_view word) {
  const auto* it = std::lower_bound(std::begin(kAbbreviations), std::end(kAbbreviations), word,
                                    [](const auto& entry, std::string_view w) { return entry.first < w; });
  return it != std::end(kAbbreviations) && it->first == word ? it->second : None;
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.empty() || word.size() > 6) return None;
  if (const Abbreviation found = find(word); found != None) return found;
  std::array<char, 6> lower{};
  bool changed = false;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool upper = 'A' <= word[i] && word[i] <= 'Z';
    lower[i] = static_cast<char>(upper ? word[i] + 32 : word[i]);
    changed |= upper;
  }
  return changed ? find({lower.data(), word.size()}) : None;
}

}  // namespace dossier
