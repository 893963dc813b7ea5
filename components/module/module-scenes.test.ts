import 'oriel/define/case-create';
import 'oriel/define/case-list';
import 'oriel/define/case-view';
import 'oriel/define/module';
import {
  accessibleIn,
  documentsItself,
  leaksNothing,
  noDevWarnings,
  reflects,
  renders,
  survivesReconnect,
} from '../../test/browser/checks.js';
import { scenes } from './module.demo.js';

describe('oriel-module on stage', () => {
  renders('oriel-module', scenes);
  accessibleIn('oriel-module', scenes);
  documentsItself('oriel-module', scenes);
  reflects('oriel-module');
  survivesReconnect('oriel-module', scenes);
  leaksNothing('oriel-module', scenes);
  noDevWarnings(scenes);
});
