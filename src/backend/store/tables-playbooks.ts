/** Playbooks and the runs of them. Part of `tables.ts`, where the kinds of columns are. */
export const playbookTables = {
  /** Every version that was ever stored: a run keeps the one it began with. `id` is `<name>@<version>`. */
  playbook: {
    columns: { id: 'text', name: 'text', version: 'int', current: 'bool', definition: 'json' },
  },
  playbookRun: {
    columns: {
      id: 'text',
      case: 'text',
      /** Whoever began it: the opener of the draft. */
      profile: 'text',
      playbook: 'text',
      version: 'int',
      /** `active` or `submitted`. */
      state: 'text',
      /** Answers it began with, by field of the case type. */
      prefill: 'json',
      /** What was saved, by activity. */
      kept: 'json',
      /** Activities that an agent added after the submit. */
      assigned: 'json',
      updatedAt: 'instant',
    },
    refs: { case: 'case', profile: 'profile', playbook: 'playbook' },
  },
} as const;
