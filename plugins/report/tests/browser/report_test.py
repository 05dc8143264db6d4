"""Uses the report of the sample corpus as a person would.

Called: report_test.py PROGRAM SAMPLE_CORPUS FOLDER
Screenshots are left in FOLDER/screenshots.
"""

import pathlib
import sys
import unittest

import page as browser

browser.require()
PROGRAM, CORPUS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
SHOTS = FOLDER / "screenshots"
A = "towns/101_qinghe-environment.txt"
MASKED = "towns/102_masked-environment.txt"
SUSPECT = "towns/107_anlan-government-report.txt"

PANELS = {
    "overview": "#/",
    "documents": "#/documents",
    "document": f"#/document/{SUSPECT.replace('/', '%2F')}?at=238-243",
    "years": "#/years",
    "suspects": "#/years?suspect=1",
    "copies": "#/copies",
    "failures": "#/failures",
    "run": "#/run",
}

# The text that the marks of a colour cover.
MARKED = """
return [...CSS.highlights.get('plm-' + arguments[0])].map((range) =>
    range.startContainer.data.slice(range.startOffset, range.endOffset));
"""


def setUpModule():
    SHOTS.mkdir(parents=True, exist_ok=True)
    Report.report = browser.make_report(PROGRAM, FOLDER / "corpus", f'paths = ["{CORPUS}"]')


