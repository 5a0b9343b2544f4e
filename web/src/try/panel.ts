// What the reader of a brief moves: seats, levers, numbers. It only says what was moved; try.ts asks and shows.
import { parseEstimate, estimateText } from '../lib/handles';
import { mountSeats, seatTables, type Role, type Seats } from '../lib/seats';
import type { Canonical, CaseNumber } from '../lib/types';

export interface PanelEvents {
  seat: (seating: { table: string; party: string; role: string }, phase: 'preview' | 'commit') => void;
  number: (path: string, text: string, phase: 'preview' | 'commit') => void;
  lever: (id: string, pulled: boolean) => void;
  table: (id: string) => void; // looked at
  cancel: () => void;
  back: () => void;
  drop: (change: string) => void; // one change taken back
}

export interface Told {
  summary: string;
  now: number | null; // share of worlds with room
  sent: number | null;
  changes: { key: string; words: string }[];
  working: boolean;
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, css = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (css) made.className = css;
  if (text) made.textContent = text;
  return made;
}

function part(title: string, open: boolean): { box: HTMLDetailsElement; inside: HTMLElement } {
  const box = make('details', 'try-part');
  box.open = open;
  box.append(make('summary', '', title));
  const inside = make('div');
  box.append(inside);
  return { box, inside };
}

export class Panel {
  readonly strip = make('div', 'try-strip'); // stays in sight
  readonly element = make('div', 'try-panel');
  #summary = make('p', 'try-summary');
  #bar = make('div', 'try-bar');
  #changes = make('ul', 'try-changes');
  #notice = make('p', 'try-notice');
  #seats: Seats | null = null;
  #table = '';
  #held: Canonical | null = null;
  #toldChanges = '';
  #numbers = make('div', 'try-numbers');
  #fields = new Map<string, { range: HTMLInputElement; text: HTMLInputElement }>();

  constructor(readonly events: PanelEvents) {
    this.element.setAttribute('role', 'region');
    this.element.setAttribute('aria-label', 'Try it: change this brief on your own screen');
    this.#summary.setAttribute('role', 'status');
    this.#summary.textContent = 'Starting the engine inside this file …';
    this.#bar.setAttribute('aria-hidden', 'true');
    const back = make('button', 'try-back', 'Back to the brief as sent');
    back.type = 'button';
    back.addEventListener('click', () => events.back());
    const head = make('div', 'try-head');
    head.append(this.#summary, back);
    this.strip.append(head, this.#bar, this.#changes, this.#notice);
  }

  fail(message: string): void {
    this.#summary.textContent = message;
    this.strip.classList.remove('working');
  }

  fill(held: Canonical, table: string): void {
    this.#table = table;
    this.#held = held;
    const seats = part('Who is in the room', true);
    this.#fillSeats(seats.inside, held);
    const levers = part('Levers', false);
    this.#fillLevers(levers.inside, held);
    const numbers = part('Numbers that matter most', false);
    numbers.inside.append(this.#numbers);
    const hint = make('p', 'try-hint', 'Red lines and favoured points also move in the chart of positions: drag them, or use the arrow keys, or press Enter and type.');
    const link = make('a', '', 'Go to the chart');
    link.href = '#parties';
    hint.append(' ', link);
    this.element.append(seats.box, levers.box, numbers.box, hint);
  }

  #fillSeats(box: HTMLElement, held: Canonical): void {
    const label = make('label', 'try-table', 'Table: ');
    const select = make('select');
    for (const table of held.table) {
      const option = make('option', '', table.title || table.id.replaceAll('_', ' '));
      option.value = table.id;
      option.selected = table.id === this.#table;
      select.append(option);
    }
    label.append(select);
    const board = make('div', 'try-seats');
    box.append(label, board);
    this.#seats = mountSeats(board, {
      tables: this.#shownTables(held),
      parties: held.party.map((party, at) => ({ id: party.id, name: party.name, mark: at < 6 ? `p${at}` : '' })),
      onPreview: (seating) => this.events.seat(seating, 'preview'),
      onCommit: (seating) => {
        this.#moveAtOnce(seating);
        this.events.seat(seating, 'commit');
      },
      onCancel: () => this.events.cancel(),
    });
    select.addEventListener('change', () => {
      this.#table = select.value;
      this.events.table(select.value);
    });
  }

  // The board does not wait for the engine: the chip stays where it was put.
  #moveAtOnce({ table, party, role }: { table: string; party: string; role: Role }): void {
    if (!this.#held) return;
    const moved = this.#shownTables(this.#held);
    for (const one of moved) if (one.id === table) one.seats[party] = role;
    this.#seats?.update(moved);
  }

  #shownTables(held: Canonical): ReturnType<typeof seatTables> {
    return seatTables(held.table).filter((table) => table.id === this.#table);
  }

