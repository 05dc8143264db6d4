"""Runs the program over texts with passages planted in them, and looks for these.

usage: passages_run.py PROGRAM SCRATCH_FOLDER
"""
import random
import re
import sys
import unittest

from program_run import ProgramRun, han, place

PROGRAM = sys.argv.pop(1)
FOLDER = sys.argv.pop(1)
SEED = 20250117
STEP = '[[step]]\nuse = "duplicates"\n'


def run(documents, threads=2, options=(), steps=STEP):
    return ProgramRun(PROGRAM, FOLDER, documents, steps, threads, options)


def covered(found, document, begin, end):
    """How many code points of [begin, end) the passages of a document cover."""
    inside = set()
    for name, row in found.copies("passage"):
        if name == document:
            inside.update(range(max(begin, row["begin"]), min(end, row["end"])))
    return len(inside)


def with_runs(rng, count, length, planted):
    """`count` strangers of `length` characters; each of `planted` (run, documents) stands in some of
    them, once. Returns the documents and the places of the runs."""
    pieces = [[han(rng, length)] for _ in range(count)]
    for run_text, names in planted:
        for name in names:
            pieces[name] += [run_text, han(rng, length)]
    documents, places = {}, []
    for number, parts in enumerate(pieces):
        begin = 0
        for i, part in enumerate(parts):
            if i % 2 == 1:
                places.append((f"{number:03}.txt", begin, begin + len(part)))
            begin += len(part)
        documents[f"{number:03}.txt"] = "".join(parts)
    return documents, places


class GuaranteeTest(unittest.TestCase):
    def test_every_run_of_25_tokens_that_stands_twice_is_found(self):
        rng = random.Random(SEED)
        planted = [(han(rng, rng.randrange(25, 40)), rng.sample(range(60), 2)) for _ in range(400)]
        documents, places = with_runs(rng, 60, 30, planted)
        found = run(documents)
        for document, begin, end in places:
            self.assertEqual(covered(found, document, begin, end), end - begin, (document, begin))

    def test_a_run_whose_beginning_is_frequent_is_found(self):
        rng = random.Random(SEED)
        phrase = han(rng, 18)
        planted = [(phrase, [name]) for name in range(80)]
        ends = [han(rng, 7) for _ in range(20)]
        planted += [(phrase + end, rng.sample(range(80), 2)) for end in ends]
        planted += [(end + phrase, rng.sample(range(80), 2)) for end in (han(rng, 7) for _ in range(20))]
        documents, places = with_runs(rng, 80, 40, planted)
        found = run(documents)
        long_places = [at for at in places if at[2] - at[1] == 25]
        self.assertEqual(len(long_places), 80)
        for document, begin, end in long_places:
            self.assertEqual(covered(found, document, begin, end), 25, (document, begin))

    def test_exact_copies_have_exact_bounds(self):
        rng = random.Random(SEED)
        planted = [(han(rng, 120), rng.sample(range(30), 2)) for _ in range(40)]
        documents, places = with_runs(rng, 30, 60, planted)
        found = {(name, row["begin"], row["end"]) for name, row in run(documents).copies("passage")}
        for document, begin, end in places:
            self.assertTrue(any(name == document and abs(b - begin) <= 2 and abs(e - end) <= 2
                                for name, b, e in found), (document, begin, end))


class BoilerplateTest(unittest.TestCase):
    def test_what_stands_everywhere_is_listed_and_is_no_copy(self):
        rng = random.Random(SEED)
        phrase = han(rng, 60)
        documents, places = with_runs(rng, 70, 100, [(phrase, [name]) for name in range(70)])
        found = run(documents)
        self.assertEqual(found.copies("passage"), [])
        self.assertEqual(len(found.boilerplate), 1)
        row = found.boilerplate[0]
        self.assertGreater(row["documents"], 60)
        self.assertLessEqual(row["documents"], row["places"])
        text = documents[row["document"]][row["begin"]:row["end"]]
        self.assertIn(text, phrase)
        self.assertGreaterEqual(len(text), 25)

    def test_long_passages_are_copies_however_many_have_them(self):
        rng = random.Random(SEED)
        passage = han(rng, 300)
        documents, _ = with_runs(rng, 70, 50, [(passage, [name]) for name in range(70)])
        found = run(documents)
        self.assertEqual([len(cluster["members"]) for cluster in found.clusters
                          if cluster["unit"] == "passage"], [70])


    def test_a_passage_says_in_how_many_documents_its_wording_stands(self):
        rng = random.Random(SEED)
        rare, common = han(rng, 60), han(rng, 60)
        documents, _ = with_runs(rng, 40, 80, [(rare, [0, 1]), (common, range(3, 33))])
        counts = {name: row["documents"] for name, row in run(documents).copies("passage")}
        self.assertEqual(counts, {f"{i:03}.txt": 2 if i < 2 else 30
                                  for i in (0, 1, *range(3, 33))})


