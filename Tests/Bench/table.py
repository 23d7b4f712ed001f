#!/usr/bin/env python3
"""Print a report of ptybench.py as one Markdown table, times as ratios to the bare C pager, bytes to less: table.py REPORT.json"""
import json
import sys

report = json.load(open(sys.argv[1]))
results = report["results"]
LIMITS = {"first frame": "3.0", "page p50": "2.0", "page p99": "3.0", "line p50": "2.0", "line p99": "3.0", "page bytes": "1.3", "line bytes": "1.3",
          "memory": "20 MiB"}


def step(name, result, pick):
    found = result["steps"].get(name)
    return pick(found) if found and found["key_latency_ms"] else None


ROWS = [("first frame", "ms", "c", lambda r: r["first_frame_ms"]["median"])]
for keys in ("page", "line"):
    for p in ("p50", "p99"):
        ROWS.append((f"{keys} {p}", "ms", "c", lambda r, k=keys, p=p: step(k, r, lambda s: s["key_latency_ms"][p])))
    ROWS.append((f"{keys} bytes", "B", "less", lambda r, k=keys: step(k, r, lambda s: s["bytes_per_key"]["median"])))
ROWS.append(("memory", "MiB", None, lambda r: r["rss_mb"]["median"]))

names = list(results)
print(f"{report['runs']} runs each, in turns; {report['cpus']} processors, load {report['load'][0]:.1f}. "
      "In brackets: times to the bare C pager, bytes to `less`.\n")
print("| | " + " | ".join(names) + " | limit |")
print("|---" * (len(names) + 2) + "|")
for label, unit, base, value in ROWS:
    ground = value(results[base]) if base in results else None
    cells = []
    for name in names:
        v = value(results[name])
        ratio = f" ({v / ground:.1f}×)" if v is not None and ground and name != base else ""
        cells.append("–" if v is None else f"{v:.2f}{ratio}" if unit == "ms" else f"{v:.0f}{ratio}" if unit == "B" else f"{v:.1f}")
    print(f"| {label}, {unit} | " + " | ".join(cells) + f" | {LIMITS[label]}{'×' if base else ''} |")
