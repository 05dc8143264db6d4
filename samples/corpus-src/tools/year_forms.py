"""What the surface of a year expression says by itself, as EDTF (ISO 8601-2), and its kind."""
import re
import unicodedata

HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
MASKS = str.maketrans("xX×*＊_＿", "XXXXXXX")
RELATIVE = re.compile(r"今年|去年|明年|上年|前年|[一两三四五十]年来|(?:过去|今后|未来)的?[一三五十]年|五年")
PLAN = re.compile(r"十([一二三四五])五")
DECADE = re.compile(r"([1-9])0年代")
YEAR = r"([0-9X]{1,4}|[〇○零一二三四五六七八九X]{4})"
SPAN = re.compile(YEAR + "[-—－–~～]" + YEAR + "年")
DATE = re.compile(YEAR + r"年(?:(上|下)半年|([0-9一二三四五六七八九十]+)月(?:([0-9一二三四五六七八九十]+)日)?)?")


def edtf_and_kind(surface):
    """(EDTF or None, kind); ValueError for a form that is not known here."""
    if RELATIVE.fullmatch(surface):
        return None, "relative"
    if plan := PLAN.fullmatch(surface):
        first = 2001 + 5 * int(plan[1].translate(HAN_DIGITS))  # the tenth plan began in 2001
        return f"{first}/{first + 4}", "plan"
    folded = "".join(unicodedata.normalize("NFKC", c) if c.isdigit() else c for c in surface).translate(MASKS)
    if decade := DECADE.fullmatch(folded):
        return f"19{decade[1]}X", "span"
    if span := SPAN.fullmatch(folded):
        return f"{four_digits(span[1])}/{four_digits(span[2])}", "span"
    date = DATE.fullmatch(folded)
    if not date:
        raise ValueError(f"no EDTF known for {surface!r}: state it in the tag")
    edtf = four_digits(date[1])
    kind = "masked" if "X" in edtf else "explicit"
    if date[2]:
        edtf += "-40" if date[2] == "上" else "-41"
    for part in filter(None, (date[3], date[4])):
        edtf += f"-{small_number(part):02}"
    return edtf, kind


def four_digits(year):
    year = year.translate(HAN_DIGITS)
    if set(year) == {"X"}:
        return "XXXX"  # a year that is masked as a whole, however long the mask
    if len(year) != 4:
        raise ValueError(f"not a year of four digits: {year!r}")
    return year


def small_number(numeral):
    """12, 八, 三十一, 十 as a number."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    value = 10 * int((tens or "1").translate(HAN_DIGITS)) if ten else 0
    return value + int((ones or "0").translate(HAN_DIGITS))
