// Answers that follow the case: a page says what it asks, Live keeps `shown` fresh. First few worlds, then the many;
// previews while a hand is on a control; always the latest wins.
import { untrack } from 'svelte';
import { stream, type Diagnostic, type Edit, type View, type ViewRequest } from './api';
import { diagnosticsOf, session } from './session.svelte';

export const first_worlds = 512;
export const all_worlds = 10000;

let channels = 0;

export class Live {
  /** What the page shows: a preview while one is on, else the answers to the case as it stands. */
  shown: View | null = $state.raw(null);
  /** What to compare it with, on the same worlds: the answers before the preview, or before the latest edit. */
  former: View | null = $state.raw(null);
  previewing: boolean = $state(false);
  busy: boolean = $state(false);
  share: number = $state(0); // of the worlds asked for last
  worlds: number = $state(0);
  problems: Diagnostic[] = $state.raw([]);

  #settled = new Map<number, View>(); // by worlds, of the case as it stands
  #before = new Map<number, View>(); // the same of the revision before
  #question = ''; // what `settled` answers
  #revision = -1;
  #channel = `live-${++channels}-${Math.random().toString(36).slice(2)}`;
  #streaming: AbortController | null = null;
  #looking: AbortController | null = null;
  #waiting: Edit[] | null = null;

  constructor(
    readonly ask: () => ViewRequest,
    readonly steps: number[] = [first_worlds, all_worlds],
  ) {}

  /** Asks anew for the case as it stands. */
  refresh(): void {
    const request = this.ask();
    const question = JSON.stringify(request);
    const revision = session.current?.revision ?? -1;
    if (question !== this.#question) {
      this.#before = new Map();
      this.former = null;
    } else if (revision !== this.#revision) {
      this.#before = this.#settled;
    }
    this.#settled = new Map();
    this.#question = question;
    this.#revision = revision;
    this.#endPreview();
    if (asksNothing(request)) {
      this.#streaming?.abort();
      this.shown = this.former = null;
      this.problems = [];
      return;
    }
    void this.#stream(request);
  }

  /** Shows the answers as they would be after the edits. Calls may come faster than answers: the newest waits. */
  preview(edits: Edit[]): void {
    this.#streaming?.abort();
    this.previewing = true;
    this.#waiting = edits;
    if (!this.#looking) void this.#look();
  }

  /** Back to the case as it stands, when a preview is given up. */
  settle(): void {
    if (!this.previewing) return;
    this.#endPreview();
    const most = Math.max(0, ...this.#settled.keys());
    const settled = this.#settled.get(most);
    if (settled) this.#show(settled, most);
    if (most < (this.steps.at(-1) ?? 0)) void this.#stream(this.ask());
  }

  stop(): void {
    this.#streaming?.abort();
    this.#endPreview();
    this.busy = false;
  }

  #endPreview(): void {
    this.#waiting = null;
    this.#looking?.abort();
    this.#looking = null;
    this.previewing = false;
  }

  #show(view: View, worlds: number): void {
    this.shown = view;
    this.worlds = worlds;
    session.worlds = view.answers?.run.worlds ?? worlds; // drawn: rounded up from those asked for
    this.former = this.#closest(this.previewing ? this.#settled : this.#before, worlds);
  }

  #closest(views: Map<number, View>, worlds: number): View | null {
    return views.get(worlds) ?? views.get(Math.max(0, ...views.keys())) ?? null;
  }

  async #look(): Promise<void> {
    while (this.#waiting) {
      const edits = this.#waiting;
      this.#waiting = null;
      const controller = new AbortController();
      this.#looking = controller;
      try {
        const view = await session.preview(edits, { ...this.ask(), worlds: first_worlds, glance: true }, controller.signal);
        if (controller.signal.aborted) return;
        this.problems = view.answers ? [] : view.diagnostics;
        if (view.answers) this.#show(view, first_worlds);
      } catch (error) {
        if (controller.signal.aborted) return;
        this.problems = diagnosticsOf(error);
      }
    }
    this.#looking = null;
  }

  async #stream(request: ViewRequest): Promise<void> {
    this.#streaming?.abort();
    const controller = new AbortController();
    this.#streaming = controller;
    this.busy = true;
    this.share = 0;
    try {
      await stream(
        { ...request, case: session.handle, worlds: this.steps, channel: this.#channel },
        {
          progress: (share) => {
            if (!controller.signal.aborted) this.share = share;
          },
          view: (view) => {
            if (controller.signal.aborted) return;
            const worlds = view.worlds_asked ?? view.answers?.run.worlds ?? 0;
            this.problems = view.answers ? [] : view.diagnostics;
            this.#settled.set(worlds, view);
            this.#show(view, worlds);
          },
          error: (diagnostics) => {
            if (!controller.signal.aborted) this.problems = diagnostics;
          },
        },
        controller.signal,
      );
    } catch (error) {
      if (!controller.signal.aborted) this.problems = diagnosticsOf(error);
    } finally {
      if (this.#streaming === controller) this.busy = false;
    }
  }
}

function asksNothing(request: ViewRequest): boolean {
  const { questions, sections, figures, terms, page_one } = request;
  return !page_one && !terms && ![questions, sections, figures].some((list) => list && list.length > 0);
}

/** A Live for a component: refreshed with every revision and every change of what it asks, stopped with it. */
export function live(ask: () => ViewRequest, steps?: number[]): Live {
  const one = new Live(ask, steps);
  $effect(() => {
    void session.current?.revision;
    void session.current?.case;
    JSON.stringify(ask());
    untrack(() => one.refresh());
    return () => one.stop();
  });
  return one;
}
