#pragma once
#include <span>

#include "graph/query/execution.h"
#include "graph/query/functions.h"

namespace dossier {

// The functions of the language by subject, each table in its own file.
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> number_functions();
std::span<const Function> string_functions();
std::span<const Function> temporal_constructors();

/// TypeError (InvalidArgumentValue): the function has no meaning for this value.
[[noreturn]] void refuse_argument(std::string_view function, const Value& argument);

}  // namespace dossier
