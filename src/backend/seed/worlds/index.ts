/** The worlds beside the two stories: each a business model of its own, written as a customer's document would be. */
import { benefitsDemo } from './benefits.js';
import { branchesDemo } from './branches.js';
import { harborDemo } from './harbor.js';
import { householdDemo } from './household.js';
import { meridianDemo } from './meridian.js';
import type { DemoWorld } from './told.js';

export const demoWorlds: readonly DemoWorld[] = [meridianDemo, branchesDemo, harborDemo, benefitsDemo, householdDemo];

export const worldSignIns = demoWorlds.flatMap(({ signIns }) => signIns);
