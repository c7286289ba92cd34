"""Runs COMMAND on a terminal of COLUMNS columns and prints what came, without colours.

on_terminal.py COLUMNS COMMAND [ARGUMENT]...: the exit status is the command's. ON_TERMINAL_KEYS is
typed at once, for a pager.
"""

import fcntl
import os
import pty
import re
import struct
import sys
import termios


def main():
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, int(sys.argv[1]), 0, 0))
        os.execvp(sys.argv[2], sys.argv[2:])
    os.write(terminal, os.environ.get("ON_TERMINAL_KEYS", "").encode())
    seen = b""
    try:
        while piece := os.read(terminal, 65536):
            seen += piece
    except OSError:
        pass  # the command has ended
    text = seen.decode(errors="replace").replace("\r\n", "\n")
    sys.stdout.write(re.sub("\x1b\\[[0-9;?]*[A-Za-z]", "", text))
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


sys.exit(main())
