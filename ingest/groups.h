#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/syntax.h"

namespace dossier {

/// What stands for several names at once: "Chile and Peru agreed ... They signed", "the two countries", "both sides".
/// A pronoun means the coordinated subject of its own or the sentence before; a noun with a number means the
/// latest coordination of as many names, within a few sentences.
class Groups {
 public:
  /// Holds a reference to `syntax`. REQUIRES: names, trees.
  explicit Groups(const Syntax& syntax);

  /// Heads of the names that the word stands for, in the order of the text; empty when it stands for none or one.
  std::span<const uint32_t> members(uint32_t token) const;

 private:
  struct Group {
    std::vector<uint32_t> names;  // heads
    uint32_t sentence = 0;
    bool subject = false, places = false;  // places: all are countries or demonyms
  };
  void collect();
  bool is_subject(uint32_t token) const;
  size_t number_of(uint32_t noun) const;
  const Group* latest(uint32_t before, uint32_t first_sentence) const;

  const Syntax& syntax_;
  std::vector<uint32_t> name_of_;  // per token: the name headed there, or kNoToken
  std::vector<Group> groups_;      // in the order of the text
};

}  // namespace dossier
