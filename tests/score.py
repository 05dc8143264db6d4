#!/usr/bin/env python3
"""Scores an annotations.jsonl against a folder of gold annotations, all documents pooled.

usage: score.py ANNOTATIONS.jsonl GOLD_FOLDER CORPUS_FOLDER [--clusters FILE --copies FILE]
                [--require LAYER.FIGURE=LEAST …] [--misses]

Gold is every GOLD_FOLDER/NNN.jsonl; it belongs to the document whose file name begins with the same three digits. The
source is CORPUS_FOLDER/id, decoded by the `encoding` of its line; a byte order mark is dropped. A gold document that
the annotations lack counts as one in which nothing was found.

Prints one line a layer: precision, recall, F1, counts, and the layer's own figures. A layer that no line of the
annotations holds is printed as `not produced`. How rows are matched:
  works          where the first ink of the work stands
  headings       by span; topic sentences (no number, run in, level above 0) count neither way; level_accuracy
  items          by span
  years          by span; edtf_accuracy (null for a relative year), kind_accuracy; traps: what looks like a year and is none
                 (traps_avoided is the share of them that no invented year touches)
  suspects       years flagged as suspect, by span; plausible_accuracy: the years allowed overlap the gold's
  placeholders   by span; stands_for_accuracy
  noise          by characters that are not white space; kind_accuracy by the same
  truncations    by place, two code points of slack
  copies_inside  passages that stand twice in one document, by characters
With --clusters and --copies, GOLD_FOLDER/families.jsonl is scored too, by kind of pair:
  document_pairs, section_pairs   recall over family pairs of similarity 0.8 or more: a pair is found when a row of
                 copies.jsonl or one cluster has both its spans, each sharing at least half of the longer of the two;
                 where no row of that unit was reported, when reported passages cover half of both spans
  reported_pairs precision over the rows of copies.jsonl between two gold documents: right when at least half of both
                 spans lies in the spans of one family pair, whatever its kind

--require names the least value of a figure: years.f1=0.95 headings.level_accuracy=0.9.
Exit status: 0, or 1 when a required figure falls short or its layer was not produced, 2 for wrong usage or input.
Python 3 standard library only.
"""
import argparse
import codecs
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

GOLD_NOISE_NAMES = {"extraction artefact": "artefact", "page number": "page_number", "truncated": "truncation",
                    "site chrome": "chrome"}
# A work's first ink: what may stand before it without changing where it begins.
BEFORE_INK = " \t\r\n\u3000\xa0>"
CUT_SLACK = 2
FAMILY_SIMILARITY = 0.8


class InputError(Exception):
    """The input cannot be scored; the message says which file and why."""


class Tally:
    """Counts of one layer, added up over documents."""

    def __init__(self):
        self.found = self.reported = self.gold = 0
        self.hits, self.chances = defaultdict(int), defaultdict(int)

    def add(self, found, reported, gold):
        self.found += found
        self.reported += reported
        self.gold += gold

    def judge(self, figure, outcomes):
        self.chances[figure] += 0  # the figure exists even when there is nothing to judge
        for outcome in outcomes:
            self.chances[figure] += 1
            self.hits[figure] += bool(outcome)

    def figures(self):
        precision = self.found / self.reported if self.reported else float(not self.gold)
        recall = self.found / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        result = {"precision": precision, "recall": recall, "f1": f1}
        for figure, chances in self.chances.items():
            result[figure] = self.hits[figure] / chances if chances else float(not self.gold)
        return result


def json_lines(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: {error}") from None


def document_number(identifier):
    """The three digits that open the file name, or None."""
    match = re.match(r"\d{3}", identifier.rpartition("/")[2])
    return match and match.group()


def decoded(data, encoding):
    try:
        text = data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeDecodeError) as error:
        raise InputError(f"cannot decode as {encoding!r}: {error}") from None
    return text.removeprefix("\ufeff")


def by_span(rows):
    return {(row["begin"], row["end"]): row for row in rows}


def places(spans):
    return {i for begin, end in spans for i in range(begin, end)}


def year_range(edtf):
    """The first and last year that an EDTF string allows; None without one."""
    years = re.findall(r"[0-9X]{4}(?=[-/.,\]}?~%]|$)", re.sub(r"(?<=[0-9X]{4})-\d\d(-\d\d)?", "", edtf or ""))
    if not years:
        return None
    return int(years[0].replace("X", "0")), int(years[-1].replace("X", "9"))


def years_overlap(one, other):
    a, b = year_range(one), year_range(other)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


