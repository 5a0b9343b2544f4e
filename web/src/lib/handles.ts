// Makes the handles that the report draws into its figures (docs/workbench.md, "Handles") movable: with a pointer,
// with the keyboard, and by typing the number. Shared by the workbench and by what a brief carries; no dependency.
// The figure may be drawn anew at any time, also under the hand that drags.

export interface Move {
  path: string;
  text?: string; // of a number, as people type it
  option?: string; // of a choice among options
}

/** The edit of docs/workbench.md that makes a move. */
export function editOf(move: Move): { do: 'estimate'; path: string; text: string } | { do: 'set'; path: string; value: string } {
  if (move.option !== undefined) return { do: 'set', path: move.path, value: JSON.stringify(move.option) };
  return { do: 'estimate', path: move.path, text: move.text ?? '' };
}

export interface HandleEvents {
  preview: (move: Move) => void; // many times while a hand is on it, at most once a frame
  commit: (move: Move) => void;
  cancel?: () => void; // given up: back to what was
}

type Points = number[]; // one, two (range) or three (low, likely, high)

interface Reach {
  path: string;
  part: string;
  low: number;
  high: number;
  left: number;
  right: number;
  step: number;
  start: Points;
}

/** "0.6/0.7/0.9", "0.6-0.8", "0.6 to 0.8", "0.7"; null: no number as people type it. */
export function parseEstimate(text: string): Points | null {
  const number = '([+\\-−]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)';
  const plain = text.trim().toLowerCase().replace(/[−]/g, '-').replace(/[‐‑‒–—―]/g, '-');
  for (const between of ['\\s*/\\s*', '\\s*(?:-|to)\\s*']) {
    const most = between.includes('/') ? 3 : 2;
    for (let count = 1; count <= most; ++count) {
      const found = new RegExp(`^${Array(count).fill(number).join(between)}$`).exec(plain);
      if (found) return found.slice(1).map(Number);
    }
  }
  return null;
}

const plain = (value: number): string => String(Number(value.toPrecision(9)));

/** As people type it; a dash between numbers would swallow a minus sign. */
export function estimateText(points: Points): string {
  const texts = points.map(plain);
  if (points.length === 2) return texts.join(points.some((value) => value < 0) ? ' to ' : '-');
  return texts.join('/');
}

const likely = (points: Points): number =>
  points.length === 3 ? points[1]! : points.reduce((sum, value) => sum + value, 0) / points.length;

function words(points: Points): string {
  if (points.length === 1) return plain(points[0]!);
  const ends = `${plain(points[0]!)} to ${plain(points.at(-1)!)}`;
  return points.length === 2 ? ends : `${plain(points[1]!)}, between ${ends}`;
}

function handleOf(target: EventTarget | null): SVGGraphicsElement | null {
  return target instanceof Element ? target.closest<SVGGraphicsElement>('.handle[data-path]') : null;
}

function reachOf(handle: Element): Reach | null {
  const value = (key: string): number => Number(handle.getAttribute(`data-${key}`));
  const start = parseEstimate(handle.getAttribute('data-text') ?? '');
  if (!start || handle.hasAttribute('data-option')) return null;
  return {
    path: handle.getAttribute('data-path') ?? '',
    part: handle.getAttribute('data-part') ?? 'all',
    low: value('low'),
    high: value('high'),
    left: value('left'),
    right: value('right'),
    step: value('step') || 1,
    start,
  };
}

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The estimate with its part moved to `to`: the whole keeps its spread as far as the axis lets it. */
function moved(reach: Reach, to: number): Points {
  const snapped = within(Math.round(to / reach.step) * reach.step, reach.low, reach.high);
  const at = { low: 0, likely: 1, high: 2 }[reach.part];
  if (at === undefined || reach.start.length !== 3) {
    const shift = snapped - likely(reach.start);
    return reach.start.map((value) => within(value + shift, reach.low, reach.high));
  }
  const points = [...reach.start];
  points[at] = within(snapped, at > 0 ? points[at - 1]! : reach.low, at < 2 ? points[at + 1]! : reach.high);
  return points;
}

