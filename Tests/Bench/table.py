#!/usr/bin/env python3
"""Print what was measured in a folder as Markdown: table.py WORK

report.json there is ptybench.py's report of the programs side by side; times are ratios to the bare C pager, bytes to less. search.txt, what
SearchBench printed, adds rows for each size, as ratios to FTS5. sizes.json, ptybench.py's report of the scenario of sizes.py, gives a second
table, as ratios to the smallest size.
"""
import json
import re
import sys
from pathlib import Path

LIMITS = {"first frame": 2.5, "page p50": 2.0, "page p99": 3.0, "line p50": 2.0, "line p99": 3.0, "page bytes": 1.3, "line bytes": 1.3}
MEMORY = 20


def figure(value, unit):
    return {"ms": "{:.2f}", "B": "{:.0f}", "MiB": "{:.1f}"}[unit].format(value)


def row(label, unit, values, base, limit=""):
    """A line of a table: each value, with its ratio to the one called `base`."""
    ground = values.get(base)
    cells = []
    for name, value in values.items():
        ratio = f" ({value / ground:.1f}×)" if value is not None and ground and name != base else ""
        cells.append("–" if value is None else figure(value, unit) + ratio)
    return f"| {label}, {unit} | " + " | ".join(cells) + f" | {limit} |"


def table(names, rows, last):
    print("| | " + " | ".join(names) + f" | {last} |")
    print("|---" * (len(names) + 2) + "|")
    print("\n".join(rows) + "\n")


def step(result, name, pick):
    found = result["steps"].get(name)
    return pick(found) if found and found["key_latency_ms"] else None


def latency(results, name, p):
    return {n: step(r, name, lambda s: s["key_latency_ms"][p]) for n, r in results.items()}


def searches(path):
    """What SearchBench said: {topics: {engine: {percentile: ms}}}."""
    found, size = {}, None
    for line in path.read_text().splitlines():
        if m := re.match(r"(\d+) topics", line):
            size = int(m[1])
            found[size] = {}
        elif m := re.match(r"  (carrel|FTS5) +p50", line):
            found[size][m[1]] = {p: float(v) for p, v in re.findall(r"(p\d+) +([\d.]+)", line)}
    return found


def programs(report, found):
    results = report["results"]
    peers = ["FTS5"] if found else []
    names = [*results, *peers]

    def across(values):
        return {n: values.get(n) for n in names}

    def limited(label, unit, values, base):
        return row(label, unit, across(values), base, f"{LIMITS[label]}×")

    rows = [limited("first frame", "ms", {n: r["first_frame_ms"]["median"] for n, r in results.items()}, "c")]
    for keys in ("page", "line"):
        for p in ("p50", "p99"):
            rows.append(limited(f"{keys} {p}", "ms", latency(results, keys, p), "c"))
        rows.append(limited(f"{keys} bytes", "B", {n: step(r, keys, lambda s: s["bytes_per_key"]["median"]) for n, r in results.items()}, "less"))
    rows.append(row("memory", "MiB", across({n: r["rss_mb"]["median"] for n, r in results.items()}), None, f"{MEMORY} MiB"))
    for size, engines in found.items():
        for p in ("p50", "p90", "p99"):
            rows.append(row(f"letter of a search in {size} topics, {p}", "ms", across({n: e.get(p) for n, e in engines.items()}), "FTS5"))
    print(f"{report['runs']} runs each, in turns; {report['cpus']} processors, load {report['load'][0]:.1f}. In brackets: times to the bare C pager, "
          "bytes to `less`, searches to FTS5.\n")
    table(names, rows, "limit")


def sizes(report):
    results = report["results"]
    names = [n for n in results if not n.endswith(" menu")]
    reading = {n: results[n] for n in names}
    if not names:
        return
    base = names[0]
    rows = [
        row("first frame, a topic", "ms", {n: r["first_frame_ms"]["median"] for n, r in reading.items()}, base),
        row("first frame, the menu", "ms", {n: results[f"{n} menu"]["first_frame_ms"]["median"] for n in names if f"{n} menu" in results}, base)]
    for label, keys in (("page", "page"), ("line", "line"), ("letter of a search", "search")):
        rows += [row(f"{label} {p}", "ms", latency(reading, keys, p), base) for p in ("p50", "p99")]
    rows.append(row("memory after a search", "MiB", {n: r["rss_mb"]["median"] for n, r in reading.items()}, base, f"{MEMORY} MiB up to 10 000"))
    print(f"The same topic on shelves of so many topics; {report['runs']} runs each, in turns; load {report['load'][0]:.1f}. In brackets: to the "
          "smallest.\n")
    table([f"{int(n):,}".replace(",", " ") for n in names], rows, "limit")


def main():
    report, search, by_size = (Path(sys.argv[1]) / name for name in ("report.json", "search.txt", "sizes.json"))
    programs(json.loads(report.read_text()), searches(search) if search.exists() else {})
    if by_size.exists():
        sizes(json.loads(by_size.read_text()))


if __name__ == "__main__":
    main()
