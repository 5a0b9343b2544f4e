// A package: a term per issue, put together by hand. Issues that it leaves out stay as they are today.
import { find, findAll, numberOf, termsOf } from './findings';
import type { Answer, Canonical, CaseNumber, Edit, Issue, RedLine, Table } from './types';
import { moved, readPoints, writePoints } from './estimate';

export type Terms = Record<string, number | string>;

/** The points of an issue's scale that are negotiated (dispute/case.h, grid_of). */
export function gridOf(issue: Issue): number[] {
  const values = issue.anchors.map(([value]) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = issue.step ?? (high - low) / 20;
  if (!(step > 0)) return [low];
  const grid = Array.from({ length: Math.floor((high - low) / step + 1e-9) + 1 }, (_, k) => Number((low + k * step).toPrecision(12)));
  const last = grid.at(-1) ?? low;
  if (high - last <= 1e-9 * (high - low)) grid[grid.length - 1] = high;
  else grid.push(high);
  return grid;
}

export function nearestPlace(grid: number[], value: number): number {
  let best = 0;
  grid.forEach((point, place) => {
    if (Math.abs(point - value) < Math.abs((grid[best] ?? 0) - value)) best = place;
  });
  return best;
}

/** The issues that a table negotiates. */
export function issuesAt(canonical: Canonical, table: string): Issue[] {
  const listed = canonical.table.find((one) => one.id === table)?.issues ?? [];
  return canonical.issue.filter((issue) => issue.kind !== 'open' && (listed.length === 0 || listed.includes(issue.id)));
}

// In an address: "line.45*status.30*inspection.joint"; ids hold neither "*" nor ".".
export function packageText(terms: Terms): string {
  return Object.entries(terms)
    .map(([issue, value]) => `${issue}.${value}`)
    .join('*');
}

/** What of the text the issues know; null: no package in the address. "none" is the empty one. */
export function readPackage(text: string | undefined, issues: Issue[]): Terms | null {
  if (!text) return null;
  const terms: Terms = {};
  for (const part of text.split('*')) {
    const dot = part.indexOf('.');
    const issue = issues.find((one) => one.id === part.slice(0, dot));
    const value = part.slice(dot + 1);
    if (!issue || dot < 0) continue;
    if (issue.kind === 'options') {
      if (issue.options.some((one) => one.id === value)) terms[issue.id] = value;
    } else if (value !== '' && Number.isFinite(Number(value))) {
      const grid = gridOf(issue);
      terms[issue.id] = Math.max(grid[0] ?? 0, Math.min(grid.at(-1) ?? 0, Number(value)));
    }
  }
  return terms;
}

export function sameTerms(a: Terms, b: Terms, issues: Issue[]): boolean {
  return issues.every((issue) => a[issue.id] === b[issue.id]);
}

/** Where a value stands among the named points: "freeze at the contact line", "between … and …". */
export function placeWords(issue: Issue, value: number): string {
  const anchors = [...issue.anchors].sort(([a], [b]) => a - b);
  const on = anchors.find(([at]) => at === value);
  if (on) return on[1];
  const below = anchors.filter(([at]) => at < value).at(-1);
  const above = anchors.find(([at]) => at > value);
  if (below && above) return `between “${below[1]}” (${below[0]}) and “${above[1]}” (${above[0]})`;
  return (below ?? above)?.[1] ?? '';
}

/** The instrument that a term touches, outside the arithmetic. */
export function normOf(issue: Issue, value: number | string): string {
  if (typeof value === 'string') return issue.options.find((one) => one.id === value)?.norm ?? '';
  return issue.norms.find((one) => one.from <= value && value <= one.to)?.instrument ?? '';
}

export interface Named {
  id: string;
  words: string;
  terms: Terms;
  about: string;
}

const pointWords: [string, string, string][] = [
  ['nash_bargaining_solution', 'Nash', 'the point where the product of gains is highest, every number at its median'],
  ['kalai_smorodinsky_solution', 'Kalai–Smorodinsky', 'equal shares of what each could reach, every number at its median'],
  ['egalitarian_solution', 'Egalitarian', 'equal gains, every number at its median'],
  ['utilitarian_solution', 'Utilitarian', 'the highest sum of gains, every number at its median'],
];

/** Packages that the answers name for a table; points of reference, none recommended. */
export function namedPackages(answers: Answer[]): Named[] {
  const list: Named[] = [];
  const add = (id: string, words: string, about: string, finding: Parameters<typeof termsOf>[0]) => {
    const terms = termsOf(finding);
    if (terms) list.push({ id, words, about, terms });
  };
  add('reference_package', 'Reference', 'a point to measure from, balanced between what each has without agreement', find(answers, 'reference_package'));
  findAll(answers, 'candidate').forEach((candidate, i) => {
    const support = numberOf(findAll(answers, 'candidate_support')[i]);
    const words = support === null ? '' : `; acceptable in ${Math.round(100 * support)} of 100 worlds`;
    if (i < 3) add(`candidate_${i + 1}`, `Candidate ${i + 1}`, `acceptable often${words}`, candidate);
  });
  for (const [name, words, about] of pointWords) add(name, words, about, find(answers, name));
  add('first_stage_package', 'First stage', 'terms on the other issues while the hardest stays as it is', find(answers, 'first_stage_package'));
  add('central_change_package', 'After the least change', 'what the least change opens, every number at its median', find(answers, 'central_change_package'));
  return list;
}

export interface Change {
  words: string;
  edits: Edit[];
}

function bound(line: RedLine, numbers: Map<string, CaseNumber>, end: 'from' | 'to'): CaseNumber | undefined {
  return numbers.get(`red_line.${line.party}.${line.issue}.${end}`);
}

function shifted(number: CaseNumber, by: number): Edit | null {
  const points = readPoints(number.text);
  if (!points) return null;
  const within = (value: number) => Math.max(number.least ?? -Infinity, Math.min(number.most ?? Infinity, value + by));
  const likely = points.likely === null ? null : within(points.likely);
  const next = moved({ low: within(points.low), likely, high: within(points.high) }, 'low', within(points.low));
  return { do: 'estimate', path: number.path, text: writePoints(next) };
}

/** On each issue whose lines have to give: either side moving all the way, and each half of it. */
export function leastChanges(
  answers: Answer[],
  canonical: Canonical,
  numbers: Map<string, CaseNumber>,
  nameOf: (party: string) => string,
  table: Table,
): Change[] {
  const changes: Change[] = [];
  const accepting = new Set(table.must_accept.map((one) => one.party));
  for (const share of findAll(answers, 'lines_have_to_give')) {
    const issue = canonical.issue.find((one) => one.id === share.about.issue);
    const gap = numberOf(find(answers, 'gap_between_lines', { issue: share.about.issue ?? '' }));
    if (!issue || gap === null || gap <= 0 || (numberOf(share) ?? 0) < 0.05) continue;
    const lines = canonical.red_line.filter((one) => one.issue === issue.id && accepting.has(one.party));
    // The two bounds that are furthest apart: whoever accepts from above, whoever accepts to below.
    const ends = (end: 'from' | 'to') => lines.flatMap((line) => bound(line, numbers, end) ?? []).sort((a, b) => (end === 'from' ? b.likely - a.likely : a.likely - b.likely))[0];
    const from = ends('from');
    const to = ends('to');
    if (!from || !to || from.likely <= to.likely) continue;
    const whose = (number: CaseNumber) => nameOf(number.path.split('.')[1] ?? '');
    const unit = issue.unit ? ` ${issue.unit}` : '';
    const tries: [string, (Edit | null)[]][] = [
      [`${whose(from)} gives ${show(gap)}${unit}`, [shifted(from, -gap)]],
      [`${whose(to)} gives ${show(gap)}${unit}`, [shifted(to, gap)]],
      [`each gives ${show(gap / 2)}${unit}`, [shifted(from, -gap / 2), shifted(to, gap / 2)]],
    ];
    for (const [words, edits] of tries)
      if (edits.every((edit) => edit !== null)) changes.push({ words: `${issue.title}: ${words}`, edits: edits as Edit[] });
  }
  return changes;
}

function show(value: number): string {
  return String(Number(value.toPrecision(2)));
}