class Document:
    """One document's layers beside its gold."""

    def __init__(self, layers, gold, text, name="", misses=None):
        self.layers, self.text, self.name, self.misses = layers, text, name, misses
        self.gold = defaultdict(list)
        for row in gold:
            self.gold[row["type"]].append(row)

    def rows(self, layer):
        return self.layers.get(layer) or []

    def ink(self, spans):
        return {i for i in places(spans) if not self.text[i].isspace()}

    def match(self, tally, layer, reported, gold):
        """Adds the spans that agree, and returns the pairs of rows at them."""
        tally.add(len(reported.keys() & gold.keys()), len(reported), len(gold))
        if self.misses is not None:
            for word, spans in (("missed", gold.keys() - reported.keys()), ("invented", reported.keys() - gold.keys())):
                self.misses += [f"{self.name}: {layer} {word} [{b},{e}) {self.text[b:e]!r}" for b, e in sorted(spans)]
        return [(reported[span], gold[span]) for span in reported.keys() & gold.keys()]

    def works(self, tally):
        def first_ink(row):
            at = row["begin"]
            while at < len(self.text) and self.text[at] in BEFORE_INK:
                at += 1
            return at, at
        self.match(tally, "work", {first_ink(r): r for r in self.rows("works")},
                   {first_ink(r): r for r in self.gold["document"]})

    def headings(self, tally):
        topics = {(r["begin"], r["end"]) for r in self.gold["heading"]
                  if r["number"] is None and r["run_in"] and r["level"] > 0}
        firm = [{span: row for span, row in by_span(rows).items() if span not in topics}
                for rows in (self.rows("headings"), self.gold["heading"])]
        both = self.match(tally, "heading", *firm)
        tally.judge("level_accuracy", (r.get("level") == g["level"] for r, g in both))

    def items(self, tally):
        self.match(tally, "item", by_span(self.rows("items")), by_span(self.gold["item"]))

    def years(self, tally):
        reported, gold = by_span(self.rows("years")), by_span(self.gold["year"])
        both = self.match(tally, "year", reported, gold)
        tally.judge("edtf_accuracy", (r.get("edtf") == g["edtf"] for r, g in both))
        tally.judge("kind_accuracy", (r.get("kind") == g["kind"] for r, g in both))
        invented = reported.keys() - gold.keys()
        traps = by_span(self.gold["not_year"]).keys() - gold.keys()
        tally.judge("traps_avoided", (not any(b < end and begin < e for b, e in invented) for begin, end in traps))

    def suspects(self, tally):
        both = self.match(tally, "suspect", by_span(r for r in self.rows("years") if r.get("suspect")),
                          by_span(r for r in self.gold["suspect"] if r["plausible"]))
        tally.judge("plausible_accuracy", (years_overlap(r.get("plausible"), g["plausible"]) for r, g in both))

    def placeholders(self, tally):
        both = self.match(tally, "placeholder", by_span(self.rows("placeholders")), by_span(self.gold["placeholder"]))
        tally.judge("stands_for_accuracy", (r.get("stands_for") == g["stands_for"] for r, g in both))

    def noise(self, tally):
        def kinds(rows):
            return {i: GOLD_NOISE_NAMES.get(r["kind"], r["kind"]) for r in rows
                    for i in self.ink([(r["begin"], r["end"])])}
        reported, gold = kinds(self.rows("noise")), kinds(self.gold["noise"])
        both = reported.keys() & gold.keys()
        tally.add(len(both), len(reported), len(gold))
        tally.judge("kind_accuracy", (reported[i] == gold[i] for i in both))
        if self.misses is not None:
            for word, missing, rows in (("missed", reported, self.gold["noise"]), ("invented", gold, self.rows("noise"))):
                for b, e in sorted(by_span(rows)):
                    if self.ink([(b, e)]) - missing.keys():
                        self.misses.append(f"{self.name}: noise {word} [{b},{e}) {self.text[b:e]!r}")

    def truncations(self, tally):
        reported = sorted(r["begin"] for r in self.rows("noise") if r["kind"] == "truncation")
        gold = sorted(r["begin"] for r in self.gold["noise"] if r["kind"] == "truncated")
        free, found = list(reported), 0
        for cut in gold:
            near = [place for place in free if abs(place - cut) <= CUT_SLACK]
            if near:
                free.remove(near[0])
                found += 1
            elif self.misses is not None:
                self.misses.append(f"{self.name}: truncation missed at {cut}, after {self.text[max(0, cut - 12):cut]!r}")
        tally.add(found, len(reported), len(gold))

    def copies_inside(self, tally):
        reported = []
        for row in self.rows("copies"):
            partner = row.get("partner") or {}
            if document_number(partner.get("document") or "") == document_number(self.name):
                reported += [(row["begin"], row["end"]), (partner["begin"], partner["end"])]
        gold = [span for row in self.gold["copy"] for span in (row["a"], row["b"])]
        reported, gold = places(reported), places(map(tuple, gold))
        tally.add(len(reported & gold), len(reported), len(gold))


