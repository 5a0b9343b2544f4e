// The package in hand on the report's drawing of what two parties can have: the drawing's own scale is read back from
// the efficient packages that it shows, which the answer carries as numbers.
import { find, numberOf } from './findings';
import type { Answer } from './types';

type Scale = (gain: number) => number;

function scaleOf(values: number[], places: number[]): Scale | null {
  let low = 0;
  let high = 0;
  values.forEach((value, i) => {
    if (value < (values[low] ?? 0)) low = i;
    if (value > (values[high] ?? 0)) high = i;
  });
  const [from, to, left, right] = [values[low], values[high], places[low], places[high]];
  if (from === undefined || to === undefined || left === undefined || right === undefined || to - from < 1e-9) return null;
  return (gain) => left + ((gain - from) * (right - left)) / (to - from);
}

const listed = (value: unknown): number[] => (Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []);

export interface Gains {
  x: number;
  y: number;
}

/** The median gains of the two parties that the drawing is about, by the package that is tried. */
export function gainsOn(agreement: Answer[], tried: Answer[]): Gains | null {
  const x = numberOf(find(tried, 'text_gain', { party: find(agreement, 'frontier_first')?.about.party ?? '' }));
  const y = numberOf(find(tried, 'text_gain', { party: find(agreement, 'frontier_second')?.about.party ?? '' }));
  return x === null || y === null ? null : { x, y };
}

/** Draws the package on the frontier below `root`. */
export function markPackage(root: Element, agreement: Answer[], gains: Gains | null, css = 'tried'): void {
  root.querySelectorAll(`.${css}`).forEach((one) => one.remove());
  if (!gains) return;
  const first = listed(find(agreement, 'frontier_first')?.value);
  const second = listed(find(agreement, 'frontier_second')?.value);
  const order = first.map((_, i) => i).sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
  for (const drawing of root.querySelectorAll('svg')) {
    const dots = [...drawing.querySelectorAll('circle.plain.fill')];
    if (dots.length !== order.length || dots.length < 2) continue;
    const across = scaleOf(order.map((i) => first[i] ?? 0), dots.map((dot) => Number(dot.getAttribute('cx'))));
    const up = scaleOf(order.map((i) => second[i] ?? 0), dots.map((dot) => Number(dot.getAttribute('cy'))));
    if (!across || !up) continue;
    const width = drawing.viewBox.baseVal.width;
    const right = width > 500 ? 420 : width - 8; // the legend stands beyond
    const x = Math.max(8, Math.min(right, across(gains.x)));
    const y = Math.max(20, Math.min(drawing.viewBox.baseVal.height - 8, up(gains.y)));
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    mark.setAttribute('class', `${css} act fill`);
    mark.setAttribute('d', `M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`);
    mark.setAttribute('data-hint', 'the package in hand (medians)');
    drawing.append(mark);
  }
}
