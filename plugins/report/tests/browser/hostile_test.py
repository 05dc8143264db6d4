"""Texts, ids, file names, titles and options that try to run in the page, and large lists.

Called: hostile_test.py PROGRAM FOLDER
"""

import json
import pathlib
import sys
import time
import unittest

import page as browser
from payloads import payloads

browser.require()
PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])

HARMLESS = """
const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
"""

# Visits every document of the index and says which of them is not shown as the text it is.
VISIT = HARMLESS + """
const [ids, done] = arguments;
(async () => {
    const unseen = [];
    for (const id of ids) {
        location.hash = '#/document/' + encodeURIComponent(id);
        // Chromium drops addresses that change more than 200 times in ten seconds.
        await new Promise((go) => setTimeout(go, 60));
        for (let i = 0; i < 50; i++) {
            await pause();
            if (document.querySelector('.paragraphs p')) break;
        }
        const squeezed = (text) => text.replace(/[\\s\\u2028\\ufeff]+/g, '');
        const wanted = squeezed(id);
        const text = document.querySelector('.paragraphs')?.textContent ?? '';
        const page = document.querySelector('main').textContent;
        if (!squeezed(text).includes(wanted) || !squeezed(page).includes(wanted)) unseen.push(id);
    }
    done(unseen);
})();
"""

SCROLL = HARMLESS + """
const [selector, done] = arguments;
(async () => {
    const list = document.querySelector(selector);
    let most = 0;
    for (let at = 0; at < list.scrollHeight; at += Math.max(300, list.scrollHeight / 60)) {
        list.scrollTop = at;
        await pause();
        most = Math.max(most, document.querySelectorAll('#app *').length);
    }
    list.scrollTop = list.scrollHeight;
    for (let i = 0; i < 4; i++) await pause();
    done(most);
})();
"""


def lines(path, documents):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    return f'paths = ["{path}"]\nformat = "jsonl"\ntext_field = "text"\nid_field = "id"'


def hostile_text(payload, number):
    """A work with the payload in its title, a heading, its body, beside suspect years, in a copy."""
    shared = "全镇上下把垃圾清运当作头等大事来抓，清理河道沟渠，更换破损路灯，修补村组道路，栽种行道树木。" * 2
    return (f"{payload}2024年工作总结\n"
            "今年是“十三五”规划开局之年，全镇认真学习贯彻十八届六中全会精神，迎接中国共产党成立95周年。\n"
            f"一、{payload}\n{shared}{payload}\n"
            f"二、第{number}件事\n{payload}2024年，本镇做了许多工作，{payload}比2024年增长两成。\n")


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.payloads = payloads()
        documents = [{"id": payload, "text": hostile_text(payload, number)}
                     for number, payload in enumerate(cls.payloads)]
        # A second document of an id goes to quarantine, whose reason names it.
        documents += [{"id": payload, "text": "again"} for payload in cls.payloads]
        title = json.dumps("</title><script>ran++</script><img src=x onerror=ran++>")
        cls.report = browser.make_report(PROGRAM, FOLDER / "hostile",
                                         lines(FOLDER / "hostile.jsonl", documents),
                                         f"title = {title}")
        cls.page = browser.Page(cls.report)

    @classmethod
    def tearDownClass(cls):
        cls.page.close()

    def tearDown(self):
        self.assertEqual(self.page.run("return window.ran"), 0)
        self.assertEqual(self.page.run("return window.refused"), [])
        self.assertEqual(self.page.errors(), [])

    def test_texts_ids_and_titles_are_shown_and_never_run(self):
        self.page.load()
        unseen = self.page.driver.execute_async_script(VISIT, self.payloads)
        print(f"\n{len(self.payloads)} payloads visited")
        self.assertEqual(unseen, [])

    def test_lists_show_them_as_text(self):
        self.page.load()
        self.assertIn("<img src=x onerror=ran++>", self.page.run("return document.title"))
        for route, selector in (("#/documents", ".documents"), ("#/years", ".timeline"),
                                ("#/years?suspect=1", ".suspects"), ("#/copies", ".clusters"),
                                ("#/copies", ".pairs"), ("#/failures", ".failures")):
            self.page.go(route)
            self.page.wait(f"return document.querySelector('{selector}')")
            most = self.page.driver.execute_async_script(SCROLL, selector)
            self.assertLess(most, 4000, route)
            self.assertIn("ran++", self.page.text(selector), route)

    def test_copies_compare_as_text(self):
        self.page.load("#/copies")
        self.page.click(".clusters a")
        self.page.wait("return document.querySelector('.members')")
        self.page.click(".members .button")
        self.page.wait("return document.querySelector('.both .sentence')")

    def test_addresses_are_text(self):
        self.page.load()
        for payload in self.payloads[:25] + self.payloads[275:300]:
            for route in ("#/document/{}", "#/cluster/{}", "#/{}", "#/documents?q={}&sort={}&layer={}",
                          "#/compare?a={}&b={}", "#/years?q={}&from={}"):
                self.page.run("location.hash = arguments[0]", route.replace("{}", payload))
                time.sleep(0.06)
        self.page.settle()
        self.assertTrue(self.page.text())

    def test_file_names_are_text(self):
        folder = FOLDER / "names"
        folder.mkdir(parents=True, exist_ok=True)
        made = []
        for payload in self.payloads:
            name = payload.replace("/", "\u2215")
            if len(name.encode()) < 200 and not name.startswith("."):
                (folder / f"{name}.txt").write_text(hostile_text(payload, len(made)), encoding="utf-8")
                made.append(name)
        report = browser.make_report(PROGRAM, FOLDER / "from_names", f'paths = ["{folder}"]')
        self.assertGreater(len(made), 400)
        page = browser.Page(report)
        try:
            page.load("#/documents")
            self.assertIn(f"{len(made)} of {len(made)}", page.text())
            page.driver.execute_async_script(SCROLL, ".documents")
            self.assertEqual(page.run("return [window.ran, window.refused.length]"), [0, 0])
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


