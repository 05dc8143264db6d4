#!/usr/bin/env python3
"""Breaks and cuts texts on purpose, and measures what the analyzer says of each place.

usage: cut_benchmark.py make FOLDER OUTPUT     FOLDER: clean texts, a paragraph a line, *.txt below it
       cut_benchmark.py score OUTPUT ANNOTATIONS.jsonl

`make` writes documents and labels.json into OUTPUT. In each document some paragraphs are
  broken  a line break in mid-sentence, nothing lost
  cut     20 to 2000 characters lost in mid-sentence, the rest follows on a new line
  ended   the rest of the paragraph is lost, and perhaps paragraphs behind it
`score` wants the annotations of a run of `noise` over OUTPUT/*.txt; `train` and `test` are halves of
the texts, by a hash of their paths: the weights in src/verdict.cpp and data/pairs.txt know `train`.
Standard library only.
"""
import collections
import glob
import hashlib
import json
import os
import random
import sys

MARKS = "。！？；：，、（）“”《》()—…．.,;:!?% *#"
OPENINGS = "。！？；：（“《(*# "
SIZES = (2500, 5000, 10000, 15000)


def is_training(path):
    return int(hashlib.md5(path.encode()).hexdigest(), 16) % 2 == 1


def place_inside(paragraph, rng):
    """A place between two characters of a sentence, or None."""
    for _ in range(50):
        place = rng.randrange(8, len(paragraph) - 8)
        before, after = paragraph[place - 1], paragraph[place]
        if after not in MARKS and before not in OPENINGS and not (before.isdigit()
                                                                  and after.isdigit()):
            return place
    return None


def excerpt(paragraphs, rng):
    size = rng.choice(SIZES)
    chosen = []
    for paragraph in paragraphs[rng.randrange(max(1, len(paragraphs) // 2)):]:
        chosen.append(paragraph)
        if sum(map(len, chosen)) > size:
            break
    return chosen


def resumed(paragraphs, index, place, rng):
    """Where the text goes on behind a cut: paragraph and place in it, or None."""
    lost = rng.randrange(20, 2000)
    while index < len(paragraphs) - 1 and lost > len(paragraphs[index]) - place:
        lost -= len(paragraphs[index]) - place
        index, place = index + 1, 0
    rest = paragraphs[index][place:]
    inside = place_inside(rest, rng) if len(rest) > 60 else None
    return None if inside is None else (index, place + inside)


def damaged(paragraphs, separator, rng):
    """The text with its wounds, and a list of (place, kind)."""
    long = [i for i, p in enumerate(paragraphs[:-1]) if len(p) >= 90 and "。" in p]
    wounds = set()
    for i in rng.sample(long, len(long)):
        if len(wounds) < 7 and not {i - 1, i + 1} & wounds:
            wounds.add(i)
    text, labels, i = "", [], 0
    while i < len(paragraphs):
        paragraph = paragraphs[i]
        place = place_inside(paragraph, rng) if i in wounds else None
        kind = rng.choice(("broken", "broken", "cut", "cut", "ended"))
        behind = resumed(paragraphs, i, place, rng) if place and kind == "cut" else None
        if place is None or (kind == "cut" and behind is None):
            text += paragraph + separator
        else:
            labels.append((len(text) + place, kind))
            text += paragraph[:place]
            if kind == "broken":
                text += rng.choice(("\n", separator)) + paragraph[place:] + separator
            elif kind == "cut":
                i = behind[0]
                text += "\n" + paragraphs[i][behind[1]:] + separator
            else:
                text += separator
                i += rng.randrange(0, 4)
        i += 1
    return text, labels


def make(folder, output):
    rng = random.Random(11)
    os.makedirs(output, exist_ok=True)
    labels = {}
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.txt"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            paragraphs = [line.strip() for line in file.read().replace("**", "").split("\n")]
        chosen = excerpt([p for p in paragraphs if p], rng)
        text, wounds = damaged(chosen, rng.choice(("\n", "\n", "\n\n")), rng)
        name = f"{'train' if is_training(path) else 'test'}_{len(labels):04d}.txt"
        labels[name] = wounds
        with open(os.path.join(output, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
    with open(os.path.join(output, "labels.json"), "w", encoding="utf-8") as file:
        json.dump(labels, file)


def answers(rows):
    for row in rows:
        if row["kind"] == "truncation":
            yield row["begin"], "cut"
        elif row["kind"] == "artefact" and row["text"].startswith(("\n", "\r")):
            yield row["begin"], "broken"


def score(output, annotations):
    with open(os.path.join(output, "labels.json"), encoding="utf-8") as file:
        labels = json.load(file)
    counts = {"train": collections.Counter(), "test": collections.Counter()}
    for line in open(annotations, encoding="utf-8"):
        document = json.loads(line)
        name = os.path.basename(document["id"])
        counter = counts[name.split("_")[0]]
        given = dict(answers(document["layers"].get("noise", [])))
        for place, kind in labels.get(name, []):
            counter[kind, given.pop(place, "nothing")] += 1
        counter.update(("intact", answer) for answer in given.values())
    for half, counter in counts.items():
        print(half)
        for kind in ("broken", "cut", "ended", "intact"):
            said = {answer: counter[kind, answer] for answer in ("broken", "cut", "nothing")}
            total = sum(said.values())
            right = said["broken" if kind == "broken" else "cut"]
            print(f"  {kind:7} {total:5} places, said: {said}",
                  "" if kind == "intact" else f"right: {right / max(1, total):.3f}")
        found = counter["cut", "cut"] + counter["ended", "cut"]
        said = found + counter["broken", "cut"] + counter["intact", "cut"]
        wanted = sum(n for (kind, _), n in counter.items() if kind in ("cut", "ended"))
        print(f"  truncations: precision {found / max(1, said):.3f}, "
              f"recall {found / max(1, wanted):.3f}")


if len(sys.argv) != 4 or sys.argv[1] not in ("make", "score"):
    sys.exit(__doc__)
(make if sys.argv[1] == "make" else score)(*sys.argv[2:])
