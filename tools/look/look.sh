#!/bin/sh
# Pictures of a brief as readers meet it: wide, dark, a phone (390 px), 400 % zoom (320 px), and the printed pages.
#   tools/look/look.sh BRIEF.html FOLDER [HEIGHT]
# Needs chromium and pdftoppm (packages-ui.txt). Loads nothing from any network.
set -eu
if [ $# -lt 2 ]; then
  echo "usage: tools/look/look.sh BRIEF.html FOLDER [HEIGHT]" >&2
  exit 2
fi
page="file://$(realpath "$1")"
mkdir -p "$2"
out=$(realpath "$2")
height=${3:-4000}
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

browse() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" "$@" >/dev/null 2>&1
}

# A window cannot be narrower than about 500 px: a frame can.
framed() {  # name, width
  printf '<body style="margin:0"><iframe src="%s" style="border:0;width:%spx;height:%spx"></iframe>' \
    "$page" "$2" "$height" > "$profile/frame.html"
  browse --allow-file-access-from-files --window-size="500,$height" --screenshot="$out/$1.png" "file://$profile/frame.html"
  echo "$out/$1.png"
}

browse --window-size="1280,$height" --screenshot="$out/wide.png" "$page"
echo "$out/wide.png"
browse --window-size="1280,$height" --blink-settings=preferredColorScheme=0 --screenshot="$out/dark.png" "$page"
echo "$out/dark.png"
framed phone 390
framed zoomed 320
browse --no-pdf-header-footer --print-to-pdf="$out/print.pdf" "$page"
pdftoppm -r 70 -png "$out/print.pdf" "$out/print"
echo "$out/print.pdf"
