import { defineStrings } from '../../src/ui/localize.js';

/** The way back for whoever is signed out. */
export const signInStrings = defineStrings('signIn', { signIn: 'Sign in' });

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    signIn: typeof signInStrings.en;
  }
}
