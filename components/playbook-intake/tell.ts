/** Says which stages and activities are in another state than before. */
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { ActivityChangedEvent } from '../../src/events/activity-changed.js';
import { StageChangedEvent } from '../../src/events/stage-changed.js';

export const tellChanges = (element: HTMLElement, before: PlaybookRun, after: PlaybookRun): void => {
  const run = after.id;
  for (const { id: stage, state: to, activities } of after.stages) {
    const old = before.stages.find(({ id }) => id === stage);
    for (const { id: activity, state } of activities) {
      const from = old?.activities.find(({ id }) => id === activity)?.state;
      if (from !== undefined && from !== state)
        element.dispatchEvent(new ActivityChangedEvent({ run, stage, activity, from, to: state }));
    }
    if (old && old.state !== to) element.dispatchEvent(new StageChangedEvent({ run, stage, from: old.state, to }));
  }
};
