import type { PackKeys } from '../localize.js';
import { caseCreate, caseCreateMore } from './de/case-create.js';
import { caseReply, caseView } from './de/case-view.js';
import { caseList, caseListMore, caseWords } from './de/cases.js';
import { controls, setUp, signIn, time, ui, words } from './de/common.js';
import { attachments, form, problems } from './de/form.js';
import {
  health,
  installBase,
  installBaseAccess,
  installBaseItem,
  installBaseMore,
  installBaseOutages,
} from './de/install-base.js';
import { profileSwitch } from './de/module.js';
import { caseGuide, playbook, playbookIntake } from './de/playbook-intake.js';
import { soldProducts, soldProductsMore } from './de/sold-products.js';

export default {
  time,
  ui,
  controls,
  words,
  setUp,
  signIn,
  caseWords,
  caseList,
  profileSwitch,
  caseListMore,
  soldProducts,
  soldProductsMore,
  caseView,
  caseReply,
  form,
  attachments,
  problems,
  caseCreate,
  caseCreateMore,
  playbookIntake,
  caseGuide,
  playbook,
  health,
  installBase,
  installBaseOutages,
  installBaseMore,
  installBaseItem,
  installBaseAccess,
} satisfies PackKeys;
