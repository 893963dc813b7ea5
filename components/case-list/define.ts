import { OrielCaseList } from './case-list.js';

// Quiet when it stands already: two bundles on one page may bring the same element.
if (!customElements.get('oriel-case-list')) customElements.define('oriel-case-list', OrielCaseList);

export { OrielCaseList };
