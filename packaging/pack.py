#!/usr/bin/env python3
"""Packs a built program for somebody who double-clicks it: a zip with a read-me in Japanese
and English, its pictures, the licences and the sample.

    python packaging/pack.py BINARY windows|macos|linux --out DIR

The same input makes the same zip to the byte. Its checksum is added to DIR/SHA256SUMS.
"""

import argparse
import hashlib
import pathlib
import plistlib
import tomllib
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
# What is written into the zip has no day of its own.
DAY = (2020, 1, 1, 0, 0, 0)
EXECUTABLE, PLAIN = 0o755, 0o644
SAMPLE = "見本"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("system", choices=("windows", "macos", "linux"))
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]["version"]
    name = f"entaku-{version}-{arguments.system}"
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / f"{name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inside, content, mode in contents(arguments.binary, arguments.system, version):
            entry = zipfile.ZipInfo(f"{name}/{inside}", DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, content)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    sums = arguments.out / "SHA256SUMS"
    known = sums.read_text(encoding="utf-8").splitlines() if sums.exists() else []
    lines = {it.split("  ")[1]: it for it in known} | {path.name: f"{digest}  {path.name}"}
    sums.write_text("".join(f"{lines[it]}\n" for it in sorted(lines)), encoding="utf-8")
    print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


def contents(binary: pathlib.Path, system: str, version: str) -> list[tuple[str, bytes, int]]:
    """What the zip holds: path, content and mode."""
    program = binary.read_bytes()
    entries = {
        "windows": [("entaku.exe", program, EXECUTABLE)],
        # A program that is double-clicked in the Finder is an application, or gets a terminal.
        "macos": [
            ("Entaku.app/Contents/MacOS/entaku", program, EXECUTABLE),
            ("Entaku.app/Contents/Info.plist", about(version), PLAIN),
        ],
        "linux": [("entaku", program, EXECUTABLE)],
    }[system]
    for page in ("はじめにお読みください.html", "Read me first.html"):
        entries.append((page, (HERE / page).read_bytes(), PLAIN))
    for picture in sorted((HERE / "pictures").glob("*.png")):
        entries.append((f"pictures/{picture.name}", picture.read_bytes(), PLAIN))
    for licence in ("LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "SOURCES.md"):
        entries.append((licence, (ROOT / licence).read_bytes(), PLAIN))
    for file in sorted(it for it in (ROOT / "inputs").rglob("*") if it.is_file()):
        inside = f"{SAMPLE}/inputs/{file.relative_to(ROOT / 'inputs').as_posix()}"
        entries.append((inside, file.read_bytes(), PLAIN))
    return entries


def about(version: str) -> bytes:
    """What macOS is told of the application."""
    return plistlib.dumps(
        {
            "CFBundleIdentifier": "org.entaku.entaku",
            "CFBundleName": "Entaku",
            "CFBundleExecutable": "entaku",
            "CFBundlePackageType": "APPL",
            "CFBundleShortVersionString": version,
            "CFBundleVersion": version,
            "CFBundleDevelopmentRegion": "ja",
            "LSMinimumSystemVersion": "11.0",
            # It has no window of its own: its page is in the browser.
            "LSUIElement": True,
        }
    )


if __name__ == "__main__":
    main()