const partOf = (reach: Reach): number =>
  ({ low: reach.start[0], high: reach.start.at(-1) })[reach.part] ?? likely(reach.start);

function decorate(handle: Element): void {
  const label = handle.getAttribute('data-label') ?? handle.getAttribute('data-path') ?? '';
  handle.setAttribute('tabindex', '0');
  const style = (handle as SVGGraphicsElement).style;
  style.touchAction = 'pan-y';
  if (handle.hasAttribute('data-option')) {
    handle.setAttribute('role', 'button');
    handle.setAttribute('aria-pressed', handle.getAttribute('data-chosen') ?? 'false');
    handle.setAttribute('aria-label', label);
    style.cursor = 'pointer';
    return;
  }
  const reach = reachOf(handle);
  if (!reach) return;
  handle.setAttribute('role', 'slider');
  handle.setAttribute('aria-orientation', 'horizontal');
  handle.setAttribute('aria-label', label);
  handle.setAttribute('aria-valuemin', plain(reach.low));
  handle.setAttribute('aria-valuemax', plain(reach.high));
  handle.setAttribute('aria-valuenow', plain(partOf(reach)));
  handle.setAttribute('aria-valuetext', words(reach.start));
  style.cursor = 'ew-resize';
}

const same = (a: Element, b: Element): boolean =>
  ['path', 'part', 'option'].every((key) => a.getAttribute(`data-${key}`) === b.getAttribute(`data-${key}`));

class Handles {
  #frame = 0;
  #waiting: Move | null = null;
  #drag: { pointer: number; x: number; scale: number; reach: Reach; points: Points; far: boolean } | null = null;
  #keys: { handle: Element; reach: Reach; points: Points } | null = null;
  #focused: Element | null = null;
  #mark: SVGLineElement | null = null;
  #said: HTMLElement | null = null;
  #field: HTMLElement | null = null;
  #watch: MutationObserver;
  #off = new AbortController();

