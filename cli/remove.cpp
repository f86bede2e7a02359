#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/error.h"
#include "graph/store.h"

namespace dossier {
namespace {

class RemoveCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("DOCUMENT", ids_, "Ids of documents, as 'dossier stats --documents' lists them");
    database_.declare(o);
  }

  int run() override {
    Store(database_.resolved(), Store::Mode::Read);  // nothing is made where nothing was
    Store store(database_.resolved(), Store::Mode::Write);
    for (const std::string& id : ids_)
      if (!store.remove(id)) throw input_error("no document has the id '" + id + "'; nothing was removed");
    store.commit();
    std::fprintf(stderr, "%zu removed\n", ids_.size());
    return 0;
  }

 private:
  std::vector<std::string> ids_;
  DatabaseOption database_;
};

}  // namespace

std::unique_ptr<Command> make_remove() { return std::make_unique<RemoveCommand>(); }

}  // namespace dossier
