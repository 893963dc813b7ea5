import { defineStrings } from '../../src/ui/localize.js';

/** Words for who may see one item. */
export const accessStrings = defineStrings('installBaseAccess', {
  title: 'People with access',
  restricted: 'Besides administrators, only these people see the item.',
  open: (account: string) =>
    `Everybody at ${account} sees its items at present. This list counts once access to them is restricted.`,
  nobody: 'Nobody yet',
  add: 'Add a person',
  remove: (name: string) => `Take access from ${name}`,
  from: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  added: (name: string) => `${name} has access now`,
  removed: (name: string) => `${name} has no access any more`,
  notSaved: 'That was not saved',
  again: 'Nothing has changed. Try again.',
  notLoaded: 'The people with access could not be loaded',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    installBaseAccess: typeof accessStrings.en;
  }
}
