// Texts for people: dates in prose, two significant digits, the three ways of knowing.
import type { Basis } from './types';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "2025-12-02" -> "2 December 2025" */
export function date(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return iso;
  return `${day} ${months[month - 1] ?? month} ${year}`;
}

/** The time of a day, of an older day its date. */
export function clock(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  if (at.toDateString() === new Date().toDateString()) return `at ${at.toTimeString().slice(0, 5)}`;
  return `on ${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? '<1' : Math.round(value)} %`;
}

export function thousands(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}

/** A number with as many digits as people read. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return String(Number(value.toPrecision(4)));
}

/** The same texture everywhere: solid, dashed, dotted. */
export function texture(basis: Basis): 'solid' | 'dashed' | 'dotted' {
  return basis === 'document' ? 'solid' : basis === 'judgement' ? 'dashed' : 'dotted';
}

export function basisWords(basis: Basis): string {
  return basis === 'document' ? 'from a document' : basis === 'judgement' ? 'judgement' : 'default nobody has judged';
}

/** A text as a TOML string. */
export function tomlText(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, '\\u007f');
}

/** A value of a row as TOML: texts quoted, lists of texts in brackets. */
export function tomlList(texts: string[]): string {
  return `[${texts.map(tomlText).join(', ')}]`;
}

/** A name as an id: lower-case letters, digits and "_", starting with a letter, not yet taken. */
export function idFrom(name: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const plain = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const stem = /^[a-z]/.test(plain) ? plain : `x_${plain}`.replace(/_+$/, '');
  let id = stem;
  for (let n = 2; used.has(id); ++n) id = `${stem}_${n}`;
  return id;
}

/** "1 claim", "2 claims" */
export function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
