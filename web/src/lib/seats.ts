// Who is at a table: parties as chips that are dragged between "must accept", "seated" and "outside the room", or
// moved with the keyboard or a menu. Shared by the workbench and by what a brief carries; no dependency.

export type Role = 'must_accept' | 'seated' | 'outside';

export interface SeatTable {
  id: string;
  title: string;
  seats: Record<string, Role>; // by party; who is not named is outside
  notes?: Record<string, string>; // by party: "ratifies", "can wreck"
}
export interface SeatParty {
  id: string;
  name: string;
  mark?: string; // class of its colour
}
export interface Seating {
  table: string;
  party: string;
  role: Role;
}
export interface SeatOptions {
  tables: SeatTable[];
  parties: SeatParty[];
  onPreview?: (seating: Seating) => void; // held over another place
  onCommit: (seating: Seating) => void;
  onCancel?: () => void; // held back over its own place, or let go elsewhere
}
export interface Seats {
  update: (tables: SeatTable[], parties?: SeatParty[]) => void;
  destroy: () => void;
}

export const roles: { role: Role; words: string }[] = [
  { role: 'must_accept', words: 'Must accept' },
  { role: 'seated', words: 'Seated' },
  { role: 'outside', words: 'Outside the room' },
];

/** What the canonical JSON of a case says about its tables. */
export function seatTables(
  tables: {
    id: string;
    title: string;
    seated: string[];
    must_accept: { party: string }[];
    ratifies: { party: string }[];
    can_spoil: { party: string }[];
  }[],
): SeatTable[] {
  return tables.map((table) => {
    const seats: Record<string, Role> = {};
    const notes: Record<string, string> = {};
    const note = (party: string, words: string): void => {
      notes[party] = notes[party] ? `${notes[party]}, ${words}` : words;
    };
    for (const party of table.seated) seats[party] = 'seated';
    for (const { party } of table.must_accept) seats[party] = 'must_accept';
    for (const { party } of table.ratifies) note(party, 'ratifies');
    for (const { party } of table.can_spoil) note(party, 'can wreck');
    return { id: table.id, title: table.title || table.id.replaceAll('_', ' '), seats, notes };
  });
}

function element(name: string, css: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  if (css) made.className = css;
  if (text) made.textContent = text;
  return made;
}

class Board {
  #options: SeatOptions;
  #drag: { pointer: number; chip: HTMLElement; ghost: HTMLElement | null; x: number; y: number; over: Role } | null = null;
  #menu: HTMLElement | null = null;
  #off = new AbortController();
  #stale = false;

