#include "tests/support/news_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier {
namespace {

constexpr std::array<std::string_view, 28> kCountries = {
    "Armenia", "Kazakhstan", "Poland",  "Serbia",  "Moldova", "Kenya",   "Ethiopia", "Egypt",  "Brazil", "India",
    "Vietnam", "Japan",      "Finland", "Sweden",  "Hungary", "Romania", "Ukraine",  "Russia", "China",  "Mali",
    "Niger",   "Ghana",      "Chile",   "Bolivia", "Qatar",   "Iraq",    "Norway",   "Cyprus"};
constexpr std::array<std::string_view, 10> kOrganisations = {"the European Union (EU)",
                                                             "NATO",
                                                             "the African Union (AU)",
                                                             "ECOWAS",
                                                             "the Eurasian Economic Union (EAEU)",
                                                             "the United Nations",
                                                             "OPEC",
                                                             "BRICS",
                                                             "ASEAN",
                                                             "the Organization of Turkic States"};
constexpr std::array<std::string_view, 16> kGiven = {"Anna",  "Boris", "Carla", "David", "Elena", "Farid",
                                                     "Greta", "Hakan", "Irina", "Jonas", "Kofi",  "Leila",
                                                     "Marek", "Nadia", "Oskar", "Petra"};
constexpr std::array<std::string_view, 12> kFirstHalf = {"Al",  "Ber", "Cor", "Dor", "El",  "Far",
                                                         "Gor", "Hal", "Is",  "Kor", "Lan", "Mar"};
constexpr std::array<std::string_view, 12> kSecondHalf = {"aston", "enko", "idze", "ovic",  "mann", "sen",
                                                          "yan",   "ulla", "ero",  "inski", "berg", "wood"};
constexpr std::array<std::string_view, 6> kTitles = {"foreign minister", "defence minister", "prime minister",
                                                     "ambassador",       "spokesman",        "deputy speaker"};
constexpr std::array<std::string_view, 6> kTrades = {"a political analyst", "a historian",       "an economist",
                                                     "a retired diplomat",  "a security expert", "a professor of law"};
constexpr std::array<std::string_view, 6> kVerbs = {"criticised", "condemned", "welcomed",
                                                    "rejected",   "supported", "doubted"};
constexpr std::array<std::string_view, 6> kPlans = {"the new treaty", "the draft budget",   "the border agreement",
                                                    "the sanctions",  "the joint exercise", "the peace plan"};

/// A generator of its own, so that the corpus is the same with every standard library (splitmix64, Steele et al. 2014).
class Choice {
 public:
  explicit Choice(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}

  uint64_t below(uint64_t n) {
    state_ += 0x9E3779B97F4A7C15ull;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return (z ^ (z >> 31)) % n;
  }
  /// Small positions more often than great ones.
  template <size_t N>
  std::string_view of(const std::array<std::string_view, N>& all) {
    const uint64_t a = below(N), b = below(N);
    return all[a < b ? a : b];
  }
  std::string person() {
    std::string name(of(kGiven));
    name += ' ';
    name += of(kFirstHalf);
    return name += of(kSecondHalf);
  }
  std::string number() { return std::to_string(2 + below(90)); }

