import type { PackKeys } from '../localize.js';
import { caseCreate, caseCreateMore } from './ar/case-create.js';
import { caseReply, caseView } from './ar/case-view.js';
import { caseList, caseListMore, caseWords } from './ar/cases.js';
import { controls, setUp, signIn, time, ui, words } from './ar/common.js';
import { attachments, form, problems } from './ar/form.js';
import {
  health,
  installBase,
  installBaseAccess,
  installBaseItem,
  installBaseMore,
  installBaseOutages,
} from './ar/install-base.js';
import { profileSwitch } from './ar/module.js';
import { caseGuide, playbook, playbookIntake } from './ar/playbook-intake.js';
import { soldProducts, soldProductsMore } from './ar/sold-products.js';

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
