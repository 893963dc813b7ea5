/** The drawing as a file of its own: what the page's style sheet says is written into it. */

const properties = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'] as const;
const ofText = ['font-family', 'font-size', 'font-weight', 'unicode-bidi'] as const;

/** Colours as every program reads them: a page's may be of any colour space. */
const plainColours = (): ((colour: string) => string) => {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (colour) => {
    if (!context || colour === 'none') return colour;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
};

const MARGIN = 24;

/** A copy that needs no style sheet, on the ground that the page has. */
export const standalone = (drawing: SVGSVGElement): string => {
  const plain = plainColours();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = [...copy.querySelectorAll('*')];
  for (const [at, shown] of [...drawing.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(shown);
    const written = copies[at];
    written?.removeAttribute('class');
    const text = shown.localName === 'text';
    if (!text && !/^(path|rect|circle)$/.test(shown.localName)) continue;
    for (const name of text ? [...ofText, 'fill' as const] : properties) {
      const value = style.getPropertyValue(name);
      if (value === '' || value === 'auto' || (name === 'stroke-dasharray' && value === 'none')) continue;
      written?.setAttribute(name, name === 'fill' || name === 'stroke' ? plain(value) : value);
    }
  }
  copy.removeAttribute('class');
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${x - MARGIN} ${y - MARGIN} ${wide} ${high}`);
  copy.setAttribute('width', String(wide));
  copy.setAttribute('height', String(high));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const place = { x: x - MARGIN, y: y - MARGIN, width: wide, height: high };
  for (const [name, value] of Object.entries(place)) ground.setAttribute(name, String(value));
  ground.setAttribute('fill', plain(getComputedStyle(document.documentElement).backgroundColor));
  copy.querySelector('desc')?.after(ground);
  return new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/gs, '');
};

/** Hands a text to the person as a file. */
export const save = (text: string, name: string, type: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
