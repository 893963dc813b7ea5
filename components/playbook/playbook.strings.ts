import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of a playbook that was begun. */
export const playbookStrings = defineStrings('playbook', {
  begun: 'You have already begun',
  lastSaved: (when: string) => `Last saved: ${when}`,
  done: (settled: string, known: string, open: boolean) => `${settled} of ${open ? 'about ' : ''}${known} steps done`,
  stages: 'Stages',
  states: {
    pending: 'Not yet',
    ready: 'Ready',
    inProgress: 'In progress',
    complete: 'Complete',
    skipped: 'Skipped',
    error: 'Needs your attention',
    cancelled: 'Does not apply',
  },
  inStage: (at: string, of: string) => `In progress, ${at} of ${of}`,
  stageOf: (at: string, of: string) => `stage ${at} of ${of}`,
  moreStages: (n: number) => plural('en', n, { one: '# more stage', other: '# more stages' }),
  step: (at: string, of: string, open: boolean) => `Step ${at} of ${open ? 'about ' : ''}${of}`,

  back: 'Back',
  goOn: 'Continue',
  skip: 'Skip this',
  change: 'Change',
  changeOf: (what: string) => `Change: ${what}`,
  open: 'Answer',
  later: 'Finish later',
  alsoPossible: 'You can also add',
  yes: 'Yes',
  no: 'No',
  read: 'Read',
  notAnswered: 'Not answered',
  files: (n: string, count: number, size: string) =>
    count === 0 ? 'None' : `${n} ${count === 1 ? 'file' : 'files'}, ${size}`,
  choose: 'Choose an answer',
  chooseSome: 'Choose at least one',
  atLeast: (n: string) => `Choose at least ${n}`,
  atMost: (n: string) => `Choose at most ${n}`,
  tick: (label: string) => `Tick “${label}”`,
  addFiles: (n: number) => plural('en', n, { one: 'Add a file', other: 'Add at least # files' }),
  tooManyFiles: (n: number) => plural('en', n, { one: 'Keep one file', other: 'Keep at most # files' }),
  uploading: 'Wait until the files are uploaded',
  failed: 'This could not be saved. What you answered is kept; try again.',
  gone: 'This draft is not there any more',
  goneText: 'It was submitted or deleted elsewhere.',
  loadArticle: 'The article could not be loaded',

  savedAt: (time: string) => `Saved ${time}`,
  saving: 'Saving',
  kept: 'Kept on this device',
  unsaved: 'Not saved yet',
  offlineTitle: 'You are offline',
  offlineText: 'Go on: what you answer is kept on this device and saved when the connection is back.',
  offlineEnd: 'What comes next depends on your answers. It is there when the connection is back.',
  offlineSubmit: 'You can submit when the connection is back. Everything you answered is kept.',
  heldText: 'This browser keeps nothing. Leave the page open until the connection is back.',
  signInTitle: 'Sign in again to go on',
  signInText: 'Your sign-in has ended. What you answered is kept for you on this device.',

  changedElsewhere: 'This was changed on another device',
  yours: 'Here',
  theirs: 'There',
  keepMine: 'Keep what is here',
  takeTheirs: 'Take what is there',
  movedOn: 'This question is not asked any more, because an earlier answer has changed.',

  outcomeNone: 'That solved it: no case',
  review: 'Check your answers',
  missingTitle: (n: number) =>
    plural('en', n, { one: '# answer is still needed', other: '# answers are still needed' }),
  confirmFirst: 'Confirm this before you submit',
  submit: 'Submit',
  submitting: 'Submitting',
  becomes: (number: string) => `The draft becomes case ${number}`,

  createdTitle: (number: string) => `Case ${number} was created`,
  createdText: 'You can follow it and add to it at any time.',
  view: 'View case',
  another: 'Start another',
  laterTitle: 'Saved. Go on whenever you like',
  laterText: 'Your answers are kept with your account, on every device you sign in on.',
  resume: 'Go on now',
  delete: 'Delete draft',
  deleteTitle: 'Delete this draft?',
  deleteText: 'All answers and files of it are deleted, on every device. This cannot be undone.',
  deleteYes: 'Delete draft',
  deleteNo: 'Keep it',
  solvedTitle: 'Good that it is solved',
  solvedText: 'No case was created, and the draft is deleted.',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    playbook: typeof playbookStrings.en;
  }
}
