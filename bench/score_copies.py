#!/usr/bin/env python3
"""Scores what `duplicates` found in a generated corpus against the truth about it.

usage: score_copies.py OUTPUT_FOLDER TRUTH_FOLDER [--threshold 0.5] [--containment 0.8] [--misses N]

OUTPUT_FOLDER holds annotations.jsonl, copies.jsonl and clusters.jsonl, TRUTH_FOLDER what corpus_generator wrote.

documents   recall: pairs whose exact Jaccard reaches the threshold that copies.jsonl lists or one cluster holds.
            precision: of the pairs that copies.jsonl lists, those whose exact Jaccard reaches the threshold, or whose
            containment reaches its own. The same of medoids with their members. Pairs within 0.01 of a threshold
            count like any others; how many of the errors they are is printed.
contained   recall over pairs of chapter and book, by containment.
passages    recall: characters of true passages that rows of the layer `copies` cover, of whatever unit. True are
            planted passages and chapters of 30 characters or more whose similarity reaches the threshold, and what
            members of a family share in pieces of that length. Passages below the threshold are counted apart.
            precision: characters that rows of units other than `document` cover and that are true, of any length and
            similarity. Boilerplate counts neither way; how much of it was reported is printed.
            partners: of the rows of the unit `passage` that touch planted passages, those whose partner is right.
boundaries  exact planted passages with a row of unit `passage` that has the right partner: both ends within
            2 characters, in both documents. Where both go on with numbers that differ an end may take that in.

Positions are code points. Python 3 standard library only.
"""
import argparse
import bisect
import collections
import itertools
import json
from pathlib import Path

SHORTEST = 30
SLACK = 2
NEAR = 0.01


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def united(ranges):
    """Disjoint ascending ranges."""
    result = []
    for begin, end in sorted(ranges):
        if result and begin <= result[-1][1]:
            result[-1][1] = max(end, result[-1][1])
        elif begin < end:
            result.append([begin, end])
    return result


def common(a, b):
    """What two lists of disjoint ascending ranges share."""
    result, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        begin, end = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if begin < end:
            result.append([begin, end])
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return result


def without(a, b):
    result = []
    for begin, end in a:
        for gap_begin, gap_end in common([[begin, end]], b):
            if begin < gap_begin:
                result.append([begin, gap_begin])
            begin = gap_end
        if begin < end:
            result.append([begin, end])
    return result


def size(ranges):
    return sum(end - begin for begin, end in ranges)


def ratio(part, whole):
    return f"{part / whole:.4f} ({part}/{whole})" if whole else "- (0/0)"


def place(row):
    return row["document"], row["begin"], row["end"]


def slips_of(found, true):
    """By how much both ends of `found` miss: they may lie between where the copy ends and where it would, did numbers
    not count."""
    low, high = true["widest"]
    begin, end = found["begin"], found["end"]
    return [min(0, begin - low) + max(0, begin - true["begin"]), min(0, end - true["end"]) + max(0, end - high)]


class Found:
    """What the analyzer said."""

    def __init__(self, folder):
        self.rows = collections.defaultdict(list)
        for document in rows_of(folder / "annotations.jsonl"):
            self.rows[document["id"]] = document["layers"].get("copies", [])
        self.pairs = {}
        self.clusters = []
        for row in rows_of(folder / "copies.jsonl"):
            if row["unit"] == "document":
                self.pairs[frozenset((row["a"]["document"], row["b"]["document"]))] = row["similarity"]
        for row in rows_of(folder / "clusters.jsonl"):
            if row["unit"] == "document":
                self.clusters.append((row["medoid"]["document"], [member["document"] for member in row["members"]]))

    def covered(self, document, units):
        return united((row["begin"], row["end"]) for row in self.rows[document] if units(row["unit"]))