class Report(unittest.TestCase):
    report = None

    @classmethod
    def setUpClass(cls):
        cls.page = browser.Page(cls.report)

    @classmethod
    def tearDownClass(cls):
        cls.page.close()

    def setUp(self):
        self.page.load()

    def tearDown(self):
        self.assertEqual(self.page.errors(), [])
        self.assertEqual(self.page.run("return window.refused"), [])

    def compare(self):
        """Goes from the overview to the first pair of copies with the masked document."""
        self.page.wait("return document.querySelector('[data-test=alike] a')")
        self.page.run("""
            [...document.querySelectorAll('[data-test=alike] a')]
                .find((link) => link.textContent.includes('102_masked')).click()""")
        self.page.settle()
        self.page.wait("return document.querySelector('.compare .sentence')")

    def test_opens_from_disk_and_is_small(self):
        size = self.report.stat().st_size
        shown = self.page.run(
            "return performance.getEntriesByName('palimpsest-shown')[0].startTime")
        print(f"\nreport of the sample corpus: {size} bytes, shown after {shown:.0f} ms")
        self.assertLess(size, 2_000_000)
        self.assertEqual(self.page.run(
            "return performance.getEntriesByType('resource').length"), 0)

    def test_says_which_works_are_copies_and_where_they_differ(self):
        self.compare()
        marked = self.page.run("""return [...document.querySelectorAll('.both mark')]
            .map((mark) => mark.textContent)""")
        self.assertTrue(any("XX" in each for each in marked), marked)
        self.assertTrue(self.page.run("return document.querySelector('.both .slot') !== null"))
        before = self.page.run("return document.querySelector('.both').scrollTop")
        for _ in range(12):
            self.page.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'n'}))")
            self.page.settle()
        self.assertGreater(self.page.run("return document.querySelector('.both').scrollTop"), before)
        self.assertTrue(self.page.run("return document.querySelector('.sentence.current') !== null"))
        self.page.click(".filters input[type=checkbox]")
        self.assertEqual(self.page.run("return document.querySelectorAll('.sentence.same').length"), 0)
        self.assertIn("equal sentence", self.page.text(".both"))

    def test_says_which_years_are_suspect_and_why(self):
        self.page.run("""[...document.querySelectorAll('[data-test=suspect] a')]
            .find((link) => link.textContent.includes('107_')).click()""")
        self.page.settle()
        text = self.page.wait("return document.querySelector('.suspects')?.innerText")
        self.assertIn("2024年12月26日", text)
        self.assertIn("2012-12-26", text)
        self.assertIn("十二五", text)
        self.page.click(".suspects .reasons a")
        self.page.wait("return document.querySelector('.document')")
        self.assertEqual(self.page.run(MARKED, 12), ["十二五"])

    def test_says_which_files_failed(self):
        self.assertIn("110_broken-byte.txt", self.page.text("[data-test=failed]"))
        self.page.click("nav a[href='#/failures']")
        text = self.page.text()
        self.assertIn("P401", text)
        self.assertIn("not valid UTF-8 at byte", text)

    def test_a_copy_leads_to_its_partner_and_back(self):
        self.page.go(f"#/document/{MASKED.replace('/', '%2F')}")
        self.page.wait("return document.querySelector('.annotations .entry')")
        self.page.run("""[...document.querySelectorAll('.annotations .entry')]
            .find((entry) => entry.textContent.includes('Copies')).click()""")
        self.page.settle()
        self.page.click(".here [data-test=place]")
        self.assertTrue(self.page.wait("return !location.hash.includes('102_masked')"))
        self.assertIn("10", self.page.text("h1 + p"))
        here = self.page.wait("return document.querySelector('.here').innerText")
        self.assertIn("Copies", here)
        self.page.click(".here [data-test=compare]")
        self.page.wait("return document.querySelector('.compare')")
        self.page.run("history.back()")
        self.page.wait("return document.querySelector('.document')")
        self.page.run("history.back()")
        self.page.wait("return location.hash.includes('102_masked')")

    def test_layers_can_be_switched(self):
        self.page.go(f"#/document/{SUSPECT.replace('/', '%2F')}")
        self.page.wait("return CSS.highlights.get('plm-4')?.size")
        self.assertIn("2024年12月26日", self.page.run(MARKED, 4))
        self.page.run("""[...document.querySelectorAll('.layers label')]
            .find((label) => label.textContent.startsWith('Suspect years')).click()""")
        self.page.settle()
        self.assertNotIn("2024年12月26日", self.page.run(MARKED, 4))
        self.page.click(".layers button", 1)
        self.assertEqual(self.page.run("""return [...CSS.highlights]
            .reduce((sum, [, highlight]) => sum + highlight.size, 0)"""), 0)
        self.page.click(".layers button", 0)
        self.assertGreater(self.page.run("return CSS.highlights.get('plm-1').size"), 0)
        self.assertTrue(self.page.run("return document.querySelector('.edges .edge') !== null"))

    def test_years_can_be_filtered(self):
        self.page.go("#/years")
        all_works = self.page.run("return document.querySelector('.count').textContent")
        self.page.click(".per-year button[data-year='2012']")
        self.assertIn("from=2012", self.page.run("return location.hash"))
        found = self.page.run("return document.querySelector('.count').textContent")
        self.assertNotEqual(found, all_works)
        for row in self.page.run("""return [...document.querySelectorAll('.timeline .rows-one .c-written')]
                .map((cell) => cell.textContent)"""):
            first, last = (row.split("–") * 2)[:2]
            self.assertTrue(int(first) <= 2012 <= int(last), row)

    def test_documents_can_be_searched_sorted_and_filtered(self):
        self.page.go("#/documents")
        self.page.run("""const field = document.querySelector('input[type=search]');
            field.value = '环境整治'; field.dispatchEvent(new Event('input', {bubbles: true}))""")
        self.page.settle()
        names = "return [...document.querySelectorAll('.documents .rows-one .name')].map((e) => e.title)"
        self.assertIn(A, self.page.run(names))
        self.assertNotIn(SUSPECT, self.page.run(names))
        self.page.go("#/documents?sort=-suspects")
        self.assertEqual(self.page.run(names)[0], SUSPECT)
        self.page.go("#/documents?suspect=1&copied=1")
        self.assertEqual(self.page.run(names), [])
        self.assertIn("Nothing matches", self.page.text())

    def test_texts_can_be_searched(self):
        self.page.go("#/documents?q=%E5%8D%81%E4%BA%8C%E4%BA%94")
        self.assertIn("Nothing matches", self.page.text())
        self.page.run('''[...document.querySelectorAll('.filters .check')]
            .find((label) => label.textContent.includes('texts')).querySelector('input').click()''')
        self.page.wait("return document.querySelector('.documents .chip')")
        self.page.click(".documents .rows-one a")
        self.page.wait("return CSS.highlights.get('plm-13')?.size")
        self.assertEqual(set(self.page.run(MARKED, 13)), {"十二五"})

    def test_speaks_english_and_chinese(self):
        self.assertEqual(self.page.run("return document.documentElement.lang"), "en")
        self.page.run("""const choice = document.querySelector('[data-test=language]');
            choice.value = 'zh'; choice.dispatchEvent(new Event('change', {bubbles: true}))""")
        self.page.settle()
        self.assertEqual(self.page.run("return document.documentElement.lang"), "zh-CN")
        self.assertIn("重复", self.page.text("nav"))
        self.page.picture(SHOTS / "chinese.png")
        self.page.run("localStorage.clear()")

    def test_everything_that_can_be_used_has_a_name(self):
        for route in PANELS.values():
            self.page.go(route)
            nameless = self.page.run("""return [...document.querySelectorAll(
                'a[href], button, input, select, [tabindex="0"], [role=table], nav')]
                .filter((element) => !(element.textContent.trim() || element.ariaLabel
                    || element.title || element.labels?.length)).map((e) => e.outerHTML.slice(0, 200))""")
            self.assertEqual(nameless, [])

    def test_a_new_page_takes_the_keyboard_with_it(self):
        self.page.go("#/years")
        self.assertEqual(self.page.run("return document.activeElement.id"), "main")
        self.assertTrue(self.page.run("return document.querySelector('.skip').matches('a[href]')"))

    def test_themes_and_sizes(self):
        """Pictures of every panel; none is wider than the screen."""
        grounds = {}
        for theme in ("light", "dark"):
            self.page.prefer(theme)
            for name, (width, height) in {"laptop": (1366, 850), "phone": (390, 844)}.items():
                self.page.size(width, height)
                for panel, route in PANELS.items():
                    self.page.go(route)
                    self.page.picture(SHOTS / f"{panel}-{name}-{theme}.png")
                    self.assertLessEqual(
                        self.page.run("return document.documentElement.scrollWidth"), width, panel)
                self.page.go("#/")
                self.compare()
                self.page.picture(SHOTS / f"compare-{name}-{theme}.png")
                self.page.run("document.querySelector('.lead a').click()")
                self.page.settle()
                self.page.picture(SHOTS / f"cluster-{name}-{theme}.png")
            grounds[theme] = self.page.run(
                "return getComputedStyle(document.documentElement).backgroundColor")
        self.page.prefer("light")
        self.page.size(1366, 850)
        self.assertNotEqual(grounds["light"], grounds["dark"])


