// What a reader has unfolded stays unfolded when the fragment is drawn anew.

const keyOf = (details: Element): string => {
  const figure = details.closest('figure')?.id ?? '';
  return `${figure}|${details.className}|${details.querySelector('summary')?.textContent ?? ''}`;
};

/** Returns what undoes it. */
export function keepOpen(root: HTMLElement): () => void {
  const open = new Set<string>();
  const note = (event: Event): void => {
    const details = event.target;
    if (!(details instanceof HTMLDetailsElement) || !details.isConnected) return;
    if (details.open) open.add(keyOf(details));
    else open.delete(keyOf(details));
  };
  const watch = new MutationObserver(() => {
    if (open.size === 0) return;
    for (const details of root.querySelectorAll('details')) if (!details.open && open.has(keyOf(details))) details.open = true;
  });
  root.addEventListener('toggle', note, true);
  watch.observe(root, { childList: true });
  return () => {
    root.removeEventListener('toggle', note, true);
    watch.disconnect();
  };
}
