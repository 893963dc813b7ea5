import { define } from '../../src/ui/define.js';
import { OrielModule } from './module.js';

define('oriel-module', OrielModule);

export { OrielModule };
