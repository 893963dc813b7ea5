import { define } from '../../src/ui/define.js';
import { OrielInstallBase } from './install-base.js';

define('oriel-install-base', OrielInstallBase);

export { OrielInstallBase };