class Truth:
    def __init__(self, folder):
        self.pairs = {frozenset((row["a"], row["b"])): row for row in rows_of(folder / "documents.jsonl")}
        self.passages = list(rows_of(folder / "passages.jsonl"))
        self.families = list(rows_of(folder / "families.jsonl"))
        self.member = {member["document"]: (family["family"], member["change"])
                       for family in self.families for member in family["members"]}
        self.boilerplate = {row["document"]: united(row["boilerplate"]) for row in rows_of(folder / "marks.jsonl")}
        spans = collections.defaultdict(list)
        for passage in self.passages:
            for document, begin, end in map(place, (passage["a"], passage["b"])):
                spans[document].append((begin, end))
        for family in self.families:
            for member in family["members"]:
                spans[member["document"]] += member["shared"]
        self.spans = {document: united(ranges) for document, ranges in spans.items()}


class Score:
    def __init__(self, found, truth, options):
        self.found, self.truth, self.options = found, truth, options
        self.misses = collections.defaultdict(list)

    def is_right(self, pair):
        row = self.truth.pairs.get(pair)
        return bool(row) and (row["jaccard"] >= self.options.threshold or
                              row["containment"] >= self.options.containment)

    def is_near(self, pair):
        row = self.truth.pairs.get(pair)
        return bool(row) and abs(row["jaccard"] - self.options.threshold) < NEAR

    def miss(self, kind, text):
        self.misses[kind].append(text)

    def documents(self):
        together = set(self.found.pairs)
        for _, members in self.found.clusters:
            together.update(map(frozenset, itertools.combinations(members, 2)))
        wanted = [pair for pair, row in self.truth.pairs.items() if row["jaccard"] >= self.options.threshold]
        missed = [pair for pair in wanted if pair not in together]
        wrong = [pair for pair in self.found.pairs if not self.is_right(pair)]
        medoids = [frozenset((medoid, member)) for medoid, members in self.found.clusters for member in members
                   if member != medoid]
        strange = [pair for pair in medoids if not self.is_right(pair)]
        off = [abs(similarity - self.truth.pairs[pair]["jaccard"]) for pair, similarity in self.found.pairs.items()
               if pair in self.truth.pairs and self.truth.pairs[pair]["jaccard"] >= self.options.threshold]
        print(f"documents   recall    {ratio(len(wanted) - len(missed), len(wanted))}, "
              f"near the threshold {sum(map(self.is_near, missed))} of {len(missed)} missed")
        print(f"documents   precision {ratio(len(self.found.pairs) - len(wrong), len(self.found.pairs))}, "
              f"near the threshold {sum(map(self.is_near, wrong))} of {len(wrong)} wrong")
        print(f"medoids     precision {ratio(len(medoids) - len(strange), len(medoids))}")
        if off:
            print(f"similarity  differs by {sum(off) / len(off):.4f} on average, at most {max(off):.4f}")
        for name, pairs in (("pair missed", missed), ("pair wrong", wrong), ("medoid wrong", strange)):
            for pair in pairs:
                self.miss(name, f"{' '.join(sorted(pair))} {self.truth.pairs.get(pair, 'unrelated')}")
        chapters = [pair for pair, row in self.truth.pairs.items()
                    if row["kind"] == "chapter" and row["containment"] >= self.options.containment]
        print(f"contained   recall    {ratio(sum(pair in together for pair in chapters), len(chapters))}")

    def kind_of(self, passage):
        if passage["similarity"] < self.options.threshold:
            return f"{passage['source']} below threshold"
        return f"{passage['source']} {passage['kind']}"

    def wanted(self):
        """Per kind: the true ranges of each document."""
        kinds = collections.defaultdict(lambda: collections.defaultdict(list))
        for passage in self.truth.passages:
            for document, begin, end in map(place, (passage["a"], passage["b"])):
                if end - begin >= SHORTEST:
                    kinds[self.kind_of(passage)][document].append((begin, end))
        for family in self.truth.families:
            for member in family["members"]:
                pieces = [piece for piece in member["shared"] if piece[1] - piece[0] >= SHORTEST]
                kinds[f"family {member['change']}"][member["document"]] += pieces
        return kinds

    def passage_recall(self):
        sums = {"planted": [0, 0], "all": [0, 0]}
        for kind, documents in sorted(self.wanted().items()):
            hit = whole = 0
            for document, ranges in documents.items():
                covered = self.found.covered(document, lambda unit: True)
                true = united(ranges)
                part = size(common(true, covered))
                hit, whole = hit + part, whole + size(true)
                for begin, end in without(true, covered):
                    if end - begin > SLACK:
                        self.miss(f"passage missed: {kind}", f"{document} [{begin}, {end})")
            print(f"passages    recall    {ratio(hit, whole)} {kind}")
            if "below" in kind:
                continue
            for name in ("all",) if kind.startswith("family") else ("planted", "all"):
                sums[name][0] += hit
                sums[name][1] += whole
        for name, (hit, whole) in sums.items():
            print(f"passages    recall    {ratio(hit, whole)} {name}")

    def passage_precision(self):
        right = whole = boilerplate = boilerplate_whole = 0
        for document in self.found.rows:
            covered = self.found.covered(document, lambda unit: unit != "document")
            true = self.truth.spans.get(document, [])
            free = without(self.truth.boilerplate.get(document, []), true)
            boilerplate += size(common(covered, free))
            boilerplate_whole += size(free)
            judged = without(covered, free)
            whole += size(judged)
            right += size(common(judged, true))
            for begin, end in without(judged, true):
                if end - begin > SLACK:
                    self.miss("passage wrong", f"{document} [{begin}, {end}) {self.truth.member.get(document, '')}")
        print(f"passages    precision {ratio(right, whole)}")
        print(f"boilerplate reported  {ratio(boilerplate, boilerplate_whole)}")

    def sides(self):
        """Planted passages by document: (begin, end, the other place, exact)."""
        sides = collections.defaultdict(list)
        for passage in self.truth.passages:
            for here, there in (("a", "b"), ("b", "a")):
                document, begin, end = place(passage[here])
                sides[document].append((begin, end, place(passage[there]), passage["kind"] == "exact", passage[here],
                                        passage[there]))
        for rows in sides.values():
            rows.sort(key=lambda row: row[:2])
        return sides

    def partners(self):
        touched = right = exact = within = 0
        for document, sides in self.sides().items():
            begins = [side[0] for side in sides]
            for row in self.found.rows[document]:
                if row["unit"] != "passage":
                    continue
                near = [side for side in sides[:bisect.bisect_left(begins, row["end"])] if side[1] > row["begin"]]
                if not near:
                    continue
                touched += 1
                name, begin, end = place(row["partner"])
                true = [side for side in near if side[2][0] == name and side[2][1] < end and begin < side[2][2]]
                right += bool(true)
                if not true:
                    self.miss("partner wrong", f"{document} [{row['begin']}, {row['end']}) {row['partner']}")
                    continue
                side = max(true, key=lambda side: min(side[1], row["end"]) - max(side[0], row["begin"]))
                if not side[3]:
                    continue
                exact += 1
                slips = slips_of(row, side[4]) + slips_of(row["partner"], side[5])
                within += max(map(abs, slips)) <= SLACK
                if max(map(abs, slips)) > SLACK:
                    self.miss("boundary", f"{document} [{row['begin']}, {row['end']}) {row['partner']} off by {slips}")
        print(f"partners    precision {ratio(right, touched)}")
        print(f"boundaries  within {SLACK}  {ratio(within, exact)}")

    def print_misses(self, most):
        for kind, texts in sorted(self.misses.items()):
            print(f"\n{kind}: {len(texts)}")
            for text in texts[:most]:
                print(f"  {text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--containment", type=float, default=0.8)
    parser.add_argument("--misses", type=int, default=0, help="examples of each kind of error")
    options = parser.parse_args()
    score = Score(Found(options.output), Truth(options.truth), options)
    score.documents()
    score.passage_recall()
    score.passage_precision()
    score.partners()
    if options.misses:
        score.print_misses(options.misses)


if __name__ == "__main__":
    main()
