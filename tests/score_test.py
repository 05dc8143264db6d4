#!/usr/bin/env python3
"""Tests of score.py.

usage: score_test.py [unittest options]
"""
import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import score  # noqa: E402

TEXT = "一、回顾\n今年修路2024米，见图。XX镇2023年通车"


def at(piece, text=TEXT, **fields):
    """A row over the first place of `piece`."""
    begin = text.index(piece)
    return {"begin": begin, "end": begin + len(piece), "text": piece, **fields}


GOLD = [
    at(TEXT, type="document", title=None, note=""),
    at("一、回顾", type="heading", level=1, number="一、", run_in=False),
    at("今年", type="year", edtf=None, kind="relative"),
    at("2024米", type="not_year"),
    at("XX镇", type="placeholder", stands_for="place"),
    at("2023年", type="year", edtf="2023", kind="explicit"),
    at("2023年", type="suspect", why="", plausible="2012/2014"),
    at("见图。", type="noise", kind="extraction artefact"),
]


def layers():
    """The layers that agree with GOLD in everything."""
    return {
        "works": [at(TEXT)],
        "headings": [at("一、回顾", level=1)],
        "items": [],
        "years": [at("今年", edtf=None, kind="relative", suspect=False),
                  at("2023年", edtf="2023", kind="explicit", suspect=True, plausible="2013")],
        "placeholders": [at("XX镇", stands_for="place")],
        "noise": [at("见图。", kind="artefact")],
        "copies": [],
    }