# Figure name → the layer of the annotations that it is read from.
LAYERS = {"works": "works", "headings": "headings", "items": "items", "years": "years", "suspects": "years",
          "placeholders": "placeholders", "noise": "noise", "truncations": "noise", "copies_inside": "copies"}


def source_text(line, corpus):
    path = corpus / line["id"]
    if not path.is_file():
        raise InputError(f"{path}: the source of {line['id']} is not there")
    if line.get("unit", "codepoint") != "codepoint":
        raise InputError(f"{line['id']}: offsets in {line['unit']}, only code points can be scored")
    try:
        return decoded(path.read_bytes(), line.get("encoding") or "UTF-8")
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def check_fit(gold, text, path):
    for row in gold:
        if "text" in row and row["type"] != "noise" and text[row["begin"]:row["end"]] != row["text"]:
            raise InputError(f"{path}: does not fit the source at [{row['begin']},{row['end']}): {row['text'][:40]!r}")


def check_spans(line, text):
    for layer, rows in line["layers"].items():
        for row in rows or []:
            if "begin" in row and not 0 <= row["begin"] <= row["end"] <= len(text):
                raise InputError(f"{line['id']}: {layer} has a span out of range: [{row['begin']},{row['end']})")


def score_layers(annotations, gold_folder, corpus, misses=None):
    """Layer → Tally, or None where the annotations do not hold it; and what should be said about the documents."""
    lines = {}
    for line in annotations:
        number = document_number(line["id"])
        if number in lines:
            raise InputError(f"two documents with the number {number}: {lines[number]['id']} and {line['id']}")
        if number:
            lines[number] = line
    held = {layer for line in lines.values() for layer in line["layers"]}
    flagged = any("suspect" in row for line in lines.values() for row in line["layers"].get("years") or [])
    tallies = {name: Tally() if layer in held and (name != "suspects" or flagged) else None
               for name, layer in LAYERS.items()}
    notes, gold_paths = [], sorted(gold_folder.glob("[0-9][0-9][0-9].jsonl"))
    if not gold_paths:
        raise InputError(f"{gold_folder}: no gold files (NNN.jsonl)")
    for path in gold_paths:
        gold, line = list(json_lines(path)), lines.get(path.stem)
        if line:
            text = source_text(line, corpus)
            check_fit(gold, text, path)
            check_spans(line, text)
        else:
            notes.append(f"{path.stem}: not in the annotations, all its gold counts as missed")
            line, text = {"id": path.stem, "layers": {}}, text_of_gold(gold)
        document = Document(line["layers"], gold, text, line["id"], misses)
        for name, tally in tallies.items():
            if tally:
                getattr(document, name)(tally)
    return tallies, notes


def text_of_gold(gold):
    """As much of a missing source as its gold repeats: enough to count what was missed."""
    text = [" "] * max((row["end"] for row in gold if "end" in row), default=0)
    for row in gold:
        if "end" in row:
            text[row["begin"]:row["end"]] = row["text"].ljust(row["end"] - row["begin"])
    return "".join(text)


def shared(one, other):
    """How many code points two spans have in common; spans of different documents none."""
    if document_number(one["document"]) != document_number(other["document"]):
        return 0
    return max(0, min(one["end"], other["end"]) - max(one["begin"], other["begin"]))


def length(span):
    return span["end"] - span["begin"]


def same_span(one, other):
    return 2 * shared(one, other) >= max(length(one), length(other))


def ways(row):
    """A pair has no direction."""
    return (row["a"], row["b"]), (row["b"], row["a"])


def is_found(pair, copies, clusters):
    kind = pair["kind"]
    if any(row["unit"] == kind for row in copies) or any(cluster["unit"] == kind for cluster in clusters):
        return (any(same_span(a, pair["a"]) and same_span(b, pair["b"])
                    for row in copies if row["unit"] == kind for a, b in ways(row))
                or any(all(any(same_span(member, pair[side]) for member in cluster["members"]) for side in "ab")
                       for cluster in clusters if cluster["unit"] == kind))
    covered = {"a": set(), "b": set()}
    for a, b in (way for row in copies for way in ways(row)):
        if shared(a, pair["a"]) and shared(b, pair["b"]):
            for side, span in (("a", a), ("b", b)):
                covered[side].update(range(max(span["begin"], pair[side]["begin"]),
                                           min(span["end"], pair[side]["end"])))
    return all(2 * len(covered[side]) >= length(pair[side]) for side in "ab")


