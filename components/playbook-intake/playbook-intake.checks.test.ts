import '../module/define.js';
import './define.js';
import { checks } from '../../test/browser/checks.js';
import { scenes } from './playbook-intake.demo.js';

checks('oriel-playbook-intake', scenes);
