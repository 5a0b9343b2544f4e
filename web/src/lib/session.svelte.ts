// The open case of this tab. Every change goes through edit(), undo() or redo(): the server writes it down before it
// answers, so what is shown is what is on disk.
import { tick } from 'svelte';
import { call, problem, Refused, type CaseNumber, type CaseState, type Claim, type Diagnostic, type Edit, type Entity,
  type Home, type Issue, type Party, type View, type ViewRequest } from './api';
import type { SentFile } from './send-files';

/** What the evidence panel shows. */
export type Selection =
  | { kind: 'number'; path: string }
  | { kind: 'group'; prefix: string; title?: string } // the numbers below a path: "position.russia."
  | { kind: 'claim'; id: string }
  | { kind: 'new-claim'; document: string; span: { start: number; end: number } | null } // bytes selected in its text
  | { kind: 'bundle'; title: string; rests_on: string[] }; // paths, path prefixes and claim ids

export interface Outcome {
  ok: boolean;
  problems: Diagnostic[]; // why not; empty when done
}

class Session {
  home: Home | null = $state.raw(null);
  current: CaseState | null = $state.raw(null);
  /** Why the latest operation was refused; pages show them where the edit was asked for. */
  problems: Diagnostic[] = $state.raw([]);
  /** Said to screen readers and in the status line: what just happened. */
  notice: string = $state('');
  selection: Selection | null = $state.raw(null);
  /** Worlds behind the answers on the page, set by Live. */
  worlds: number = $state(0);
  working: boolean = $state(false);

  canonical = $derived(this.current?.canonical ?? null);
  numbers: Map<string, CaseNumber> = $derived(new Map((this.current?.numbers ?? []).map((one) => [one.path, one])));
  parties: Map<string, Party> = $derived(new Map((this.canonical?.party ?? []).map((one) => [one.id, one])));
  issues: Map<string, Issue> = $derived(new Map((this.canonical?.issue ?? []).map((one) => [one.id, one])));
  claims: Map<string, Claim> = $derived(new Map((this.canonical?.claims ?? []).map((one) => [one.id, one])));
  entities: Map<string, Entity> = $derived(new Map((this.current?.entities ?? []).map((one) => [one.id, one])));
  /** Claim id -> the numbers that rest on it. */
  leaning: Map<string, CaseNumber[]> = $derived.by(() => {
    const map = new Map<string, CaseNumber[]>();
    for (const number of this.current?.numbers ?? [])
      for (const id of number.rests_on) map.set(id, [...(map.get(id) ?? []), number]);
    return map;
  });

  /** Claims that some number or row rests on. */
  used: Set<string> = $derived.by(() => {
    const ids = new Set(this.leaning.keys());
    for (const rows of Object.values(this.canonical ?? {}))
      if (Array.isArray(rows)) for (const row of rows as { grounds?: { rests_on: string[] } }[]) for (const id of row.grounds?.rests_on ?? []) ids.add(id);
    for (const id of this.canonical?.war?.grounds.rests_on ?? []) ids.add(id);
    return ids;
  });

