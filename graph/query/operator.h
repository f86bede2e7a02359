#pragma once
#include <memory>
#include <string>

#include "graph/query/execution.h"

namespace dossier {

/// A step of a plan. open() starts it (again) for the current frame; each next() writes the step's variables into the
/// frame and returns true, or returns false at the end. Rows are not copied: all steps of a plan share one frame, in
/// which each variable has its own slot.
class Operator {
 public:
  explicit Operator(std::unique_ptr<Operator> input) : input_(std::move(input)) {}
  virtual ~Operator() = default;
  virtual void open(ExecutionContext& context) { input_->open(context); }
  virtual bool next(ExecutionContext& context) = 0;
  virtual std::string describe() const = 0;  ///< one line for EXPLAIN
  const Operator* input() const { return input_.get(); }
  virtual const Operator* second_input() const { return nullptr; }

 protected:
  std::unique_ptr<Operator> input_;
};

using OperatorPtr = std::unique_ptr<Operator>;

/// The plan as text, the last step first, inputs indented below.
std::string describe_plan(const Operator&);

}  // namespace dossier
