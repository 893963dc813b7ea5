/** Random ways of one person on two devices through a playbook, over the API; each answer is judged by the model. */
import assert from 'node:assert/strict';
import type {
  ActivityDefinition,
  ActivitySave,
  Answers,
  PlaybookDefinition,
  PlaybookRun,
} from '../../src/contract/playbook.js';
import { Dice, endless } from '../dice.js';
import { answersTo, askable, caseType, fieldValue } from './answering.js';
import { namesGivenBy } from './reference.js';
import { differences, Model, type Wanted } from './run-model.js';
import { lookAsOthers } from './run-others.js';
import { type Asking, changed, openerProfile, otherType, type Reply, type Rows, type RunWorld } from './run-world.js';

/** What happened on all the ways, so that a test can say that nothing was left out. */
export type Told = Map<string, number>;

/** Adds to a random playbook what only a submit shows: other case types, notes, parties, words to be ticked. */
export const forRuns = (definition: PlaybookDefinition, number: number): PlaybookDefinition => {
  const dice = new Dice(endless(number));
  const made = structuredClone(definition);
  const given = new Set(['seats' in (made.prefill ?? {}) ? 'seats' : '']);
  const all = made.stages.flatMap(({ activities }) => activities);
  for (const each of all) for (const name of namesGivenBy(each)) given.add(name);
  const earlier = ['shortDescription'];
  for (const each of all) {
    const advice = each.decision?.outcomes['advice'];
    if (advice && dice.often(6))
      Object.assign(advice, { kind: 'caseType', caseType: given.has('seats') ? otherType.id : caseType.id });
    const { automation } = each;
    if (automation && dice.often(5)) automation.notify = `Look at {${dice.pick(earlier)}}`;
    if (automation && dice.often(3)) automation.party = { of: 'opener', responsibility: 'responsibility-buyer' };
    if (automation && dice.often(3)) automation.set = { ...automation.set, category: dice.pick(['Power', 'Network']) };
    if (each.kind === 'review' && dice.often(5)) each.confirm = 'It is true';
    earlier.push(...namesGivenBy(each));
  }
  return made;
};

const wrongAnswers = ['two\nlines', 7.5, ['nobody'], '2026-02-30', 'file-theirs', null, false] as const;

interface Device {
  run: PlaybookRun;
}
interface Sent {
  path: string;
  asking: Asking;
  reply: Reply;
}

export class Walk {
  readonly model: Model;
  readonly devices: [Device, Device];
  readonly case: { id: string; number: string };
  readonly id: string;
  #sent: Sent[] = [];

  private constructor(
    readonly world: RunWorld,
    model: Model,
    run: PlaybookRun,
    readonly told: Told,
  ) {
    this.model = model;
    this.id = run.id;
    this.case = run.case;
    this.devices = [{ run }, { run }];
  }

  static async begin(world: RunWorld, definition: PlaybookDefinition, number: number, told: Told): Promise<Walk> {
    const dice = new Dice(endless(number));
    await world.reset(definition);
    const prefill = Object.fromEntries(
      dice.some(2, askable).map(({ name }) => [name, fieldValue(name, dice)] as const),
    );
    const { status, body, text } = await world.ask('/v1/playbook-runs', { body: { playbook: definition.id, prefill } });
    assert.equal(status, 201, text);
    const kept = Object.entries(prefill).map(([name, value]) => [name, value === '' ? null : value] as const);
    const walk = new Walk(world, new Model(definition, Object.fromEntries(kept)), body as unknown as PlaybookRun, told);
    walk.#agree(body);
    return walk;
  }

