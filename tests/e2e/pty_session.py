"""Drives the interactive mode through a pseudo-terminal, and ends it in every way there is."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PROGRAM = sys.argv[1]
LEAVE = b"\x1b[?1049l"


class Session:
    def __init__(self, columns=60, rows=20):
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.child = child
        self.modes = termios.tcgetattr(child)
        self.seen = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(child, termios.TIOCSCTTY, 0)
            for fd in (0, 1, 2):
                os.dup2(child, fd)
            os.environ["TERM"] = "xterm-256color"
            os.execv(PROGRAM, [PROGRAM, "-i"])

    def wait_for(self, text, seconds=30):
        """Reads until `text` has come since the last wait."""
        wanted = text.encode() if isinstance(text, str) else text
        end = time.time() + seconds
        while wanted not in self.seen:
            assert time.time() < end, f"{text!r} did not come; got {self.seen[-600:]!r}"
            ready, _, _ = select.select([self.parent], [], [], 0.1)
            if ready:
                try:
                    self.seen += os.read(self.parent, 65536)
                except OSError:
                    break
        assert wanted in self.seen, f"{text!r} did not come; got {self.seen[-600:]!r}"
        self.seen = self.seen[self.seen.index(wanted) + len(wanted):]

    def type(self, keys):
        os.write(self.parent, keys.encode())

    def ended(self):
        """The status; checks that the terminal is as it was."""
        _, status = os.waitpid(self.pid, 0)
        assert termios.tcgetattr(self.child) == self.modes, "modes were not put back"
        os.close(self.child)
        os.close(self.parent)
        return status


def walk_through():
    session = Session()
    session.wait_for("F1")
    session.type("giá xăng")
    session.wait_for("bài")
    session.type("\x1b[B")
    session.wait_for("▌")
    session.type("\x1bOQ")  # F2: filters
    session.wait_for("Nguồn: Báo Sông Hồng")
    session.type("\r")
    session.wait_for('source:"')
    session.type("\r")  # opens
    session.wait_for("n N chỗ khớp")
    session.type("nq")
    session.wait_for("F2")
    session.type("\x19")  # Ctrl-Y: OSC 52
    session.wait_for(b"\x1b]52;c;")
    session.type("\x15id:hostile")
    session.wait_for("hostile")
    time.sleep(0.5)
    session.type("\r")
    session.wait_for("chỗ khớp")
    assert b"\x1b]0;" not in session.seen and b"\x1b[2J" not in session.seen
    session.type("\x03")
    session.wait_for(LEAVE)
    assert session.ended() == 0


def killed_by(number):
    session = Session()
    session.wait_for("F1")
    os.kill(session.pid, number)
    session.wait_for(LEAVE)
    assert os.WTERMSIG(session.ended()) == number


def stopped_and_continued():
    session = Session()
    session.wait_for("F1")
    session.type("\x1a")
    session.wait_for(LEAVE)
    os.waitpid(session.pid, os.WUNTRACED)
    assert termios.tcgetattr(session.child) == session.modes
    os.kill(session.pid, signal.SIGCONT)
    session.wait_for("F1")
    session.type("\x03")
    session.wait_for(LEAVE)
    assert session.ended() == 0


def resized():
    session = Session()
    session.wait_for("F1")
    fcntl.ioctl(session.parent, termios.TIOCSWINSZ, struct.pack("HHHH", 10, 100, 0, 0))
    os.kill(session.pid, signal.SIGWINCH)
    session.wait_for("F4 chép")  # the whole foot fits now
    session.type("\x03")
    session.wait_for(LEAVE)
    assert session.ended() == 0


walk_through()
for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGSEGV"):
    killed_by(getattr(signal, name))
stopped_and_continued()
resized()