class Unicode(unittest.TestCase):
    """Characters that take two units of a JavaScript string."""

    def test_marks_stand_where_they_should(self):
        text = ("𠮷野镇2023年工作总结\n一、基本情况😀😀\n👩‍👩‍👧在2021年，全镇𠮷祥村修路12公里。\n"
                "二、下一步\n2024年继续做好各项工作。𠮷\n")
        report = browser.make_report(
            PROGRAM, FOLDER / "unicode",
            lines(FOLDER / "unicode.jsonl", [{"id": "𠮷/😀.txt", "text": text}]))
        page = browser.Page(report)
        try:
            page.load("#/document/%F0%A0%AE%B7%2F%F0%9F%98%80.txt")
            marked = page.wait("""return [3, 4].flatMap((colour) => [...CSS.highlights.get('plm-' + colour)]
                .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)))""")
            self.assertEqual(sorted(marked), ["2021年", "2023年", "2024年"])
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


class Large(unittest.TestCase):
    """Many documents, and one that is long: the page holds the rows in view and no more."""

    def test_the_page_stays_small_while_lists_are_long(self):
        paragraph = "一、本月工作\n全镇清运垃圾，整治河道，更换路灯{0}盏，2023年修路{1}米。\n"
        documents = [{"id": f"{number:05d}.txt", "text": f"第{number}号工作总结\n" + "".join(
            paragraph.format(number, line) for line in range(4 if number else 8000))}
            for number in range(2000)]
        report = browser.make_report(PROGRAM, FOLDER / "large",
                                     lines(FOLDER / "large.jsonl", documents))
        page = browser.Page(report)
        try:
            page.load("#/documents")
            shown = page.run("return performance.getEntriesByName('palimpsest-shown')[0].startTime")
            print(f"\n2000 documents: {report.stat().st_size} bytes, shown after {shown:.0f} ms")
            self.assertLess(page.driver.execute_async_script(SCROLL, ".documents"), 1500)
            self.assertIn("01999.txt", page.text(".documents"))
            page.go("#/years")
            self.assertLess(page.driver.execute_async_script(SCROLL, ".timeline"), 2500)
            page.go("#/document/00000.txt")
            page.wait("return document.querySelector('.paragraphs p')")
            self.assertLess(page.driver.execute_async_script(SCROLL, ".paragraphs"), 1500)
            self.assertIn("7999米", page.text(".paragraphs"))
            self.assertLess(page.driver.execute_async_script(SCROLL, ".annotations"), 1500)
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
