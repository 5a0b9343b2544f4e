// The JSON of docs/workbench.md and of `entente ask --json`.

export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  length?: number;
  rests_on?: string;
  help?: string;
  text?: string; // the whole, as the terminal shows it
}

export type Basis = 'document' | 'judgement' | 'default';

/** One number of the case with what it rests on. */
export interface CaseNumber {
  path: string;
  words: string;
  text: string; // as people type it
  shape: 'exact' | 'uniform' | 'pert';
  low: number;
  likely: number;
  high: number;
  least: number | null;
  most: number | null;
  basis: Basis;
  rests_on: string[];
  because: string;
  by: string;
}

export type ClaimValues = Partial<
  Pick<Claim, 'type' | 'holder' | 'target' | 'speaker' | 'issue' | 'modality'>
>;

export type Edit =
  | { do: 'set'; path: string; value: string }
  | { do: 'estimate'; path: string; text: string }
  | { do: 'ground'; path: string; rests_on?: string[]; because?: string; by?: string }
  | { do: 'add'; kind: string; toml: string }
  | { do: 'remove'; path: string }
  | { do: 'seat'; table: string; party: string; role: 'must_accept' | 'seated' | 'outside' }
  | ({ do: 'claim'; id: string; status?: string } & ClaimValues)
  | ({ do: 'add_claim'; document: string; start: number; end: number } & ClaimValues)
  | { do: 'toml'; text: string };

export interface Sentence {
  number: number;
  start: number;
  end: number;
}

export interface CaseDocument {
  id: string;
  title: string;
  file: string;
  kind: string;
  author: string;
  date: string | null;
  restricted: boolean;
  text: string;
  sentences: Sentence[];
}

export interface Entity {
  id: string;
  name: string;
  kind: string;
  represents: string;
  role: string;
}

export interface Claim {
  id: string;
  type: string;
  quote: string;
  start: number; // bytes of the document
  end: number;
  sentence: number;
  speaker: string;
  holder: string;
  target: string;
  issue: string;
  modality: string;
  direct_speech: boolean;
  confidence: number;
  status: 'proposed' | 'accepted' | 'corrected' | 'rejected';
  by: string;
  date?: string;
}

export interface Grounds {
  rests_on: string[];
  because: string;
  by: string;
}
export interface Estimate {
  value: number[];
  grounds: Grounds;
}
export interface Term {
  issue: string;
  options?: string[];
  from?: number | null;
  to?: number | null;
}
export interface Party {
  id: string;
  name: string;
  what: string;
  belligerent: boolean;
  mediates: boolean;
  decides: boolean;
  capability: Estimate;
  patience: Estimate | null;
  no_agreement: Estimate | null;
  curvature: Estimate;
  grounds: Grounds;
}
export interface Issue {
  id: string;
  title: string;
  unit: string;
  kind: 'scale' | 'options' | 'open';
  ordered: boolean;
  fought_over: boolean;
  step: number | null;
  status_quo: Estimate | null;
  anchors: [number, string][];
  options: { id: string; people: number | null; norm: string }[];
  norms: { from: number; to: number; instrument: string }[];
  grounds: Grounds;
}
export interface Position {
  party: string;
  issue: string;
  ideal: Estimate | null;
  favourite: string | null;
  salience: Estimate;
  grounds: Grounds;
}
export interface RedLine {
  party: string;
  issue: string;
  accepts: { from: Estimate; to: Estimate } | string[] | 'unknown';
  firmness: Estimate;
  audience_cost: Estimate;
  declared: string;
  grounds: Grounds;
}
export interface Table {
  id: string;
  title: string;
  seated: string[];
  issues: string[];
  host: string | null;
  must_accept: { party: string; on: string[] }[];
  ratifies: { party: string; rule: string; when: Term[] }[];
  can_spoil: { party: string; wrecks: Estimate }[];
  quorum?: number;
  veto?: string[];
  grounds: Grounds;
}
export interface Lever {
  id: string;
  title: string;
  holder: string | null;
  needs: string[];
  means_for_people: string;
  not_computed: string;
  changes: Change[];
  grounds: Grounds;
}
export interface Change {
  path: string;
  kind: 'set' | 'add' | 'times' | 'list_add' | 'list_remove';
  amount: Estimate;
  parties: string[];
}
export interface War {
  between: [string, string];
  period: string;
  levels: number;
  level: Estimate;
  advance?: Estimate; // either these two or the next two
  retreat?: Estimate;
  drift?: Estimate;
  deviation?: Estimate;
  freeze: Estimate;
  cost: Record<string, Estimate>;
  low: Record<string, number | string>;
  high: Record<string, number | string>;
  meanwhile: string;
  grounds: Grounds;
}
/** The canonical JSON of a case (model M15). */
export interface Canonical {
  format: number;
  case: { title: string; question: string; as_of: string | null; resolve: Estimate; common: Estimate };
  document: { id: string; title: string; file: string; kind: string; author: string; origin: string; date: string | null; restricted: boolean }[];
  party: Party[];
  issue: Issue[];
  position: Position[];
  score: { party: string; issue: string; points: Estimate[]; grounds: Grounds }[];
  red_line: RedLine[];
  link: { if: Term[]; then: Term[]; grounds: Grounds }[];
  interaction: { party: string; if: Term[]; adds: Estimate; grounds: Grounds }[];
  envoy: { person: string; party: string; role: string; record: string; mandate: Term[]; grounds: Grounds }[];
  table: Table[];
  body?: { party: string; quota: number; factions: { id: string; votes: number }[]; grounds: Grounds }[];
  approval: { party: string; if: Term[]; share: Estimate; faction?: string; grounds: Grounds }[];
  lever: Lever[];
  bundle: { id: string; title: string; levers: string[] }[];
  group: { id: string; title: string; members: string[] }[];
  consequence: { if: string; then: string; says: string; grounds: Grounds }[];
  war: War | null;
  regime?: { id: string; title: string; grounds: Grounds }[];
  life?: { kind: string; many_sides: boolean; grounds: Grounds } | null;
  guarantee?: { title: string; if: Term[]; grounds: Grounds }[];
  claims: Claim[];
}