  #fillLevers(box: HTMLElement, held: Canonical): void {
    if (held.lever.length === 0) box.append(make('p', 'try-hint', 'This case names no lever.'));
    const names = new Map(held.party.map((party) => [party.id, party.name]));
    for (const lever of held.lever) {
      const label = make('label', 'try-lever');
      const box_ = make('input');
      box_.type = 'checkbox';
      box_.dataset['lever'] = lever.id;
      box_.addEventListener('change', () => this.events.lever(lever.id, box_.checked));
      label.append(box_, ` ${lever.title || lever.id}`);
      const holder = lever.holder ? names.get(lever.holder) : undefined;
      const small = [holder && `held by ${holder}`, lever.means_for_people].filter(Boolean).join('; ');
      if (small) label.append(make('small', '', small));
      box.append(label);
    }
  }

  /** The case as it stands after the changes. */
  update(held: Canonical, numbers: CaseNumber[], paths: string[], levers: Set<string>): void {
    this.#held = held;
    this.#seats?.update(this.#shownTables(held));
    for (const box of this.element.querySelectorAll<HTMLInputElement>('[data-lever]'))
      box.checked = levers.has(box.dataset['lever'] ?? '');
    for (const path of paths) {
      const number = numbers.find((one) => one.path === path);
      if (number) this.#number(number);
    }
  }

  #number(number: CaseNumber): void {
    const known = this.#fields.get(number.path);
    if (known) {
      if (document.activeElement !== known.text) known.text.value = number.text;
      if (document.activeElement !== known.range) known.range.value = String(number.likely);
      return;
    }
    const row = make('div', 'try-number');
    const range = make('input');
    const text = make('input');
    const spread = Math.max(number.high - number.low, Math.abs(number.likely) / 2, 1e-6);
    range.type = 'range';
    range.min = String(number.least ?? number.low - spread);
    range.max = String(number.most ?? number.high + spread);
    range.step = String((Number(range.max) - Number(range.min)) / 100);
    range.value = String(number.likely);
    range.setAttribute('aria-label', number.words);
    text.value = number.text;
    text.setAttribute('aria-label', `${number.words}, as 0.7, 0.6-0.8 or 0.6/0.7/0.9`);
    const label = make('span', `try-words ${number.basis}`, number.words);
    row.append(label, range, text);
    this.#numbers.append(row);
    this.#fields.set(number.path, { range, text });
    this.#listen(number.path, range, text);
  }

  #listen(path: string, range: HTMLInputElement, text: HTMLInputElement): void {
    let start = '';
    const shifted = (): string => {
      const points = parseEstimate(start) ?? [];
      const middle = points.length === 3 ? points[1]! : points.reduce((sum, one) => sum + one, 0) / points.length;
      const shift = Number(range.value) - middle;
      const within = (value: number): number => Math.min(Math.max(value + shift, Number(range.min)), Number(range.max));
      return estimateText(points.map((value) => Number(within(value).toPrecision(3))));
    };
    range.addEventListener('input', () => {
      start ||= text.value;
      const moved = shifted();
      range.setAttribute('aria-valuetext', moved);
      text.value = moved;
      this.events.number(path, moved, 'preview');
    });
    range.addEventListener('change', () => {
      start = '';
      this.events.number(path, text.value, 'commit');
    });
    text.addEventListener('change', () => {
      const good = parseEstimate(text.value) !== null;
      text.setAttribute('aria-invalid', String(!good));
      if (good) this.events.number(path, text.value, 'commit');
    });
  }

  busy(): void {
    this.strip.classList.add('working');
  }

  tell(told: Told): void {
    this.#summary.textContent = told.summary;
    this.strip.classList.toggle('working', told.working);
    this.#drawBar(told.now, told.sent);
    this.#tellChanges(told.changes);
    this.#notice.textContent = told.changes.length
      ? `This is not the brief as sent. A reader changed: ${told.changes.map(({ words }) => words).join('; ')}.`
      : '';
  }

  #tellChanges(changes: Told['changes']): void {
    if (JSON.stringify(changes) === this.#toldChanges) return;
    this.#toldChanges = JSON.stringify(changes);
    this.#changes.replaceChildren(
      ...changes.map(({ key, words }) => {
        const item = make('li', '', words);
        const away = make('button', '', '×');
        away.type = 'button';
        away.setAttribute('aria-label', `Take back: ${words}`);
        away.addEventListener('click', () => this.events.drop(key));
        item.append(' ', away);
        return item;
      }),
    );
  }

  // Room now as a bar, room as sent as a tick on it.
  #drawBar(now: number | null, sent: number | null): void {
    this.#bar.replaceChildren();
    if (now === null) return;
    const fill = make('span', 'try-now');
    fill.style.width = `${100 * now}%`;
    this.#bar.append(fill);
    if (sent === null) return;
    const tick = make('span', 'try-sent');
    tick.style.left = `${100 * sent}%`;
    this.#bar.append(tick);
  }

  destroy(): void {
    this.#seats?.destroy();
    this.element.remove();
    this.strip.remove();
  }
}
