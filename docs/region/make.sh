#!/bin/sh
# Makes the pictures of README.ja.md, 「地域に合わせる」, from the region in tests/cases/islands:
# the same pages before and after it changed words, look and outline.
#
#   docs/region/make.sh target/release/entaku
#
# Needs pdftoppm (poppler-utils) and Python with Pillow.
set -eu
program=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cp -r "$here/../../tests/cases/islands" "$work/after"
# As it was before anything was changed: the tables and texts alone.
cp -r "$work/after" "$work/before"
rm -r "$work/before/templates" "$work/before/inputs/narrative/boxes.md"
sed -i '/^logo/d; /^outline/d' "$work/before/inputs/roundtable.toml"
for side in before after; do
  "$program" build --project "$work/$side" --audience fishery --audience umikaze --kind report >"$work/told" 2>&1 || {
    cat "$work/told"
    exit 1
  }
done
page() { # side, edition, page, name
  pdftoppm -r 76 -f "$3" -l "$3" -singlefile -png "$work/$1/outputs/2026-Q1/$2/report.ja.pdf" "$work/$4"
  python3 -c 'import sys; from PIL import Image
page = Image.open(sys.argv[1]).convert("RGB")
page.quantize(48, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)' "$work/$4.png" "$here/$4.png"
}
page before fishery 1 first-before
page after fishery 1 first-after
page before fishery 2 second-before
page after fishery 2 second-after
page after umikaze 2 form-after
ls -l "$here"
