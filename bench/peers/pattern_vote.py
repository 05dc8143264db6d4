#!/usr/bin/env python3
"""How many line-start markers a pattern-vote splitter misses, beside those that palimpsest misses.

usage: pattern_vote.py ANNOTATIONS.jsonl GOLD.jsonl SOURCE.txt [GOLD.jsonl SOURCE.txt ...]

A marker is a numbered heading or an item of the gold that stands at the begin of a line, after white space and '>'.
The splitter is of the kind that retrieval tools use on Chinese documents: a few families of numbering patterns, each
with its levels; the family that most lines match is taken for the whole document, and only its lines are markers.
palimpsest finds a marker when a row of its layers `headings` or `items` begins there.
Python 3 standard library only.
"""
import json
import os
import re
import sys

HAN = "[零一二三四五六七八九十百]+"
FAMILIES = {
    "statute": [f"第(?:{HAN}|[0-9]+)(?:分?编|部分)", f"第(?:{HAN}|[0-9]+)章", f"第(?:{HAN}|[0-9]+)节",
                f"第(?:{HAN}|[0-9]+)条", rf"[(（]{HAN}[)）]"],
    "outline": ["第[0-9]+章", r"[0-9]{1,2}[.、 ]", r"[0-9]{1,2}\.[0-9]{1,2}[^a-zA-Z/%~-]",
                r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}"],
    "official": [f"第{HAN}章", f"第{HAN}节", f"{HAN}[ 、]", rf"[(（]{HAN}[)）]", r"[(（][0-9]{1,2}[)）]"],
    "english": ["PART [A-Z]+", "Chapter [IVX0-9]+", "Section [0-9]+", "Article [0-9]+"],
}
BEFORE = " \t\u3000\xa0>"


def ink_of_lines(raw):
    """Where each line's text begins, after white space and marks that precede it."""
    begin = 0
    for line in raw.split("\n"):
        yield begin + len(line) - len(line.lstrip(BEFORE))
        begin += len(line) + 1


def voted(raw):
    """The begins of the lines that the family with the most lines matches."""
    begins = list(ink_of_lines(raw))
    families = [re.compile("|".join(patterns)) for patterns in FAMILIES.values()]
    return max(([b for b in begins if family.match(raw, b)] for family in families), key=len)


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 3 or len(arguments) % 2 == 0:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    print("document                                  markers  vote missed  palimpsest missed")
    for gold_path, source in zip(arguments[1::2], arguments[2::2]):
        with open(source, encoding="utf-8", newline="") as file:
            raw = file.read()
        with open(gold_path, encoding="utf-8") as file:
            gold = [json.loads(line) for line in file]
        starts = set(ink_of_lines(raw))
        markers = {row["begin"] for row in gold if row["type"] in ("heading", "item") and row["number"]} & starts
        name = os.path.basename(source)
        found = next((d["layers"] for d in documents if d["id"].endswith(name)), None)
        if found is None:
            sys.exit(f"{arguments[0]}: no document whose id ends in {name}")
        ours = {row["begin"] for layer in ("headings", "items") for row in found.get(layer, [])}
        print(f"{name:40} {len(markers):8} {len(markers - set(voted(raw))):12} {len(markers - ours):19}")


if __name__ == "__main__":
    main()
