// Small pieces of TOML that forms write, and lists of a row as they stand in the file. The server checks them all.
import { readPoints } from './estimate';
import { rowsOf } from './rows';
import type { Estimate, Term } from './types';
import { short, tomlText } from './words';

/** "0.6/0.7/0.9" as "[0.6, 0.7, 0.9]"; null: no number as people type it. */
export function pointsToml(text: string): string | null {
  const points = readPoints(text);
  if (!points) return null;
  if (points.likely === null) return `[${points.low}, ${points.high}]`;
  return points.low === points.high ? `${points.low}` : `[${points.low}, ${points.likely}, ${points.high}]`;
}

/** The items of a list of a row as they are written, comments and all; null: the row has no such list. */
export function listItems(toml: string, path: string, key: string): string[] | null {
  const row = rowsOf(toml).find((one) => one.path === path);
  if (!row) return null;
  const body = toml.split('\n').slice(row.first, row.last).join('\n');
  const start = new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*\\[`, 'm').exec(body);
  if (!start) return null;
  const items: string[] = [];
  let item = '';
  let depth = 0;
  for (let i = start.index + start[0].length; i < body.length; ++i) {
    const c = body[i] ?? '';
    if (c === '#') {
      while (i < body.length && body[i] !== '\n') ++i;
      continue;
    }
    if (c === '"' || c === "'") {
      const from = i;
      for (++i; i < body.length && body[i] !== c; ++i) if (c === '"' && body[i] === '\\') ++i;
      item += body.slice(from, i + 1);
      continue;
    }
    if (depth === 0 && (c === ',' || c === ']')) {
      if (item.trim() !== '') items.push(item.trim());
      item = '';
      if (c === ']') return items;
      continue;
    }
    if (c === '[' || c === '{') ++depth;
    if (c === ']' || c === '}') --depth;
    item += c;
  }
  return null;
}

/** The party of an item: `"island"` or `{ party = "island", … }`. */
export function partyOf(item: string): string {
  return /^["']([^"']*)["']$/.exec(item)?.[1] ?? /party\s*=\s*["']([^"']*)["']/.exec(item)?.[1] ?? '';
}

export function listToml(items: string[]): string {
  return `[${items.join(', ')}]`;
}

export { tomlText };

export function estimateWords(estimate: Estimate | null): string {
  if (!estimate) return 'not stated';
  return estimate.value.length === 2 ? estimate.value.map(short).join('–') : estimate.value.map(short).join('/');
}

/** "Share of the grounds 30 to 70, Who inspects: joint or neutral" */
export function termsWords(terms: Term[], title: (issue: string) => string): string {
  return terms
    .map((term) => {
      if (term.options) return `${title(term.issue)}: ${term.options.join(' or ')}`;
      const from = term.from ?? null;
      const to = term.to ?? null;
      if (from === null && to === null) return title(term.issue);
      if (from === null) return `${title(term.issue)} up to ${short(to ?? 0)}`;
      if (to === null) return `${title(term.issue)} from ${short(from)}`;
      return `${title(term.issue)} ${from === to ? short(from) : `${short(from)} to ${short(to)}`}`;
    })
    .join(', ');
}
