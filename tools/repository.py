"""What every check needs: the files of the tree, their includes, and one way to report."""

import argparse
import hashlib
import os
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)
TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])*\'',
    re.DOTALL)


def arguments(description, *options):
    """Parses --root and whatever else a check takes; options are (names, keywords)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--root', type=Path, default=Path(__file__).resolve().parent.parent,
                        help='the tree to check (default: this repository)')
    for names, keywords in options:
        parser.add_argument(*names, **keywords)
    parsed = parser.parse_args()
    parsed.root = parsed.root.resolve()
    return parsed


def sources(root, folders=('src',), suffixes=('.h', '.cc')):
    """C++ files under the folders, in a fixed order."""
    found = [path for folder in folders for path in (root / folder).rglob('*') if path.suffix in suffixes]
    return sorted(path for path in found if path.is_file())


def text_files(root):
    """Every text file that belongs to the project; build results and other people's folders are left out."""
    left_out = {'.git', 'build', 'node_modules', '__pycache__'}
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if name not in left_out)
        for name in sorted(files):
            path = Path(folder) / name
            try:
                yield path, path.read_text(encoding='utf-8')
            except (UnicodeDecodeError, OSError):
                continue


def room_of(root, path):
    """The room of a file under src/entente or tests; empty outside."""
    parts = path.relative_to(root).parts
    if parts[:2] == ('src', 'entente') and len(parts) > 3:
        return parts[2]
    return parts[1] if parts[0] == 'tests' and len(parts) > 2 else ''


def includes(text):
    """(line, '<' or '"', name) of each include."""
    for match in INCLUDE.finditer(text):
        yield text.count('\n', 0, match.start(2)) + 1, match.group(1), match.group(2)


def split_code(text):
    """Code with comments and literals blanked (same length, same lines), then the comments and the literals as
    lists of (line, text)."""
    code, comments, literals, last, line = [], [], [], 0, 1
    for match in TOKEN.finditer(text):
        code.append(text[last:match.start()])
        line += text.count('\n', last, match.start())
        token = match.group(0)
        (comments if token.startswith('/') else literals).append((line, token))
        code.append(''.join('\n' if letter == '\n' else ' ' for letter in token))
        line += token.count('\n')
        last = match.end()
    code.append(text[last:])
    return ''.join(code), comments, literals


class Closure:
    """Fingerprints of a file with everything of ours that it includes, so that a check can skip what it has
    already seen."""

    def __init__(self, root):
        self.source = root / 'src'
        self.known = {}

    def reached(self, path, seen):
        if path in seen or not path.is_file():
            return
        seen.add(path)
        if path not in self.known:
            text = path.read_text(encoding='utf-8')
            ours = [self.source / name for _, kind, name in includes(text) if kind == '"']
            self.known[path] = (hashlib.sha256(text.encode()).hexdigest(), ours)
        for other in self.known[path][1]:
            self.reached(other, seen)

    def fingerprint(self, path, *more):
        seen = set()
        self.reached(path, seen)
        parts = sorted(f'{file}:{self.known[file][0]}' for file in seen)
        return hashlib.sha256('\n'.join([*parts, *map(str, more)]).encode()).hexdigest()


class Report:
    """Problems fail the check; warnings do not."""

    def __init__(self, name, root):
        self.name, self.root, self.problems, self.warnings = name, root, 0, 0

    def place(self, path, line):
        path = Path(path)
        shown = path.relative_to(self.root) if path.is_absolute() and path.is_relative_to(self.root) else path
        return f'{shown}:{line}' if line else f'{shown}'

    def problem(self, path, line, text):
        self.problems += 1
        print(f'{self.place(path, line)}: error: {text}')

    def warning(self, path, line, text):
        self.warnings += 1
        print(f'{self.place(path, line)}: warning: {text}')

    def close(self, looked_at):
        """Prints the one closing line and ends the program: 0 nothing wrong, 1 something is."""
        counts = f'{self.problems} problems' + (f', {self.warnings} warnings' if self.warnings else '')
        print(f'{self.name}: {looked_at}, {counts}')
        sys.exit(1 if self.problems else 0)
