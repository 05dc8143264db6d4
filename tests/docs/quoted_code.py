#!/usr/bin/env python3
"""Checks that code which the documentation quotes is in the file it names, and so is compiled.

usage: quoted_code.py PAGE.md ...

A line `<!-- quoted from PATH -->` (PATH relative to the project) stands before a fenced block; the
block's lines must stand in that file, in one piece, whatever their indentation.
Exit code 1 names the blocks that do not. Standard library only.
"""
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
QUOTE = re.compile(r"<!-- quoted from (\S+) -->\n```\w*\n(.*?)```", re.S)


def lines_of(text):
    return [line.strip() for line in text.strip().split("\n")]


def stands_in(block, text):
    wanted, lines = lines_of(block), lines_of(text)
    return any(lines[i:i + len(wanted)] == wanted for i in range(len(lines)))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    faults = quotes = 0
    for page in sys.argv[1:]:
        text = open(page, encoding="utf-8").read()
        for path, block in QUOTE.findall(text):
            quotes += 1
            source = open(os.path.join(ROOT, path), encoding="utf-8").read()
            if not stands_in(block, source):
                faults += 1
                print(f"{page}: this is not in {path}:\n{block}")
    print(f"{quotes} quotations, {faults} wrong")
    sys.exit(1 if faults or not quotes else 0)


if __name__ == "__main__":
    main()
