import { checks } from '../../test/browser/checks.js';
import { scenes } from './case-view.demo.js';
import './define.js';

describe('oriel-case-view', () => {
  checks('oriel-case-view', scenes);
});
