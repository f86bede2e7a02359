#pragma once
#include <cstddef>

namespace dossier {

/// Linking counted_memory.cpp replaces operator new by one that counts, in the whole program. What the system's libraries
/// take from malloc themselves is not counted. Safe from any thread.
size_t live_bytes();  ///< given out and not yet given back
size_t peak_bytes();  ///< the most that was live at one time since the last call of forget_peak
void forget_peak();

/// How many bytes more than before were live at one time while `run` ran.
template <class Run>
size_t bytes_beyond(Run run) {
  const size_t before = live_bytes();
  forget_peak();
  run();
  return peak_bytes() - before;
}

}  // namespace dossier
