#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/filter.h"
#include "graph/knowledge_graph.h"
#include "graph/table.h"

namespace dossier {

/// What was given for the parameters of a question, by the parameter's name; absent or empty: not given.
class QuestionArguments {
 public:
  QuestionArguments() = default;
  QuestionArguments(std::initializer_list<std::pair<const std::string, std::string>> values) : values_(values) {}
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }
  const std::string& operator[](std::string_view name) const;
  bool has(std::string_view name) const { return !(*this)[name].empty(); }
  /// Throws Error(Usage) when it is not a whole number from 1 on.
  uint32_t number(std::string_view name, uint32_t otherwise) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

struct QuestionParameter {
  std::string_view name;  ///< "ORG": by position; "--by": an option
  std::string_view help;
  bool required = false;
};

/// A question that an analyst asks without learning a language. Names are resolved as everywhere (alias, acronym,
/// demonym, any case); an unknown one throws Error(Input) with "did you mean".
struct Question {
  std::string_view name, summary;
  std::string_view example;  ///< the rest of a command line
  std::vector<QuestionParameter> parameters;
  Table (*answer)(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);
  size_t headings = 0;               ///< rows that agree in so many first columns belong under one heading
  std::string_view below = "quote";  ///< the column with a long text
};

/// All of them, in the order of the help.
std::span<const Question> questions();
const Question* find_question(std::string_view name);  ///< nullptr: there is none

}  // namespace dossier
