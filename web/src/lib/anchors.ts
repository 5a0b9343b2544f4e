// The brief's anchors inside fragments: "#claim-…", "#path-…", "#group-…", "#basis-N" (report/trail.h).
import type { Selection } from './session.svelte';

/** What the report's anchor_id() wrote, read back: "~" and two digits stand for a byte. */
export function decodeAnchor(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('%', '%25').replace(/~([0-9A-F]{2})/g, '%$1'));
  } catch {
    return text;
  }
}

/** What a link of a fragment selects; null: it is no link to evidence. */
export function selectionOf(link: Element): Selection | null {
  const href = link.getAttribute('href') ?? '';
  const found = /^#(claim|path|number|group|basis|bundle)-(.+)$/.exec(href);
  const kind = found?.[1];
  if (!kind || !found?.[2]) return null;
  const rest = decodeAnchor(found[2]);
  const listed = link.getAttribute('data-rests');
  if (listed) return { kind: 'bundle', title: link.textContent?.trim() ?? '', rests_on: listed.split(' ') };
  if (kind === 'claim') return { kind: 'claim', id: rest };
  if (kind === 'path' || kind === 'number') return { kind: 'number', path: rest };
  if (kind === 'group') return { kind: 'group', prefix: rest };
  return { kind: 'bundle', title: link.textContent?.trim() ?? '', rests_on: [] };
}

/** For the `onclick` of whatever holds fragments: opens the evidence of a number that is clicked. */
export function catchEvidence(event: MouseEvent, select: (selection: Selection) => void): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = (event.target as Element | null)?.closest?.('a[href^="#"]');
  if (!link) return;
  const selection = selectionOf(link);
  const href = link.getAttribute('href') ?? '';
  if (selection) {
    event.preventDefault();
    select(selection);
  } else if (!href.startsWith('#/')) {
    // An anchor inside a fragment: the hash is the page's address, so the place is gone to by hand.
    event.preventDefault();
    document.getElementById(href.slice(1))?.scrollIntoView({ block: 'start' });
  }
}
