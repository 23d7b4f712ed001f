#!/usr/bin/env python3
"""Make a library of many made-up topics for carrel to publish: made_library.py DIR -n 10000

The topics are those of gen_corpus.py, word for word, with what carrel's check asks of a library: a place in the menu, sources that are
there, and a finding for every figure. Topics that would be called too hard to read, about one in a hundred, are passed over. DIR is not
touched when there is a library in it already.
"""
import argparse
import re
from pathlib import Path

from gen_corpus import CATEGORIES, CITES, topic

FIGURES = {   # finding: what stands around its number
    "days": "{} days", "glasses": "{} glasses", "weeks": "{} weeks", "minutes": "{} minutes", "share": "{} in 100", "dose": "{} mg"}
HEAD = re.compile(r'---\nid: (.*)\ntitle: (.*)\nsummary: (.*)\ncategory: (.*)\nkeywords: (.*)\n---\n\n(.*)', re.S)
FIGURE = re.compile(r"\d+ (days|glasses|weeks|minutes|in 100)")


def cited(sentence):
    """A sentence with its citation in our form, and one more for its figure."""
    sentence = re.sub(r" ?\[@(\w+)\]", r" [@\1, words]", sentence)
    figure = FIGURE.search(sentence)
    if not figure:
        return sentence
    finding = "share" if figure[1] == "in 100" else figure[1]
    if "[@" in sentence:
        return sentence.replace(", words]", f", words; @made-up, {finding}]")
    return sentence[:-1] + f" [@made-up, {finding}]."


def text_of(body):
    lines = []
    for line in body.splitlines():
        if line.startswith("| ") and " mg |" in line:
            line = line.replace(" mg |", " mg [@made-up, dose] |")
        elif line and line[0] not in "#|":
            mark, rest = ("- ", line[2:]) if line.startswith("- ") else ("", line)
            line = mark + " ".join(cited(s) for s in re.findall(r"[^.]+\.", rest))
            line = re.sub(r"  +", " ", line)
        lines.append(line)
    return "\n".join(lines) + "\n"


def is_easy(text):
    """Whether few of the made-up words are long; a little stricter than carrel, which knows syllables better."""
    words = re.findall(r"[a-z]+", re.sub(r"\[@.*?\]|^#.*$", "", text.lower(), flags=re.M))
    return sum(len(re.findall("[aeiouy]+", word)) for word in words) < 1.74 * len(words)


def source(key, findings):
    said = "".join(
        f"        {name}:\n          at: Everywhere\n          says: {says}\n          rests-on: unsourced\n          verdict: supported\n"
        for name, says in findings.items())
    return (f"references:\n  - id: {key}\n    type: webpage\n    title: Words drawn by lot, {key}\n    issued: 2026\n    carrel:\n"
            f"      kind: web-page\n      read: whole\n      trust: None. The words were drawn by lot.\n      findings:\n{said}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("dir", type=Path)
    ap.add_argument("-n", type=int, required=True, help="topics")
    ap.add_argument("--seed", default="1")
    a = ap.parse_args()
    done = a.dir / "library.yaml"
    if done.exists():
        return
    for name in CATEGORIES:
        (a.dir / "en" / name).mkdir(parents=True, exist_ok=True)
    (a.dir / "sources").mkdir(exist_ok=True)
    menu = {name: [] for name in CATEGORIES}
    i = made = 0
    while made < a.n:
        id, title, summary, category, keywords, body = HEAD.fullmatch(topic(a.seed, i)[1]).groups()
        i += 1
        text = text_of(body)
        if not is_easy(text):
            continue
        made += 1
        menu[category].append(id)
        (a.dir / "en" / category / f"{id}.md").write_text(
            f"---\ntitle: {title}\nsummary: {summary}\nnext-step: Ask your nurse what this means for you.\nkeywords: {keywords}\n"
            f"reviewed: 2026-11-01\nreview-due: 2027-11-01\n---\n\n{text}")
    for key in CITES:
        (a.dir / "sources" / f"{key}.yaml").write_text(source(key, {"words": "Nothing. It was drawn by lot."}))
    figures = {name: ", ".join(form.format(n) for n in range(2, 31)) + "." for name, form in FIGURES.items()}
    (a.dir / "sources" / "made-up.yaml").write_text(source("made-up", {"line": "Call 911.", **figures}))
    sections = "".join(f"  - {{id: {name}, title: {{en: {name.capitalize()}}}, topics: [{', '.join(ids)}]}}\n" for name, ids in menu.items())
    done.write_text(
        f"title: {{en: A library to measure}}\nlanguages: [en]\nsections:\n{sections}"
        "crisis: [{name: {en: Emergency}, call: \"911\", source: [made-up, line]}]\n"
        "disclaimer: {en: Nothing here is true.}\nreview: {months: 12}\n")


if __name__ == "__main__":
    main()