  #origin: HTMLElement | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  get handle(): string {
    return this.current?.case ?? '';
  }
  number(path: string): CaseNumber | undefined {
    return this.numbers.get(path);
  }
  /** The name of a party or entity, else the id in words. */
  nameOf(id: string): string {
    return this.parties.get(id)?.name ?? this.entities.get(id)?.name ?? id.replaceAll('_', ' ');
  }
  issueTitle(id: string): string {
    return this.issues.get(id)?.title ?? id.replaceAll('_', ' ');
  }
  select(selection: Selection | null): void {
    this.selection = selection;
    if (selection === null && this.#origin?.isConnected) this.#origin.focus();
    this.#origin = null;
  }
  /** The same with the focus: it goes to the panel, and back when the panel is closed. */
  show(selection: Selection): void {
    const origin = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.select(selection);
    if (!origin?.closest('.evidence')) this.#origin = origin;
    void tick().then(() => document.querySelector<HTMLElement>('.evidence')?.focus({ preventScroll: true }));
  }
  say(text: string): void {
    this.notice = text;
  }

  async loadHome(): Promise<void> {
    await this.#run(async () => {
      this.home = await call<Home>('state');
    });
  }

  /** Shows the case under this handle; false when the server does not have it open. */
  async enter(handle: string): Promise<boolean> {
    if (this.current?.case === handle) return true;
    return (await this.#take('case', { case: handle }, '')).ok;
  }
  openFolder(folder: string): Promise<Outcome> {
    return this.#take('open', { folder }, 'Case opened');
  }
  openSample(sample: string): Promise<Outcome> {
    return this.#take('open', { sample }, 'A copy of the worked case is open');
  }
  create(title: string, question: string, as_of: string): Promise<Outcome> {
    return this.#take('new', { title, question, as_of }, 'New case');
  }
  /** Adds documents to the open case; without one they become a draft case. */
  addDocuments(files: SentFile[], into: string | null): Promise<Outcome> {
    const said = files.length === 1 ? `Read ${files[0]?.name}` : `Read ${files.length} documents`;
    return this.#take('documents', { case: into, files }, said);
  }
  importFiles(format: string, files: { name: string; text: string }[]): Promise<Outcome> {
    return this.#take('import', { format, files }, 'Imported');
  }
  settle(keep: 'mine' | 'disk'): Promise<Outcome> {
    return this.#take('settle', { case: this.handle, keep }, keep === 'mine' ? 'Kept what is here' : 'Took the file on disk');
  }

  /** Writes the edits down as one step; `label` is what undo names. Nothing is kept when one of them is refused. */
  edit(edits: Edit[], label: string): Promise<Outcome> {
    return this.#turn(() => this.#revised('edit', { edits, label }, label));
  }
  undo(): Promise<Outcome> {
    return this.#turn(() => this.#revised('undo', {}, `Undone: ${this.current?.undo ?? 'nothing to undo'}`));
  }
  redo(): Promise<Outcome> {
    return this.#turn(() => this.#revised('redo', {}, `Done again: ${this.current?.redo ?? 'nothing to redo'}`));
  }

  /** Asks for a view of the case as it stands. Throws Refused, and AbortError when the signal says so. */
  view(request: ViewRequest, signal?: AbortSignal): Promise<View> {
    return call<View>('view', { ...request, case: this.handle }, signal);
  }
  /** The same for the case as it would be after the edits, which are not kept. */
  preview(edits: Edit[], request: ViewRequest, signal?: AbortSignal): Promise<View> {
    return this.view({ ...request, edits: [...(request.edits ?? []), ...edits] }, signal);
  }

  /** Looks whether another tab or another program changed the case. */
  async poll(): Promise<void> {
    const before = this.current;
    if (!before || this.working) return;
    try {
      const answer = await call<{ revision: number; changed: boolean; on_disk: boolean }>('poll', {
        case: before.case,
        revision: before.revision,
      });
      if (this.current !== before) return;
      if (answer.changed || answer.on_disk !== (before.conflict !== null))
        await this.#reload(answer.changed ? 'The case was changed in another tab; this page shows it as it is now' : '');
    } catch {
      // The next edit says so where the user is.
    }
  }

  leave(): void {
    this.current = null;
    this.selection = null;
    this.problems = [];
    this.worlds = 0;
  }

  async #reload(notice: string): Promise<void> {
    try {
      const state = await call<CaseState>('case', { case: this.handle });
      const now = this.current;
      if (!now || state.case !== now.case || state.revision < now.revision) return; // an edit was faster
      this.current = state;
      if (notice) this.notice = notice;
    } catch (error) {
      this.problems = diagnosticsOf(error);
    }
  }
  // Edits wait for the ones before them: each needs the revision that the former gave.
  #turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn;
    return turn;
  }
  async #revised(op: string, body: object, label: string): Promise<Outcome> {
    if (!this.current) return { ok: false, problems: [problem('no-case', 'no case is open')] };
    const outcome = await this.#take(op, { case: this.handle, revision: this.current.revision, ...body }, label);
    if (outcome.ok || !outcome.problems.some((one) => one.code === 'stale-revision')) return outcome;
    await this.#reload('');
    const told = problem(
      'stale-revision',
      'another tab changed this case first, so this change was not made',
      'the page now shows the case as it is; what you typed is still in its field: save it again if it still holds',
    );
    this.problems = [told];
    this.notice = told.message;
    return { ok: false, problems: [told] };
  }
  async #take(op: string, body: object, said: string): Promise<Outcome> {
    let outcome: Outcome = { ok: true, problems: [] };
    await this.#run(async () => {
      const state = await call<CaseState>(op, body);
      if (state.case !== this.current?.case) {
        this.selection = null;
        this.worlds = 0;
      }
      this.current = state;
      if (said) this.notice = said;
    }, (problems) => {
      // Of a refusal the errors are the reason; warnings of the case as it would be are none.
      const errors = problems.filter((one) => one.severity === 'error');
      outcome = { ok: false, problems: errors.length > 0 ? errors : problems };
    });
    return outcome;
  }
  async #run(work: () => Promise<void>, refused?: (problems: Diagnostic[]) => void): Promise<void> {
    this.working = true;
    try {
      await work();
      this.problems = [];
    } catch (error) {
      this.problems = diagnosticsOf(error);
      this.notice = this.problems[0]?.message ?? '';
      refused?.(this.problems);
    } finally {
      this.working = false;
    }
  }
}

export function diagnosticsOf(error: unknown): Diagnostic[] {
  if (error instanceof Refused) return error.diagnostics;
  return [problem('internal', error instanceof Error ? error.message : String(error), 'please report this')];
}

export const session = new Session();
