"""Runs the program over texts made by a test, and reads what it wrote."""
import json
import random
import shutil
import subprocess
from pathlib import Path


class ProgramRun:
    """The outputs of a run of `steps` (the text of a pipeline's [[step]]s) over `documents` (name:
    text). All runs use one folder, because the outputs name the files. A list of documents goes into one file of
    JSON Lines."""

    def __init__(self, program, folder, documents, steps, threads=2, options=()):
        folder = Path(folder)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "in").mkdir(parents=True)
        if isinstance(documents, list):
            with open(folder / "in/all.jsonl", "w", encoding="utf-8") as lines:
                lines.writelines(json.dumps({"id": f"{i:07}", "text": text}) + "\n" for i, text in enumerate(documents))
            read = 'paths = ["in/all.jsonl"]\nformat = "jsonl"\ntext_field = "text"\nid_field = "id"\n'
        else:
            for document, text in documents.items():
                (folder / "in" / document).write_text(text, encoding="utf-8", newline="")
            read = 'paths = ["in/*.txt"]\n'
        (folder / "run.toml").write_text(
            "version = 1\n[read]\n" + read + steps +
            '\n[[write]]\nuse = "jsonl"\npath = "out/annotations.jsonl"\n')
        command = [program, "run", folder / "run.toml", "--quiet", "--threads", str(threads)]
        for option in options:
            command += ["--set", option]
        subprocess.run(command, check=True)
        self.bytes = {path.name: path.read_bytes() for path in (folder / "out").iterdir()
                      if path.name != "run.json"}
        self.counters = json.loads((folder / "out/run.json").read_text())["counters"]
        rows = {name: [json.loads(line) for line in text.splitlines()]
                for name, text in self.bytes.items()}
        self.layers = {row["id"]: row["layers"] for row in rows["annotations.jsonl"]}
        self.pairs = rows["copies.jsonl"]
        self.clusters = rows["clusters.jsonl"]
        self.boilerplate = rows["boilerplate.jsonl"]

    def copies(self, unit=None):
        return [(document, row) for document, layers in self.layers.items()
                for row in layers.get("copies", []) if unit in (None, row["unit"])]


def han(rng, length):
    """So many Han characters, none of them a numeral."""
    return "".join(chr(rng.randrange(0x5000, 0x5000 + 2000)) for _ in range(length))


def place(reference):
    return reference["document"], reference["begin"], reference["end"]