  constructor(
    readonly root: HTMLElement,
    readonly events: HandleEvents,
  ) {
    const signal = this.#off.signal;
    const on = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void): void =>
      root.addEventListener(name, act, { signal });
    on('pointerdown', (event) => this.#down(event));
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#up(event));
    on('pointercancel', () => this.#giveUp());
    on('keydown', (event) => this.#key(event));
    on('click', (event) => this.#click(event));
    on('focusin', (event) => (this.#focused = handleOf(event.target)));
    on('focusout', () => this.#left());
    this.#watch = new MutationObserver(() => this.#drawnAnew());
    this.#watch.observe(root, { childList: true, subtree: true });
    this.#drawnAnew();
  }

  stop(): void {
    this.#off.abort();
    this.#watch.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#clear();
    this.#field?.remove();
  }

  // A figure drawn anew has other elements in the same places: the one that had the focus gets it back.
  #drawnAnew(): void {
    for (const handle of this.root.querySelectorAll('.handle[data-path]'))
      if (!handle.hasAttribute('tabindex')) decorate(handle);
    const lost = this.#focused;
    if (lost && !lost.isConnected) {
      const found = this.#twin(lost);
      this.#focused = found;
      if (found && (document.activeElement === document.body || !document.activeElement)) found.focus({ preventScroll: true });
    }
    if (this.#keys && !this.#keys.handle.isConnected) {
      const found = this.#twin(this.#keys.handle);
      if (found) this.#keys.handle = found;
    }
    if (this.#drag) this.#draw(this.#drag.reach, this.#drag.points);
    else if (this.#keys) this.#draw(this.#keys.reach, this.#keys.points);
  }

  // Each figure stands in two widths: the one that shows is meant.
  #twin(of: Element): SVGGraphicsElement | null {
    const alike = [...this.root.querySelectorAll<SVGGraphicsElement>('.handle[data-path]')].filter((one) => same(one, of));
    return alike.find((one) => one.getClientRects().length > 0) ?? alike[0] ?? null;
  }

  #down(event: PointerEvent): void {
    const handle = handleOf(event.target);
    const reach = handle && reachOf(handle);
    if (!handle || !reach || event.button !== 0) return;
    const matrix = handle.getScreenCTM();
    if (!matrix || reach.right === reach.left) return;
    this.#endKeys();
    const scale = (reach.high - reach.low) / ((reach.right - reach.left) * matrix.a);
    this.#drag = { pointer: event.pointerId, x: event.clientX, scale, reach, points: reach.start, far: false };
    this.root.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const far = event.clientX - drag.x;
    if (!drag.far && Math.abs(far) < 3) return; // a click is no move
    drag.far = true;
    drag.points = moved(drag.reach, partOf(drag.reach) + far * drag.scale);
    this.#show(drag.reach, drag.points);
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    this.#drag = null;
    this.#settle(drag.reach, drag.points);
  }

  #giveUp(): void {
    if (!this.#drag && !this.#keys) return;
    this.#drag = null;
    this.#keys = null;
    this.#clear();
    this.events.cancel?.();
  }

  #key(event: KeyboardEvent): void {
    const handle = handleOf(event.target);
    if (event.key === 'Escape' && (this.#drag || this.#keys)) {
      event.preventDefault();
      return this.#giveUp();
    }
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    if (handle.hasAttribute('data-option')) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      return this.#choose(handle);
    }
    const reach = this.#keys && same(this.#keys.handle, handle) ? this.#keys.reach : reachOf(handle);
    if (!reach) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#endKeys();
      return this.#openField(handle, reach);
    }
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const now = this.#keys ? likelyOf(reach, this.#keys.points) : partOf(reach);
    const ends: Record<string, number> = { Home: reach.low, End: reach.high };
    const to = ends[event.key] ?? (step === undefined ? undefined : now + step * reach.step * (event.shiftKey ? 10 : 1));
    if (to === undefined) return;
    event.preventDefault();
    this.#keys = { handle, reach, points: moved(reach, to) };
    this.#show(reach, this.#keys.points);
    handle.setAttribute('aria-valuenow', plain(likelyOf(reach, this.#keys.points)));
    handle.setAttribute('aria-valuetext', words(this.#keys.points));
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#endKeys(), 600);
  }
  #pause: ReturnType<typeof setTimeout> | undefined;

  // Several key presses are one change: it is made when they pause, or when the focus leaves.
  #endKeys(): void {
    clearTimeout(this.#pause);
    const keys = this.#keys;
    this.#keys = null;
    if (keys) this.#settle(keys.reach, keys.points);
  }

  #left(): void {
    queueMicrotask(() => {
      if (this.root.contains(document.activeElement)) return;
      if (this.#focused?.isConnected) {
        this.#focused = null;
        this.#endKeys();
      }
    });
  }

  #click(event: MouseEvent): void {
    const handle = handleOf(event.target);
    if (handle?.hasAttribute('data-option')) this.#choose(handle);
  }

  #choose(handle: Element): void {
    if (handle.getAttribute('data-chosen') === 'true') return;
    this.events.commit({ path: handle.getAttribute('data-path') ?? '', option: handle.getAttribute('data-option') ?? '' });
  }

  #show(reach: Reach, points: Points): void {
    this.#draw(reach, points);
    this.#waiting = { path: reach.path, text: estimateText(points) };
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#waiting) this.events.preview(this.#waiting);
      this.#waiting = null;
    });
  }

  #settle(reach: Reach, points: Points): void {
    this.#waiting = null;
    this.#clear();
    if (estimateText(points) === estimateText(reach.start)) this.events.cancel?.();
    else this.events.commit({ path: reach.path, text: estimateText(points) });
  }

  // Where the hand has moved it, at once: the figure follows when it is computed.
  #draw(reach: Reach, points: Points): void {
    const handle = [...this.root.querySelectorAll<SVGGraphicsElement>('.handle[data-path]')].find(
      (one) =>
        one.getAttribute('data-path') === reach.path &&
        (one.getAttribute('data-part') ?? 'all') === reach.part &&
        one.getClientRects().length > 0,
    );
    const drawing = handle?.ownerSVGElement;
    if (!handle || !drawing) return;
    const box = handle.getBBox();
    const share = (likelyOf(reach, points) - reach.low) / (reach.high - reach.low || 1);
    const x = String(reach.left + share * (reach.right - reach.left));
    const mark = this.#mark ?? document.createElementNS('http://www.w3.org/2000/svg', 'line');
    const place = { x1: x, x2: x, y1: String(box.y - 2), y2: String(box.y + box.height + 2) };
    for (const [key, value] of Object.entries(place)) mark.setAttribute(key, value);
    if (!this.#mark) {
      mark.setAttribute('class', 'handle-mark');
      mark.style.cssText = 'stroke:#2b5d8a;stroke-width:2;pointer-events:none';
    }
    this.#mark = mark;
    if (mark.parentNode !== drawing) drawing.append(mark);
    const where = mark.getBoundingClientRect();
    this.#said ??= floating('span', 'handle-said');
    this.#said.textContent = estimateText(points);
    this.#said.style.left = `${Math.max(4, Math.min(where.left + 8, innerWidth - 110))}px`;
    this.#said.style.top = `${Math.max(4, where.top - 26)}px`;
  }

