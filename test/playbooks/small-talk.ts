import type { PlaybookDefinition } from '../../src/contract/playbook.js';

/** The smallest playbook that leads to a case: what happened, and a review. */
export const smallTalk = (title = 'Small talk', caseType = 'product-question'): PlaybookDefinition => ({
  id: 'small-talk',
  title,
  caseType,
  stages: [
    {
      id: 'all',
      title: 'All',
      activities: [
        { id: 'words', kind: 'form', title: 'In your words', fields: ['shortDescription', 'description'] },
        { id: 'review', kind: 'review', title: 'Right?' },
      ],
    },
  ],
});
