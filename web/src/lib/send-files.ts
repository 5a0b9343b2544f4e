// Files as the operations of docs/workbench.md take them: JSON holds text, so bytes that are none go as base64.
export interface SentText {
  name: string;
  text: string;
}
export type SentFile = SentText | { name: string; base64: string };

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}

/** Each with its bytes unchanged: as text where they are UTF-8, a byte order mark included. */
export async function filesToSend(files: File[]): Promise<SentFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      try {
        return { name: file.name, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
      } catch {
        return { name: file.name, base64: base64(bytes) };
      }
    }),
  );
}
