#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/store.h"

namespace dossier {
namespace {

class VerifyCommand : public Command {
 public:
  void declare(Options& o) override { database_.declare(o); }

  int run() override {
    const Store store(database_.resolved(), Store::Mode::Read);
    const auto problems = store.verify();
    for (const StoreProblem& p : problems) write_stdout(p.document + ": " + p.what + "\n");
    const size_t documents = store.document_ids().size();
    std::fprintf(stderr, "%zu %s read again, %zu problems\n", documents, documents == 1 ? "document" : "documents", problems.size());
    return problems.empty() ? 0 : 1;
  }

 private:
  DatabaseOption database_;
};

}  // namespace

std::unique_ptr<Command> make_verify() { return std::make_unique<VerifyCommand>(); }

}  // namespace dossier
