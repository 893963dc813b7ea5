import { define } from '../../src/ui/define.js';
import { defineMenu } from '../parts/menu.js';
import { OrielCaseView } from './case-view.js';

defineMenu();
define('oriel-case-view', OrielCaseView);

export { OrielCaseView };
