import '../module/define.js';
import './define.js';
import { checks } from '../../test/browser/checks.js';
import { scenes } from './case-create.demo.js';

checks('oriel-case-create', scenes);
