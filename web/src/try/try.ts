// "Try it": what a brief carries so that its reader can drag a party into the room or move a red line, offline. The
// same script runs in the page and in the worker that holds the engine.
import { attachHandles, editOf, type Move } from '../lib/handles';
import type { Canonical, CaseNumber, Edit, ViewRequest } from '../lib/types';
import { EngineFiles, lacking, Line, type Seen } from './engine';
import { followEvidence } from './evidence';
import { Page } from './page';
import { Panel } from './panel';
import { style } from './style';
import { runWorker } from './worker';

const sections = ['page-one', 'answer', 'parties', 'agreement', 'fighting', 'table', 'change'];
const few = 256; // worlds while a hand is on something
const most_numbers = 6;

interface Change {
  words: string;
  edit: Edit;
}

const hundred = (share: number): string => {
  const whole = Math.round(100 * share);
  if (share > 0 && whole === 0) return 'fewer than 1';
  return share < 1 && whole === 100 ? 'more than 99' : String(whole);
};

/** The number of the case behind what room depends on: a coin stands for the number that says how it falls. */
function inputOf(path: string): string {
  if (path.endsWith('.resolve')) return 'case.resolve';
  if (path.endsWith('.common')) return 'case.common';
  const spoils = /^table\.([^.]+)\.spoil\.([^.]+)\.coin$/.exec(path);
  if (spoils) return `table.${spoils[1]}.wrecks.${spoils[2]}`;
  return path.replace(/\.coin$/, '.firmness');
}

class Trying {
  #page = new Page();
  #panel: Panel;
  #quick: Line; // the few numbers that follow a hand
  #slow: Line; // the whole page
  #asked: ViewRequest; // what gave the brief as it was sent
  #changes = new Map<string, Change>();
  #levers: Set<string>;
  #sentLevers: Set<string>;
  #held: Canonical | null = null;
  #numbers: CaseNumber[] = [];
  #paths: string[] = [];
  #table = '';
  #sent = new Map<string, number | null>(); // room as sent, by table and worlds
  #preview: Change | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #undo: (() => void)[] = [];

