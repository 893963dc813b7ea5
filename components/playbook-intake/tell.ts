/** What the element says of a run, by ids and names of states alone. */
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { ActivityChangedEvent } from '../../src/events/activity-changed.js';
import { CaseCreatedEvent } from '../../src/events/case-created.js';
import { PlaybookAbandonedEvent } from '../../src/events/playbook-abandoned.js';
import { PlaybookResumedEvent } from '../../src/events/playbook-resumed.js';
import { PlaybookStartedEvent } from '../../src/events/playbook-started.js';
import { PlaybookSubmittedEvent } from '../../src/events/playbook-submitted.js';
import { StageChangedEvent } from '../../src/events/stage-changed.js';

/** Which stages and activities are in another state than before. */
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

const detailOf = ({ id, playbook, case: { id: draft, number } }: PlaybookRun) => ({
  run: id,
  playbook: playbook.id,
  id: draft,
  number,
});

export const tellBegun = (element: HTMLElement, run: PlaybookRun, resumed: boolean): void => {
  const detail = detailOf(run);
  element.dispatchEvent(resumed ? new PlaybookResumedEvent(detail) : new PlaybookStartedEvent(detail));
};
export const tellSubmitted = (element: HTMLElement, run: PlaybookRun): void => {
  element.dispatchEvent(new PlaybookSubmittedEvent(detailOf(run)));
  element.dispatchEvent(new CaseCreatedEvent({ id: run.case.id, number: run.case.number }));
};
export const tellAbandoned = (element: HTMLElement, run: PlaybookRun): void => {
  element.dispatchEvent(new PlaybookAbandonedEvent(detailOf(run)));
};
