"""What an English document says that the Japanese one does not: it has to be nothing."""

import re

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# Numbers of headings, which Japanese writes in another way: 6.10 at the start of a line.
HEADING = re.compile(r"^\s*\d+\.\d+(?=\s)", re.MULTILINE)
# 10万円, 3億円.
TIMES = {"万": 10_000, "億": 100_000_000}


def numbers(text: str) -> set[str]:
    """The numbers of a text, without commas and with those in 万 and 億 written out."""
    text = HEADING.sub("", text)
    found = {it.replace(",", "") for it in NUMBER.findall(text)}
    for number, word in re.findall(r"(\d+)([万億])", text):
        found.add(str(int(number) * TIMES[word]))
    return found


def said_beside(english: str, japanese: str) -> set[str]:
    """The numbers of the one that are not in the other."""
    return numbers(english) - numbers(japanese)
