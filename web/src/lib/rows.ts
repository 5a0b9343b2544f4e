// Where the rows of the case file stand, to show a diagnostic beside the row it is about.
import type { CaseState, Diagnostic } from './types';

export interface Row {
  path: string; // "position.russia.line", "link.2", "war"
  first: number; // lines, counted from 1
  last: number;
}

const byPair = ['position', 'score', 'red_line'];
const byNumber = ['interaction', 'approval', 'link', 'envoy', 'consequence', 'guarantee'];

export function rowsOf(toml: string): Row[] {
  const lines = toml.split('\n');
  const rows: Row[] = [];
  const counts = new Map<string, number>();
  let start = -1;
  let kind = '';
  const close = (end: number) => {
    if (start < 0) return;
    const body = lines.slice(start + 1, end);
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    rows.push({ path: pathOf(kind, n, body), first: start + 1, last: end });
  };
  lines.forEach((line, i) => {
    const head = /^\s*\[\[?\s*([A-Za-z0-9_]+)\s*\]\]?\s*(#.*)?$/.exec(line);
    if (!head) return;
    close(i);
    start = i;
    kind = head[1] ?? '';
  });
  close(lines.length);
  return rows;
}

function pathOf(kind: string, n: number, body: string[]): string {
  const value = (key: string) => {
    for (const line of body) {
      const found = new RegExp(`^\\s*${key}\\s*=\\s*["']([^"']*)["']`).exec(line);
      if (found) return found[1] ?? '';
    }
    return '';
  };
  if (kind === 'case' || kind === 'war' || kind === 'life') return kind;
  if (byPair.includes(kind)) return `${kind}.${value('party')}.${value('issue')}`;
  if (byNumber.includes(kind)) return `${kind}.${n}`;
  return `${kind}.${kind === 'body' ? value('party') : value('id')}`;
}

let cached: { toml: string; rows: Row[] } = { toml: '', rows: [] };

/** The diagnostics about the row that a path is in. */
export function diagnosticsOfPath(state: CaseState, path: string): Diagnostic[] {
  if (state.diagnostics.length === 0) return [];
  if (cached.toml !== state.toml) cached = { toml: state.toml, rows: rowsOf(state.toml) };
  const row = cached.rows.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  if (!row) return [];
  return state.diagnostics.filter((one) => inCaseFile(one) && (one.line ?? 0) >= row.first && (one.line ?? 0) <= row.last);
}

export function inCaseFile(one: Diagnostic): boolean {
  return (one.line ?? 0) > 0 && (one.file ?? '').endsWith('case.toml');
}
