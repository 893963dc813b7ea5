import { OrielCaseCreate } from './case-create.js';

// Quiet when it stands already: two bundles on one page may bring the same element.
if (!customElements.get('oriel-case-create')) customElements.define('oriel-case-create', OrielCaseCreate);

export { OrielCaseCreate };
