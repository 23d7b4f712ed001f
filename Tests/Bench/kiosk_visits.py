#!/usr/bin/env python3
"""Have many visitors come to one kiosk, one after the other: how its guard grows, how many files it has open, and how soon F10 has cleared the desk.

    kiosk_visits.py CARREL SHELF [-n 10000]

Prints the load beside the figures, and asserts nothing.
"""
import argparse, fcntl, os, pty, select, signal, statistics, struct, termios, time

PICTURE, DESK, FINISH = b"any key", b"F10", b"\x1b[21~"


def start(carrel, shelf):
    process, terminal = pty.fork()
    if process == 0:
        os.execve(carrel, [carrel, "kiosk", "--shelf", shelf], {"TERM": "xterm-256color", "LANG": "C.UTF-8"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return process, terminal


def wait(terminal, marker):
    """Until the terminal is sent the marker."""
    seen = b""
    while marker not in seen:
        if not select.select([terminal], [], [], 60)[0]:
            raise SystemExit(f"the kiosk does not show {marker.decode()}")
        seen += os.read(terminal, 65536)


def size(process):
    """KiB of the process's own memory, and its open files."""
    with open(f"/proc/{process}/status") as status:
        own = next(line for line in status if line.startswith("RssAnon"))
    return int(own.split()[1]), len(os.listdir(f"/proc/{process}/fd"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carrel", type=os.path.abspath)
    parser.add_argument("shelf", type=os.path.abspath)
    parser.add_argument("-n", type=int, default=10_000, help="visitors (10000)")
    options = parser.parse_args()
    guard, terminal = start(options.carrel, options.shelf)
    try:
        wait(terminal, PICTURE)
        print("visits   guard KiB  files")
        resets = []
        for visit in range(options.n + 1):
            if visit in (0, 1, 15, 100, 1000, options.n):
                print("{:6} {:11} {:6}".format(visit, *size(guard)), flush=True)
            if visit == options.n:
                break
            os.write(terminal, b" ")
            wait(terminal, DESK)
            began = time.perf_counter()
            os.write(terminal, FINISH)
            wait(terminal, PICTURE)
            resets.append((time.perf_counter() - began) * 1000)
        resets.sort()
        print(f"reset to the picture that waits: median {statistics.median(resets):.1f} ms, "
              f"p99 {resets[len(resets) * 99 // 100]:.1f}, most {resets[-1]:.1f}")
        print("load", os.getloadavg())
    finally:
        os.kill(guard, signal.SIGTERM)


main()
