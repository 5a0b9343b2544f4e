// A hand on a control: previews while it moves, one edit when it lets go, the case as it stands when it gives up.
import type { Diagnostic, Edit } from './api';
import { editOf, type Move } from './handles';
import type { Live } from './live.svelte';
import { session } from './session.svelte';

const behind = 150; // milliseconds

export class Hand {
  /** No rune: a page's question reads it, and must not be asked anew because of it. */
  moving = false;
  problems: Diagnostic[] = $state.raw([]);
  #answers: Live[] = [];
  #drawings: Live[] = [];
  #latest: Edit[] = [];
  #next: ReturnType<typeof setTimeout> | undefined;

  /** The answers that follow the hand. */
  holds(...answers: Live[]): void {
    this.#answers.push(...answers);
  }
  /** Drawings that follow a little behind, so that the answers do not wait for them: the handle itself moves at once. */
  trails(...drawings: Live[]): void {
    this.#drawings.push(...drawings);
  }
  /** They no longer do: their part of the page is gone. */
  lets(...answers: Live[]): void {
    this.#answers = this.#answers.filter((one) => !answers.includes(one));
  }
  preview(edits: Edit[]): void {
    this.moving = true;
    for (const one of this.#answers) one.preview(edits);
    this.#latest = edits;
    if (this.#drawings.length === 0 || this.#next !== undefined) return;
    this.#next = setTimeout(() => {
      this.#next = undefined;
      for (const one of this.#drawings) one.preview(this.#latest);
    }, behind);
  }
  #letGo(): void {
    this.moving = false;
    clearTimeout(this.#next);
    this.#next = undefined;
  }
  async commit(edits: Edit[], label: string): Promise<boolean> {
    this.#letGo();
    const outcome = await session.edit(edits, label);
    this.problems = outcome.problems;
    if (!outcome.ok) this.#settle();
    return outcome.ok;
  }
  cancel(): void {
    this.#letGo();
    this.problems = [];
    this.#settle();
  }
  #settle(): void {
    for (const one of [...this.#answers, ...this.#drawings]) one.settle();
  }

  /** For the handles of a figure. */
  readonly onpreview = (move: Move): void => this.preview([editOf(move)]);
  readonly oncommit = (move: Move): void => {
    const name = session.number(move.path)?.words ?? choiceWords(move.path);
    void this.commit([editOf(move)], `${name}: ${move.text ?? (move.option ?? '').replaceAll('_', ' ')}`);
  };
  readonly oncancel = (): void => this.cancel();
}

// "position.ukraine.representation.ideal" has no number: an option stands there.
function choiceWords(path: string): string {
  const [, party = '', issue = ''] = path.split('.');
  return `${session.nameOf(party)} · ${session.issueTitle(issue)}`;
}
