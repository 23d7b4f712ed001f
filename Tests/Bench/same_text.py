#!/usr/bin/env python3
"""Make one made-up text of about 600 words in every form the compared programs read: same_text.py DIR

  DIR/topic.txt    for less and the bare pagers, wrapped at 72 columns
  DIR/topic.html   for lynx and w3m
  DIR/topic.info   for info, as one node
  DIR/content/     a library of one topic for carrel; publish it before use

Sentences with figures are left out and each paragraph ends in one citation, because carrel's check wants figures and advice to rest on a
source. The others print the citation's mark as text, so all show the same words.
"""
import re
import sys
import textwrap
from html import escape
from pathlib import Path

from gen_corpus import topic

WORDS = 600
# What the check calls too hard to read is made of the long names of drugs and operations; a plain word stands in for each.
LONG = re.compile(r"\b\w*(?:" + "|".join(
    "itis osis opathy algia oma ectomy ostomy oplasty oscopy ogram ography omegaly orrhagia osclerosis omalacia "
    "lol pril statin dipine prazole etine cillin mycin cycline floxacin semide grel sone ban lone zide line mol tan rol".split()) + r")\b")


def sections():
    """The text as [(heading, [paragraph, …])]; a paragraph is a list of sentences, marked as bullets or not."""
    text = topic("1", 424242, 1400)[1].split("---\n\n", 1)[1]
    found, total = [], 0
    for line in text.splitlines():
        if total >= WORDS:
            break
        if line.startswith("## "):
            found.append((line[3:], []))
        if not line or line[0] in "#|":
            continue
        is_bullet = line.startswith("- ")
        line = LONG.sub("pills", re.sub(r" \[@\w+\]", "", line.removeprefix("- ")))
        kept = [s for s in re.findall(r"[^.]+\.", line) if not re.search(r"\d", s)]
        if kept:
            found[-1][1].append((is_bullet, " ".join(s.strip() for s in kept)))
            total += sum(len(s.split()) for s in kept)
    return [(heading, blocks) for heading, blocks in found if blocks]


def written(parts, heading, block, mark):
    """The sections in one notation."""
    out = []
    for title, blocks in parts:
        out.append(heading(title))
        out += [block(is_bullet, text[:-1] + mark) for is_bullet, text in blocks]
    return out


def main():
    folder = Path(sys.argv[1])
    parts = sections()
    title, summary = "About living with asthma", "A made-up text that is only there to be measured."
    wrapped = [title, "", summary, ""] + written(
        parts, lambda t: t + "\n",
        lambda b, t: textwrap.fill(t, 72, initial_indent="• " if b else "", subsequent_indent="  " if b else "") + "\n", " [1].")
    folder.mkdir(parents=True, exist_ok=True)
    # Nothing stands between the entries of a list, as nothing does in carrel: both show the same lines.
    text = re.sub(r"^(• .*(?:\n  .*)*)\n\n(?=• )", r"\1\n", "\n".join(wrapped) + "\n", flags=re.M)
    (folder / "topic.txt").write_text(text)
    (folder / "topic.info").write_text("Made by same_text.py.\n\n\x1f\nFile: topic.info,  Node: Top,  Up: (dir)\n\n" + text)
    html = written(parts, lambda t: f"<h2>{escape(t)}</h2>", lambda b, t: f"<ul><li>{t}</li></ul>" if b else f"<p>{t}</p>", " [1].")
    (folder / "topic.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{summary}</p>' + "\n".join(html) + "\n")
    content = folder / "content"
    for sub in ("en/basics", "sources"):
        (content / sub).mkdir(parents=True, exist_ok=True)
    (content / "library.yaml").write_text(
        "title: {en: A library to measure}\nlanguages: [en]\nsections:\n  - {id: basics, title: {en: The basics}, topics: [asthma]}\n"
        "crisis: [{name: {en: Emergency}, call: \"911\", source: [made-up, words]}]\n"
        "disclaimer: {en: Nothing here is true.}\nreview: {months: 12}\n")
    markdown = written(parts, lambda t: f"## {t}", lambda b, t: ("- " if b else "") + t, " [@made-up, words].")
    (content / "en/basics/asthma.md").write_text(
        f"---\ntitle: {title}\nsummary: {summary}\nnext-step: Close it again when you have measured.\nkeywords: [asthma]\n"
        "reviewed: 2026-11-01\nreview-due: 2027-11-01\n---\n\n" + "\n\n".join(markdown) + "\n")
    (content / "sources/made-up.yaml").write_text(
        "references:\n  - id: made-up\n    type: webpage\n    title: Words drawn by lot\n    issued: 2026\n    carrel:\n      kind: web-page\n"
        "      read: whole\n      trust: None. The words were drawn by lot.\n      findings:\n        words:\n          at: Everywhere\n"
        "          says: Call 911. All of it was drawn by lot.\n          rests-on: unsourced\n          verdict: supported\n")


if __name__ == "__main__":
    main()
