// What the page adds to a drawing of the report: the former one under it, drawings as PNG, words on hover.

const svgNamespace = 'http://www.w3.org/2000/svg';
const marks = 'rect, line, path, circle, polygon, polyline';
const parser = new DOMParser();

let parsed: { html: string; drawings: SVGSVGElement[] } = { html: '', drawings: [] };

// The same former figure stands under many new ones while a hand moves.
function drawingsOf(html: string): SVGSVGElement[] {
  if (parsed.html !== html)
    parsed = { html, drawings: [...parser.parseFromString(html, 'text/html').querySelectorAll('svg')] };
  return parsed.drawings;
}

const formOf = (drawing: Element): string => (drawing.classList.contains('narrow') ? 'narrow' : 'wide');
const headingOf = (drawing: Element): string => drawing.closest('.panel')?.querySelector('h4')?.textContent ?? '';

function shapesOf(drawing: Element): Element[] {
  return [...drawing.querySelectorAll(marks)].filter((mark) => !mark.closest('.handle, .grip, .ghost, .handle-mark, defs'));
}

/** Lays what moved of the former figure under the new one: marks that stood elsewhere, without words. */
export function addGhost(root: Element, former: string): void {
  const before = drawingsOf(former);
  for (const drawing of root.querySelectorAll('svg')) {
    const twin = before.find((one) => formOf(one) === formOf(drawing) && headingOf(one) === headingOf(drawing));
    // A drawing of another size has its rows elsewhere: marks would stand where they mean nothing.
    if (!twin || twin.getAttribute('viewBox') !== drawing.getAttribute('viewBox')) continue;
    const now = new Set(shapesOf(drawing).map((mark) => mark.outerHTML));
    const moved = shapesOf(twin).filter((mark) => !now.has(mark.outerHTML));
    if (moved.length === 0) continue;
    const ghost = document.createElementNS(svgNamespace, 'g');
    ghost.setAttribute('class', 'ghost');
    ghost.setAttribute('aria-hidden', 'true');
    for (const mark of moved) ghost.append(document.importNode(mark, true));
    const first = [...drawing.children].find((child) => !['title', 'desc', 'defs'].includes(child.tagName.toLowerCase()));
    drawing.insertBefore(ghost, first ?? null);
  }
}

// A browser would show the drawing's whole title beside every mark that is pointed at; a name serves readers alike.
function nameBySelf(drawing: Element): void {
  const title = drawing.querySelector(':scope > title');
  if (!title) return;
  drawing.setAttribute('aria-label', title.textContent ?? '');
  const summary = drawing.querySelector(':scope > desc');
  if (summary?.id) drawing.setAttribute('aria-describedby', summary.id);
  drawing.removeAttribute('aria-labelledby');
  title.remove();
}

function offerPng(link: HTMLAnchorElement): void {
  const button = document.createElement('a');
  button.href = link.href;
  button.className = 'png';
  button.download = link.download.replace(/\.svg$/, '.png');
  button.textContent = (link.textContent ?? 'SVG').replace('SVG', 'PNG');
  link.after(' ', button);
}

/** Makes a figure that has just been set fit for the page. */
export function dress(root: Element): void {
  for (const drawing of root.querySelectorAll('figure svg')) nameBySelf(drawing);
  for (const link of root.querySelectorAll<HTMLAnchorElement>('.downloads a[download$=".svg"]')) offerPng(link);
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the drawing cannot be read'));
    image.src = address;
  });
}

/** Draws the file form of a drawing twice as large, and keeps it as PNG. */
export async function savePng(link: HTMLAnchorElement): Promise<void> {
  const image = await load(link.href);
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fffdf8'; // the paper of the file form, in dark mode too
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) keep(blob, link.download);
}

/** Hands a file to the browser to be kept. */
export function keep(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A section without the figures that the page shows itself, with their handles. */
export function withoutFigures(html: string, names: string[]): string {
  const page = parser.parseFromString(html, 'text/html');
  for (const name of names)
    for (const figure of page.querySelectorAll(`figure[id="chart-${name}"], figure[id^="chart-${name}-"]`)) figure.remove();
  return page.body.innerHTML;
}
