"""Runs the program over a small family of reports made here, and checks its template and lineage.

usage: templates_run.py PROGRAM SCRATCH_FOLDER
"""
import json
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop(1)
FOLDER = Path(sys.argv.pop(1))
PIPELINE = """version = 1
[read]
paths = [{paths}]
[[step]]
use = "noise"
{steps}[[step]]
use = "duplicates"
units = ["document"]
threshold = 0.3
[[write]]
use = "jsonl"
path = "out/annotations.jsonl"
"""
REPORT = """{place}镇{year}年水利工作总结

今年以来，{place}镇把修水利、保灌溉摆在重要位置，各项任务按期完成。

一、抓好工程建设
全年新修水渠{length}公里，整治山塘{ponds}口，改善灌溉面积{fields}亩。{office}局派出技术人员驻点指导，工程质量一次验收合格。
二、落实管护责任
每条水渠都有专人巡查，汛期实行日报告制度，发现险情及时上报并组织抢修。{extra}
三、下一步打算
{next}年将继续筹措资金，逐村补齐短板，让群众用上放心水。
"""
VALUES = {
    "a.txt": dict(place="松坪", year="2021", length="12", ponds="8", fields="3600",
                  office="水务", next="2022", extra=""),
    "b.txt": dict(place="柳河湾", year="2022", length="8.5", ponds="6", fields="2,450",
                  office="水务", next="2023", extra=""),
    "c.txt": dict(place="石门", year="2023", length="15", ponds="11", fields="4100",
                  office="农业农村", next="2024", extra=""),
    "d.txt": dict(place="XX", year="202_", length="XX", ponds="XX", fields="XX",
                  office="XX", next="202_", extra=""),
    "e.txt": dict(place="白沙", year="2020", length="9", ponds="5", fields="1980",
                  office="水务", next="2021",
                  extra="更多范文请加入会员下载本站全部资料，扫描二维码即可领取优惠。"),
}
SKELETON = """〔地名〕镇〔年〕年水利工作总结

今年以来，〔地名〕镇把修水利、保灌溉摆在重要位置，各项任务按期完成。

一、抓好工程建设
全年新修水渠〔数〕公里，整治山塘〔数〕口，改善灌溉面积〔数〕亩。〔机构〕局派出技术人员驻点指导，工程质量一次验收合格。
二、落实管护责任
每条水渠都有专人巡查，汛期实行日报告制度，发现险情及时上报并组织抢修。
三、下一步打算
〔年〕年将继续筹措资金，逐村补齐短板，让群众用上放心水。
"""
SLOTS = [("place", "place"), ("year", "year"), ("place", "place"), ("number", "length"),
         ("number", "ponds"), ("number", "fields"), ("organisation", "office"), ("year", "next")]


def family():
    return {name: REPORT.format(**values) for name, values in VALUES.items()}


class Run:
    """The outputs of a run over `documents` (name: text)."""

    def __init__(self, documents, threads=2, paths='"in/*.txt"', options=(), steps=()):
        # One folder for all runs, because the outputs name the files.
        shutil.rmtree(FOLDER, ignore_errors=True)
        (FOLDER / "in").mkdir(parents=True)
        for name, text in documents.items():
            (FOLDER / "in" / name).write_text(text, encoding="utf-8", newline="")
        (FOLDER / "run.toml").write_text(PIPELINE.format(
            paths=paths, steps="".join(f'[[step]]\nuse = "{step}"\n' for step in steps)))
        command = [PROGRAM, "run", FOLDER / "run.toml", "--quiet", "--threads", str(threads)]
        for option in options:
            command += ["--set", option]
        subprocess.run(command, check=True)
        self.documents = documents
        self.bytes = {path.name: path.read_bytes() for path in (FOLDER / "out").iterdir()
                      if path.name != "run.json"}
        self.counters = json.loads((FOLDER / "out/run.json").read_text())["counters"]["duplicates"]
        rows = {name: [json.loads(line) for line in text.splitlines()]
                for name, text in self.bytes.items()}
        self.clusters = rows["clusters.jsonl"]
        self.templates = rows["templates.jsonl"]


