/*
 * For pages whose support is one flow (`<oriel-module flow>`): says which of list, form and case the address means, in
 * `data-view` of the root, so that the style sheet can have the rest away from the first paint on; and marks the link of the
 * menu. In the head, and not a module: it must run before the page is drawn.
 */
(() => {
  const mark = () => {
    const rest = location.hash.replace(/^#\/(cases(\/|$))?/, '');
    const ours = /^(#\/|$)/.test(location.hash);
    const view = !ours || !rest ? 'list' : rest === 'new' ? 'create' : 'view';
    document.documentElement.dataset.view = view;
    for (const link of document.querySelectorAll('nav a[href^="#/"]')) {
      if ((link.hash === '#/cases/new') === (view === 'create')) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };
  mark();
  addEventListener('hashchange', mark);
  addEventListener('DOMContentLoaded', mark);
})();
