import { defineStrings, plural } from '../../src/ui/localize.js';

/** What becomes of chosen files. */
export const attachmentStrings = defineStrings('attachments', {
  waiting: (size: string) => `${size}, waiting`,
  waitsForLine: (size: string) => `${size}, sent when you are online`,
  tooLarge: (size: string, most: string) => `${size} is too large. Up to ${most} each.`,
  tooMany: (n: number) => plural('en', n, { one: 'Up to # file.', other: 'Up to # files.' }),
  empty: 'The file is empty.',
  type: (types: string) => `This type is not accepted. Accepted: ${types}.`,
  types: { image: 'images', video: 'video', audio: 'sound', text: 'text' } as Record<string, string>,
  failed: 'The file was not uploaded.',
  added: (n: number) => plural('en', n, { one: '# file added', other: '# files added' }),
  removed: (name: string) => `${name} removed`,
  done: (name: string) => `${name} uploaded`,
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    attachments: typeof attachmentStrings.en;
  }
}
