import { equal, matches, ok } from './assert.js';
import { png } from './files.js';
import type { Ask, Caller, Suite } from './host.js';
import { Listener } from './listener.js';

const agency = 'profile-eleanor.voss';
const client = 'profile-eleanor.voss-client';
const named = (profile: string): Ask => ({ as: 'eleanor', headers: { 'oriel-profile': profile } });

const question = (caller: Caller, profile: string, subject: string, more: Ask = {}) =>
  caller.call('createCase', {
    ...named(profile),
    ...more,
    body: { caseType: 'question', shortDescription: subject, description: 'Please call me.' },
  });

/** Eleanor Voss runs the agency, and is its client: one sign-in, two profiles. */
export const profiles: Suite = ({ describe, it }, caller) => {
  const ids = async (name: 'listCases' | 'listSoldProducts', ask: Ask): Promise<string[]> =>
    (await caller().call(name, { ...ask, query: { limit: 200 } })).body.items.map(({ id }) => id);

  describe('one sign-in, several profiles', () => {
    it('the viewer is told who else they could be; whoever is one only is told nothing', async () => {
      const { body } = await caller().call('getViewer', { as: 'eleanor' });
      equal([body.id, body.kind], [agency, 'contact'], 'the oldest counts');
      equal(body.profiles, [
        { id: agency, kind: 'contact', name: 'Eleanor Voss', detail: 'Harbor Insurance Agency' },
        { id: client, kind: 'consumer', name: 'Eleanor Voss' },
      ]);
      equal((await caller().call('getViewer', { as: 'maria' })).body.profiles, undefined);
    });
    it('the header chooses; roles, drafts and what a list carries along are of that profile', async () => {
      const [one, other] = await Promise.all(
        [agency, client].map(async (profile) => (await caller().call('getViewer', named(profile))).body),
      );
      equal([one?.id, one?.kind, other?.id, other?.kind], [agency, 'contact', client, 'consumer']);
      equal([one?.roles, other?.roles, other?.account], [['customer_admin'], [], null]);
      ok(one?.draftKey !== other?.draftKey, 'another key for drafts');
      const { body } = await caller().call('listCases', { ...named(client), query: { with: 'module,viewer' } });
      equal(body.viewer?.id, client);
    });
    it('each sees its own and never both', async () => {
      const [asAgency, asClient] = [named(agency), named(client)];
      const [many, few] = await Promise.all([ids('listCases', asAgency), ids('listCases', asClient)]);
      ok(many.includes('case-harbor-commission') && !many.includes('case-harbor-beneficiary'), 'the agency’s');
      ok(few.includes('case-harbor-beneficiary') && !few.includes('case-harbor-commission'), 'the client’s');
      equal((await ids('listSoldProducts', asClient)).sort(), ['sp-eleanor-home', 'sp-eleanor-life', 'sp-harbor-line']);
      ok(
        !(await ids('listSoldProducts', asAgency)).includes('sp-eleanor-life'),
        'a private policy is not the agency’s',
      );
      for (const [ask, id] of [
        [asAgency, 'case-harbor-beneficiary'],
        [asClient, 'case-harbor-commission'],
      ] as const)
        await caller().refused('getCase', { ...ask, params: { id } }, 404, 'not-found');
    });
    it('a name that is not an own active profile is refused like one that never was, with what mends it', async () => {
      const nameless = async (profile: string): Promise<string> => {
        const problem = await caller().refused('listCases', named(profile), 403, 'forbidden');
        equal(problem.errors?.[0]?.pointer, 'Oriel-Profile');
        matches(problem.errors?.[0]?.message ?? '', /leave out Oriel-Profile/);
        return problem.text.replace(/"reference":"[^"]*"/, '');
      };
      const first = await nameless('of-nobody');
      for (const name of ['profile-claire.donnelly', 'profile-maria.lindqvist', '%E2%9C%93', '%00', '%'])
        equal(await nameless(name), first, name);
      equal((await caller().call('getViewer', named('profile-eleanor%2Evoss-client'))).body.id, client, 'encoded');
    });
    it('a token that names the profile decides; a header beside it may only say the same', async () => {
      const authorization = `Bearer ${await caller().sign('eleanor', { profile: client })}`;
      const ask = (header?: string): Ask => ({
        as: 'nobody',
        headers: { authorization, ...(header && { 'oriel-profile': header }) },
      });
      for (const header of [undefined, client])
        equal((await caller().call('getViewer', ask(header))).body.id, client, header);
      const problem = await caller().refused('getViewer', ask(agency), 403, 'forbidden');
      matches(problem.detail ?? '', /The token says which profile/);
    });
    it('a header opens nothing for a bad token', async () => {
      const authorization = `Bearer ${await caller().sign('eleanor', {}, {}, 'another secret, long enough to be one')}`;
      const headers = { authorization, 'oriel-profile': client };
      await caller().refused('getViewer', { as: 'nobody', headers }, 401, 'unauthenticated');
    });
    it('the same key is another one for another profile: no answer of the one is served to the other', async () => {
      const key = crypto.randomUUID();
      const one = (await question(caller(), agency, 'Asked at the desk', { key })).body;
      const other = (await question(caller(), client, 'Asked at home', { key })).body;
      equal([one.shortDescription, other.shortDescription], ['Asked at the desk', 'Asked at home']);
      equal(
        [one.contact?.id, one.consumer, other.contact, other.consumer?.id],
        ['contact-eleanor.voss', null, null, 'consumer-eleanor.voss'],
      );
      equal((await question(caller(), client, 'Asked at home', { key })).body.id, other.id, 'and its own comes again');
    });
    it('a file that one profile has sent is not there for the other; its link opens it for whom it was made', async () => {
      const raw = new FormData();
      raw.set('file', new File([png], 'note.png', { type: 'image/png' }));
      const file = (await caller().call('uploadAttachment', { ...named(client), raw })).body;
      const params = { id: file.id };
      equal((await caller().send('getAttachment', { ...named(client), params })).status, 200);
      await caller().refused('getAttachment', { ...named(agency), params }, 404, 'not-found');
      const { host } = caller();
      equal((await host.fetch(host.api + file.url)).status, 200, 'the link is the client’s');
      const body = { caseType: 'question', shortDescription: 'x', description: 'y', attachments: [file.id] };
      await caller().refused('createCase', { ...named(agency), body }, 422, 'invalid');
    });
    it('a stream hears what its profile may read', async () => {
      const [asAgency, asClient] = await Promise.all(
        [agency, client].map((profile) => Listener.open(caller(), 'eleanor', named(profile).headers)),
      );
      const one = (await question(caller(), agency, 'Heard at the desk')).body;
      const other = (await question(caller(), client, 'Heard at home')).body;
      const heard = (listener: Listener | undefined, id: string) => listener?.events.some((event) => event.case === id);
      await Promise.all([
        asAgency?.until(() => !!heard(asAgency, one.id)),
        asClient?.until(() => !!heard(asClient, other.id)),
      ]);
      // Later than both, so that what was to come has come.
      const last = (await question(caller(), agency, 'Heard at last')).body;
      await asAgency?.until(() => !!heard(asAgency, last.id));
      equal([heard(asAgency, other.id), heard(asClient, one.id)], [false, false]);
      await caller().refused('streamEvents', named('of-nobody'), 403, 'forbidden');
      asAgency?.stop();
      asClient?.stop();
    });
  });
};
