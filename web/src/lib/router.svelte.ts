// Every state has an address: #/case/HANDLE/PAGE?key=value. Fragments of the report keep the brief's anchors
// ("#claim-…"), which are no addresses of pages: the shell catches clicks on them.

export interface Place {
  handle: string; // '' on the start page
  page: string; // 'start', 'documents', 'case', 'brief', or the name of a question
  query: Record<string, string>;
}

export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter((part) => part !== '').map(decodeURIComponent);
  const query = Object.fromEntries(new URLSearchParams(search));
  if (parts[0] !== 'case' || !parts[1]) return { handle: '', page: 'start', query };
  return { handle: parts[1], page: parts[2] ?? 'documents', query };
}

export function addressOf(place: Place): string {
  const search = new URLSearchParams(place.query).toString();
  const path = place.handle === '' ? '#/' : `#/case/${encodeURIComponent(place.handle)}/${place.page}`;
  return search === '' ? path : `${path}?${search}`;
}

class Router {
  place: Place = $state.raw(placeOf(location.hash));

  get page(): string {
    return this.place.page;
  }
  get query(): Record<string, string> {
    return this.place.query;
  }

  /** The address of a page of the open case, for links. */
  to(page: string, query: Record<string, string> = {}): string {
    return addressOf({ handle: this.place.handle, page, query });
  }

  go(place: Partial<Place>): void {
    const next = { ...this.place, query: {}, ...place };
    history.pushState(null, '', addressOf(next));
    this.place = next;
  }

  /** Changes parts of the address; an empty text removes the key. `replace` leaves no step to go back to. */
  set(query: Record<string, string>, how: { replace?: boolean } = {}): void {
    const merged = { ...this.place.query, ...query };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
    const next = { ...this.place, query: kept };
    const address = addressOf(next);
    if (address === location.hash) return;
    if (how.replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.place = next;
  }
}

export const router = new Router();
addEventListener('popstate', () => {
  if (location.hash === '' || location.hash.startsWith('#/')) router.place = placeOf(location.hash);
});
