import { define } from '../../src/ui/define.js';
import { OrielCaseView } from './case-view.js';

define('oriel-case-view', OrielCaseView);

export { OrielCaseView };
