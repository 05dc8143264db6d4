"""Runs the program with the analyzer over a collection made here, and checks what it says against
the slow and obvious way: every pair of units, their shingles as sets of strings.

usage: duplicates_run.py PROGRAM SCRATCH_FOLDER
"""
import random
import re
import sys
import unittest
from pathlib import Path

from program_run import ProgramRun, place

PROGRAM = sys.argv.pop(1)
FOLDER = Path(sys.argv.pop(1))
SEED = 20240731
THRESHOLD = 0.6
STEPS = """[[step]]
use = "sections"
[[step]]
use = "duplicates"
units = ["document", "section"]
threshold = {threshold}
recall = 0.9999
"""


def Run(documents, threads=2, threshold=THRESHOLD, options=()):
    return ProgramRun(PROGRAM, FOLDER, documents, STEPS.format(threshold=threshold), threads, options)


def shingles(text):
    tokens = re.findall(r"[0-9X]+|[\u3400-\u9fff]", text)
    tokens = ["#" if token[0] in "0123456789X" else token for token in tokens]
    return {tuple(tokens[i:i + 5]) for i in range(len(tokens) - 4)} if len(tokens) >= 30 else set()


def jaccard(a, b):
    return len(a & b) / len(a | b) if a | b else 0.0


def sentence(rng, length):
    return "".join(chr(rng.randrange(0x4E00, 0x4E00 + 2000)) for _ in range(length)) + "。"


def edited(rng, text, edits):
    """`text` with some Han characters replaced; the headings stay."""
    characters = list(text)
    places = [i for i, c in enumerate(characters) if "\u4e00" <= c <= "\u9fff" and i > 30]
    for place in rng.sample(places, edits):
        characters[place] = chr(rng.randrange(0x4E00, 0x4E00 + 2000))
    return "".join(characters)


def chapter(rng, number):
    body = "\n".join("（%s）%s\n%s" % (part, sentence(rng, 6)[:-1], sentence(rng, rng.randrange(30, 90)))
                     for part in "一二三"[:rng.randrange(1, 4)])
    return "%s、%s\n%s" % (number, sentence(rng, 8)[:-1], body)


def collection(rng):
    """Families of near copies, chapters that wander between documents, and strangers."""
    documents = {}
    shared = [chapter(rng, "二") for _ in range(3)]
    for family in range(10):
        base = "\n".join([sentence(rng, 40), chapter(rng, "一"), rng.choice(shared), chapter(rng, "三")])
        for member in range(rng.randrange(2, 6)):
            documents[f"f{family}_{member}.txt"] = edited(rng, base, rng.randrange(0, 12))
    for stranger in range(20):
        documents[f"s{stranger}.txt"] = "\n".join([chapter(rng, "一"), chapter(rng, "二")])
    return documents


def contains(outer, inner):
    return outer[0] == inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def nested(a, b):
    """True when `a` contains `b`, or is most of it."""
    return contains(a, b) or contains(b, a) and a[2] - a[1] >= THRESHOLD * (b[2] - b[1])


def families(pairs):
    """For each unit of `pairs` the first of those that pairs connect it with."""
    family = {unit: unit for pair in pairs for unit in pair}
    for a, b in pairs:
        low, high = sorted((family[a], family[b]))
        family = {unit: low if first == high else first for unit, first in family.items()}
    return family


class CollectionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = collection(random.Random(SEED))
        cls.found = Run(cls.documents)

    def of(self, unit):
        document, begin, end = unit
        return shingles(self.documents[document][begin:end])

    def all_pairs(self, kind):
        if kind == "document":
            units = [(name, 0, len(text)) for name, text in self.documents.items()]
        else:
            units = [(name, row["begin"], row["end"]) for name, layers in self.found.layers.items()
                     for row in layers["sections"]]
        sets = {unit: self.of(unit) for unit in units}
        units = sorted(unit for unit in units if sets[unit])
        for i, a in enumerate(units):
            for b in units[i + 1:]:
                apart = a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1]
                if apart and jaccard(sets[a], sets[b]) >= THRESHOLD:
                    yield a, b

    def test_pairs_are_all_there_is(self):
        self.assertEqual(self.found.counters["duplicates"]["pairs_not_listed"], 0)
        for kind in ("document", "section"):
            found = {tuple(sorted((place(pair["a"]), place(pair["b"]))))
                     for pair in self.found.pairs
                     if pair["unit"] == kind and pair["containment"] is None}
            expected = set(self.all_pairs(kind))
            self.assertGreater(len(expected), 15, kind)
            self.assertLessEqual(found, expected, kind)
            # What is left out is reported for longer passages, or for nearly all of these.
            family = families(found)
            missing = [(a, b) for a, b in expected - found
                       if not any(family[x] == family[y]
                                  for x in family if nested(x, a)
                                  for y in family if nested(y, b))]
            self.assertEqual(missing, [], kind)

    def test_similarities_are_exact(self):
        for pair in self.found.pairs:
            self.assertAlmostEqual(pair["similarity"],
                                   jaccard(self.of(place(pair["a"])), self.of(place(pair["b"]))))
        for document, row in self.found.copies():
            here = (document, row["begin"], row["end"])
            self.assertAlmostEqual(row["similarity"],
                                   jaccard(self.of(here), self.of(place(row["partner"]))))

    def test_exact_copies_are_the_same_text(self):
        kinds = set()
        for document, row in self.found.copies():
            there, begin, end = place(row["partner"])
            texts = [re.sub(r"[\s。、（）]", "", text) for text in
                     (self.documents[document][row["begin"]:row["end"]], self.documents[there][begin:end])]
            self.assertEqual(row["kind"] == "exact", texts[0] == texts[1])
            kinds.add(row["kind"])
        self.assertEqual(kinds, {"exact", "edited"})

    def test_a_unit_has_two_rows_at_most(self):
        rows = {}
        for document, row in self.found.copies():
            side = row["partner"]["document"] == document
            rows.setdefault((document, row["begin"], row["end"], row["unit"]), []).append(side)
        for unit, sides in rows.items():
            self.assertEqual(len(sides), len(set(sides)), unit)

    def test_clusters_stand_around_their_medoids(self):
        self.assertGreater(len(self.found.clusters), 10)
        for cluster in self.found.clusters:
            medoid = place(cluster["medoid"])
            members = [place(member) for member in cluster["members"]]
            self.assertIn(medoid, members)
            self.assertGreaterEqual(len(members), 2)
            self.assertEqual(members, sorted(members))
            for unit, member in zip(members, cluster["members"]):
                similarity = jaccard(self.of(unit), self.of(medoid))
                self.assertAlmostEqual(member["similarity"], similarity)
                self.assertGreaterEqual(similarity, THRESHOLD)
                self.assertNotEqual(members[member["nearest"]], unit)
            for i, a in enumerate(members):
                for b in members[i + 1:]:
                    self.assertTrue(a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1], "members overlap")

    def test_threads_change_nothing(self):
        for threads in (1, 8):
            self.assertEqual(Run(self.documents, threads).bytes, self.found.bytes, threads)

    def test_the_order_of_documents_changes_no_cluster(self):
        names = sorted(self.documents)
        renamed = {f"{len(names) - i:04}.txt": self.documents[name] for i, name in enumerate(names)}
        ids = sorted((cluster["cluster"], len(cluster["members"])) for cluster in self.found.clusters)
        self.assertEqual(sorted((cluster["cluster"], len(cluster["members"]))
                                for cluster in Run(renamed).clusters), ids)


class TextTest(unittest.TestCase):
    BODY = "全镇上下把村庄清洁行动作为头等大事来抓，组织党员干部和群众清理沟渠、整治院落，面貌焕然一新。"

    def only_copy(self, a, b):
        rows = [row for document, row in Run({"a.txt": a, "b.txt": b}, threshold=0.8).copies()
                if document == "a.txt" and row["unit"] == "document"]
        self.assertEqual(len(rows), 1)
        return rows[0]["similarity"], rows[0]["kind"]

    def test_masks_numbers_and_years_are_equal(self):
        for year in ("202_年", "20XX年", "XX年", "２０２４年"):
            self.assertEqual(self.only_copy("2023年" + self.BODY, year + self.BODY), (1, "edited"), year)

    def test_white_space_and_punctuation_do_not_count(self):
        self.assertEqual(self.only_copy(self.BODY, self.BODY.replace("，", " ,\r\n　")), (1, "exact"))

    def test_a_document_without_sections_is_its_own_section(self):
        run = Run({"a.txt": self.BODY, "b.txt": self.BODY})
        self.assertEqual({row["unit"] for _, row in run.copies()}, {"document", "section"})

    def test_a_section_that_stands_twice_in_a_document_is_found(self):
        rng = random.Random(SEED)
        part = "、督查考核\n" + sentence(rng, 80)
        text = "\n".join(["一" + part, "二、宣传发动\n" + sentence(rng, 80), "三" + part])
        rows = [row for _, row in Run({"a.txt": text}).copies()]
        self.assertEqual([row["partner"]["document"] for row in rows], ["a.txt", "a.txt"])
        self.assertEqual({row["begin"] for row in rows}, {row["partner"]["begin"] for row in rows})

    def test_nothing_comes_of_nothing(self):
        run = Run({"empty.txt": "", "short.txt": "关于报送总结的通知", "marks.txt": "，。" * 500})
        self.assertEqual(run.copies(), [])
        self.assertEqual(run.clusters, [])


class CrowdTest(unittest.TestCase):
    def test_equal_documents_are_one_cluster(self):
        run = Run({f"{i:04}.txt": TextTest.BODY for i in range(1500)},
                  options=["duplicates.units=[\"document\"]", "duplicates.max_pairs=20"])
        self.assertEqual([len(cluster["members"]) for cluster in run.clusters], [1500])
        self.assertEqual(len(run.pairs), 20)
        self.assertEqual(run.counters["duplicates"]["candidates"], 1499)
        self.assertEqual(run.counters["duplicates"]["pairs_not_listed"], 1500 * 1499 // 2 - 20)

    def test_near_copies_are_one_cluster_though_few_are_compared(self):
        rng = random.Random(SEED)
        base = sentence(rng, 400)
        documents = {f"{i:04}.txt": edited(rng, base, 2) for i in range(600)}
        run = Run(documents, options=["duplicates.units=[\"document\"]", "duplicates.window=16"])
        self.assertEqual([len(cluster["members"]) for cluster in run.clusters], [600])
        self.assertLess(run.counters["duplicates"]["candidates"], 600 * 60)
        self.assertGreater(run.counters["duplicates"]["pairs_not_compared"], 0)


if __name__ == "__main__":
    unittest.main()
