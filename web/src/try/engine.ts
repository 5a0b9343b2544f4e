// The page's side of the engine: it is inflated once; each line of questions has a worker of its own, and a newer
// question takes the place of an older one.
import type { ViewRequest } from '../lib/types';
import type { Ask, Said, Seen, Start } from './worker';

export type { Seen } from './worker';

/** What a browser needs for it; null: it has everything. */
export function lacking(): string | null {
  if (typeof WebAssembly !== 'object') return 'WebAssembly';
  if (typeof Worker !== 'function') return 'workers';
  if (typeof DecompressionStream !== 'function') return 'DecompressionStream';
  return null;
}

async function inflated(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

export class EngineFiles {
  #module: Promise<WebAssembly.Module>;
  #script: string;

  constructor(
    base64: string,
    script: string,
    readonly dispute: string,
  ) {
    this.#module = inflated(base64).then((bytes) => WebAssembly.compile(bytes));
    this.#script = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  }

  async worker(): Promise<Worker> {
    const worker = new Worker(this.#script);
    const start: Start = { module: await this.#module, case: this.dispute };
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || 'the worker does not start'));
      worker.onmessage = ({ data }: MessageEvent<Said>) => {
        if ('ready' in data) resolve(worker);
        else if ('failed' in data) reject(new Error(data.failed));
      };
      worker.postMessage(start);
    });
  }
}

/** A line of questions. The latest wins: while one is answered, only the newest of those that follow waits. */
export class Line {
  #worker: Promise<Worker> | null = null;
  #busy = 0; // id of the question that is being answered
  #waiting: { request: ViewRequest; take: (seen: Seen) => void } | null = null;
  #last = 0;

  constructor(
    readonly files: EngineFiles,
    readonly fail: (message: string) => void,
  ) {}

  ask(request: ViewRequest, take: (seen: Seen) => void): void {
    this.#waiting = { request, take };
    if (!this.#busy) void this.#next();
  }

  /** Nothing asked so far is answered any more. What runs for long is ended with its worker. */
  drop(): void {
    this.#waiting = null;
    if (!this.#busy) return;
    this.#busy = 0;
    ++this.#last;
    void this.#worker?.then((worker) => worker.terminate());
    this.#worker = null;
  }

  async #next(): Promise<void> {
    const asked = this.#waiting;
    this.#waiting = null;
    if (!asked) return;
    const id = ++this.#last;
    this.#busy = id;
    try {
      this.#worker ??= this.files.worker();
      const worker = await this.#worker;
      if (this.#busy !== id) return;
      const seen = await this.#answer(worker, { id, request: asked.request });
      if (this.#busy !== id) return;
      this.#busy = 0;
      asked.take(seen); // also when a newer one waits: it is still newer than what is shown
      void this.#next();
    } catch (error) {
      if (this.#busy !== id) return;
      this.#busy = 0;
      this.#worker = null;
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  #answer(worker: Worker, ask: Ask): Promise<Seen> {
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Said>) => {
        if ('failed' in data) {
          worker.terminate();
          reject(new Error(data.failed));
        } else if ('id' in data && data.id === ask.id) resolve(data.seen);
      };
      worker.onerror = (event) => reject(new Error(event.message || 'the worker failed'));
      worker.postMessage(ask);
    });
  }
}
