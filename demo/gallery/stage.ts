/**
 * Puts one scene on a page: the mock as its backend, a person signed in, the weather set. The gallery shows scenes with it,
 * the tests check them with it.
 */
import { render } from 'lit';
import { demoToken, mockFetch } from 'oriel/mock';
import type { Scene } from '../../components/scene.js';
import 'oriel/define/module';

export interface StageOptions {
  /** Colour scheme of the page that the scene stands on; left out, it follows the device. */
  theme?: 'light' | 'dark';
  dir?: 'ltr' | 'rtl';
  /** BCP 47 tag: the `lang` of the page. */
  locale?: string;
  /** Inline size of the container in CSS pixels; left out, all there is. */
  width?: number;
  density?: 'compact' | 'comfortable' | 'spacious';
  /** Any CSS colour. */
  accent?: string;
}

export interface Staged {
  /** The page in small that the scene stands on; its width may be changed. */
  root: HTMLElement;
  /** Holds what the scene rendered. */
  module: HTMLElement;
  /** The widgets of the scene, in document order. */
  widgets: HTMLElement[];
  /** Takes the scene off the page and ends its backend. */
  dispose: () => void;
}

/** A scene that keeps its element waiting is shown waiting; nothing else takes this long. */
const PATIENCE = 3000;

const settled = (widget: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    const end = new AbortController();
    const done = (): void => {
      end.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, PATIENCE);
    for (const type of ['oriel-widget-ready', 'oriel-widget-error'])
      widget.addEventListener(type, (event) => event.target === widget && done(), { signal: end.signal });
  });

/**
 * Stages `scene` inside `into`, in place of what was there. Resolves when its widgets have said that they are ready, or have
 * failed, and the scene's own steps are done.
 */
export const stage = async (scene: Scene, into: HTMLElement, options: StageOptions = {}): Promise<Staged> => {
  const weather = scene.weather ?? 'fair';
  const { theme, dir = 'ltr', locale = 'en', width, density, accent } = options;
  const name = scene.module ?? 'boxeo-portal';
  const person = scene.person ?? 'maria.lindqvist';

  const root = document.createElement('div');
  root.className = 'stage';
  root.dir = dir;
  root.lang = locale;
  // Through the object model, which no content policy forbids.
  if (theme) root.style.colorScheme = theme;
  if (width) root.style.width = `${width}px`;

  const module = document.createElement('oriel-module');
  module.name = name;
  module.fetch = mockFetch({ weather });
  module.getToken = () => (weather === 'signed-out' ? null : demoToken(name, person));
  module.theme = 'host';
  if (density) module.density = density;
  if (accent) module.accent = accent;
  root.append(module);
  into.replaceChildren(root);
  render(scene.markup(), module);

  const widgets = [...module.querySelectorAll<HTMLElement>('*')].filter(
    (each) => each.localName.startsWith('oriel-') && each.shadowRoot,
  );
  const dispose = (): void => {
    render(null, module);
    root.remove();
  };
  if (weather !== 'slow') await Promise.all(widgets.map(settled));
  await scene.after?.(root);
  return { root, module, widgets, dispose };
};