  constructor(
    files: EngineFiles,
    request: ViewRequest,
    readonly place: HTMLElement,
    readonly left: () => void,
  ) {
    this.#asked = request;
    this.#levers = new Set(request.levers ?? []);
    this.#sentLevers = new Set(request.levers ?? []);
    this.#panel = new Panel({
      seat: ({ table, party, role }, phase) => {
        const edit = { do: 'seat', table, party, role } as Edit;
        this.#change(phase, `seat ${table} ${party}`, { edit, words: this.#seatWords(table, party, role) });
      },
      number: (path, text, phase) => this.#move({ path, text }, phase),
      lever: (id, pulled) => {
        if (pulled) this.#levers.add(id);
        else this.#levers.delete(id);
        this.#refresh();
      },
      table: (id) => {
        this.#table = id;
        this.#refresh();
      },
      cancel: () => this.#cancel(),
      back: () => this.left(),
      drop: (key) => this.#drop(key),
    });
    place.after(this.#panel.strip, this.#panel.element);
    const fail = (message: string): void => this.#panel.fail(`The engine inside this file does not run here (${message}). The brief below is complete without it.`);
    this.#quick = new Line(files, fail);
    this.#slow = new Line(files, fail);
    this.#start();
  }

  #start(): void {
    const first: ViewRequest = { whole_case: true, figures: ['positions'], worlds: 64, seed: this.#asked.seed ?? 1 };
    this.#quick.ask(first, (seen) => {
      if (!seen.case) return this.#panel.fail('The case inside this file cannot be opened. The brief below is complete without it.');
      this.#held = seen.case;
      this.#numbers = seen.numbers;
      this.#table = mainTable(seen.case);
      this.#page.showPositions(seen.figures['positions'] ?? '');
      this.#undo.push(
        attachHandles(this.#page.positions, {
          preview: (move) => this.#move(move, 'preview'),
          commit: (move) => this.#move(move, 'commit'),
          cancel: () => this.#cancel(),
        }),
        followEvidence(document.querySelector('main') ?? document.body),
      );
      this.#panel.fill(seen.case, this.#table);
      this.#know([]);
      this.#known(this.#quick, this.#table, few, (base) => {
        if (base) this.#tell(base, false);
      });
      const at = { table: this.#table, worlds: this.#asked.worlds ?? 2048 };
      this.#known(this.#slow, at.table, at.worlds, (base) => {
        if (!base) return;
        this.#know(base.matters.map(inputOf));
        this.#tell(base, false, at);
      });
    });
  }

  // Which numbers get a slider: those that room depends on most, then how firm the red lines are.
  #know(matters: string[]): void {
    const firm = this.#numbers.filter((one) => one.path.endsWith('.firmness')).map((one) => one.path);
    this.#paths = [...new Set([...matters, ...(this.#paths.length ? this.#paths : []), ...firm])]
      .filter((path) => this.#numbers.some((one) => one.path === path))
      .slice(0, most_numbers);
    if (this.#held) this.#panel.update(this.#held, this.#numbers, matters.length ? this.#paths : [], this.#levers);
  }

  // What the answers are held against: the same worlds of the case as sent, asked for once.
  #known(line: Line, table: string, worlds: number, then: (base: Seen | null) => void): void {
    const key = `${table} ${worlds}`;
    if (this.#sent.has(key)) return then(null);
    const { method, variants, seed } = this.#asked;
    const request = { questions: ['agreement'], tables: [table], levers: [...this.#sentLevers], worlds, glance: worlds === few };
    line.ask({ ...request, seed: seed ?? 1, ...(method && { method }), ...(variants && { variants }) }, (base) => {
      this.#sent.set(key, base.rooms[table] ?? null);
      then(base);
    });
  }

  #seatWords(table: string, party: string, role: string): string {
    const name = this.#held?.party.find((one) => one.id === party)?.name ?? party;
    const words = { must_accept: 'must accept', seated: 'is seated', outside: 'is outside the room' }[role] ?? role;
    return `${name} ${words} at ${this.#tableWords(table)}`;
  }
  #tableWords(id: string): string {
    return `“${this.#held?.table.find((one) => one.id === id)?.title || id}”`;
  }

  #move(move: Move, phase: 'preview' | 'commit'): void {
    const number = this.#numbers.find((one) => one.path === move.path);
    const words = `${number?.words ?? move.path}: ${move.text ?? move.option}`;
    this.#change(phase, `number ${move.path}`, { edit: editOf(move), words });
  }

  #change(phase: 'preview' | 'commit', key: string, change: Change): void {
    if (phase === 'preview') {
      this.#preview = change;
      this.#glance();
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#whole([few]), 250); // the hand rests: the page follows as well
      return;
    }
    this.#preview = null;
    this.#changes.delete(key);
    this.#changes.set(key, change);
    this.#refresh();
  }

  #cancel(): void {
    if (!this.#preview) return;
    this.#preview = null;
    this.#refresh();
  }

  #drop(key: string): void {
    if (key.startsWith('lever ')) this.#flip(key.slice(6));
    else this.#changes.delete(key);
    this.#refresh();
  }
  #flip(lever: string): void {
    if (!this.#levers.delete(lever)) this.#levers.add(lever);
  }

  #edits(): Edit[] {
    const edits = [...this.#changes.values()].map(({ edit }) => edit);
    return this.#preview ? [...edits, this.#preview.edit] : edits;
  }

  #ask(line: Line, more: ViewRequest, edits: Edit[], take: (seen: Seen) => void): void {
    const levers = edits.length === 0 && !this.#changed() ? [...this.#sentLevers] : [...this.#levers];
    const { tables, variants, method } = this.#asked;
    line.ask({ ...(tables && { tables }), ...(variants && { variants }), ...(method && { method }), seed: this.#asked.seed ?? 1, levers, edits, ...more }, take);
  }

  #changed(): boolean {
    const levers = this.#levers;
    return this.#edits().length > 0 || levers.size !== this.#sentLevers.size || [...levers].some((one) => !this.#sentLevers.has(one));
  }

  // The few numbers that a hand waits for: room at the table that is looked at.
  #glance(): void {
    const seat = this.#preview?.edit;
    const table = seat?.do === 'seat' ? seat.table : this.#table;
    this.#known(this.#quick, table, few, () => {
      this.#ask(this.#quick, { questions: ['agreement'], tables: [table], worlds: few, glance: true }, this.#edits(), (seen) => {
        this.#tell(seen, true, { table, worlds: few });
      });
    });
  }

  #refresh(): void {
    clearTimeout(this.#pause);
    this.#slow.drop();
    if (!this.#changed()) return this.#settled();
    this.#panel.busy();
    this.#glance();
    this.#whole([few, this.#asked.worlds ?? 2048]);
  }

  #whole(steps: number[]): void {
    const [worlds, ...later] = steps;
    if (worlds === undefined) return;
    if (this.#preview) this.#slow.drop();
    const table = this.#table;
    this.#known(this.#slow, table, worlds, () => {
      const request = { page_one: true, sections, figures: ['positions'], worlds, whole_case: true };
      this.#ask(this.#slow, request, this.#edits(), (seen) => {
        this.#page.show(seen);
        if (seen.case && !this.#preview) {
          this.#held = seen.case;
          this.#numbers = seen.numbers;
          this.#panel.update(seen.case, seen.numbers, this.#paths, this.#levers);
        }
        this.#tell(seen, later.length > 0, { table, worlds });
        this.#whole(later);
      });
    });
  }

  // Nothing is changed any more: the page as sent, with its chart of positions still movable.
  #settled(): void {
    this.#page.restore(['parties']);
    const request: ViewRequest = { whole_case: true, figures: ['positions'], questions: ['agreement'], tables: [this.#table], glance: true, worlds: few };
    this.#ask(this.#quick, request, [], (seen) => {
      if (this.#changed() || !seen.case) return;
      this.#held = seen.case;
      this.#numbers = seen.numbers;
      this.#page.showPositions(seen.figures['positions'] ?? '');
      this.#panel.update(seen.case, seen.numbers, this.#paths, this.#levers);
      this.#tell(seen, false);
    });
  }

  #tell(seen: Seen, working: boolean, { table, worlds } = { table: this.#table, worlds: few }): void {
    const problem = seen.diagnostics.find((one) => one.severity === 'error');
    const now = seen.rooms[table] ?? null;
    const sent = this.#sent.get(`${table} ${worlds}`) ?? null;
    const at = `Room at ${this.#tableWords(table)}`;
    const drawn = `of 100 worlds drawn from these inputs`;
    let summary = `${at} is not told here.`;
    if (problem) summary = problem.message + (problem.help ? `: ${problem.help}` : '');
    else if (now !== null && this.#changed() && sent !== null)
      summary = `${at}: from ${hundred(sent)} to ${hundred(now)} ${drawn}.`;
    else if (now !== null) summary = `${at}: in ${hundred(now)} ${drawn}.`;
    this.#panel.tell({ summary, now, sent, changes: this.#told(), working });
  }

  #told(): { key: string; words: string }[] {
    const told = [...this.#changes].map(([key, { words }]) => ({ key, words }));
    for (const lever of this.#held?.lever ?? [])
      if (this.#levers.has(lever.id) !== this.#sentLevers.has(lever.id))
        told.push({ key: `lever ${lever.id}`, words: `${this.#levers.has(lever.id) ? '' : 'not: '}${lever.title || lever.id}` });
    return told;
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#quick.drop();
    this.#slow.drop();
    for (const undo of this.#undo) undo();
    this.#page.restore();
    this.#panel.destroy();
  }
}

// As desk::main_table: the first table that needs every belligerent, else the first.
function mainTable(held: Canonical): string {
  const fighting = held.party.filter((party) => party.belligerent).map((party) => party.id);
  const all = held.table.find((table) => fighting.every((id) => table.must_accept.some(({ party }) => party === id)));
  return (all ?? held.table[0])?.id ?? '';
}

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';

function offer(script: string): void {
  const main = document.querySelector('main');
  if (!main) return;
  const rules = document.createElement('style');
  rules.textContent = style;
  document.head.append(rules);
  const place = document.createElement('div');
  place.className = 'try';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'try-switch';
  button.textContent = 'Try it';
  button.setAttribute('aria-expanded', 'false');
  place.append(button);
  main.prepend(place);
  let files: EngineFiles | null = null;
  let trying: Trying | null = null;
  const leave = (): void => {
    trying?.stop();
    trying = null;
    button.setAttribute('aria-expanded', 'false');
    button.hidden = false;
    button.focus({ preventScroll: true });
  };
  button.addEventListener('click', () => {
    const missing = lacking();
    if (missing) {
      button.replaceWith(`This browser cannot run the engine inside this file (it lacks ${missing}). The brief is complete without it.`);
      return;
    }
    files ??= new EngineFiles(textOf('try-engine'), script, textOf('try-case'));
    button.setAttribute('aria-expanded', 'true');
    button.hidden = true;
    trying = new Trying(files, JSON.parse(textOf('try-request')) as ViewRequest, place, leave);
  });
}

if (typeof document === 'undefined') runWorker();
else offer(document.currentScript?.textContent ?? '');
