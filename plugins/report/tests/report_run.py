"""Runs the program with the report and the JSON Lines writer: both must say the same.

Called: report_run.py PROGRAM SAMPLE_CORPUS FOLDER
"""

import base64
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

PROGRAM, CORPUS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])

PIPELINE = f"""version = 1

[read]
paths = ["{CORPUS}"]

[[step]]
use = "noise"

[[step]]
use = "sections"

[[step]]
use = "placeholders"

[[step]]
use = "years"

[[step]]
use = "duplicates"
units = ["section"]

[[write]]
use = "jsonl"
path = "{{0}}/annotations.jsonl"

[[write]]
use = "report"
path = "{{0}}/report.html"
title = "</script><!-- 抽样"
"""


def run(name, *arguments):
    """The exit code and the folder of a run."""
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pipeline = folder / "pipeline.toml"
    pipeline.write_text(PIPELINE.format(folder), encoding="utf-8")
    done = subprocess.run([PROGRAM, "run", str(pipeline), "--quiet", *arguments],
                          capture_output=True, text=True, check=False)
    return done, folder


def unpacked(folder):
    """The blocks of a report by their ids."""
    page = (folder / "report.html").read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="text/plain" id="([\w-]+)">([A-Za-z0-9+/=]*)</script>', page)
    return {name: json.loads(gzip.decompress(base64.b64decode(text))) for name, text in blocks}


def json_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def without_text(rows):
    """Rows as the report has them: the covered text is in the document's."""
    bare = []
    for row in rows:
        row = {name: value for name, value in row.items() if name != "text"}
        bare.append({name: without_text(value) if isinstance(value, list) else value
                     for name, value in row.items()})
    return bare


