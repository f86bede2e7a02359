#pragma once
#include <string_view>

#include "export/graph_view.h"
#include "export/sink.h"

namespace dossier {

/// DOT made to be drawn: wrapped labels, a legend, and none of the attributes that only programs read.
void write_dot_picture(const GraphView&, Sink&, std::string_view title);

}  // namespace dossier
