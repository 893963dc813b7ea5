import { define } from '../../src/ui/define.js';
import { OrielCaseList } from './case-list.js';

define('oriel-case-list', OrielCaseList);

export { OrielCaseList };
