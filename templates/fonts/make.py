"""Makes the fonts of letters that BIZ UDPGothic lacks, from the Noto fonts.

    apt-get install fonts-noto-core fonts-noto-extra fonts-noto-cjk
    npm pack @expo-google-fonts/noto-emoji@0.4.7 && tar xf expo-google-fonts-noto-emoji-0.4.7.tgz
    pip install fonttools==4.68.0 cffsubr==0.4.0
    python make.py package/400Regular/NotoEmoji_400Regular.ttf

Made from Debian 12's fonts-noto-core and fonts-noto-extra 20201225-1 and fonts-noto-cjk
1:20220127+repack1-1. Each file is one script, so that a region can leave one out. They
are named Entaku, not Noto: a project that brings a whole Noto font keeps both apart.
"""

import sys
from pathlib import Path

import cffsubr
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
JAPANESE, CHINESE, KOREAN = 0, 2, 1


def span(*ends):
    """Code points from each first to each last one."""
    pairs = zip(ends[::2], ends[1::2])
    return {code for first, last in pairs for code in range(first, last + 1)}


def of(codec):
    """Code points that an encoding has."""
    found = set()
    for code in span(0x80, 0xD7FF, 0xE000, 0x2FFFF):
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(code)
    return found


# Kanji of the basic plane, compatibility forms, and what Noto has of the planes above.
# Of extension A only what Japan's standard has: the rest is 1.5 MB and in no name register.
KANJI = span(0x4E00, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x323AF)
JIS = of("euc_jis_2004")
# Forms differ between countries: a letter that only China's standard has gets its form.
HANZI = (of("gb2312") & span(0x4E00, 0x9FFF)) - JIS
CJK_SIGNS = span(0x2E80, 0x2FDF, 0x3000, 0x33FF, 0xFE10, 0xFE1F, 0xFE30, 0xFE6F, 0xFF00, 0xFFEF)
CJK_SIGNS |= span(0x2460, 0x24FF, 0x2500, 0x257F, 0x1F100, 0x1F2FF)
MARKS = span(0x2190, 0x23FF, 0x25A0, 0x27FF, 0x2900, 0x297F, 0x2B00, 0x2BFF)
# BIZ UDPGothic's Greek and Cyrillic are as wide as kanji, and it makes ễ of pieces: theme.typ
# takes these from here. Other letters are here too, for marks that stand on them: letter and
# mark must be of one font.
LATIN = span(0x20, 0x7E, 0xA0, 0x58F, 0x1D00, 0x20FF, 0x2100, 0x218F, 0x2C60, 0x2C7F, 0xA640, 0xA69F)
LATIN |= span(0xA720, 0xA7FF, 0xAB30, 0xAB6F, 0xFB00, 0xFB06, 0xFE20, 0xFE2F, 0x25CC, 0x25CC)
# What makes an emoji of a digit: 1, then U+FE0F, then U+20E3.
KEYS = {ord(key) for key in "0123456789#*"}
# What joins emoji and tells flags apart.
TAGS = span(0x200D, 0x200D, 0x20E3, 0x20E3, 0xFE0F, 0xFE0F, 0xE0020, 0xE007F)
# What joins letters to each other, and the ring that a mark without a letter stands on.
JOINERS = span(0x200C, 0x200F, 0x25CC, 0x25CC)

