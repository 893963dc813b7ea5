/** For bundlers: the code of each tag, loaded when the tag is seen; and `check`, which tells what was mistyped. */
export const elements: Record<string, () => Promise<unknown>> = {
  check: () => import('../check/check.js'),
  'oriel-module': () => import('../../components/module/define.js'),
  'oriel-case-create': () => import('../../components/case-create/define.js'),
  'oriel-case-list': () => import('../../components/case-list/define.js'),
  'oriel-case-view': () => import('../../components/case-view/define.js'),
  'oriel-install-base': () => import('../../components/install-base/define.js'),
  'oriel-playbook-intake': () => import('../../components/playbook-intake/define.js'),
  'oriel-sold-products': () => import('../../components/sold-products/define.js'),
};