class Fallback(unittest.TestCase):
    """Browsers without the CSS Custom Highlight API."""

    def test_marks_are_spans(self):
        page = browser.Page(Report.report, before="delete CSS.highlights; delete window.Highlight;"
                            "delete CSS.__proto__.highlights;" + browser.WATCH)
        try:
            page.load(f"#/document/{SUSPECT.replace('/', '%2F')}")
            self.assertFalse(page.run("return 'highlights' in CSS"))
            marked = page.wait("""return [...document.querySelectorAll('.fill.h-4[data-at]')]
                .map((span) => span.textContent)""")
            self.assertIn("2024年12月26日", marked)
            page.go(f"#/document/{SUSPECT.replace('/', '%2F')}?at=238-243")
            self.assertEqual(page.run("""return [...document.querySelectorAll('.fill.h-12')]
                .map((span) => span.textContent)"""), ["2024年"])
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


class StockPhrases(unittest.TestCase):
    """What too many documents have is listed apart, and leads to all of them."""

    def test_lead_to_the_documents_that_have_them(self):
        report = browser.make_report(PROGRAM, FOLDER / "stock", f'paths = ["{CORPUS}"]',
                                     copies='units = ["passage"]\nboilerplate = 3')
        page = browser.Page(report)
        try:
            page.load("#/copies")
            page.click("[data-test=stock]")
            counts = page.wait("""return [...document.querySelectorAll('.stock .c-size a')]
                .map((link) => Number(link.textContent))""")
            self.assertEqual(counts, sorted(counts, reverse=True))
            self.assertGreater(counts[-1], 3)
            phrase = page.text(".stock .c-title b")
            page.picture(SHOTS / "stock.png")
            page.size(390, 844)
            page.picture(SHOTS / "stock-phone.png")
            self.assertLessEqual(page.run("return document.documentElement.scrollWidth"), 390)
            page.click(".stock .c-size a")
            self.assertIn(phrase.rstrip("…")[:12],
                          page.run("return document.querySelector('input[type=search]').value"))
            page.wait("return document.querySelector('.documents .chip')")
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


class LeftOut(unittest.TestCase):
    """A collection that is larger than the page may be."""

    def test_says_what_it_left_out(self):
        report = browser.make_report(PROGRAM, FOLDER / "left_out", f'paths = ["{CORPUS}"]',
                                     "max_documents = 3\nlanguage = \"zh\"\ntitle = \"抽样\"")
        page = browser.Page(report)
        try:
            page.load("#/documents")
            self.assertIn("23 条文档中的 3 条", page.text())
            self.assertEqual(page.run("return document.title"), "抽样")
            page.go("#/copies")
            self.assertIn("未收入本页", page.wait(
                "return document.querySelector('.pairs .closed')?.innerText"))
            page.click(".clusters a")
            page.go("#/")
            self.assertNotIn("没有发现可疑年份", page.text())
            self.assertRegex(page.text(".facts"), r"[1-9]\d*\s*处可疑年份")
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


class NothingLookedFor(unittest.TestCase):
    """A pipeline without steps: nothing looked for is not nothing found."""

    def test_says_which_step_was_not_run(self):
        folder = FOLDER / "bare"
        report = browser.make_report(PROGRAM, folder, f'paths = ["{CORPUS}"]', steps="")
        page = browser.Page(report)
        try:
            for route, steps in (("#/", ["years", "duplicates"]), ("#/years", ["years"]),
                                 ("#/copies", ["duplicates"]),
                                 ("#/documents", ["sections", "years", "duplicates"])):
                page.load(route)
                text = page.text()
                for step in steps:
                    self.assertIn(f"the step {step} was not run", text, route)
                self.assertNotIn("No year was found", text, route)
                self.assertNotIn("No copies were found", text, route)
            self.assertEqual(page.errors(), [])
        finally:
            page.close()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
