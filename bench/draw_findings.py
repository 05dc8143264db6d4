#!/usr/bin/env python3
"""Draws findings of a run and shows both sides, for reading them and judging.

usage: draw_findings.py OUTPUT_FOLDER CORPUS_FOLDER [--seed 1] [--count 200] [--unit passage] [--context 20]
                        [--most 400]

OUTPUT_FOLDER holds annotations.jsonl, whose ids are paths below CORPUS_FOLDER. A finding is a row of the layer
`copies`; of two rows that name each other one is drawn. Rows are drawn with equal chances, in the order of a hash of
the seed and their places, so that the first hundred of two hundred are a sample too, and that the draw from a later
run has most of what was read before, where the findings are the same. Each side is shown with some context around
[[ and ]], long ones with their middle left out. Nothing is written. Python 3 standard library only.
"""
import argparse
import hashlib
import json
from pathlib import Path


def findings(folder, unit):
    seen = set()
    with open(folder / "annotations.jsonl", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            for row in document["layers"].get("copies", []):
                if row["unit"] != unit:
                    continue
                partner = row["partner"]
                here = (document["id"], row["begin"], row["end"])
                there = (partner["document"], partner["begin"], partner["end"])
                if (there, here) not in seen:
                    seen.add((here, there))
                    yield here, there, row, document["encoding"]


def text_of(corpus, document, encodings):
    data = (corpus / document).read_bytes()
    text = data.decode(encodings.get(document, "utf-8"), errors="replace")
    return text.removeprefix("\ufeff")


def shown(text, begin, end, context, most):
    inside = text[begin:end]
    if len(inside) > most:
        inside = f"{inside[:most // 2]} … {inside[-most // 2:]}"
    line = f"{text[max(0, begin - context):begin]}[[{inside}]]{text[end:end + context]}"
    return line.replace("\r", "").replace("\n", "⏎")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--unit", default="passage")
    parser.add_argument("--context", type=int, default=20, help="code points on either side")
    parser.add_argument("--most", type=int, default=400, help="code points of a finding that are shown")
    options = parser.parse_args()

    rows = list(findings(options.output, options.unit))
    encodings = {here[0]: encoding for here, _, _, encoding in rows}
    rows.sort(key=lambda row: hashlib.sha256(repr((options.seed, row[0], row[1])).encode()).digest())
    print(f"{len(rows)} findings of the unit {options.unit}")
    for number, (here, there, row, _) in enumerate(rows[:options.count], 1):
        print(f"\n{number}. {row['kind']} {row['similarity']:.3f} {here[2] - here[1]} code points")
        for document, begin, end in (here, there):
            text = text_of(options.corpus, document, encodings)
            print(f"  {document} [{begin}, {end})")
            print(f"  {shown(text, begin, end, options.context, options.most)}")


if __name__ == "__main__":
    main()
