// The brief's page while its reader tries something: sections are replaced where they stand, what changed is marked,
// and the page as it was sent comes back untouched.
import type { Seen } from './engine';

interface Kept {
  section: HTMLElement;
  nodes: Node[];
  live: HTMLElement;
}

/** The parts of a section that a view draws anew: all but its heading and the list of contents. */
function body(section: HTMLElement): ChildNode[] {
  return [...section.childNodes].filter((node) => !(node instanceof HTMLElement && /^(H2|NAV)$/.test(node.tagName)));
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a sentence says, without the notes beside it. */
function sentence(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll('label,aside,input,.try-was')) aside.remove();
  return squeezed(copy.textContent ?? '');
}

/** The former numbers where only numbers changed, else the former sentence. */
export function wasWords(former: string, now: string): string {
  const before = former.split(' ');
  const after = now.split(' ');
  const changed = before.filter((word, at) => word !== after[at]);
  const numbers = before.length === after.length && changed.every((word) => /\d/.test(word));
  return numbers ? `as sent: ${changed.map((word) => word.replace(/[.,;:]+$/, '')).join(', ')}` : `as sent: ${former}`;
}

const told = 'ol.ten > li, p.lead'; // sentences with the former words beside them
const marked = 'p, li, td, figcaption';

export class Page {
  #kept = new Map<string, Kept>();
  #positions: HTMLElement | null = null;

  /** The place in which the figure with handles stands; it stays the same element while its drawing changes. */
  get positions(): HTMLElement {
    this.#positions ??= document.createElement('div');
    this.#positions.className = 'try-positions';
    return this.#positions;
  }

  show(seen: Pick<Seen, 'sections' | 'figures'>): void {
    for (const [id, { html }] of Object.entries(seen.sections)) this.#replace(id, html);
    if (seen.figures['positions']) this.showPositions(seen.figures['positions']);
  }

  showPositions(html: string): void {
    const holder = this.positions;
    const open = [...holder.querySelectorAll('details')].map((one) => one.open);
    holder.innerHTML = html;
    holder.querySelectorAll('details').forEach((one, at) => (one.open = open[at] ?? false));
    this.#placePositions();
  }

  #placePositions(): void {
    const parties = document.getElementById('parties');
    if (!parties || !this.#positions?.firstChild) return;
    this.#keep('parties', parties);
    const still = parties.querySelector('figure#chart-positions');
    if (still) still.replaceWith(this.#positions);
    else if (!parties.contains(this.#positions)) parties.append(this.#positions);
  }

  // The first time, the section as it was sent is put aside, and a copy of it stands in its place.
  #keep(id: string, section: HTMLElement): Kept {
    const known = this.#kept.get(id);
    if (known) return known;
    const nodes = body(section);
    const live = document.createElement('div');
    live.className = 'try-live';
    section.insertBefore(live, nodes[0] ?? null);
    for (const node of nodes) {
      live.append(node.cloneNode(true));
      node.remove();
    }
    const kept = { section, nodes, live };
    this.#kept.set(id, kept);
    return kept;
  }

  #replace(id: string, html: string): void {
    const section = document.getElementById(id);
    if (!section || html === '') return;
    const { nodes, live } = this.#keep(id, section);
    const drawing = this.#positions;
    if (drawing && live.contains(drawing)) drawing.remove();
    const before = document.createElement('div');
    before.append(...nodes.map((node) => node.cloneNode(true)));
    const fresh = document.createElement('div');
    fresh.innerHTML = html;
    mark(before, fresh);
    live.replaceChildren(...fresh.childNodes);
    if (id === 'parties') this.#placePositions();
  }

  /** The page as it was sent, node for node; `but` names sections that stay. */
  restore(but: string[] = []): void {
    for (const [id, { nodes, live }] of this.#kept) {
      if (but.includes(id)) {
        this.#replace(id, htmlOf(nodes));
        continue;
      }
      live.replaceWith(...nodes);
      this.#kept.delete(id);
    }
    if (!but.includes('parties')) this.#positions = null;
  }
}

function htmlOf(nodes: Node[]): string {
  const holder = document.createElement('div');
  holder.append(...nodes.map((node) => node.cloneNode(true)));
  return holder.innerHTML;
}

function mark(before: HTMLElement, now: HTMLElement): void {
  const former = [...before.querySelectorAll(told)].map(sentence);
  now.querySelectorAll(told).forEach((element, at) => {
    const words = sentence(element);
    if (former[at] === undefined || former[at] === words) return;
    element.classList.add('try-changed');
    const was = document.createElement('span');
    was.className = 'try-was';
    was.textContent = wasWords(former[at], words);
    (element.querySelector('.row > div') ?? element).append(' ', was);
  });
  const known = new Set([...before.querySelectorAll(marked)].map((element) => squeezed(element.textContent ?? '')));
  for (const element of now.querySelectorAll(marked)) {
    if (element.closest(`${told}, .footnotes, .try-was, svg`) || element.querySelector(marked)) continue;
    if (!known.has(squeezed(element.textContent ?? ''))) element.classList.add('try-changed');
  }
}