class EditTest(unittest.TestCase):
    def only_row(self, a, b, steps=STEP):
        rng = random.Random(SEED + 1)
        found = run({"a.txt": han(rng, 80) + a + han(rng, 90), "b.txt": han(rng, 70) + b + han(rng, 60)},
                    steps=steps)
        rows = [row for document, row in found.copies("passage") if document == "a.txt"]
        self.assertEqual(len(rows), 1, rows)
        self.assertLessEqual(abs(rows[0]["begin"] - 80), 2)
        self.assertLessEqual(abs(rows[0]["end"] - 80 - len(a)), 2)
        self.assertLessEqual(abs(rows[0]["partner"]["begin"] - 70), 2)
        self.assertLessEqual(abs(rows[0]["partner"]["end"] - 70 - len(b)), 2)
        return rows[0]

    def test_edits_break_no_passage(self):
        rng = random.Random(SEED)
        text = han(rng, 300)
        for name, other in {
            "replaced": text[:20] + han(rng, 3) + text[23:150] + han(rng, 5) + text[153:],
            "inserted": text[:40] + han(rng, 30) + text[40:],
            "left out": text[:100] + text[160:],
            "advertisement": text[:150] + "更多范文请访问甲乙文库网www.jywk.example" + text[150:],
        }.items():
            with self.subTest(name):
                self.assertEqual(self.only_row(text, other)["kind"], "edited")

    def test_masks_years_and_numbers_break_no_passage(self):
        rng = random.Random(SEED)
        pieces = [han(rng, 9) for _ in range(12)]
        slots = ["2023年", "18亿元", "3个村", "一等奖12名"]
        masks = ["202_年", "XX亿元", "*个村", "一等奖XX名"]
        filled = "".join(piece + slots[i % 4] for i, piece in enumerate(pieces)) + han(rng, 9)
        masked = "".join(piece + masks[i % 4] for i, piece in enumerate(pieces)) + filled[-9:]
        self.assertEqual(self.only_row(filled, masked)["similarity"], 1)

    def test_a_passage_ends_with_its_work(self):
        rng = random.Random(SEED)
        end = "。\n特此报告\n"
        title = "青山镇2023年工作总结\n今年以来，"
        first, second = han(rng, 200), han(rng, 200)
        documents = {"a.txt": title + first + end + title + second,
                     "b.txt": title + first + end + title + second}
        found = run(documents, steps='[[step]]\nuse = "sections"\n' + STEP)
        works = [(row["begin"], row["end"]) for row in found.layers["a.txt"]["works"]]
        self.assertEqual(len(works), 2)
        rows = [row for document, row in found.copies("passage") if document == "a.txt"]
        self.assertEqual(len(rows), 2)
        for row, (begin, end) in zip(rows, works):
            self.assertTrue(begin <= row["begin"] and row["end"] <= end)


class InsideTest(unittest.TestCase):
    def test_what_stands_twice_in_a_document_is_found(self):
        rng = random.Random(SEED)
        passage = han(rng, 60)
        text = han(rng, 50) + passage + han(rng, 50) + passage + han(rng, 50)
        rows = [row for _, row in run({"a.txt": text}).copies("passage")]
        self.assertEqual([(row["begin"], row["partner"]["begin"]) for row in rows],
                         [(50, 160), (160, 50)])
        self.assertEqual({row["kind"] for row in rows}, {"exact"})

    def test_a_passage_has_two_rows(self):
        for seed in range(10):
            rng = random.Random(seed)
            passage = han(rng, 80)
            # The borders of the passage differ, so that it does not go on by chance.
            documents = {f"{i}.txt": han(rng, 40) + chr(0x4E00 + 2 * i) + passage + "。" +
                         chr(0x4E20 + i) + han(rng, 40) + chr(0x4E01 + 2 * i) + passage +
                         chr(0x4E40 + i) + han(rng, 20) for i in range(12)}
            for document, layers in run(documents).layers.items():
                for begin in (41, 164):
                    sides = [row["partner"]["document"] == document for row in layers["copies"]
                             if row["unit"] == "passage" and row["begin"] == begin]
                    self.assertEqual(sorted(sides), [False, True], (seed, document, begin))


