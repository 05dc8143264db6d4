"""Runs the queries of docs/sql.md over the database of the sample corpus: the answers that stand
below them must be what comes out.

usage: sql_test.py DOCS/SQL.MD RESULTS.DB
PALIMPSEST_UPDATE_GOLDEN=1 writes the answers anew; read the difference before you commit it.
"""
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"```sql\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)
LEAST = 10


def shown(value):
    return "" if value is None else str(value).replace("\n", "⏎").replace("\r", "")


def answer(database, queries):
    """The lines of all the queries, fields separated by `|`, as the program sqlite3 shows them."""
    lines = []
    for query in filter(str.strip, queries.split(";\n")):
        rows = database.execute(query)
        if rows.description:
            lines.append("|".join(column[0] for column in rows.description))
            lines += ["|".join(map(shown, row)) for row in rows]
    return "".join(line + "\n" for line in lines)


def check(database):
    """The file is whole, and every reference leads somewhere."""
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        sys.exit("the database is broken")
    if broken := database.execute("PRAGMA foreign_key_check").fetchall():
        sys.exit(f"references that lead nowhere: {broken[:3]}")
    for (layer,) in database.execute("SELECT substr(name, 15) FROM run WHERE name LIKE 'counts.layers.%'").fetchall():
        counted = database.execute("SELECT value FROM run WHERE name = ?", [f"counts.layers.{layer}"]).fetchone()[0]
        rows, same = database.execute(
            f"SELECT count(*), total(y.text = substr(d.text, y.\"begin\" + 1, min(80, y.\"end\" - y.\"begin\"))) "
            f"FROM \"{layer}\" AS y JOIN documents AS d USING (document)").fetchone()
        if not counted == rows == same:
            sys.exit(f"{layer}: {counted} rows were counted, {rows} are there, {same} cover their text")


def main():
    page, file = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(file, folder)  # The helper of the search is written to.
        database = sqlite3.connect(copy, isolation_level=None)
        check(database)
        text = page.read_text()
        answers = [answer(database, queries) for queries, _ in BLOCK.findall(text)]
        database.close()
    if len(answers) < LEAST or text.count("```sql") != len(answers):
        sys.exit(f"{page}: {len(answers)} queries have an answer below them")
    left = iter(answers)
    updated = BLOCK.sub(lambda found: f"```sql\n{found[1]}```\n\n```text\n{next(left)}```\n", text)
    if os.environ.get("PALIMPSEST_UPDATE_GOLDEN"):
        page.write_text(updated)
    elif updated != text:
        query, new = next((query, new) for (query, old), new in zip(BLOCK.findall(text), answers) if old != new)
        sys.exit(f"{page}: another answer comes out of\n{query}\n{new}")


if __name__ == "__main__":
    main()
