// Numbers of parts drawn anew lead to the same rows and sentences as those of the brief as sent.

/** As report::anchor_id writes it. */
export function anchorId(kind: string, text: string): string {
  let id = '';
  for (const byte of new TextEncoder().encode(text)) {
    const letter = String.fromCharCode(byte);
    id += /[A-Za-z0-9._-]/.test(letter) ? letter : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return `${kind}-${id}`;
}

function placeOf(entry: string): HTMLElement | null {
  if (entry.includes('#')) return document.getElementById(anchorId('claim', entry));
  const exact = document.getElementById(anchorId('path', entry)) ?? document.getElementById(anchorId('group', entry.replace(/\.$/, '')));
  return exact ?? document.querySelector<HTMLElement>(`[id^="${anchorId('path', entry)}"]`);
}

function wordsOf(entry: string, place: HTMLElement): string {
  if (entry.includes('#')) return entry;
  const cell = place.querySelector('td, th') ?? place;
  const copy = cell.cloneNode(true) as Element;
  for (const small of copy.querySelectorAll('small')) small.remove();
  return copy.textContent?.trim() || entry;
}

/** Catches clicks on numbers below the page that carry what they rest on. Returns what undoes that. */
export function followEvidence(root: HTMLElement): () => void {
  let box: HTMLElement | null = null;
  const close = (): void => {
    box?.remove();
    box = null;
  };
  const show = (link: HTMLElement, entries: string[]): void => {
    close();
    box = document.createElement('div');
    box.className = 'try-rests';
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', 'What this number rests on');
    box.append('Rests on:');
    const list = document.createElement('ul');
    for (const entry of entries) {
      const place = placeOf(entry);
      if (!place) continue;
      const item = document.createElement('li');
      const to = document.createElement('a');
      to.href = `#${place.id}`;
      to.textContent = wordsOf(entry, place);
      item.append(to);
      list.append(item);
    }
    box.append(list);
    const where = link.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(where.left, innerWidth - 360)) + scrollX}px`;
    box.style.top = `${where.bottom + 4 + scrollY}px`;
    document.body.append(box);
    box.querySelector('a')?.focus({ preventScroll: true });
  };
  const off = new AbortController();
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a.n[data-rests]');
    if (!link) return;
    event.preventDefault();
    const entries = (link.dataset['rests'] ?? '').split(' ').filter(Boolean);
    const only = entries.length === 1 ? placeOf(entries[0]!) : null;
    if (only) location.hash = only.id;
    else show(link, entries);
  }, { signal: off.signal });
  document.addEventListener('click', (event) => {
    if (box && !box.contains(event.target as Node) && !(event.target as Element).closest('a.n[data-rests]')) close();
    else if (box && (event.target as Element).closest('.try-rests a')) setTimeout(close, 0);
  }, { signal: off.signal });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  }, { signal: off.signal });
  return () => {
    off.abort();
    close();
  };
}