def shingles(text):
    """The document as a set of runs of five tokens: Han characters, numbers, masks."""
    tokens = []
    for character in text:
        slot = character in "0123456789X_"
        if (slot and tokens[-1:] != ["#"]) or "\u4e00" <= character <= "\u9fff":
            tokens.append("#" if slot else character)
    return {tuple(tokens[i:i + 5]) for i in range(len(tokens) - 4)}


def jaccard(a, b):
    return len(a & b) / len(a | b)


class FamilyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.run_ = Run(family())

    def test_the_skeleton_is_what_the_reports_have_in_common(self):
        self.assertEqual(len(self.run_.templates), 1)
        template = self.run_.templates[0]
        self.assertEqual(template["skeleton"], SKELETON)
        self.assertEqual((template["unit"], template["members"], template["listed"]),
                         ("document", 5, 5))
        self.assertEqual(template["cluster"], self.run_.clusters[0]["cluster"])
        self.assertGreater(template["common"], 0.85)

    def test_slots_have_kinds_and_stand_in_the_skeleton(self):
        slots = self.run_.templates[0]["slots"]
        self.assertEqual([slot["kind"] for slot in slots], [kind for kind, _ in SLOTS])
        marks = {"place": "〔地名〕", "year": "〔年〕", "number": "〔数〕", "organisation": "〔机构〕"}
        for slot in slots:
            self.assertEqual(SKELETON[slot["begin"]:slot["end"]], marks[slot["kind"]])

    def test_every_member_has_its_values(self):
        members = self.run_.clusters[0]["members"]
        for slot, (_, field) in zip(self.run_.templates[0]["slots"], SLOTS):
            self.assertEqual({value["document"]: value["text"] for value in slot["values"]},
                             {name: values[field] for name, values in VALUES.items()}, field)
            for value in slot["values"]:
                text = self.run_.documents[value["document"]]
                self.assertEqual(text[value["begin"]:value["end"]], value["text"])
                self.assertEqual(members[value["member"]]["document"], value["document"])

    def test_similarities_are_exact_and_complete(self):
        cluster = self.run_.clusters[0]
        sets = [shingles(self.run_.documents[member["document"]]) for member in cluster["members"]]
        self.assertEqual(len(cluster["similarities"]), 10)
        for pair in cluster["similarities"]:
            self.assertLess(pair["a"], pair["b"])
            if "e.txt" not in (cluster["members"][pair[side]]["document"] for side in "ab"):
                self.assertAlmostEqual(pair["similarity"], jaccard(sets[pair["a"]], sets[pair["b"]]))
        values = [pair["similarity"] for pair in cluster["similarities"]]
        self.assertEqual(values, sorted(values, reverse=True))

    def test_the_lineage_is_the_heaviest_tree_from_the_medoid(self):
        cluster = self.run_.clusters[0]
        similarity = {(pair["a"], pair["b"]): pair["similarity"] for pair in cluster["similarities"]}
        medoid = [member["document"] for member in cluster["members"]].index(
            cluster["medoid"]["document"])
        reached = {medoid}
        for edge in cluster["lineage"]:
            self.assertIn(edge["from"], reached)
            self.assertNotIn(edge["to"], reached)
            reached.add(edge["to"])
            pair = tuple(sorted((edge["from"], edge["to"])))
            self.assertEqual(edge["similarity"], similarity[pair])
        self.assertEqual(reached, set(range(5)))
        inside, best = {medoid}, 0.0
        while len(inside) < 5:
            weight, node = max((value, x if y in inside else y) for (x, y), value
                               in similarity.items() if (x in inside) != (y in inside))
            best, inside = best + weight, inside | {node}
        self.assertAlmostEqual(sum(edge["similarity"] for edge in cluster["lineage"]), best)

    def test_nothing_depends_on_how_it_was_run(self):
        runs = {"one thread": dict(threads=1), "eight threads": dict(threads=8),
                "files in another order": dict(paths='"in/e.txt", "in/[cd].txt", "in/*.txt"'),
                "more bands": dict(options=["duplicates.recall=0.9999"]),
                "a smaller window": dict(options=["duplicates.window=7"])}
        for name, how in runs.items():
            self.assertEqual(Run(family(), **how).bytes, self.run_.bytes, name)

    def test_names_of_files_change_names_alone(self):
        other = dict(zip("abcde", "daceb"))
        renamed = Run({f"{other[name[0]]}.txt": text for name, text in family().items()})
        self.assertEqual([cluster["cluster"] for cluster in renamed.clusters],
                         [cluster["cluster"] for cluster in self.run_.clusters])
        def seen(run, names):
            template = run.templates[0]
            return (template["skeleton"], template["common"],
                    [(slot["kind"], slot["begin"],
                      sorted((names(value["document"]), value["text"]) for value in slot["values"]))
                     for slot in template["slots"]])
        back = {f"{new}.txt": f"{old}.txt" for old, new in other.items()}
        self.assertEqual(seen(renamed, back.get), seen(self.run_, lambda name: name))


