#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "export/dot.h"
#include "export/graph_view.h"
#include "export/writers.h"
#include "graph/error.h"

extern char** environ;

// Pictures are drawn by Graphviz's own program, which is looked for when a picture is asked for, so that dossier runs
// without it. The graph goes to its standard input and the picture comes from its output; nothing passes through a
// shell or a file.
namespace dossier {
namespace {

constexpr size_t kLargestPicture = 2000;  // nodes; beyond, neither Graphviz nor a reader gets along

/// A pipe whose ends close by themselves. Both are closed on exec; the child gets duplicates.
struct Pipe {
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw input_error(std::string("cannot start Graphviz: ") + std::strerror(errno));
    read_end = ends[0];
    write_end = ends[1];
  }
  ~Pipe() {
    close(read_end);
    close(write_end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  int read_end = -1, write_end = -1;
};

/// Feeds `input` and takes all output at the same time, so that neither side waits for the other for ever.
std::string exchange(Pipe& to, Pipe& from, std::string_view input) {
  std::string output;
  std::array<char, 1 << 16> buffer;
  ::fcntl(to.write_end, F_SETFL, O_NONBLOCK);
  while (from.read_end >= 0) {
    pollfd ends[2] = {{from.read_end, POLLIN, 0}, {to.write_end, POLLOUT, 0}};
    if (::poll(ends, to.write_end >= 0 ? 2 : 1, -1) < 0 && errno != EINTR) break;
    if (to.write_end >= 0 && (ends[1].revents & (POLLOUT | POLLERR)) != 0) {
      const ssize_t count = ::write(to.write_end, input.data(), input.size());
      if (count >= 0) input.remove_prefix(static_cast<size_t>(count));
      if (input.empty() || (count < 0 && errno != EAGAIN && errno != EINTR)) Pipe::close(to.write_end);
    }
    if ((ends[0].revents & (POLLIN | POLLHUP)) != 0) {
      const ssize_t count = ::read(from.read_end, buffer.data(), buffer.size());
      if (count > 0) output.append(buffer.data(), static_cast<size_t>(count));
      if (count == 0 || (count < 0 && errno != EINTR)) Pipe::close(from.read_end);
    }
  }
  return output;
}

std::string draw(std::string_view dot, const char* format, bool large) {
  Pipe to, from;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from.write_end, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const std::string output = std::string("-T") + format;
  const char* arguments[] = {"dot", large ? "-Ksfdp" : "-Kfdp", output.c_str(), nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "dot", &actions, nullptr, const_cast<char* const*>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    throw usage_error("a picture needs the program 'dot' of Graphviz, which is not installed; install graphviz, or take --format html");
  }
  Pipe::close(to.read_end);
  Pipe::close(from.write_end);
  struct sigaction ignore {}, before {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &before);
  std::string picture = exchange(to, from, dot);
  ::sigaction(SIGPIPE, &before, nullptr);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || picture.empty())
    throw input_error("Graphviz could not draw this graph; choose a smaller part with --ego, or take --format html");
  return picture;
}

void write_picture(const KnowledgeGraph& graph, Sink& sink, ExportOptions options, const char* format) {
  options.drop_isolated = true;
  const GraphView view(graph, options);
  if (view.nodes().size() > kLargestPicture) {
    throw usage_error("a picture of " + std::to_string(view.nodes().size()) + " nodes cannot be read; choose a part (--ego ENTITY), or take --format html");
  }
  std::string dot;
  Sink memory = Sink::memory(dot);
  write_dot_picture(view, memory, options.title);
  memory.commit();
  sink << draw(dot, format, view.nodes().size() > 60);
}

}  // namespace

void write_svg(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) { write_picture(graph, sink, options, "svg"); }

void write_png(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) { write_picture(graph, sink, options, "png"); }

}  // namespace dossier