class Folder(unittest.TestCase):
    """A scratch folder with gold/, corpus/ and annotations.jsonl."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name)
        (self.root / "gold").mkdir()
        (self.root / "corpus").mkdir()

    def write_lines(self, name, rows):
        (self.root / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def write_document(self, produced, data=TEXT.encode(), encoding="UTF-8", gold=GOLD):
        (self.root / "corpus" / "101_a.txt").write_bytes(data)
        self.write_lines("gold/101.jsonl", gold)
        self.write_lines("annotations.jsonl", [{"id": "101_a.txt", "encoding": encoding, "unit": "codepoint",
                                                "layers": produced}])

    def score(self, *options):
        """(exit status, standard output, standard error)"""
        out, err = io.StringIO(), io.StringIO()
        arguments = [str(self.root / name) for name in ("annotations.jsonl", "gold", "corpus")] + list(options)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = score.run(arguments)
        return status, out.getvalue(), err.getvalue()

    def tallies(self):
        return score.score_layers(score.json_lines(self.root / "annotations.jsonl"), self.root / "gold",
                                  self.root / "corpus")[0]


class Layers(Folder):
    def test_gold_scores_full_marks(self):
        self.write_document(layers())
        for name, tally in self.tallies().items():
            with self.subTest(name):
                self.assertEqual(set(tally.figures().values()), {1.0})

    def test_each_mistake_lowers_its_own_figure(self):
        def shorter(rows):
            rows[0]["end"] -= 1
        mistakes = [
            ("work elsewhere", "works", lambda rows: rows[0].update(begin=5), "works", "f1"),
            ("heading too short", "headings", shorter, "headings", "recall"),
            ("wrong level", "headings", lambda rows: rows[0].update(level=2), "headings", "level_accuracy"),
            ("item invented", "items", lambda rows: rows.append(at("回顾")), "items", "precision"),
            ("year missed", "years", lambda rows: rows.pop(0), "years", "recall"),
            ("wrong EDTF", "years", lambda rows: rows[1].update(edtf="2022"), "years", "edtf_accuracy"),
            ("wrong kind", "years", lambda rows: rows[1].update(kind="masked"), "years", "kind_accuracy"),
            ("trap taken", "years", lambda rows: rows.append(at("2024")), "years", "traps_avoided"),
            ("suspect missed", "years", lambda rows: rows[1].update(suspect=False), "suspects", "recall"),
            ("implausible", "years", lambda rows: rows[1].update(plausible="2016"), "suspects", "plausible_accuracy"),
            ("wrong meaning", "placeholders", lambda rows: rows[0].update(stands_for="person"), "placeholders",
             "stands_for_accuracy"),
            ("noise too short", "noise", shorter, "noise", "recall"),
            ("wrong noise", "noise", lambda rows: rows[0].update(kind="chrome"), "noise", "kind_accuracy"),
            ("cut invented", "noise", lambda rows: rows.append(at("", kind="truncation")), "truncations", "precision"),
        ]
        for name, layer, make, scored, figure in mistakes:
            with self.subTest(name):
                produced = layers()
                make(produced[layer])
                self.write_document(produced)
                self.assertLess(self.tallies()[scored].figures()[figure], 1.0)

    def test_topic_sentences_count_neither_way(self):
        topic = at("今年修路2024米", type="heading", level=2, number=None, run_in=True)
        for reported in ([], [topic]):
            produced = layers()
            produced["headings"] += reported
            self.write_document(produced, gold=GOLD + [topic])
            self.assertEqual(self.tallies()["headings"].figures()["f1"], 1.0)

    def test_truncation_has_two_code_points_of_slack(self):
        for distance, recall in ((0, 1.0), (2, 1.0), (3, 0.0)):
            produced = layers()
            produced["noise"].append({"begin": 10 + distance, "end": 10 + distance, "kind": "truncation"})
            cut = {"type": "noise", "begin": 10, "end": 10, "text": "", "kind": "truncated"}
            self.write_document(produced, gold=GOLD + [cut])
            self.assertEqual(self.tallies()["truncations"].figures()["recall"], recall)

    def test_copies_inside_ignore_partners_elsewhere(self):
        produced = layers()
        produced["copies"] = [{"begin": 0, "end": 4, "partner": {"document": "101_a.txt", "begin": 8, "end": 12}},
                              {"begin": 4, "end": 8, "partner": {"document": "102_b.txt", "begin": 0, "end": 4}}]
        copy = {"type": "copy", "a": [0, 4], "b": [8, 12], "kind": "exact"}
        self.write_document(produced, gold=GOLD + [copy])
        self.assertEqual(self.tallies()["copies_inside"].figures()["f1"], 1.0)

    def test_encodings_and_byte_order_marks(self):
        for encoding, data in (("GB18030", TEXT.encode("gb18030")), ("UTF-16LE", b"\xff\xfe" + TEXT.encode("utf-16-le")),
                               ("UTF-8", b"\xef\xbb\xbf" + TEXT.encode())):
            with self.subTest(encoding):
                self.write_document(layers(), data, encoding)
                self.assertEqual(self.tallies()["years"].figures()["f1"], 1.0)

    def test_document_without_annotations_counts_as_missed(self):
        self.write_document(layers())
        self.write_lines("gold/102.jsonl", GOLD)
        status, out, err = self.score()
        self.assertEqual(status, 0)
        self.assertIn("years           precision=1.0000  recall=0.5000", out)
        self.assertIn("102: not in the annotations", err)


class Requirements(Folder):
    def test_met(self):
        self.write_document(layers())
        self.assertEqual(self.score("--require", "years.f1=1", "headings.level_accuracy=0.5")[0], 0)

    def test_every_shortfall_is_named(self):
        produced = layers()
        del produced["years"][0], produced["placeholders"]
        self.write_document(produced)
        status, out, err = self.score("--require", "years.recall=0.9", "works.f1=0.9", "--require", "placeholders.f1=0.1")
        self.assertEqual(status, 1)
        self.assertIn("years.recall is 0.5000, should be at least 0.9", err)
        self.assertIn("placeholders.f1: not produced", err)
        self.assertNotIn("works", err)

    def test_layers_that_nobody_produced(self):
        self.write_document({"works": [at(TEXT)], "years": [at("今年", edtf=None, kind="relative")]})
        out = self.score()[1]
        for name in ("headings", "items", "suspects", "placeholders", "noise", "truncations", "copies_inside"):
            self.assertRegex(out, rf"(?m)^{name} +not produced$")
        self.assertRegex(out, r"(?m)^years +precision=")

    def test_misses_name_place_and_text(self):
        produced = layers()
        produced["years"][0]["end"] += 1
        self.write_document(produced)
        err = self.score("--misses")[2]
        self.assertIn("101_a.txt: year missed [5,7) '今年'", err)
        self.assertIn("101_a.txt: year invented [5,8) '今年修'", err)

    def test_wrong_input_is_refused(self):
        good = layers()
        out_of_range = layers() | {"items": [{"begin": 0, "end": 99}]}
        cases = [
            ("unknown layer", dict(produced=good), ["--require", "yaers.f1=1"]),
            ("unknown figure", dict(produced=good), ["--require", "years.f2=1"]),
            ("gold of another text", dict(produced=good, data=("〇" + TEXT).encode()), []),
            ("undecodable", dict(produced=good, data=b"\xff"), []),
            ("unknown encoding", dict(produced=good, encoding="utf-99"), []),
            ("span out of range", dict(produced=out_of_range), []),
        ]
        for name, document, options in cases:
            with self.subTest(name):
                self.write_document(**document)
                with self.assertRaises(score.InputError):
                    self.score(*options)


class YearRange(unittest.TestCase):
    def test_forms(self):
        for edtf, expected in (("2012", (2012, 2012)), ("201X", (2010, 2019)), ("2012-12-26", (2012, 2012)),
                               ("2024-41", (2024, 2024)), ("202X-11-06", (2020, 2029)), ("2008/2010", (2008, 2010)),
                               ("2012-01/2013-02", (2012, 2013)), ("[2011,2012]", (2011, 2012)), ("2012~", (2012, 2012)),
                               ("{2011..2013}", (2011, 2013)), (None, None), ("", None)):
            with self.subTest(edtf):
                self.assertEqual(score.year_range(edtf), expected)


def span(document, begin, end):
    return {"document": f"{document}_x.txt", "begin": begin, "end": end}


def pair(a, b, **fields):
    return {"a": span(*a), "b": span(*b), **fields}


class Pairs(unittest.TestCase):
    FAMILIES = [pair((101, 0, 100), (102, 0, 100), kind="document", similarity_at_least=0.9),
                pair((101, 20, 60), (102, 30, 70), kind="section", similarity_at_least=0.85),
                pair((101, 60, 100), (103, 0, 40), kind="section", similarity_at_least=0.5)]

    def scored(self, copies, clusters=()):
        tallies = score.score_pairs(self.FAMILIES, copies, clusters, {"101", "102", "103"})
        return {name: tally.figures() for name, tally in tallies.items()}

    def test_found_in_either_direction(self):
        for a, b in (((101, 0, 100), (102, 0, 100)), ((102, 0, 100), (101, 0, 100))):
            figures = self.scored([pair(a, b, unit="document")])
            self.assertEqual(figures["document_pairs"]["recall"], 1.0)
            self.assertEqual(figures["reported_pairs"]["precision"], 1.0)

    def test_pairs_below_the_bound_are_not_asked_for_but_right(self):
        figures = self.scored([pair((101, 60, 100), (103, 0, 40), unit="section")])
        self.assertEqual(figures["section_pairs"]["recall"], 0.0)
        self.assertEqual(figures["reported_pairs"]["precision"], 1.0)

    def test_found_by_cluster(self):
        cluster = {"unit": "section", "members": [span(101, 20, 60), span(102, 32, 70), span(103, 0, 9)]}
        self.assertEqual(self.scored([], [cluster])["section_pairs"]["recall"], 1.0)

    def test_a_document_pair_does_not_find_its_sections(self):
        copies = [pair((101, 0, 100), (102, 0, 100), unit="section")]
        self.assertEqual(self.scored(copies)["section_pairs"]["recall"], 0.0)

    def test_passages_stand_in_for_a_unit_that_was_not_reported(self):
        halves = [pair((101, 20, 35), (102, 30, 45), unit="passage"), pair((101, 50, 60), (102, 60, 70), unit="passage")]
        self.assertEqual(self.scored(halves[:1])["section_pairs"]["recall"], 0.0)
        self.assertEqual(self.scored(halves)["section_pairs"]["recall"], 1.0)

    def test_wrong_pairs_lower_precision(self):
        right = pair((101, 20, 50), (102, 30, 60), unit="passage")
        for name, wrong in (("other documents", pair((102, 0, 50), (103, 0, 50), unit="passage")),
                            ("other place", pair((101, 60, 100), (103, 30, 90), unit="passage"))):
            with self.subTest(name):
                self.assertEqual(self.scored([right, wrong])["reported_pairs"]["precision"], 0.5)

    def test_rows_without_gold_are_left_alone(self):
        others = [pair((101, 0, 50), (999, 0, 50), unit="passage"), pair((101, 0, 50), (101, 50, 100), unit="passage")]
        self.assertEqual(self.scored(others)["reported_pairs"]["precision"], 1.0)


if __name__ == "__main__":
    unittest.main()
