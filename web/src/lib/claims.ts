// The closed lists of evidence/claim.h, and how claims stand to each other.
import type { Claim } from './types';

export const claimTypes: [string, string][] = [
  ['position', 'what a party wants'],
  ['red_line', 'called non-negotiable or unacceptable'],
  ['demand', 'what must happen'],
  ['condition', 'makes something depend on something'],
  ['proposal', 'what is put forward'],
  ['acceptance', 'what a party can accept'],
  ['rejection', 'what a party turned down'],
  ['meeting', 'who met whom'],
  ['representation', 'who speaks for whom'],
  ['leverage', 'strengthens or weakens a hand'],
  ['commitment', 'what a party undertakes'],
  ['intent', 'what a party aims at'],
  ['inclusion', 'who takes part'],
  ['exclusion', 'who is left out'],
  ['absence', 'who is not there'],
  ['observer', 'who watches'],
  ['stake', 'what touches whom'],
  ['pivotal', 'whose decision is decisive'],
  ['risk', 'what may go wrong'],
  ['forecast', 'what is expected'],
  ['obstacle', 'what stands in the way'],
  ['track_record', 'what somebody did before'],
  ['assessment', 'a judgement about a party'],
  ['characterisation', 'how the event is described'],
  ['policy_shift', 'a change of course'],
  ['support', 'aid, arms, money'],
  ['hostilities', 'fighting, advances, strikes'],
  ['offer', 'what is offered'],
  ['threat', 'what is threatened'],
];

export const modalities = ['asserted', 'reported', 'inferred', 'hedged', 'conditional', 'future', 'historical', 'negated'];

export const plain = (word: string) => word.replaceAll('_', ' ');

const yes = ['acceptance', 'commitment'];
const no = ['rejection', 'red_line'];

/** Two claims about one party and one issue that cannot both stand as they are: accepted here, refused there. */
export function contradict(a: Claim, b: Claim): boolean {
  if (a.id === b.id || a.holder === '' || a.holder !== b.holder || a.issue !== b.issue) return false;
  if (a.type === b.type && (a.modality === 'negated') !== (b.modality === 'negated')) return true;
  return (yes.includes(a.type) && no.includes(b.type)) || (no.includes(a.type) && yes.includes(b.type));
}

/** What else is said of the same party on the same issue. */
export function sameSubject(claim: Claim, all: Iterable<Claim>): Claim[] {
  if (claim.holder === '' || claim.issue === '') return [];
  return [...all].filter((one) => one.id !== claim.id && one.holder === claim.holder && one.issue === claim.issue && one.status !== 'rejected');
}
