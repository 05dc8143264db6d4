#!/usr/bin/env python3
"""Learns which characters follow one another in written Chinese, for data/pairs.txt.

usage: learn_pairs.py FILE... > pairs.txt

A pair is listed when it stands in many files of many folders (so that no name of one place gets in)
and more often than its characters' frequencies alone would bring them together. Digits count as 0;
white space and emphasis are left out. A line of the result is a character and all that follow it.
Standard library only.
"""
import collections
import os
import sys

LEAST_FILES = 10
LEAST_FOLDERS = 6
MARKS = "0，。、“《"


def is_kept(character):
    return "\u4e00" <= character <= "\u9fff" or character in MARKS


def paragraphs(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield "".join("0" if c.isdigit() else c for c in line if not c.isspace() and c != "*")


def main():
    pairs = collections.Counter()
    characters = collections.Counter()
    files = collections.Counter()
    folders = collections.defaultdict(set)
    for path in sys.argv[1:]:
        seen = set()
        for paragraph in paragraphs(path):
            characters.update(paragraph)
            found = [(a, b) for a, b in zip(paragraph, paragraph[1:]) if is_kept(a) and is_kept(b)]
            pairs.update(found)
            seen.update(found)
        files.update(seen)
        for pair in seen:
            folders[pair].add(os.path.dirname(path))
    total = sum(characters.values())
    following = collections.defaultdict(list)
    for (a, b), count in pairs.items():
        if (files[a, b] >= LEAST_FILES and len(folders[a, b]) >= LEAST_FOLDERS
                and count * total > characters[a] * characters[b]):
            following[a].append(b)
    for first in sorted(following):
        print(first + "".join(sorted(following[first])))


main()
