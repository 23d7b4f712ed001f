#!/usr/bin/env python3
"""Write a scenario for ptybench.py: the same made-up topic on shelves of several sizes, read and searched from: sizes.py WORK SIZE…

WORK has the `library-N` of made_library.py and the `shelf-N` published from them. Every library begins with the topics of a smaller one, so
all show the same text, and what differs is the size alone. CARREL is the program.
"""
import json
import re
import sys
from pathlib import Path

work, sizes = Path(sys.argv[1]), sorted(map(int, sys.argv[2:]))
topic = min((work / f"library-{sizes[0]}/en").glob("*/*.md"))
title = re.search("^title: (.*)", topic.read_text(), re.M)[1].strip(chr(34))
steps = [
    {"name": "page", "keys": ["<PgDn>", "<PgDn>", "<PgUp>", "<PgUp>"], "presses": 20},
    {"name": "line", "keys": ["j"], "presses": 24},
    {"name": "field", "keys": ["s"], "measure": False},
    # A title, with its words half typed again and again: the answer may come after the letter.
    {"name": "search", "keys": [*title.lower().replace(" ", "_")], "presses": len(title), "quiet_ms": 150},
]
for key in range(len(steps[-1]["keys"])):
    if steps[-1]["keys"][key] == "_":
        steps[-1]["keys"][key] = "<Space>"
shelf = f"${{CARREL}} --shelf {work}/shelf-"
commands = {}
for n in sizes:
    commands[str(n)] = {"cmd": f"{shelf}{n} {topic.stem}", "marker": title, "steps": steps, "quit": ["<Esc>", "q"]}
    commands[f"{n} menu"] = {"cmd": f"{shelf}{n}", "marker": "Choose a topic in the menu", "steps": []}
print(json.dumps({"settle_ms": 120, "quiet_ms": 40, "quit": ["q"], "env": {"HOME": str(work), "XDG_CACHE_HOME": f"{work}/cache"},
                  "commands": commands}, indent=1))
