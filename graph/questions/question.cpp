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
       {{"ORG", "An organisation", true}}, members, false},
      {"conflicts", "Who is in conflict with, threatens or coerces whom", "conflicts Serbia --only facts",
       {{"ENTITY", "Only what involves this entity"}}, conflicts, false},
      {"comments", "Who said what about whom, with the stance", "comments --about NATO --by \"Jens Stoltenberg\"",
       {{"--by", "Only what this speaker said"}, {"--about", "Only what was said about this entity"}}, comments, true, "statement"},
      {"path", "How two entities are linked: the shortest paths, each step with its evidence", "path Serbia NATO --paths 5",
       {{"A", "An entity", true}, {"B", "Another one", true},
        {"--paths", "How many paths [3]"}, {"--hops", "The longest path [6]"}}, paths, true},
  };
  return list;
}

const Question* find_question(std::string_view name) {
  for (const Question& q : questions())
    if (q.name == name) return &q;
  return nullptr;
}

}  // namespace dossier