  constructor(
    readonly root: HTMLElement,
    options: SeatOptions,
  ) {
    this.#options = { ...options };
    const signal = this.#off.signal;
    root.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { signal });
    root.addEventListener('pointerup', (event) => this.#up(event), { signal });
    root.addEventListener('pointercancel', () => this.#drop(null), { signal });
    root.addEventListener('keydown', (event) => this.#key(event), { signal });
    root.addEventListener('click', (event) => this.#click(event), { signal });
    document.addEventListener('pointerdown', (event) => {
      if (this.#menu && !this.#menu.contains(event.target as Node)) this.#closeMenu();
    }, { signal, capture: true });
    this.#draw();
  }

  update(tables: SeatTable[], parties?: SeatParty[]): void {
    this.#options.tables = tables;
    if (parties) this.#options.parties = parties;
    if (this.#drag) this.#stale = true; // not under the hand that drags
    else this.#draw();
  }

  destroy(): void {
    this.#off.abort();
    this.#drag?.ghost?.remove();
    this.root.replaceChildren();
  }

  #role(table: string, party: string): Role {
    return this.#options.tables.find((one) => one.id === table)?.seats[party] ?? 'outside';
  }

  #draw(): void {
    this.#stale = false;
    const focused = document.activeElement instanceof HTMLElement && this.root.contains(document.activeElement)
      ? document.activeElement.dataset
      : null;
    const key = focused && [focused['table'], focused['party']];
    this.#menu = null;
    this.root.replaceChildren(...this.#options.tables.map((table) => this.#board(table)));
    if (!key) return;
    for (const chip of this.root.querySelectorAll<HTMLElement>('.seat-chip'))
      if (chip.dataset['table'] === key[0] && chip.dataset['party'] === key[1]) chip.focus({ preventScroll: true });
  }

  #board(table: SeatTable): HTMLElement {
    const board = element('div', 'seat-board');
    board.setAttribute('role', 'group');
    board.setAttribute('aria-label', table.title);
    if (this.#options.tables.length > 1) board.append(element('h4', 'seat-title', table.title));
    const zones = element('div', 'seat-zones');
    for (const { role, words } of roles) {
      const zone = element('div', `seat-zone ${role}`);
      zone.dataset['role'] = role;
      zone.dataset['table'] = table.id;
      zone.setAttribute('role', 'group');
      zone.setAttribute('aria-label', `${words}: ${table.title}`);
      zone.append(element('span', 'seat-words', words));
      for (const party of this.#options.parties)
        if (this.#role(table.id, party.id) === role) zone.append(this.#chip(table, party, words));
      zones.append(zone);
    }
    board.append(zones);
    return board;
  }

  #chip(table: SeatTable, party: SeatParty, words: string): HTMLElement {
    const chip = element('button', 'seat-chip') as HTMLButtonElement;
    chip.type = 'button';
    chip.dataset['table'] = table.id;
    chip.dataset['party'] = party.id;
    const note = table.notes?.[party.id];
    chip.setAttribute('aria-haspopup', 'menu');
    chip.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight');
    chip.setAttribute('aria-label', `${party.name}${note ? ` ${note}` : ''}: ${words}`);
    if (party.mark) chip.append(element('span', `dot ${party.mark}`));
    chip.append(party.name);
    if (note) chip.append(element('small', '', ` ${note}`));
    chip.style.touchAction = 'none';
    return chip;
  }

  #seating(chip: HTMLElement, role: Role): Seating {
    return { table: chip.dataset['table'] ?? '', party: chip.dataset['party'] ?? '', role };
  }
  #own(chip: HTMLElement): Role {
    return this.#role(chip.dataset['table'] ?? '', chip.dataset['party'] ?? '');
  }

  #down(event: PointerEvent): void {
    const chip = (event.target as Element).closest<HTMLElement>('.seat-chip');
    if (!chip || event.button !== 0) return;
    this.#drag = { pointer: event.pointerId, chip, ghost: null, x: event.clientX, y: event.clientY, over: this.#own(chip) };
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
      this.root.setPointerCapture(event.pointerId);
      drag.ghost = drag.chip.cloneNode(true) as HTMLElement;
      drag.ghost.classList.add('seat-ghost');
      drag.ghost.style.cssText = 'position:fixed;z-index:60;pointer-events:none;left:0;top:0;margin:0';
      drag.chip.classList.add('held');
      drag.chip.closest('.seat-board')?.append(drag.ghost);
    }
    const box = drag.ghost.getBoundingClientRect();
    drag.ghost.style.transform = `translate(${event.clientX - box.width / 2}px,${event.clientY - box.height / 2}px)`;
    this.#hover(drag.chip, this.#roleAt(event, drag.chip) ?? this.#own(drag.chip));
  }

  #roleAt(event: PointerEvent, chip: HTMLElement): Role | null {
    for (const found of document.elementsFromPoint(event.clientX, event.clientY)) {
      const zone = found.closest<HTMLElement>('.seat-zone');
      if (zone && this.root.contains(zone))
        return zone.dataset['table'] === chip.dataset['table'] ? (zone.dataset['role'] as Role) : null;
    }
    return null;
  }

