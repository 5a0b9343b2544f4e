// Carries JSON to the operations of docs/workbench.md and back; nothing is computed here.
import type { Diagnostic, View, ViewRequest } from './types';

export * from './types';

/** An operation that was refused, with the diagnostics that say why. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly diagnostics: Diagnostic[],
  ) {
    super(diagnostics.map((one) => one.message).join('; ') || `status ${status}`);
  }
  has(code: string): boolean {
    return this.diagnostics.some((one) => one.code === code);
  }
}

export function problem(code: string, message: string, help = ''): Diagnostic {
  return { severity: 'error', code, message, help };
}

async function post(op: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/${op}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused(0, [
      problem('no-server', 'Entente does not answer', 'start it again with "entente open"; what was saved is on disk'),
    ]);
  }
  if (!response.ok) throw new Refused(response.status, await diagnosticsOf(response));
  return response;
}

async function diagnosticsOf(response: Response): Promise<Diagnostic[]> {
  try {
    const body = await response.json();
    if (Array.isArray(body.diagnostics) && body.diagnostics.length > 0) return body.diagnostics;
  } catch {
    // Not the server's own words; the status has to do.
  }
  return [problem('refused', `the server refused the request (status ${response.status})`)];
}

/** One operation; throws Refused. */
export async function call<T>(op: string, body: object = {}, signal?: AbortSignal): Promise<T> {
  return (await (await post(op, body, signal)).json()) as T;
}

/** An operation that gives back a file: its bytes and its name. */
export async function download(op: string, body: object): Promise<{ blob: Blob; name: string }> {
  const response = await post(op, body);
  const header = response.headers.get('Content-Disposition') ?? '';
  const name = /filename="([^"]*)"/.exec(header)?.[1] ?? 'entente';
  return { blob: await response.blob(), name };
}

export interface StreamEvents {
  progress?: (share: number) => void;
  view?: (view: View) => void;
  error?: (diagnostics: Diagnostic[]) => void;
}

export interface StreamBody extends Omit<ViewRequest, 'worlds' | 'case'> {
  case: string;
  worlds: number[];
  channel?: string;
}

/** A view that grows with the worlds drawn; ends at "done", and when the signal is aborted. Throws Refused. */
export async function stream(body: StreamBody, on: StreamEvents, signal: AbortSignal): Promise<void> {
  const response = await post('stream', body, signal);
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += value;
    const events = waiting.split(/\r?\n\r?\n/);
    waiting = events.pop() ?? '';
    for (const event of events) if (dispatch(event, on)) return;
  }
}

function dispatch(event: string, on: StreamEvents): boolean {
  let name = 'message';
  const data: string[] = [];
  for (const line of event.split(/\r?\n/)) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  if (name === 'done') return true;
  if (data.length === 0) return false;
  const body = JSON.parse(data.join('\n'));
  if (name === 'progress') on.progress?.(body.share);
  if (name === 'view') on.view?.(body as View);
  if (name === 'error') on.error?.(body.diagnostics ?? []);
  return name === 'error';
}
