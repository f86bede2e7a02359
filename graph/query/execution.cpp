#include "graph/query/execution.h"

#include "graph/query/operator.h"

namespace dossier {

ExecutionContext::ExecutionContext(const Query& query, const PropertyGraph& graph, const ValueMap& parameters,
                                   const QueryLimits& limits)
    : query_(query),
      graph_(graph),
      parameters_(parameters),
      frame_(query.slots),
      deadline_(std::chrono::steady_clock::now() + limits.timeout),
      limits_(limits),
      memory_(limits.memory),
      now_(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count()) {
  for (const std::string& name : query_.names) symbols_.push_back(graph_.symbols().find(name));
}

ExecutionContext::~ExecutionContext() = default;

void ExecutionContext::set_subplans(std::vector<std::unique_ptr<Operator>> subplans) { subplans_ = std::move(subplans); }

void ExecutionContext::check_time() const {
  if (limits_.cancelled && limits_.cancelled->load(std::memory_order_relaxed))
    throw run_error("Cancelled", "Cancelled", "the query was cancelled");
  if (limits_.timeout.count() > 0 && std::chrono::steady_clock::now() > deadline_)
    throw run_error("Timeout", "Timeout",
                    "the query was stopped after " + std::to_string(limits_.timeout.count()) +
                        " ms; make it more selective, or raise --timeout");
}

void ExecutionContext::refuse_memory() const {
  throw run_error("OutOfMemory", "OutOfMemory",
                  "the query needs more than " + std::to_string(memory_ >> 20) +
                      " MB; make it more selective, or raise --memory");
}

/// PCG-XSH-RR (O'Neill 2014).
double ExecutionContext::random() {
  const uint64_t state = random_state_;
  random_state_ = state * 6364136223846793005ull + 1442695040888963407ull;
  const auto shifted = static_cast<uint32_t>(((state >> 18) ^ state) >> 27);
  const auto rotation = static_cast<uint32_t>(state >> 59);
  const uint32_t bits = (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
  return bits * 0x1p-32;
}

}  // namespace dossier
