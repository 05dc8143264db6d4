#!/usr/bin/env python3
"""Glues reports together at random and counts how many of the cuts between them `sections` finds.

usage: glue_reports.py PROGRAM REPORTS [--plugin-dir FOLDER] [--with STEP …] [--half first|second]
                       [--documents N] [--seed N] [--misses]

REPORTS holds folders of texts in UTF-8, one folder a place. From them come N pairs and N triples of different reports
(default 200), each glued in three ways:
  plain      with a line break between them
  blank      the same, and the later ones begin with a blank, as scraped pieces do
  untitled   the later ones without the lines before the first that ends as a sentence or an address does
All reports are also read as they are: each should be one work. PROGRAM runs a pipeline of the steps given by --with
(default none) and `sections`; the layer `works` is what is scored. A cut is found when a work begins at the first ink
of a later report (white space, `>` and comments of HTML before it do not count); any other work after the first is invented.

--half takes the places of one half of a random split: rules are tuned on the first and reported on the second.
--misses names every cut that was missed or invented.
Python 3 standard library only; the seed (default 1) decides everything.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BEFORE_INK = re.compile(r"(?:[ \t\r\n\u3000\xa0>]|<!--.*?-->)*")
SENTENCE_ENDS = tuple("。！：:")
LONG_LINE = 60  # code points; such a line is a paragraph, whatever it ends in
WAYS = ("plain", "blank", "untitled")


def first_ink(text, at=0):
    return BEFORE_INK.match(text, at).end()


def read(path):
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")


def halves(reports):
    places = sorted({path.parent.name for path in reports})
    random.Random(0).shuffle(places)
    middle = len(places) // 2
    return set(places[:middle]), set(places[middle:])


def without_title(text):
    lines = text.splitlines(keepends=True)
    while len(lines) > 1 and len(lines[0]) <= LONG_LINE and not lines[0].rstrip("* \t\n").endswith(SENTENCE_ENDS):
        lines.pop(0)
    return "".join(lines)


def glued(texts, way):
    """The text, and where the reports after the first begin in it."""
    whole, cuts = texts[0], []
    for text in texts[1:]:
        whole += "\n" + (" " if way == "blank" else "")
        piece = without_title(text) if way == "untitled" else text
        cuts.append(first_ink(whole + piece, len(whole)))
        whole += piece
    return whole, cuts


def make_documents(reports, count, seed, folder):
    """Writes the documents; (group, name) → cuts."""
    cuts = {}
    chosen = random.Random(seed)
    texts = {path: read(path) for path in reports}
    for path, text in texts.items():
        name = f"single/{path.parent.name}-{path.stem}.txt"
        cuts[name] = []
        write(folder / name, text)
    for size, group in ((2, "pairs"), (3, "triples")):
        for number in range(count):
            picked = chosen.sample(reports, size)
            for way in WAYS:
                name = f"{group}-{way}/{number:03}-" + "+".join(f"{p.parent.name}{p.stem}" for p in picked) + ".txt"
                text, cuts[name] = glued([texts[path] for path in picked], way)
                write(folder / name, text)
    return cuts


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def run_program(options, folder):
    steps = "".join(f'[[step]]\nuse = "{step}"\n' for step in [*options.steps, "sections"])
    pipeline = folder / "pipeline.toml"
    pipeline.write_text(f'version = 1\n[read]\npaths = ["texts/**/*.txt"]\n{steps}'
                        '[[write]]\nuse = "jsonl"\npath = "out/annotations.jsonl"\n', encoding="utf-8")
    command = [options.program, "run", str(pipeline), "--quiet"]
    if options.plugin_dir:
        command += ["--plugin-dir", options.plugin_dir]
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit(f"glue_reports.py: {' '.join(command)} failed")
    return folder / "out" / "annotations.jsonl"


def score(annotations, cuts, folder, misses):
    """Prints a line a group."""
    groups = {}
    for line in open(annotations, encoding="utf-8"):
        document = json.loads(line)
        text = (folder / document["id"]).read_bytes().decode("utf-8")
        begins = {first_ink(text, row["begin"]) for row in document["layers"]["works"][1:]}
        true = set(cuts[document["id"]])
        group = groups.setdefault(document["id"].split("/")[0], [0, 0, 0, 0, 0])
        for i, count in enumerate((1, len(true), len(true & begins), len(begins - true),
                                   len(document["layers"]["works"]) == len(true) + 1)):
            group[i] += count
        if misses:
            for word, places in (("missed", true - begins), ("invented", begins - true)):
                for at in sorted(places):
                    print(f"{document['id']}: {word} at {at}: {text[max(0, at - 30):at]!r} | {text[at:at + 50]!r}")
    print("group              documents  cuts  found    invented a document  right number of works")
    for name, (documents, true, found, invented, right) in sorted(groups.items()):
        share = f"{found / true:.4f}" if true else "     -"
        print(f"{name:18} {documents:9} {true:5} {share:>7} {invented / documents:20.4f} {right / documents:22.4f}")


def parsed():
    parser = argparse.ArgumentParser(usage=__doc__.partition("usage: ")[2].partition("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("reports", type=Path)
    parser.add_argument("--plugin-dir")
    parser.add_argument("--with", dest="steps", nargs="+", default=[])
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    return parser.parse_args()


def main():
    options = parsed()
    reports = sorted(options.reports.rglob("*.txt"))
    if options.half:
        places = halves(reports)[options.half == "second"]
        reports = [path for path in reports if path.parent.name in places]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        cuts = make_documents(reports, options.documents, options.seed, folder / "texts")
        score(run_program(options, folder), cuts, folder / "texts", options.misses)


if __name__ == "__main__":
    main()