 private:
  uint64_t state_;
};

std::string capitalised(std::string_view s) {
  std::string out(s);
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string report(Choice& c) {
  const std::string a(c.of(kCountries)), b(c.of(kCountries)), o(c.of(kOrganisations));
  switch (c.below(6)) {
    case 0:
      return a + " accused " + b + " of moving troops to the border on Tuesday. " + b +
             " denied this and called for talks under the roof of " + o + ".";
    case 1:
      return a + " is a member of " + o + ", and " + b +
             " has applied to join it. No decision has been taken, officials said after " + c.number() +
             " hours of talks.";
    case 2:
      return "The " + std::string(c.of(kTitles)) + " of " + a + ", " + c.person() + ", met " + c.person() + ", the " +
             std::string(c.of(kTitles)) + " of " + b + ", in the capital on Monday.";
    case 3:
      return capitalised(o) + " imposed sanctions on " + c.number() + " companies from " + a + ". " + b + " " +
             std::string(c.of(kVerbs)) + " the step, while diplomats warned of a longer crisis.";
    case 4:
      return "At least " + c.number() + " people were injured when forces of " + a + " and " + b +
             " exchanged fire near a checkpoint, the authorities of both countries said.";
    default:
      return "If " + a + " left " + o + ", its trade with " + b +
             " would suffer, a study found. A withdrawal is unlikely in the near future, according to its authors.";
  }
}

std::string quotation(Choice& c) {
  const std::string name = c.person(), a(c.of(kCountries)), b(c.of(kCountries)), o(c.of(kOrganisations)),
                    plan(c.of(kPlans));
  return name + ", " + std::string(c.of(kTrades)) + " (" + a + "), believes that " + o + " will not survive " + plan +
         " in its present form.\n\n\"" + "Nobody in the region wants a war. " + b +
         " has shown that it can wait, and " + a +
         " does not trust anybody who speaks of 'friendship'. "
         "We propose to begin with small steps.\n\n" +
         "It is possible that " + b + " will sign " + plan +
         " next year. But I do not think that its neighbours will follow,\" " + name + " said.";
}

std::string escape_json(std::string_view text) {
  std::string out;
  for (char ch : text) {
    if (ch == '"' || ch == '\\') out += '\\';
    ch == '\n' ? out += "\\n" : out += ch;
  }
  return out;
}

}  // namespace

std::string news_title(uint64_t i) {
  Choice c(i);
  return std::string(c.of(kCountries)) + " and " + std::string(c.of(kCountries)) + " argue about " +
         std::string(c.of(kPlans));
}

std::string news_body(uint64_t i) {
  constexpr int kRounds = 4;
  Choice c(i ^ 0xABCDEF);
  std::string body;
  const auto add = [&](const std::string& paragraphs) {
    // No paragraph twice: a page that repeats one shows the same thing twice, and the reader keeps the first.
    if (body.find(paragraphs) == std::string::npos) body += (body.empty() ? "" : "\n\n") + paragraphs;
  };
  for (int round = 0; round < kRounds; ++round) {
    for (int k = 0; k < 3; ++k) add(report(c));
    add(quotation(c));
  }
  add(report(c));
  return body;
}

std::string news_page(uint64_t i) {
  std::string page = "<!DOCTYPE html><html lang=en><head><title>" + news_title(i) +
                     " | Example Post</title><meta property='og:site_name' content='Example Post'>" +
                     "<meta property='article:published_time' content='2023-03-14T10:00:00Z'></head><body><nav><ul>";
  for (int k = 0; k < 30; ++k)
    page += "<li><a href='/s" + std::to_string(k) + "'>Section " + std::to_string(k) + "</a></li>";
  page += "</ul></nav><main><h1>" + news_title(i) + "</h1><div class='share'><a href='#'>Share</a></div><p>";
  const std::string body = news_body(i);
  for (size_t begin = 0; begin < body.size();) {
    const size_t end = std::min(body.find("\n\n", begin), body.size());
    page += body.substr(begin, end - begin) + "</p>\n<p>";
    begin = end + 2;
  }
  return page + "</p></main><aside><a href='/x'>" + news_title(i + 1) +
         "</a></aside><footer>© 2026 Example Post. All rights reserved.</footer></body></html>\n";
}

std::string news_json(uint64_t i) {
  return "{\"id\":\"news-" + std::to_string(i) + "\",\"title\":\"" + news_title(i) +
         "\",\"date\":\"2023-03-14\",\"source\":\"Example Post\",\"text\":\"" + escape_json(news_body(i)) + "\"}\n";
}

}  // namespace dossier