  #hover(chip: HTMLElement, role: Role): void {
    const drag = this.#drag;
    if (!drag || role === drag.over) return;
    drag.over = role;
    for (const zone of this.root.querySelectorAll<HTMLElement>('.seat-zone'))
      zone.classList.toggle(
        'over',
        zone.dataset['role'] === role && zone.dataset['table'] === chip.dataset['table'] && role !== this.#own(chip),
      );
    if (role === this.#own(chip)) this.#options.onCancel?.();
    else this.#options.onPreview?.(this.#seating(chip, role));
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.ghost) {
      event.preventDefault();
      this.#swallowClick();
    }
    this.#drop(drag.ghost ? this.#roleAt(event, drag.chip) : null);
  }

  // What is let go over the chip it began on would count as a click on it.
  #swallowClick(): void {
    const stop = (event: Event): void => event.stopImmediatePropagation();
    this.root.addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => this.root.removeEventListener('click', stop, { capture: true }), 0);
  }

  #drop(role: Role | null): void {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag) return;
    drag.ghost?.remove();
    drag.chip.classList.remove('held');
    for (const zone of this.root.querySelectorAll('.seat-zone.over')) zone.classList.remove('over');
    if (role && role !== this.#own(drag.chip)) this.#options.onCommit(this.#seating(drag.chip, role));
    else if (drag.ghost) this.#options.onCancel?.();
    if (this.#stale) this.#draw();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (this.#drag) return this.#drop(null);
      if (this.#menu) return this.#closeMenu();
    }
    const item = (event.target as Element).closest<HTMLElement>('[role=menuitemradio]');
    if (item && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const items = [...(this.#menu?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])];
      const step = event.key === 'ArrowDown' ? 1 : items.length - 1;
      items[(items.indexOf(item) + step) % items.length]?.focus();
      event.preventDefault();
      return;
    }
    const chip = (event.target as Element).closest<HTMLElement>('.seat-chip');
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!chip || step === undefined) return;
    event.preventDefault();
    const at = roles.findIndex(({ role }) => role === this.#own(chip)) + step;
    const to = roles[at];
    if (to) this.#options.onCommit(this.#seating(chip, to.role));
  }

  #click(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>('[role=menuitemradio]');
    const chip = (event.target as Element).closest<HTMLElement>('.seat-chip');
    if (item) {
      const seating = { table: item.dataset['table'] ?? '', party: item.dataset['party'] ?? '', role: item.dataset['role'] as Role };
      this.#closeMenu();
      if (seating.role !== this.#role(seating.table, seating.party)) this.#options.onCommit(seating);
    } else if (chip) {
      const open = this.#menu?.dataset['party'] === chip.dataset['party'] && this.#menu?.dataset['table'] === chip.dataset['table'];
      this.#closeMenu();
      if (!open) this.#openMenu(chip);
    }
  }

  // The same without dragging.
  #openMenu(chip: HTMLElement): void {
    const menu = element('div', 'seat-menu');
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', chip.getAttribute('aria-label') ?? '');
    for (const { role, words } of roles) {
      const item = element('button', '', words);
      item.setAttribute('type', 'button');
      item.setAttribute('role', 'menuitemradio');
      item.setAttribute('aria-checked', String(role === this.#own(chip)));
      Object.assign(item.dataset, this.#seating(chip, role));
      menu.append(item);
    }
    Object.assign(menu.dataset, { table: chip.dataset['table'], party: chip.dataset['party'] });
    chip.after(menu);
    this.#menu = menu;
    menu.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  }

  #closeMenu(): void {
    const menu = this.#menu;
    this.#menu = null;
    if (!menu) return;
    const chip = menu.previousElementSibling;
    const inside = menu.contains(document.activeElement);
    menu.remove();
    if (inside && chip instanceof HTMLElement) chip.focus({ preventScroll: true });
  }
}

/** Puts a board per table below `root`. */
export function mountSeats(root: HTMLElement, options: SeatOptions): Seats {
  const board = new Board(root, options);
  return { update: (tables, parties) => board.update(tables, parties), destroy: () => board.destroy() };
}