def is_right(row, families):
    return any(2 * shared(a, pair["a"]) >= length(a) and 2 * shared(b, pair["b"]) >= length(b)
               for pair in families for a, b in ways(row))


def score_pairs(families, copies, clusters, numbers, misses=None):
    """Name → Tally. `numbers` are the documents that have gold; rows about others are left alone."""
    tallies = {}
    for kind in ("document", "section"):
        tally = tallies[f"{kind}_pairs"] = Tally()
        for pair in families:
            if pair["kind"] == kind and pair["similarity_at_least"] >= FAMILY_SIMILARITY:
                found = is_found(pair, copies, clusters)
                tally.add(found, found, 1)
                if not found and misses is not None:
                    misses.append(f"{kind} pair missed: {pair_name(pair)}")
    tally = tallies["reported_pairs"] = Tally()
    for row in copies:
        ends = [document_number(row[side]["document"]) for side in "ab"]
        if ends[0] != ends[1] and numbers.issuperset(ends):
            right = is_right(row, families)
            tally.add(right, 1, right)
            if not right and misses is not None:
                misses.append(f"reported pair invented: {row['unit']} {pair_name(row)}")
    return tallies


def pair_name(row):
    return " and ".join(f"{row[s]['document']} [{row[s]['begin']},{row[s]['end']})" for s in "ab")


# A figure that a tally of pairs does not measure is not printed.
UNMEASURED = {"document_pairs": {"precision", "f1"}, "section_pairs": {"precision", "f1"},
              "reported_pairs": {"recall", "f1"}}


def figures_of(name, tally):
    return {figure: value for figure, value in tally.figures().items() if figure not in UNMEASURED.get(name, ())}


def described(name, tally):
    if tally is None:
        return f"{name:15} not produced"
    parts = [f"{figure}={value:.4f}" for figure, value in figures_of(name, tally).items()]
    counts = f"found {tally.found} of {tally.gold}, reported {tally.reported}"
    if name in UNMEASURED:
        counts = f"right {tally.found} of {tally.reported}" if name == "reported_pairs" else f"found {tally.found} of {tally.gold}"
    traps = tally.chances.get("traps_avoided")
    taken = f"; traps taken {traps - tally.hits['traps_avoided']} of {traps}" if traps else ""
    return f"{name:15} {'  '.join(parts)}  ({counts}{taken})"


def shortfalls(tallies, requirements):
    """One line for every requirement that is not met."""
    for requirement in requirements:
        match = re.fullmatch(r"(\w+)\.(\w+)=([0-9.]+)", requirement)
        if not match or match[1] not in tallies:
            raise InputError(f"--require {requirement}: not LAYER.FIGURE=LEAST; layers: {', '.join(tallies)}")
        layer, figure, least = match[1], match[2], float(match[3])
        if tallies[layer] is None:
            yield f"{layer}.{figure}: not produced, should be at least {least}"
            continue
        figures = figures_of(layer, tallies[layer])
        if figure not in figures:
            raise InputError(f"--require {requirement}: {layer} has {', '.join(figures)}")
        if figures[figure] < least:
            yield f"{layer}.{figure} is {figures[figure]:.4f}, should be at least {least}"


def parsed(arguments):
    parser = argparse.ArgumentParser(usage=__doc__.partition("usage: ")[2].partition("\n\n")[0],
                                     description="Scores annotations against gold.")
    parser.add_argument("annotations", type=Path)
    parser.add_argument("gold_folder", type=Path)
    parser.add_argument("corpus_folder", type=Path)
    parser.add_argument("--clusters", type=Path)
    parser.add_argument("--copies", type=Path)
    parser.add_argument("--require", nargs="+", default=[], action="extend")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(arguments)
    if bool(options.clusters) != bool(options.copies):
        parser.error("--clusters and --copies belong together")
    return options


def run(arguments):
    options = parsed(arguments)
    misses = [] if options.misses else None
    tallies, notes = score_layers(json_lines(options.annotations), options.gold_folder, options.corpus_folder, misses)
    if options.copies:
        numbers = {path.stem for path in options.gold_folder.glob("[0-9][0-9][0-9].jsonl")}
        tallies |= score_pairs(list(json_lines(options.gold_folder / "families.jsonl")),
                               list(json_lines(options.copies)), list(json_lines(options.clusters)), numbers, misses)
    failed = list(shortfalls(tallies, options.require))
    for name, tally in tallies.items():
        print(described(name, tally))
    for line in notes + (misses or []) + failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def main():
    try:
        sys.exit(run(sys.argv[1:]))
    except (InputError, OSError) as error:
        print(f"score.py: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
