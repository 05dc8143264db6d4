#!/usr/bin/env python3
"""Checks the corpus generator: the same bytes on every machine, and truth that the files bear out.

usage: generator_test.py CORPUS_GENERATOR
"""
import codecs
import collections
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop(1)
TOKEN = re.compile(r"[\u4e00-\u9fff]|[0-9X×_]+|[A-WYZa-z]+")
ENCODINGS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16"}
# Of corpus and truth with seed 5: changes with every change of the generator, and only then.
DIGEST = "7bb10897399452fb0763a8db6d920de395ee86aba560107a1c52213c16c8e7a0"


def decoded(data):
    for mark, name in ENCODINGS.items():
        if data.startswith(mark):
            return data.decode(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


class Corpus:
    def __init__(self, folder, *options):
        self.folder = Path(folder)
        subprocess.run([PROGRAM, "--output", folder, *options], check=True, stdout=subprocess.DEVNULL)
        root = self.folder / "corpus"
        self.texts = {str(path.relative_to(root)): decoded(path.read_bytes())
                      for path in sorted(root.rglob("*.txt"))}

    def truth(self, name):
        with open(self.folder / "truth" / f"{name}.jsonl", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def digest(self):
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(self.folder)).encode() + path.read_bytes())
        return digest.hexdigest()

    def projected(self):
        """Texts without advertisements, as lists of tokens."""
        marks = {row["document"]: row["advertisements"] for row in self.truth("marks")}
        return {name: tokens(text, marks.get(name, [])) for name, text in self.texts.items()}


def tokens(text, dropped=()):
    for begin, end in reversed(dropped):
        text = text[:begin] + text[end:]
    kept = re.sub(r"[^\u4e00-\u9fffA-Za-z0-9×_]", "", text)
    return [token if token[0] > "~" and token[0] != "×" else "#" if token[0] in "0123456789X×_" else token
            for token in TOKEN.findall(kept)]


def shingles(words, length=5):
    return {tuple(words[i:i + length]) for i in range(len(words) - length + 1)}


class GeneratorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.corpus = Corpus(f"{cls.scratch.name}/a", "--seed", "5", "--bytes", "3MB", "--encodings")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_same_bytes(self):
        self.assertEqual(self.corpus.digest(), DIGEST)

    def test_encodings_change_no_text(self):
        plain = Corpus(f"{self.scratch.name}/b", "--seed", "5", "--bytes", "3MB")
        self.assertEqual(plain.texts, self.corpus.texts)

    def test_lines_hold_the_same(self):
        Corpus(f"{self.scratch.name}/c", "--seed", "5", "--bytes", "3MB", "--format", "jsonl")
        lines = Path(f"{self.scratch.name}/c/corpus/part-0000.jsonl").read_text(encoding="utf-8")
        rows = map(json.loads, lines.splitlines())
        self.assertEqual({row["id"]: row["text"] for row in rows}, self.corpus.texts)

    def test_pairs(self):
        sets = {name: shingles(words) for name, words in self.corpus.projected().items()}
        for row in self.corpus.truth("documents"):
            a, b = sets[row["a"]], sets[row["b"]]
            self.assertAlmostEqual(row["jaccard"], len(a & b) / len(a | b), 5)
            self.assertAlmostEqual(row["containment"], len(a & b) / min(len(a), len(b)), 5)

    def test_exact_passages(self):
        rows = [row for row in self.corpus.truth("passages") if row["kind"] == "exact"]
        self.assertGreater(len(rows), 20)
        for row in rows:
            a, b = (self.corpus.texts[place["document"]][place["begin"]:place["end"]]
                    for place in (row["a"], row["b"]))
            self.assertEqual(a.split(), b.split())
            self.assertGreaterEqual(len(a), 30)

    def test_nothing_else_is_shared(self):
        """Runs of 25 tokens stand in one document, or truth or boilerplate says why not."""
        told = collections.defaultdict(set)
        for row in self.corpus.truth("passages"):
            for place in (row["a"], row["b"]):
                told[place["document"]].update(range(place["begin"], place["end"]))
        for row in self.corpus.truth("marks"):
            for begin, end in row["boilerplate"]:
                told[row["document"]].update(range(begin, end))
        for family in self.corpus.truth("families"):
            for member in family["members"]:
                for begin, end in member["shared"]:
                    told[member["document"]].update(range(begin, end))
        seen = {}
        for name, text in self.corpus.texts.items():
            for i in range(len(text) - 24):
                run = text[i:i + 25]
                other = seen.setdefault(run, (name, i))
                if other != (name, i):
                    self.assertTrue(told[name] & set(range(i, i + 25)), (name, i, run))

    def test_refuses_a_folder_in_use(self):
        done = subprocess.run([PROGRAM, "--seed", "5", "--bytes", "1MB", "--output", f"{self.scratch.name}/a"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("not empty", done.stderr)


if __name__ == "__main__":
    unittest.main()