# Files in the order in which a page looks for a letter; theme.typ has the same order.
FONTS = [
    # (name, source, face, what it has)
    ("Kanji", CJK, JAPANESE, ((KANJI | (JIS & span(0x3400, 0x4DBF))) - HANZI) | CJK_SIGNS),
    ("Hanzi", CJK, CHINESE, HANZI),
    ("Hangul", CJK, KOREAN, span(0xAC00, 0xD7A3, 0x1100, 0x11FF, 0x3130, 0x318F)),
    ("Latin", NOTO / "NotoSans-Regular.ttf", 0, LATIN),
    ("Thai", NOTO / "NotoSansThai-Regular.ttf", 0, span(0xE00, 0xE7F) | JOINERS),
    ("Lao", NOTO / "NotoSansLao-Regular.ttf", 0, span(0xE80, 0xEFF) | JOINERS),
    ("Khmer", NOTO / "NotoSansKhmer-Regular.ttf", 0, span(0x1780, 0x17FF, 0x19E0, 0x19FF) | JOINERS),
    ("Myanmar", NOTO / "NotoSansMyanmar-Regular.ttf", 0, span(0x1000, 0x109F) | JOINERS),
    ("Devanagari", NOTO / "NotoSansDevanagari-Regular.ttf", 0, span(0x900, 0x97F, 0xA8E0, 0xA8FF) | JOINERS),
    ("Bengali", NOTO / "NotoSansBengali-Regular.ttf", 0, span(0x980, 0x9FF) | JOINERS),
    ("Sinhala", NOTO / "NotoSansSinhala-Regular.ttf", 0, span(0xD80, 0xDFF) | JOINERS),
    ("Tamil", NOTO / "NotoSansTamil-Regular.ttf", 0, span(0xB80, 0xBFF) | JOINERS),
    ("Arabic", NOTO / "NotoSansArabic-Regular.ttf", 0,
     span(0x600, 0x6FF, 0x750, 0x77F, 0x8A0, 0x8FF, 0xFB50, 0xFDFF, 0xFE70, 0xFEFF) | JOINERS),
    ("Hebrew", NOTO / "NotoSansHebrew-Regular.ttf", 0, span(0x590, 0x5FF, 0xFB1D, 0xFB4F) | JOINERS),
    ("Signs", NOTO / "NotoSansSymbols2-Regular.ttf", 0, MARKS),
    ("More Signs", NOTO / "NotoSansSymbols-Regular.ttf", 0, MARKS),
    ("Mathematics", NOTO / "NotoSansMath-Regular.ttf", 0, MARKS),
    ("Emoji", Path(sys.argv[1]), 0, span(0x20, 0x1FFFF) | TAGS),
]


def subsetted(name, source, face, codes):
    font = TTFont(source, fontNumber=face)
    options = subset.Options(hinting=False, desubroutinize=True, notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "DSIG"]
    if source == CJK:
        options.layout_features = []
    if name == "Latin":
        # Letters stay whole, so that a word is found in a page: no ccmp.
        options.layout_features = ["mark", "mkmk", "kern", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=codes)
    tool.subset(font)
    if "CFF " in font:
        cffsubr.subroutinize(font)
    return font


def named(font, name):
    """Names a font, and gives it the height of BIZ UDPGothic, for lines of one pitch."""
    family, plain = f"Entaku {name}", f"Entaku{name.replace(' ', '')}"
    table = font["name"]
    for number, text in ((1, family), (2, "Regular"), (3, plain), (4, family), (6, plain)):
        table.setName(text, number, 3, 1, 0x409)
    for record in list(table.names):
        if record.platformID != 3 or record.nameID in (16, 17, 21, 22, 25):
            table.names.remove(record)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [plain]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, family
    own, body = font["head"].unitsPerEm, BODY["head"].unitsPerEm
    for key in ("sCapHeight", "sxHeight", "sTypoAscender", "sTypoDescender", "sTypoLineGap"):
        setattr(font["OS/2"], key, round(getattr(BODY["OS/2"], key) * own / body))
    for key in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], key, round(getattr(BODY["hhea"], key) * own / body))
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False


BODY = TTFont(HERE / "BIZUDPGothic-Regular.ttf")

if __name__ == "__main__":
    taken = set(BODY.getBestCmap())
    for name, source, face, wanted in FONTS:
        has = set(TTFont(source, fontNumber=face).getBestCmap())
        again = {"Latin": LATIN, "Emoji": KEYS | TAGS}.get(name, set()) | JOINERS
        font = subsetted(name, source, face, wanted & has & ((wanted - taken) | again))
        named(font, name)
        path = HERE / f"Entaku{name.replace(' ', '')}-Regular.{'otf' if 'CFF ' in font else 'ttf'}"
        font.save(path)
        codes = set(font.getBestCmap())
        taken |= codes - JOINERS
        print(f"{path.stat().st_size:9,} {len(codes):6} {path.name}", flush=True)