  #clear(): void {
    clearTimeout(this.#pause);
    this.#mark?.remove();
    this.#said?.remove();
    this.#mark = null;
    this.#said = null;
  }

  #openField(handle: SVGGraphicsElement, reach: Reach): void {
    this.#field?.remove();
    const field = floating('input', 'handle-field') as HTMLInputElement;
    const where = handle.getBoundingClientRect();
    field.value = estimateText(reach.start);
    field.setAttribute('aria-label', `${handle.getAttribute('data-label') ?? reach.path}, as 0.7, 0.6-0.8 or 0.6/0.7/0.9`);
    field.style.left = `${Math.max(4, Math.min(where.left, innerWidth - 150))}px`;
    field.style.top = `${Math.max(4, where.bottom + 4)}px`;
    field.style.width = '8.5em';
    this.#field = field;
    const close = (): void => {
      if (this.#field !== field) return;
      this.#field = null;
      field.remove();
      this.#twin(handle)?.focus({ preventScroll: true });
    };
    field.addEventListener('blur', close);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
      if (event.key !== 'Enter') return;
      const points = parseEstimate(field.value);
      field.setAttribute('aria-invalid', String(!points));
      if (!points) return;
      close();
      this.events.commit({ path: reach.path, text: estimateText(points) });
    });
    field.focus();
    field.select();
  }
}

const likelyOf = (reach: Reach, points: Points): number => partOf({ ...reach, start: points });

function floating(name: 'span' | 'input', css: string): HTMLElement {
  const element = document.createElement(name);
  element.className = css;
  element.style.cssText =
    'position:fixed;z-index:50;font:13px system-ui,sans-serif;padding:2px 6px;border:1px solid #2b5d8a;border-radius:3px;' +
    'background:Canvas;color:CanvasText;' +
    (name === 'span' ? 'pointer-events:none' : '');
  document.body.append(element);
  return element;
}

/** Makes every handle below `root`, now and when it is drawn anew, movable. Returns what undoes that. */
export function attachHandles(root: HTMLElement, events: HandleEvents): () => void {
  const handles = new Handles(root, events);
  return () => handles.stop();
}
