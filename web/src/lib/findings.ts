// Reads answers as `entente ask --json` prints them; the words are those of the report (src/entente/report/words.cc).
import type { Answer, Answers, Finding } from './types';

type About = Partial<Finding['about']>;

export function answersTo(answers: Answers | null | undefined, question: string, table = ''): Answer[] {
  return (answers?.answers ?? []).filter((one) => one.question === question && (table === '' || one.table === '' || one.table === table));
}

export function findAll(answers: Answer[], name: string, about: About = {}): Finding[] {
  const fits = (finding: Finding) => Object.entries(about).every(([key, value]) => finding.about[key as keyof About] === value);
  return answers.flatMap((one) => one.findings.filter((finding) => finding.name === name && fits(finding)));
}

export function find(answers: Answer[], name: string, about: About = {}): Finding | undefined {
  return findAll(answers, name, about)[0];
}

export function numberOf(finding: Finding | undefined): number | null {
  return typeof finding?.value === 'number' ? finding.value : null;
}

/** A package of a finding: terms by issue. */
export function termsOf(finding: Finding | undefined): Record<string, number | string> | null {
  const value = finding?.value;
  return value && typeof value === 'object' && !Array.isArray(value) ? value : null;
}

/** "41", "fewer than 1", "more than 99". */
export function ofHundred(share: number): string {
  if (share > 0 && share < 0.005) return 'fewer than 1';
  if (share < 1 && share > 0.995) return 'more than 99';
  return String(Math.round(100 * share));
}

export function worldsWords(share: number | null): string {
  return share === null ? '–' : `${ofHundred(Math.max(0, Math.min(1, share)))} of 100 worlds`;
}

/** Two significant digits, as everywhere. */
export function twoDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const shown = Number(value.toPrecision(2));
  return (Object.is(shown, -0) ? 0 : shown).toLocaleString('en-GB', { maximumFractionDigits: 12 }).replace('-', '−');
}

/** One number of a headline, and what it was. */
export interface Head {
  label: string;
  share: number | null;
  instead?: string; // where there is no number: why
}

export function headOf(label: string, finding: Finding | undefined): Head {
  return { label, share: numberOf(finding), ...(finding?.undefined ? { instead: finding.undefined } : {}) };
}

/** "41 of 100 worlds (30 before)"; the number before only where it reads differently. */
export function headWords(now: Head, before: Head | undefined): string {
  if (now.share === null) return now.instead ?? 'no answer';
  const words = worldsWords(now.share);
  if (!before || before.share === null || ofHundred(before.share) === ofHundred(now.share)) return words;
  return `${words} (${ofHundred(before.share)} before)`;
}
