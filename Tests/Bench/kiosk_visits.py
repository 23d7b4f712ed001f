#!/usr/bin/env python3
"""Have many visitors come to one kiosk, one after the other: how its guard and its readers grow, how many files they have open, and how soon F10 has
cleared the desk.

    kiosk_visits.py CARREL SHELF [-n 10000 | --minutes 20] [--keys 40]

Each visitor presses keys drawn by lot, the same in every run. Prints the load beside the figures. Ends with 1 when the guard, or what a reader begins a
visit with, grew by more than 1 MiB, or a reader during a visit by more than 5, or has more files open; what took how long is only said.
"""
import argparse, fcntl, os, pty, random, select, signal, statistics, struct, sys, termios, time

PICTURE, DESK, FINISH = b"any key", b"F10", b"\x1b[21~"
DOWN, UP, RIGHT, LEFT, ENTER, BACK = b"\x1bOB", b"\x1bOA", b"\x1bOC", b"\x1bOD", b"\r", b"\x7f"
KEYS = [DOWN] * 6 + [UP, RIGHT, LEFT, BACK] + [ENTER] * 3 + [
    b"\t", b"\x1b[5~", b"\x1b[6~", b"\x1bOF", b"\x1bOH", b"\x1bOP", b"\x1bOQ", b"=", b"/", b"ketam", b"pain", b"zq", b"k-hole", b"\x0c",
    b"\x1b[<65;5;5M", b"\x1b[<0;9;6M\x1b[<0;9;6m"]
MOST_GROWTH, MOST_OF_A_VISIT = 1024, 5 * 1024  # KiB


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
        seen = seen[-64:] + os.read(terminal, 65536)


def type_all(terminal, keys):
    """Types, taking what is drawn meanwhile."""
    while keys:
        readable, writable, _ = select.select([terminal], [terminal], [], 60)
        if readable:
            os.read(terminal, 65536)
        if writable:
            keys = keys[os.write(terminal, keys[:256]):]


def size(process):
    """KiB of the process's own memory, and its open files."""
    with open(f"/proc/{process}/status") as status:
        own = next(line for line in status if line.startswith("RssAnon"))
    return int(own.split()[1]), len(os.listdir(f"/proc/{process}/fd"))


def reader(guard):
    """The one who receives the visitor: the newest child, since an inspection may be another."""
    with open(f"/proc/{guard}/task/{guard}/children") as children:
        return int(children.read().split()[-1])


def median_ms(times):
    return statistics.median(times) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carrel", type=os.path.abspath)
    parser.add_argument("shelf", type=os.path.abspath)
    parser.add_argument("-n", type=int, default=10_000, help="visitors (10000)")
    parser.add_argument("--minutes", type=float, help="visitors for so long instead")
    parser.add_argument("--keys", type=int, default=0, help="keys of each visitor between the first and F10 (0)")
    options = parser.parse_args()
    guard, terminal = start(options.carrel, options.shelf)
    dice = random.Random(7)
    began = time.monotonic()
    sizes, grown_in_visit, resets, visit = [], 0, [], 0

    def note(in_the_end):
        print("{:7} {:10.0f} {:10} {:11} {:6} {:11} {:6} {:10}".format(
            visit, time.monotonic() - began, visit * (options.keys + 2), *sizes[-1], in_the_end), flush=True)

    def is_over():
        return visit == options.n if options.minutes is None else time.monotonic() - began >= 60 * options.minutes

    try:
        wait(terminal, PICTURE)
        print(" visits    seconds       keys   guard KiB  files  reader KiB  files  in the end")
        marks = {0, 1, 15, 100, 1000} | set(range(10_000, 10_000_000, 10_000))
        while True:
            os.write(terminal, b" ")
            wait(terminal, DESK)
            over = is_over()
            is_noted = visit in marks or over
            if is_noted:
                sizes.append(size(guard) + size(reader(guard)))
            type_all(terminal, b"".join(dice.choice(KEYS) for _ in range(options.keys)))
            if is_noted:
                in_the_end = size(reader(guard))[0]
                grown_in_visit = max(grown_in_visit, in_the_end - sizes[-1][2])
                note(in_the_end)
            started = time.perf_counter()
            os.write(terminal, FINISH)
            wait(terminal, PICTURE)
            resets.append(time.perf_counter() - started)
            visit += 1
            if over:
                break
        tenth = max(1, len(resets) // 10)
        first, last = median_ms(resets[:tenth]), median_ms(resets[-tenth:])
        resets.sort()
        print(f"{visit} visits, F10 to the picture that waits: median {median_ms(resets):.1f} ms, "
              f"p99 {resets[len(resets) * 99 // 100] * 1000:.1f}, most {resets[-1] * 1000:.1f}; "
              f"the first tenth {first:.1f}, the last {last:.1f}")
        print("load", os.getloadavg())
        # What has been used once is there: the sizes after a few visitors are what is compared with.
        early, late = sizes[min(2, len(sizes) - 1)], sizes[-1]
        grown = [f"{who} grew by {late[i] - early[i]} KiB" for i, who in ((0, "the guard"), (2, "a reader")) if late[i] - early[i] > MOST_GROWTH]
        grown += [f"{who} has {late[i] - early[i]} files more" for i, who in ((1, "the guard"), (3, "a reader")) if late[i] > early[i]]
        if grown_in_visit > MOST_OF_A_VISIT:
            grown.append(f"a reader grew by {grown_in_visit} KiB during its visit")
        for line in grown:
            print(line)
        return 1 if grown else 0
    finally:
        os.kill(guard, signal.SIGTERM)


sys.exit(main())
