#include "graph/questions/question.h"

#include <charconv>

#include "graph/error.h"
#include "graph/questions/answers.h"

namespace dossier {

const std::string& QuestionArguments::operator[](std::string_view name) const {
  static const std::string none;
  const auto it = values_.find(name);
  return it == values_.end() ? none : it->second;
}

uint32_t QuestionArguments::number(std::string_view name, uint32_t otherwise) const {
  const std::string& text = (*this)[name];
  if (text.empty()) return otherwise;
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0)
    throw usage_error(std::string(name) + ": '" + text + "' is not a whole number from 1 on");
  return value;
}

std::span<const Question> questions() {
  static const std::vector<Question> list{
      {"members", "Who is a member of an organisation, who joined, left, may join or does not belong", "members NATO --as-of 2024-06",
       {{"ORG", "An organisation", true}}, members},
      {"memberships", "The same in the order of time, for each member of an organisation or each organisation of a member",
       "memberships ECOWAS", {{"ENTITY", "An organisation, or a member", true}}, memberships, 2},
      {"conflicts", "Who is in conflict with, threatens or coerces whom", "conflicts Serbia --only facts",
       {{"ENTITY", "Only what involves this entity"}}, conflicts},
      {"allies", "Who is allied with, cooperates with, aids or supports whom", "allies Belarus",
       {{"ENTITY", "Only what involves this entity"}}, allies},
      {"ties", "All that links two entities, directly and through third parties", "ties Serbia Russia --through 5",
       {{"A", "An entity", true}, {"B", "Another one", true}, {"--through", "How many third parties [10]"}}, ties, 1},
      {"path", "How two entities are linked: the shortest paths, each step with its evidence", "path Serbia NATO --paths 5",
       {{"A", "An entity", true}, {"B", "Another one", true}, {"--paths", "How many paths [3]"}, {"--hops", "The longest path [6]"}},
       paths, 1},
      {"neighbours", "The entities that claims link to one, with what links them", "neighbours Georgia",
       {{"ENTITY", "An entity", true}}, neighbours},
      {"who", "Who holds a role, or who belongs to an organisation", "who \"president of Serbia\"",
       {{"ROLE-OR-ORG", "A role, a role and its organisation, or an organisation", true}}, who},
      {"comments", "Who said what about whom, with the stance", "comments --about NATO --by \"Jens Stoltenberg\"",
       {{"--by", "Only what this speaker said"}, {"--about", "Only what was said about this entity"}}, comments, 2, "statement"},
      {"stances", "How speakers stand to those whom they speak about", "stances --about NATO",
       {{"--by", "Only this speaker"}, {"--about", "Only towards this entity"},
        {"--as", "list, or matrix: a row for each speaker, a column for each target [list]"}}, stances},
      {"disagreements", "What some affirm and others deny, whom some support and others oppose", "disagreements --about Cambodia",
       {{"--about", "Only about this entity"}}, disagreements, 1},
      {"timeline", "What happened to an entity, in the order of time", "timeline Niger --from 2023 --to 2025",
       {{"ENTITY", "An entity", true}, {"--undated", "'no': leave out what has no time but that of its publication [yes]"}}, timeline},
      {"events", "Events with their participants, place and time", "events Thailand --type ASSAULT",
       {{"ENTITY", "Only events with this entity"}, {"--type", "A PLOVER type: AGREE, CONSULT, ASSAULT ..."}}, events},
      {"central", "Who stands in the middle of the network", "central --by betweenness --type Person --limit 10",
       {{"--by", "pagerank, betweenness or degree [pagerank]"}, {"--type", "Only entities of this type"}}, central},
      {"communities", "Groups of entities with more links among themselves than to others", "communities --only facts",
       {}, community_list, 1},
  };
  return list;
}

const Question* find_question(std::string_view name) {
  for (const Question& q : questions())
    if (q.name == name) return &q;
  return nullptr;
}

}  // namespace dossier
