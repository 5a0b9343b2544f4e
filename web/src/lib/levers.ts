// Levers in the address: ids joined by "*", which no id holds.
export function chosenLevers(text: string | undefined, known: string[]): string[] {
  const asked = (text ?? '').split('*');
  return known.filter((id) => asked.includes(id)); // in the order of the case: levers act in turn
}

export function leversText(ids: string[]): string {
  return ids.join('*');
}

/** The levers after a bundle is taken or given up; levers of other bundles that stay chosen stay. */
export function withBundle(chosen: string[], bundle: string[], on: boolean): string[] {
  const rest = chosen.filter((id) => !bundle.includes(id));
  return on ? [...rest, ...bundle] : rest;
}
