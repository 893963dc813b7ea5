import { OrielPlaybookIntake } from './playbook-intake.js';

// Quiet when it stands already: two bundles on one page may bring the same element.
if (!customElements.get('oriel-playbook-intake')) customElements.define('oriel-playbook-intake', OrielPlaybookIntake);

export { OrielPlaybookIntake };
