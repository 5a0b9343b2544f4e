// A number as people type it: 0.7 | 0.6-0.8 | 0.6 to 0.8 | 0.6/0.7/0.9. The server has the last word (desk/edit.h);
// here it is read only to draw it.
export interface Points {
  low: number;
  likely: number | null; // null: anywhere between
  high: number;
}

const numeral = '[+\\-\u2212]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const one = new RegExp(`^(${numeral})$`);
const range = new RegExp(`^(${numeral})\\s*(?:-|\u2012|\u2013|\u2014|\u2212|to)\\s*(${numeral})$`);
const three = new RegExp(`^(${numeral})\\s*/\\s*(${numeral})\\s*/\\s*(${numeral})$`);

const value = (text: string | undefined) => Number((text ?? '').replace('\u2212', '-'));

/** null: no number as people write it, or its points do not rise. */
export function readPoints(typed: string): Points | null {
  const text = typed.trim();
  let found = one.exec(text);
  if (found) return { low: value(found[1]), likely: value(found[1]), high: value(found[1]) };
  found = range.exec(text);
  if (found) return rising({ low: value(found[1]), likely: null, high: value(found[2]) });
  found = three.exec(text);
  if (found) return rising({ low: value(found[1]), likely: value(found[2]), high: value(found[3]) });
  return null;
}

function rising(points: Points): Points | null {
  const likely = points.likely ?? points.low;
  return points.low <= likely && likely <= points.high ? points : null;
}

export function writePoints(points: Points): string {
  const { low, likely, high } = points;
  if (likely === null) return low < 0 || high < 0 ? `${tidy(low)} to ${tidy(high)}` : `${tidy(low)}-${tidy(high)}`;
  if (low === likely && likely === high) return tidy(low);
  return `${tidy(low)}/${tidy(likely)}/${tidy(high)}`;
}

function tidy(n: number): string {
  return String(Number(n.toPrecision(6)));
}

/** A step that moves over an axis in about a hundred. */
export function stepOf(least: number, most: number): number {
  const span = most - least;
  if (!(span > 0)) return 1;
  return 10 ** Math.floor(Math.log10(span / 50));
}

/** The points with one of them moved; the others give way, so that they keep rising. */
export function moved(points: Points, part: 'low' | 'likely' | 'high', to: number): Points {
  const next = { ...points, [part]: to };
  if (part === 'low') {
    if (next.likely !== null) next.likely = Math.max(next.likely, to);
    next.high = Math.max(next.high, to);
  } else if (part === 'high') {
    if (next.likely !== null) next.likely = Math.min(next.likely, to);
    next.low = Math.min(next.low, to);
  } else {
    next.low = Math.min(next.low, to);
    next.high = Math.max(next.high, to);
  }
  return next;
}
