#!/usr/bin/env python3
"""How well the `years` plugin finds out when works were written, over texts whose years are known.

usage: recovery.py PROGRAM PLUGIN_DIR SETS_FOLDER

SETS_FOLDER holds asis/, masked/ and overwritten/ with PLACE_YEAR.txt each, and overwritten.jsonl
({"file", "begin", "end", "was"} for each number that was replaced; offsets in code points).
Prints, for each set and decade: texts, the share whose `written` contains the year, the share for
which it is that year alone, and the mean width in years (a text that is not dated counts as 30).
Then the explicit years called suspect, and of the replaced ones the share that was, by what they
had been; how often `plausible` holds that; and the same for amounts.
Python 3 standard library only.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

UNDATED = 30

PIPELINE = """version = 1
[read]
paths = ["{folder}/*.txt"]
[[step]]
use = "years"
[[write]]
use = "jsonl"
path = "out/annotations.jsonl"
"""


def annotated(program, plugins, folder):
    """File name to layers, for the texts of `folder`."""
    with tempfile.TemporaryDirectory() as name:
        pipeline = pathlib.Path(name) / "recovery.toml"
        pipeline.write_text(PIPELINE.format(folder=folder.resolve()), encoding="utf-8")
        subprocess.run([program, "run", pipeline, "--plugin-dir", plugins, "--quiet"], check=True)
        with open(pipeline.parent / "out/annotations.jsonl", encoding="utf-8") as lines:
            return {row["id"]: row["layers"] for row in map(json.loads, lines)}


def years_of(edtf):
    """First and last year of what the plugin writes: 2012-11-27, 2012, 2011/2012."""
    if not edtf:
        return None
    ends = edtf.split("/")
    return int(ends[0][:4]), int(ends[-1][:4])


def print_dating(name, texts):
    decades = collections.defaultdict(list)
    for file, layers in texts.items():
        year = int(file[-8:-4])
        span = years_of(layers["work_years"][0]["written"])
        width = span[1] - span[0] + 1 if span else UNDATED
        found = bool(span) and span[0] <= year <= span[1]
        decades[year // 10 * 10].append((found, found and width == 1, width))
    every = [row for rows in decades.values() for row in rows]
    for label, rows in [("all", every)] + sorted(decades.items()):
        count = len(rows)
        contains, single, width = (sum(column) / count for column in zip(*rows))
        print(f"{name:12} {label!s:5} texts={count} contains={contains:.3f} single={single:.3f} "
              f"width={width:.2f}")


def print_suspects(name, texts):
    explicit = [row for layers in texts.values() for row in layers["years"]
                if row["kind"] == "explicit"]
    suspects = sum(row["suspect"] for row in explicit)
    print(f"{name:12} explicit years={len(explicit)} suspects={suspects}")


def print_replaced(sets, texts):
    suspects = collections.Counter()
    total = collections.Counter()
    held = plausible = 0
    for line in open(sets / "overwritten.jsonl", encoding="utf-8"):
        truth = json.loads(line)
        layers = texts[truth["file"]]
        amount = any(row["begin"] == truth["begin"] for row in layers.get("suspect_amounts", []))
        years = [row for row in layers["years"] if row["begin"] <= truth["begin"] < row["end"]]
        was = truth["was"]
        kind = ("amounts" if not years else
                "2020 or earlier" if was <= 2020 else "2024" if was == 2024 else "other")
        suspect = amount or any(row["suspect"] for row in years)
        total[kind] += 1
        suspects[kind] += suspect
        for row in years:
            if row["suspect"] and row["kind"] == "explicit":
                span = years_of(row["plausible"])
                plausible += 1
                held += span[0] <= was <= span[1]
    for kind in sorted(total):
        print(f"replaced     {kind}: {suspects[kind]} of {total[kind]} suspect "
              f"({suspects[kind] / total[kind]:.3f})")
    print(f"replaced     plausible holds the year: {held} of {plausible} ({held / plausible:.3f})")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, plugins, sets = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    for name in ("asis", "masked", "overwritten"):
        texts = annotated(program, plugins, sets / name)
        print_dating(name, texts)
        print_suspects(name, texts)
        if name == "overwritten":
            print_replaced(sets, texts)


if __name__ == "__main__":
    main()
