#!/usr/bin/env python3
"""query_shell.py DOSSIER: types into the shell of `dossier query` on a pseudo terminal and reads what it answers."""
import os
import pty
import re
import select
import signal
import sys
import tempfile
import time


class Shell:
    def __init__(self, dossier):
        self.folder = tempfile.TemporaryDirectory()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm", HOME=self.folder.name, LC_ALL="C.UTF-8")
            os.execv(dossier, [dossier, "query", "--in-memory", "--timeout", "0"])
        self.expect("dossier>")

    def type(self, text):
        os.write(self.fd, text.encode())

    def expect(self, pattern, seconds=60):
        """Reads until the pattern appears; what was read."""
        read, end = "", time.monotonic() + seconds
        while not re.search(pattern, read):
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            if not ready:
                sys.exit(f"waited for {pattern!r}, read {read!r}")
            try:
                read += os.read(self.fd, 4096).decode(errors="replace")
            except OSError:
                sys.exit(f"the shell ended; waited for {pattern!r}, read {read!r}")
        return read

    def end(self, seconds=60):
        """The shell's exit status, once it has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return status
            time.sleep(0.05)
        os.kill(self.pid, signal.SIGKILL)
        sys.exit("the shell does not end")

    def ask(self, text, pattern):
        self.type(text)
        read = self.expect(pattern)
        return read if "dossier>" in read[-12:] else read + self.expect("dossier> ?$")


def main():
    shell = Shell(os.path.abspath(sys.argv[1]))
    shell.ask("\\help\n", "\\\\timing")
    shell.ask("CREATE (:Person {name: 'Ada Quist'})-[:LEADS]->(:Place {name: 'Adaville'});\n", "0 rows")
    # Several lines until the semicolon; labels, keys and names are completed.
    shell.type("MATCH (n:Pers\t)\n")
    shell.expect(r"\.\.\.>")
    shell.ask("WHERE n.name = 'Ada Q\t' RETURN n.na\t AS answer, labels(n);\n", r'Ada Quist +\["Person"\]')
    shell.type("MATCH (n:P\t")  # two candidates: both are listed
    shell.expect(r"Person\s+Place")
    shell.ask("\x03", r"\^C")
    shell.ask("\\schema\n", r"LEADS +1")
    shell.ask("\\param limit 2\n", "dossier>")
    shell.ask("\\timing\n", "timing is on")
    shell.ask("UNWIND [1, 2, 3] AS x WITH x LIMIT $limit RETURN sum(x) AS total;\n", r"total\s+─+\s+3\s+1 row\s+[0-9.]+ ms")
    shell.ask("RETURN oops;\n", r"UndefinedVariable.*\n.*\n +\^")
    # Ctrl-C stops the query and drops a half-typed line, but not the shell.
    shell.type("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*);\n")
    time.sleep(0.5)
    shell.ask("\x03", "Cancelled")
    shell.type("RETURN 1, half")
    shell.ask("\x03", r"\^C")
    shell.ask("\\format csv\n", "dossier>")
    shell.ask("RETURN 6 * 7 AS answer;\n", r"answer\s+42")
    shell.ask("\x1b[A\n", r"answer\s+42")  # the last query again
    shell.type("\x04")
    status = shell.end()
    history = open(os.path.join(shell.folder.name, ".dossier_history"), encoding="utf-8").read()
    if status != 0 or "answer" not in history:
        sys.exit(f"status {status}; history {history!r}")


if __name__ == "__main__":
    main()
