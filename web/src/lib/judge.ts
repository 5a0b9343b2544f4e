import { session, type Outcome } from './session.svelte';

/** Accepts or rejects a claim, as one step. */
export function judgeClaim(id: string, status: 'accepted' | 'rejected'): Promise<Outcome> {
  return session.edit([{ do: 'claim', id, status }], `${status} ${id}`);
}