  #count(what: string): void {
    this.told.set(what, (this.told.get(what) ?? 0) + 1);
  }
  #agree(run: unknown): void {
    assert.deepEqual(differences(this.model, run as PlaybookRun), []);
  }
  get path(): string {
    return `/v1/playbook-runs/${this.id}`;
  }

  /** A refused request changes nothing; one that is sent again with its key is answered alike and changes nothing. */
  async #send(path: string, asking: Asking, wanted: Wanted, again: boolean): Promise<Reply> {
    const keyed = { key: crypto.randomUUID(), ...asking };
    const before = this.world.rows();
    const reply = await this.world.ask(path, keyed);
    assert.equal(reply.status, wanted.status, `${path} ${JSON.stringify(asking.body)}: ${reply.text.slice(0, 300)}`);
    this.#count(`${path.split('/').at(-1) === 'submit' ? 'submit' : 'other'} ${reply.status}`);
    const after = this.world.rows();
    if (wanted.code !== undefined) {
      assert.equal(reply.body['code'], wanted.code, reply.text);
      this.#unchanged(before, after);
    }
    if (wanted.pointers) {
      const errors = reply.body['errors'] as { pointer: string }[];
      assert.deepEqual(
        errors.map(({ pointer }) => pointer),
        wanted.pointers,
      );
    }
    this.#sent.push({ path, asking: keyed, reply });
    if (again) await this.#repeat({ path, asking: keyed, reply });
    return reply;
  }
  #unchanged(before: Rows, after: Rows = this.world.rows()): void {
    assert.deepEqual(changed(before, after), []);
  }
  async #repeat({ path, asking, reply }: Sent): Promise<void> {
    if (reply.status >= 300) return;
    const before = this.world.rows();
    assert.equal((await this.world.ask(path, asking)).text, reply.text, 'the same key, the same answer');
    this.#unchanged(before);
    this.#count('repeated');
  }

  /** A conflict carries the run as it is, and so brings the device up to date. */
  #conflict(device: Device, { body }: Reply): void {
    this.#agree(body['current']);
    device.run = body['current'] as PlaybookRun;
  }

  async step(number: number): Promise<void> {
    const dice = new Dice(endless(number));
    const device = dice.pick(this.devices);
    const chosen = dice.below(24);
    if (chosen < 14) await this.#save(device, dice);
    else if (chosen < 17) await this.#read(device);
    else if (chosen < 19) await this.#submit(device, dice);
    else if (chosen === 19) await this.#lose(dice);
    else if (chosen === 20) await this.#repeat(dice.pick(this.#sent) ?? { path: '', asking: {}, reply: noReply });
    else if (chosen === 21) await this.#reuse(dice);
    else if (chosen === 22) await this.#others(dice);
    else if (this.model.state !== 'active' || dice.often(this.#hasFiles() ? 5 : 1)) await this.#abandon();
    await this.#check();
  }
  async #check(): Promise<void> {
    const { status, body } = await this.world.ask(this.path);
    assert.equal(status, this.model.state === 'gone' ? 404 : 200);
    if (status === 200) this.#agree(body);
  }
  async #read(device: Device): Promise<void> {
    const { status, body } = await this.world.ask(this.path);
    if (status === 200) device.run = body as unknown as PlaybookRun;
  }

  #hasFiles(): boolean {
    return this.world.find('attachment', (row) => row.case === this.case.id).length > 0;
  }

  /** Answers what is asked, one after the other, and submits. */
  async finish(number: number): Promise<void> {
    const dice = new Dice(endless(number));
    const [device] = this.devices;
    for (let tries = 0; tries < 60 && this.model.state === 'active'; tries++) {
      await this.#read(device);
      const activity = this.model.activities.find(({ id }) => id === device.run.current);
      if (activity && activity.kind !== 'review') await this.#answer(device, activity, dice);
      else await this.#end(device, dice);
      if (dice.often(1)) await this.#lose(dice);
    }
    await this.#lose(dice);
    await this.#check();
  }
  #answer(device: Device, activity: ActivityDefinition, dice: Dice): Promise<void> {
    return this.#give(device, activity.id, { as: 'complete', answers: answersTo(activity, dice) });
  }
  /** Takes offers too, of which something may be gone again, and submits. */
  async #end(device: Device, dice: Dice): Promise<void> {
    const offers = this.model.activities.filter(
      ({ optional, kind }) => optional && /^(product|attachment)$/.test(kind),
    );
    for (const offer of offers) if (dice.often(5)) await this.#answer(device, offer, dice);
    for (const _ of dice.some(5, offers)) await this.#lose(dice);
    await this.#submit(device, dice);
  }

  #choose(device: Device, dice: Dice): string {
    if (device.run.current !== null && dice.often(7)) return device.run.current;
    return dice.often(1) ? 'nothing' : dice.pick(this.model.activities).id;
  }
  #answers(id: string, dice: Dice): Answers | undefined {
    const activity = this.model.activities.find((each) => each.id === id);
    if (!activity || dice.often(1)) return undefined;
    const answers = answersTo(activity, dice);
    if (dice.often(1)) return { ...answers, unknown: 'Of nothing' };
    if (!dice.often(2)) return answers;
    const list = answers[id];
    if (Array.isArray(list)) return { [id]: [...list, dice.pick(['nobody', 'file-theirs'])] };
    const wrong = dice.pick(wrongAnswers);
    return {
      ...answers,
      [dice.pick([...(activity.fields ?? []), id])]: Array.isArray(wrong) ? [...wrong] : (wrong as string),
    };
  }
  async #save(device: Device, dice: Dice): Promise<void> {
    const id = this.#choose(device, dice);
    const answers = this.#answers(id, dice);
    const as = dice.pick(['complete', 'complete', 'complete', 'complete', 'save', 'skip'] as const);
    await this.#give(device, id, { as, ...(answers && { answers }) }, dice.often(2));
  }
  async #give(device: Device, id: string, given: Omit<ActivitySave, 'revision'>, again = false): Promise<void> {
    const shown = device.run.stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
    const body: ActivitySave = { revision: shown?.revision ?? 0, ...given };
    const wanted = this.model.save(id, body);
    const reply = await this.#send(`${this.path}/activities/${id}`, { body }, wanted, again);
    if (wanted.status === 409 || wanted.status === 412) {
      this.#conflict(device, reply);
      this.#count(`conflict ${wanted.code}`);
    }
    if (!wanted.left) return;
    this.model.kept = { ...this.model.kept, [id]: wanted.left };
    this.#agree(reply.body);
    device.run = reply.body as unknown as PlaybookRun;
  }

  async #submit(device: Device, dice: Dice): Promise<void> {
    const confirmed = dice.often(8);
    const wanted = this.model.submit(confirmed);
    const asking = { body: { confirmed }, key: crypto.randomUUID() };
    if (wanted.status === 200 && dice.often(5)) {
      const broken = await this.#submitBroken(asking, dice.below(14));
      if (broken) return this.#submitted(device, broken);
    }
    const reply = await this.#send(`${this.path}/submit`, asking, wanted, dice.often(5));
    if (wanted.status === 200) this.#submitted(device, reply);
  }
  /** The store ends the transaction after so many writes; undefined: nothing of it is left. */
  async #submitBroken(asking: Asking, writes: number): Promise<Reply | undefined> {
    const before = this.world.rows();
    this.world.store.left = writes;
    const reply = await this.world.ask(`${this.path}/submit`, asking);
    this.world.store.left = undefined;
    if (reply.status === 200) return reply;
    assert.equal(reply.status, 503, reply.text);
    this.#unchanged(before);
    this.#count('broken');
    return undefined;
  }
  #submitted(device: Device, { body }: Reply): void {
    const made = this.model.made();
    // What stands in Error counts no more than what is still being answered, and never will.
    const { states } = this.model.stand();
    for (const [id, left] of Object.entries(this.model.kept))
      if (states.get(id) === 'error') this.model.kept = { ...this.model.kept, [id]: { ...left, as: 'save' } };
    this.model.state = 'submitted';
    this.#agree(body);
    device.run = body as unknown as PlaybookRun;
    this.#whole(made);
    this.#count(`made ${made.caseType}`);
    if (made.files.length > 0) this.#count('made with files');
    if (made.notes.length + made.parties > 0) this.#count('made with notes or parties');
  }
  /** The case with everything that was answered, and nothing else. */
  #whole(made: ReturnType<Model['made']>): void {
    const { find } = this.world;
    const [row] = find('case', ({ id }) => id === this.case.id);
    assert.ok(row);
    const { state, shortDescription, description, priority, category } = row;
    assert.deepEqual({ state, shortDescription, description, priority, category }, made.row);
    assert.deepEqual([row.soldProduct, row.installBaseItem], [made.soldProduct, made.installBaseItem]);
    assert.equal(row.caseType, made.caseType);
    assert.deepEqual(Object.entries(row.fields as object).sort(), Object.entries(made.fields).sort());
    const entries = find('activity', (each) => each.case === this.case.id);
    const first = entries.filter((each) => each.public);
    assert.deepEqual(
      first.map(({ text }) => text ?? ''),
      made.said !== '' || made.files.length > 0 ? [made.said] : [],
    );
    assert.deepEqual(
      entries.filter((each) => !each.public).map(({ text }) => text),
      made.notes,
    );
    const files = find('attachment', (each) => each.case === this.case.id);
    assert.deepEqual(files.map(({ id }) => id).sort(), made.files);
    assert.ok(files.every(({ activity }) => activity === first[0]?.id));
    const parties = find('relatedParty', (each) => each.case === this.case.id);
    assert.equal(parties.length, made.parties);
    assert.ok(parties.every(({ contact, active }) => contact === row.contact && active));
  }

  /** A record or a file goes, or comes back. */
  async #lose(dice: Dice): Promise<void> {
    const [table, id] = dice.pick([
      ['soldProduct', 'record-1'],
      ['installBaseItem', 'record-1'],
      ['installBaseItem', 'record-2'],
      ['attachment', 'file-1'],
    ] as const);
    if (this.model.state === 'gone') return;
    const there = table === 'attachment' ? this.model.there.files : this.model.there[table];
    if (!there.delete(id)) there.add(id);
    await this.world.toggle(table, id);
    this.#count('lost or found');
  }
  /** A key belongs to one request. */
  async #reuse(dice: Dice): Promise<void> {
    const sent = dice.pick(this.#sent);
    if (!sent || sent.reply.status >= 300) return;
    const before = this.world.rows();
    const other = await this.world.ask(`${this.path}/submit`, { key: sent.asking.key as string, body: {} });
    assert.equal(other.body['code'], 'idempotency-key-reused', other.text);
    this.#unchanged(before);
    this.#count('key reused');
  }
  async #others(dice: Dice): Promise<void> {
    const before = this.world.rows();
    await lookAsOthers(this.world, this, this.model.state, dice);
    this.#unchanged(before);
    this.#count(`others ${this.model.state}`);
  }
  async #abandon(): Promise<void> {
    const { state } = this.model;
    const code = state === 'gone' ? 'not-found' : 'state-conflict';
    const wanted: Wanted = state === 'active' ? { status: 200 } : { status: state === 'gone' ? 404 : 409, code };
    await this.#send(`${this.path}/abandon`, { body: {} }, wanted, true);
    if (state !== 'active') return;
    this.model.state = 'gone';
    this.#count('abandoned');
    const { find } = this.world;
    assert.deepEqual(
      [
        ...find('case', ({ id }) => id === this.case.id),
        ...find('attachment', (row) => row.case === this.case.id),
        ...find('caseMark', (row) => row.case === this.case.id),
        ...find('playbookRun', ({ id }) => id === this.id),
      ],
      [],
    );
  }

  /** What an agent asks for after the submit is asked, whatever was answered before. */
  async assign(): Promise<void> {
    if (this.model.state !== 'submitted') return;
    const more = { id: 'askedLater', kind: 'question', title: 'And now?', question: { kind: 'boolean' } };
    const path = `/ops/v1/cases/${this.case.id}/playbook-activities`;
    const { status, text } = await this.world.ask(path, { as: 'ops', body: { activities: [more] } });
    assert.equal(status, 200, text);
    const run = (await this.world.ask(this.path)).body as unknown as PlaybookRun;
    assert.equal(run.current, 'askedLater');
    const body = { revision: 0, as: 'complete', answers: { askedLater: true } };
    const reply = await this.world.ask(`${this.path}/activities/askedLater`, { body });
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body['current'], null);
    const said = this.world.find('activity', (row) => row.case === this.case.id && row.text === 'And now? Yes');
    assert.equal(said.length, 1);
  }
}
const noReply: Reply = { status: 404, text: '', body: {} };

/** The whole way: its numbers are what it begins with, then one for each step. */
export const walkThrough = async (
  world: RunWorld,
  definition: PlaybookDefinition,
  [first = 0, ...others]: readonly number[],
  told: Told,
): Promise<void> => {
  const walk = await Walk.begin(world, forRuns(definition, first), first, told);
  assert.equal(world.find('case', ({ id }) => id === walk.case.id)[0]?.openedBy, openerProfile);
  for (const number of others) await walk.step(number);
  if (first % 4 > 0) await walk.finish(first);
  await walk.assign();
};
