/** What the page says of a form before anybody answers. */
import type { HostController } from '../../src/state/index.js';
import { type Given, names, readPrefill } from '../form/form.js';

const products = [
  ['soldProduct', 'sold-product'],
  ['installBaseItem', 'install-base-item'],
] as const;

/** Answers that the page fills in, and what it locks or hides of them. */
export const begin = (module: HostController): Given => {
  const given = (name: string): string | undefined => module.setting(name);
  const prefill = { ...readPrefill(given('prefill')) };
  const addressed = (setting: string): string | null | undefined => {
    const parameter = given(setting);
    return parameter && new URLSearchParams(location.search).get(parameter);
  };
  for (const [name, attribute] of products) {
    const id = given(attribute);
    if (id) prefill[name] = id;
  }
  const product = addressed('product-param');
  if (product) prefill['soldProduct'] = product;
  const listed = given('items-param') ? addressed('items-param') : given('install-base-items');
  const items = names(listed || String(prefill['affectedItems'] ?? ''));
  // The case is about the first of them, unless the page says which.
  const [first] = items;
  if (first) prefill['installBaseItem'] ??= first;
  items.delete(String(prefill['installBaseItem']));
  return { prefill, items: [...items], lock: names(given('lock')), hide: names(given('hide')) };
};
