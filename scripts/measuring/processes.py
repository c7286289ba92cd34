"""Running a program and saying what it cost, and what machine it ran on."""

import os
import platform
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Cost:
    """One run of a program, its children included (memory: the largest of them)."""

    wall: float  # s
    cpu: float  # s, user + system
    memory: float  # MB, peak resident


class ProgramFailed(Exception):
    """A program ended with a status that is not one of the expected."""


def run_measured(command, stdin=None, expected=(0,), environment=None):
    """The Cost of a command; its output is thrown away, its errors are kept for the message."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env={**os.environ, **(environment or {})}) as run:
        errors = run.stderr.read()
        _, status, used = os.wait4(run.pid, 0)
        wall = time.perf_counter() - started
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in expected:
        raise ProgramFailed(f"{' '.join(map(str, command))}: status {run.returncode}\n"
                            + errors.decode(errors="replace")[-2000:])
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median_cost(costs):
    return Cost(*(statistics.median(getattr(c, f) for c in costs)
                  for f in ("wall", "cpu", "memory")))


def folder_megabytes(path):
    """Space that the files of a folder (or one file) take on the disk, in MB of 10^6."""
    path = Path(path)
    files = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
    return sum(f.stat().st_blocks * 512 for f in files) / 1e6


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def machine():
    """One line on the machine: without it the figures below mean nothing."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (f"{os.cpu_count()} × {model}, {memory:.0f} GB, {platform.system()} "
            f"{platform.release()}, load {load:.1f}, {time.strftime('%Y-%m-%d %H:%M')}")
