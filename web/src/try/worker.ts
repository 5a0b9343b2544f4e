// The engine's side: runs in a worker made from the brief's own script, one view at a time.
import type { View, ViewRequest } from '../lib/types';

interface Engine {
  _malloc(size: number): number;
  _free(place: number): void;
  _entente_open(text: number): number;
  _entente_view(text: number): number;
  _entente_free(text: number): void;
  UTF8ToString(place: number): string;
  stringToUTF8(text: string, place: number, size: number): void;
  lengthBytesUTF8(text: string): number;
}
type MakeEngine = (options: object) => Promise<Engine>;

export interface Start {
  module: WebAssembly.Module | ArrayBuffer;
  case: string;
}
export interface Ask {
  id: number;
  request: ViewRequest;
}
/** What a page needs of a view: the answers themselves stay here. */
export interface Seen {
  sections: View['sections'];
  figures: View['figures'];
  case: View['case'];
  numbers: View['numbers'];
  diagnostics: View['diagnostics'];
  rooms: Record<string, number | null>; // share of worlds with room, by table; null: not told
  matters: string[]; // paths of the numbers that room depends on most
  worlds: number;
}
export type Said = { ready: true } | { failed: string } | { id: number; seen: Seen };

function seenOf(view: View): Seen {
  const rooms: Seen['rooms'] = {};
  const matters: string[] = [];
  for (const answer of view.answers?.answers ?? [])
    for (const finding of answer.findings) {
      if (finding.name === 'room' && answer.question === 'agreement' && finding.about.table && !finding.about.lever)
        rooms[finding.about.table] ??= typeof finding.value === 'number' ? finding.value : null;
      if (finding.name === 'depends_on' && finding.about.lever) matters.push(finding.about.lever);
    }
  const { sections, figures, case: held, numbers, diagnostics } = view;
  return { sections, figures, case: held, numbers, diagnostics, rooms, matters, worlds: view.answers?.run.worlds ?? 0 };
}

async function startEngine(start: Start): Promise<Engine> {
  const make = (globalThis as unknown as { ententeEngine: MakeEngine }).ententeEngine;
  return make({
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
      const made = start.module instanceof ArrayBuffer
        ? WebAssembly.instantiate(start.module, imports).then((both) => both.instance)
        : WebAssembly.instantiate(start.module, imports);
      void made.then(done);
      return {};
    },
  });
}

function withText<T>(engine: Engine, text: string, use: (place: number) => T): T {
  const size = engine.lengthBytesUTF8(text) + 1;
  const place = engine._malloc(size);
  engine.stringToUTF8(text, place, size);
  try {
    return use(place);
  } finally {
    engine._free(place);
  }
}

function view(engine: Engine, request: ViewRequest): Seen {
  const text = withText(engine, JSON.stringify(request), (place) => {
    const answer = engine._entente_view(place);
    const said = engine.UTF8ToString(answer);
    engine._entente_free(answer);
    return said;
  });
  return seenOf(JSON.parse(text) as View);
}

/** Listens for a start, then for views. */
export function runWorker(): void {
  let engine: Engine | null = null;
  const say = (said: Said): void => (globalThis as unknown as { postMessage: (said: Said) => void }).postMessage(said);
  globalThis.onmessage = async ({ data }: MessageEvent<Start | Ask>) => {
    try {
      if ('id' in data) {
        if (engine) say({ id: data.id, seen: view(engine, data.request) });
        return;
      }
      engine = await startEngine(data);
      const problems = JSON.parse(withText(engine, data.case, (place) => engine!.UTF8ToString(engine!._entente_open(place))));
      const error = problems.find((one: { severity: string }) => one.severity === 'error');
      say(error ? { failed: error.message } : { ready: true });
    } catch (error) {
      say({ failed: error instanceof Error ? error.message : String(error) });
    }
  };
}