class OtherTest(unittest.TestCase):
    def test_equal_documents_have_no_template(self):
        text = family()["a.txt"]
        run = Run({"a.txt": text, "b.txt": text.replace("，", " , "), "c.txt": text})
        self.assertEqual(run.templates, [])
        self.assertEqual(run.clusters[0]["lineage"],
                         [{"from": 0, "to": 1, "similarity": 1.0},
                          {"from": 0, "to": 2, "similarity": 1.0}])

    def test_documents_that_differ_in_numbers_have_one(self):
        text = family()["a.txt"]
        run = Run({"a.txt": text, "b.txt": text.replace("12公里", "14公里")})
        self.assertEqual([slot["kind"] for slot in run.templates[0]["slots"]], ["number"])
        self.assertEqual([value["text"] for value in run.templates[0]["slots"][0]["values"]],
                         ["12", "14"])
        self.assertEqual(run.clusters[0]["similarities"], [{"a": 0, "b": 1, "similarity": 1.0}])

    def test_kinds_come_from_other_layers_where_these_know_more(self):
        text = family()["a.txt"] + "过去{years}年的经验，在{street}看得见。\n"
        documents = {f"{i}.txt": text.format(years=years, street=street) for i, (years, street)
                     in enumerate((("五", "XX大道"), ("三", "**大道"), ("两", "××大道")))}
        def kinds(*steps):
            return [slot["kind"] for slot in Run(documents, steps=steps).templates[0]["slots"]]
        self.assertEqual(kinds(), ["number", "free"])
        self.assertEqual(kinds("years", "placeholders"), ["year", "place"])

    def test_the_limit_of_pairs_holds_for_similarities(self):
        run = Run(family(), options=["duplicates.max_pairs=3"])
        self.assertEqual(len(run.clusters[0]["similarities"]), 3)
        self.assertEqual(len(run.clusters[0]["lineage"]), 4)
        self.assertEqual(run.counters["similarities_not_listed"], 7)

    def test_without_templates_the_rest_is_the_same(self):
        without = Run(family(), options=["duplicates.templates=false"])
        self.assertEqual(without.templates, [])
        self.assertEqual(without.clusters, Run(family()).clusters)

    def test_many_copies_of_few_texts_are_listed_text_by_text(self):
        documents = {f"{i:04}.txt": family()["abc"[max(0, i - 597)] + ".txt"] for i in range(600)}
        run = Run(documents)
        template = run.templates[0]
        self.assertEqual((template["members"], template["listed"]), (600, 500))
        place = template["slots"][0]["values"]
        self.assertEqual({value["text"] for value in place}, {"松坪", "柳河湾", "石门"})
        self.assertEqual(run.counters["template_members_left_out"], 100)
        self.assertEqual(len(run.clusters[0]["lineage"]), 599)


if __name__ == "__main__":
    unittest.main()
