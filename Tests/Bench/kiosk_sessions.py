#!/usr/bin/env python3
"""Measure many kiosks at once over SSH, on this machine: time to first frame, private memory of a session, and how soon a reset is done.

    kiosk_sessions.py CARREL SHELF [-n 50]

Starts an sshd of its own on a free port of the loopback and as many clients. Run it as root: others may not see a kiosk's memory.
Prints the load beside the figures, and asserts nothing.
"""
import argparse, getpass, os, select, socket, statistics, struct, subprocess, tempfile, time
import fcntl, termios

PICTURE, FINISH = b"any key", b"\x1b[21~"


def serve(folder, carrel, shelf):
    for key in ("host", "visitor"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{key}"], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.makedirs("/run/sshd", exist_ok=True)
    with open(f"{folder}/config", "w") as config:
        config.write(f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
                     f"MaxStartups 1000\nAuthorizedKeysFile {folder}/visitor.pub\nDisableForwarding yes\n"
                     f"ForceCommand {carrel} kiosk --shelf {shelf}\n")
    server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", f"{folder}/config", "-E", f"{folder}/log"])
    while subprocess.run(["ssh-keyscan", "-p", str(port), "127.0.0.1"], capture_output=True).stdout == b"":
        time.sleep(0.05)
    return server, port


class Session:
    def __init__(self, folder, port):
        self.fd, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.started, self.shown, self.seen = time.perf_counter(), None, b""
        self.client = subprocess.Popen(
            ["ssh", "-tt", "-F", "none", "-p", str(port), "-i", f"{folder}/visitor", "-o", "UserKnownHostsFile=/dev/null",
             "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR", f"{getpass.getuser()}@127.0.0.1"],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env={"TERM": "xterm-256color", "PATH": os.environ["PATH"]})
        os.close(slave)


def wait(sessions, marker):
    """Until each shows the marker; answers the milliseconds each took."""
    waiting = {session.fd: session for session in sessions}
    while waiting:
        for fd in select.select(list(waiting), [], [], 60)[0]:
            waiting[fd].seen += os.read(fd, 65536)
            if marker in waiting[fd].seen:
                waiting[fd].shown = time.perf_counter()
                del waiting[fd]
    return [(session.shown - session.started) * 1000 for session in sessions]


def fields(pid, name):
    with open(f"/proc/{pid}/{name}") as file:
        return file.read()


def private(pid):
    return sum(int(line.split()[1]) for line in fields(pid, "smaps_rollup").splitlines() if line.startswith("Private_"))


def kiosks(carrel, shelf):
    """The private memory in KiB of each kiosk of this program and shelf: of its guard, which has children, of its readers, and of its sentry, which is nobody's."""
    sessions = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if fields(pid, "comm").strip() == os.path.basename(carrel)[:15] and shelf in fields(pid, "cmdline").split("\0"):
                sessions.setdefault(os.getsid(int(pid)), []).append(pid)
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = []
    for pids in sessions.values():
        children = {pid: fields(pid, f"task/{pid}/children").split() for pid in pids}
        guard = next((pid for pid in pids if children[pid]), None)
        if guard:
            readers = children[guard]
            others = [pid for pid in pids if pid != guard and pid not in readers]
            found.append([sum(map(private, group)) for group in ([guard], readers, others)])
    return found


def told(name, values, unit):
    values = sorted(values)
    print(f"{name}: median {statistics.median(values):.1f} {unit}, p90 {values[int(len(values) * 0.9)]:.1f}, most {values[-1]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carrel", type=os.path.abspath)
    parser.add_argument("shelf", type=os.path.abspath)
    parser.add_argument("-n", type=int, default=50, help="sessions at once (50)")
    parser.add_argument("--resets", type=int, default=20, help="resets that are timed (20)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server, port = serve(folder, options.carrel, options.shelf)
        sessions = []
        try:
            alone = Session(folder, port)
            sessions.append(alone)
            told("first frame, one session, from starting ssh", wait([alone], PICTURE), "ms")
            resets = []
            for _ in range(options.resets):
                os.write(alone.fd, b" ")
                alone.seen = b""
                wait([alone], b"Choose")
                alone.started, alone.seen = time.perf_counter(), b""
                os.write(alone.fd, FINISH)
                resets += wait([alone], PICTURE)
            told("reset to the picture that waits", resets, "ms")
            more = [Session(folder, port) for _ in range(options.n - 1)]
            sessions += more
            told(f"first frame, {len(more)} sessions started at once", wait(more, PICTURE), "ms")
            each = kiosks(options.carrel, options.shelf)
            told(f"private memory of a session, {len(each)} at once", [sum(kiosk) / 1024 for kiosk in each], "MiB")
            for place, name in enumerate(("guard", "reader", "sentry")):
                told(f"  its {name}", [kiosk[place] / 1024 for kiosk in each], "MiB")
            print("load", os.getloadavg())
        finally:
            for session in sessions:
                session.client.kill()
                session.client.wait()
            server.terminate()
            server.wait()


main()