class ContainmentTest(unittest.TestCase):
    def test_a_chapter_of_a_book_is_found(self):
        rng = random.Random(SEED)
        chapter = han(rng, 400)
        found = run({"book.txt": han(rng, 5000) + chapter + han(rng, 5000), "chapter.txt": chapter,
                     "other.txt": han(rng, 400)}, options=['duplicates.units=["document"]'])
        (document, row), = found.copies()
        self.assertEqual((document, row["partner"]["document"]), ("chapter.txt", "book.txt"))
        self.assertEqual((row["containment"], row["cluster"]), (1, None))
        self.assertLess(row["similarity"], 0.1)
        self.assertEqual([pair["containment"] for pair in found.pairs], [1])

    def test_a_document_that_is_like_another_is_a_copy_of_that_one(self):
        rng = random.Random(SEED)
        text = han(rng, 400)
        found = run({"book.txt": han(rng, 3000) + text, "a.txt": text, "b.txt": text + han(rng, 20)},
                    options=['duplicates.units=["document"]'])
        self.assertEqual({(name, row["partner"]["document"]) for name, row in found.copies()},
                         {("a.txt", "b.txt"), ("b.txt", "a.txt")})


class UnitTest(unittest.TestCase):
    def test_paragraphs_and_sentences_are_units(self):
        rng = random.Random(SEED)
        sentence, paragraph = han(rng, 40) + "。", han(rng, 30) + "，" + han(rng, 30) + "。"
        documents = {"a.txt": han(rng, 50) + "\n" + paragraph + "\n" + han(rng, 30) + "。" + sentence,
                     "b.txt": paragraph + "\r\n" + sentence + han(rng, 35)}
        for unit, text in (("paragraph", paragraph), ("sentence", sentence)):
            found = run(documents, options=[f'duplicates.units=["{unit}"]'])
            texts = {documents[name][row["begin"]:row["end"]] for name, row in found.copies(unit)}
            self.assertIn(text, texts)


class CrowdTest(unittest.TestCase):
    def family(self):
        rng = random.Random(SEED)
        base = [han(rng, 150) for _ in range(6)]
        return {f"{i:03}.txt": "\n".join(part if rng.random() < 0.7 else han(rng, 80) for part in base)
                for i in range(40)}

    def test_threads_and_memory_change_nothing(self):
        documents = self.family()
        first = run(documents)
        self.assertGreater(len(first.clusters), 3)
        for threads in (1, 8):
            self.assertEqual(run(documents, threads).bytes, first.bytes, threads)

    def test_the_order_of_documents_changes_no_cluster(self):
        documents = self.family()
        names = sorted(documents)
        renamed = {f"{len(names) - i:04}.txt": documents[name] for i, name in enumerate(names)}
        ids = [sorted((cluster["cluster"], len(cluster["members"])) for cluster in run(one).clusters)
               for one in (documents, renamed)]
        self.assertEqual(*ids)

    def test_every_pair_is_true(self):
        documents = self.family()
        for pair in run(documents, options=['duplicates.units=["passage"]']).pairs:
            sets = []
            for name, begin, end in (place(pair["a"]), place(pair["b"])):
                text = re.sub(r"\s", "", documents[name][begin:end])
                sets.append({text[i:i + 5] for i in range(len(text) - 4)})
            self.assertAlmostEqual(pair["similarity"], len(sets[0] & sets[1]) / len(sets[0] | sets[1]))
            self.assertGreaterEqual(pair["similarity"], 0.5)


class HostileTest(unittest.TestCase):
    """What must not cost more than its size: counted, because tests assert no time."""

    def counters(self, documents):
        return run(documents).counters["duplicates"]

    def test_one_character_again_and_again(self):
        counters = self.counters({"a.txt": "好" * 1_000_000, "b.txt": "好" * 30})
        self.assertLess(counters["anchors"], 1000)

    def test_one_document_again_and_again(self):
        rng = random.Random(SEED)
        text = han(rng, 300)
        found = run([text] * 10_000)
        self.assertEqual(found.counters["duplicates"]["anchors"], 9_999)
        self.assertEqual([len(cluster["members"]) for cluster in found.clusters], [10_000, 10_000])
        self.assertLessEqual(len(found.pairs), 2 * 1000)

    def test_nothing_but_masks(self):
        found = run({"a.txt": "XX" * 200_000, "b.txt": "XX年XX镇" * 50_000, "c.txt": "*" * 100_000})
        self.assertLess(found.counters["duplicates"]["anchors"], 1000)

    def test_documents_without_text(self):
        found = run([""] * 1_000_000)
        self.assertEqual((found.copies(), found.clusters, found.boilerplate), ([], [], []))


if __name__ == "__main__":
    unittest.main()
