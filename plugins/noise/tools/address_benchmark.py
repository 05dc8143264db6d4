#!/usr/bin/env python3
"""Puts the name and the address of an invented site into sentences, and measures what is found of it.

usage: address_benchmark.py make FOLDER OUTPUT     FOLDER: clean texts, a paragraph a line, *.txt below it
       address_benchmark.py score OUTPUT ANNOTATIONS.jsonl

`make` writes 600 documents and labels.json into OUTPUT. In the middle of one of them stands, without
a blank or any word that announces it, a name such as 青禾范文网 and the address behind it, each site in
one document only. `score` wants the annotations of a run of `noise` over OUTPUT/*.txt.
Standard library only.
"""
import glob
import json
import os
import random
import sys

DOCUMENTS = 600
CONTEXT = 5000  # Code points around the place.
MARKS = "。！？；：，、（）“”《》()—…．.,;:!?% *#"
FIRST = "青云晨星海山秋春北南文书墨笔知学乐优新好"
SECOND = "禾帆曦河岭舟苑林韵香涛阁泉友途师窗源田雨"
KINDS = ("范文网", "文库", "公文网", "文秘网", "资料库", "写作网", "范文大全", "材料网", "文档网", "论坛")
ADDRESSES = ("www.{}.example", "http://www.{}.example", "www.{}.com.example/fw/", "http://{}.example/html/1024.html")


def site(rng):
    name = rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(KINDS)
    letters = "".join(rng.choice("abcdefghjkmnqrstwxyz") for _ in range(rng.randrange(3, 8)))
    return name, rng.choice(ADDRESSES).format(letters)


def place_inside(text, rng):
    """A place between two characters of a sentence."""
    while True:
        place = rng.randrange(len(text) // 4, len(text) * 3 // 4)
        if not any(c in MARKS or c.isspace() or c.isalnum() and c.isascii() for c in text[place - 1:place + 1]):
            return place


def make(folder, output):
    rng = random.Random(17)
    os.makedirs(output, exist_ok=True)
    paths = sorted(glob.glob(os.path.join(folder, "**", "*.txt"), recursive=True))
    labels = {}
    for path in rng.sample(paths, min(DOCUMENTS, len(paths))):
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("**", "")
        begin = rng.randrange(max(1, len(text) - CONTEXT))
        text = text[begin:begin + CONTEXT]
        place = place_inside(text, rng)
        name, address = site(rng)
        labels[f"{len(labels):03d}.txt"] = (place, place + len(name), place + len(name + address))
        with open(os.path.join(output, f"{len(labels) - 1:03d}.txt"), "w", encoding="utf-8", newline="") as file:
            file.write(text[:place] + name + address + text[place:])
    with open(os.path.join(output, "labels.json"), "w", encoding="utf-8") as file:
        json.dump(labels, file)


def score(output, annotations):
    with open(os.path.join(output, "labels.json"), encoding="utf-8") as file:
        labels = json.load(file)
    exact = addresses = 0
    for line in open(annotations, encoding="utf-8"):
        document = json.loads(line)
        begin, address, end = labels[os.path.basename(document["id"])]
        rows = [row for row in document["layers"]["noise"] if row["kind"] in ("advertisement", "url")]
        exact += any((row["begin"], row["end"]) == (begin, end) for row in rows)
        addresses += any(row["begin"] <= address and row["end"] >= end for row in rows)
    print(f"{len(labels)} places: name and address to the character {exact / len(labels):.3f}, "
          f"the address {addresses / len(labels):.3f}")


if len(sys.argv) != 4 or sys.argv[1] not in ("make", "score"):
    sys.exit(__doc__)
(make if sys.argv[1] == "make" else score)(*sys.argv[2:])
