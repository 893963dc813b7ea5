import { OrielModule } from './module.js';

// Quiet when it stands already: two bundles on one page may bring the same element.
if (!customElements.get('oriel-module')) customElements.define('oriel-module', OrielModule);

export { OrielModule };