class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done, cls.folder = run("all", "--threads", "1")
        if done.returncode != 1:  # One document of the corpus is broken on purpose.
            raise AssertionError(done.stderr)
        cls.blocks = unpacked(cls.folder)
        cls.index = cls.blocks["index"]
        cls.annotations = json_lines(cls.folder / "annotations.jsonl")

    def test_every_document_is_there_with_its_text_and_layers(self):
        self.assertEqual([each["id"] for each in self.index["documents"]],
                         [each["id"] for each in self.annotations])
        for position, document in enumerate(self.annotations):
            body = self.blocks[f"d{position}"]
            self.assertEqual(len(body["text"]), document["length"])
            self.assertEqual(list(body["layers"]), list(document["layers"]))
            for layer, rows in document["layers"].items():
                self.assertEqual(body["layers"][layer], without_text(rows), (document["id"], layer))
                for row in rows:
                    self.assertTrue(body["text"][row["begin"]:row["end"]].startswith(
                        row.get("text", "")), (document["id"], layer, row))

    def test_a_summary_says_what_the_document_says(self):
        for summary, document in zip(self.index["documents"], self.annotations):
            for field in ("source", "encoding", "encoding_confidence", "replaced", "length"):
                self.assertEqual(summary[field], document[field])
            self.assertEqual(summary["counts"], [len(document["layers"][each])
                                                 for each in self.index["layers"]])
            suspects = [row["begin"] for row in document["layers"]["years"] if row["suspect"]]
            self.assertEqual([row["begin"] for row in summary["suspects"]], suspects)
            self.assertEqual(summary["suspect_count"],
                             len(suspects) + len(document["layers"]["suspect_amounts"]))
            self.assertEqual(summary["works"], without_text(document["layers"]["works"]))

    def test_tables_are_those_of_json_lines(self):
        details = [each for name, block in self.blocks.items() if name.startswith("clusters-")
                   for each in block]
        tables = {name.removeprefix("table-"): rows for name, rows in self.blocks.items()
                  if name.startswith("table-")}
        self.assertIn("copies", tables)
        tables["templates"] = [each.pop("template") for each in details if "template" in each]
        tables["clusters"] = [{**row, **more} for row, more in
                              zip(tables["clusters"], details, strict=True)]
        for table, rows in tables.items():
            path = self.folder / f"{table}.jsonl"
            self.assertEqual(sorted(map(json.dumps, rows)),
                             sorted(map(json.dumps, json_lines(path))) if path.exists() else [], table)
            if path.exists():
                self.assertEqual(self.index["totals"][table], len(rows))

    def test_what_failed_is_there(self):
        self.assertEqual(self.index["quarantine"], json_lines(self.folder / "quarantine.jsonl"))

    def test_the_run_is_there_and_the_title_is_data(self):
        written = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        self.assertEqual(self.index["run"]["counts"], written["counts"])
        self.assertEqual(self.index["run"]["pipeline"], written["pipeline"])
        self.assertEqual(self.index["title"], "</script><!-- 抽样")

    def test_any_number_of_threads_gives_the_same(self):
        done, folder = run("threads", "--threads", "4")
        self.assertEqual(done.returncode, 1, done.stderr)
        one, other = unpacked(self.folder), unpacked(folder)
        for blocks in (one, other):
            for timing in ("seconds", "threads", "memory"):
                blocks["index"]["run"].pop(timing, None)
            blocks["index"]["run"].pop("pipeline", None)  # Names the folder.
        self.assertEqual(other, one)

    def test_without_timings_every_run_gives_the_same_bytes(self):
        pages = set()
        for threads in ("1", "4"):
            done, folder = run("untimed", "--threads", threads, "--set", "report.timings=false")
            self.assertEqual(done.returncode, 1, done.stderr)
            pages.add((folder / "report.html").read_bytes())
        self.assertEqual(len(pages), 1)
        self.assertIn("counts", unpacked(folder)["index"]["run"])

    def test_a_small_page_has_the_documents_that_matter_most(self):
        done, folder = run("few", "--set", "report.max_documents=4")
        self.assertEqual(done.returncode, 1, done.stderr)
        blocks = unpacked(folder)
        self.assertEqual([name for name in blocks if re.fullmatch(r"d\d+", name)],
                         ["d0", "d1", "d2", "d3"])
        kept = blocks["index"]["documents"]
        suspects = {each["id"]: each["suspect_count"] for each in self.index["documents"]}
        most = sorted(suspects.values(), reverse=True)[:2]
        self.assertEqual(sorted((suspects[each["id"]] for each in kept), reverse=True)[:2], most)
        self.assertEqual(blocks["index"]["totals"]["documents"], len(self.annotations))

    def test_totals_are_those_of_the_run_in_a_small_page_too(self):
        documents = self.index["documents"]
        found = {"works": sum(len(each["works"]) for each in documents),
                 "work_years": sum(len(each["work_years"]) for each in documents),
                 "dated_works": sum(year["written"] is not None for each in documents
                                    for year in each["work_years"]),
                 "suspects": sum(each["suspect_count"] for each in documents),
                 "suspect_documents": sum(each["suspect_count"] > 0 for each in documents)}
        self.assertGreater(found["suspects"], 0)
        self.assertEqual(self.index["found"], found)
        self.assertEqual(self.index["left_out"], [])
        done, folder = run("totals", "--set", "report.max_documents=1")
        self.assertEqual(done.returncode, 1, done.stderr)
        index = unpacked(folder)["index"]
        self.assertEqual(index["found"], found)
        kept = {each["id"] for each in index["documents"]}
        self.assertEqual(sorted(index["left_out"]),
                         sorted([each["id"], each["length"]] for each in documents
                                if each["copied"] > 0 and each["id"] not in kept))

    def test_a_page_without_room_is_no_error(self):
        done, folder = run("none", "--set", "report.max_bytes=1 B")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertNotIn("d0", unpacked(folder))

    def test_a_language_that_is_none_is_told_before_anything_runs(self):
        done, folder = run("wrong", "--set", "report.language=fr")
        self.assertEqual(done.returncode, 2)
        self.assertIn("language", done.stderr)
        self.assertFalse((folder / "report.html").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
