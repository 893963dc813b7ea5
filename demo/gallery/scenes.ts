/// <reference types="vite/client" />
/** Every scene of every element, found by its place: `components/<name>/<name>.demo.ts`. */
import type { Scene } from '../../components/scene.js';

type Demo = { scenes: Scene[] };
const demos = import.meta.glob<Demo>(['../../components/*/*.demo.ts', '../../components/parts/*/*.demo.ts']);

const defines = import.meta.glob('../../components/*/define.ts');

export interface Element {
  /** `case-list`. */
  name: string;
  scenes: Scene[];
}

/** All elements with their scenes, widgets in the order of a visit, parts after them. */
export const loadScenes = async (): Promise<Element[]> => {
  const order = ['case-list', 'case-create', 'playbook-intake', 'case-view', 'module'];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  // A scene may hold any widget, so all are registered before the first one is staged.
  await Promise.all(Object.values(defines).map((define) => define()));
  const elements = await Promise.all(
    Object.entries(demos).map(async ([path, load]): Promise<Element> => {
      const name = path.split('/').at(-1)?.replace('.demo.ts', '') ?? path;
      return { name, scenes: (await load()).scenes };
    }),
  );
  return elements.sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
};