export interface CaseState {
  case: string;
  revision: number;
  name: string;
  folder: string;
  saved: string;
  undo: string | null;
  redo: string | null;
  conflict: { message: string } | null;
  faulty: boolean;
  canonical: Canonical | null;
  numbers: CaseNumber[] | null;
  documents: CaseDocument[];
  entities: Entity[];
  diagnostics: Diagnostic[];
  toml: string;
  questions: string[];
  defaults_share: number;
  main_table: string | null;
}

export interface Home {
  version: string;
  as_of_today: string;
  cases: { case: string; name: string; title: string; folder: string }[];
  found: { folder: string; title: string }[];
  samples: { name: string; title: string; question: string }[];
  formats: (string | { id: string; title?: string; name?: string })[];
  working_folder: string;
}

export interface Finding {
  name: string;
  about: { party?: string; issue?: string; table?: string; lever?: string; level?: number };
  kind: string;
  unit: string;
  value: number | string | number[] | string[] | Record<string, number | string> | null;
  undefined?: string;
  error?: number;
  interval?: Record<'50' | '80' | '95', [number, number]>;
  rests_on: string[];
}
export interface Answer {
  question: string;
  method: { id: string; status: string; sources: string[] };
  table: string;
  levers: string[];
  parameters: Record<string, string>;
  applies: boolean;
  because: string;
  says: string[];
  findings: Finding[];
  caveats: string[];
}
export interface Answers {
  format: string;
  version: number;
  case: { title: string; fingerprint: string; as_of?: string };
  run: { seed: number; worlds: number };
  inputs: { documents: number; judgement: number; defaults: number };
  answers: Answer[];
}

export interface ViewRequest {
  questions?: string[];
  method?: string;
  tables?: string[];
  levers?: string[];
  variants?: string[];
  terms?: Record<string, number | string>;
  worlds?: number;
  seed?: number;
  glance?: boolean;
  edits?: Edit[];
  page_one?: boolean;
  sections?: string[];
  figures?: string[];
  whole_case?: boolean;
}
export interface View {
  format: string;
  version: number;
  answers: Answers | null;
  sections: Record<string, { title: string; html: string }>;
  figures: Record<string, string>;
  case: Canonical | null;
  numbers: CaseNumber[];
  diagnostics: Diagnostic[];
  worlds_asked?: number; // of a stream
}
