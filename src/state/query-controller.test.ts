import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { OrielError } from '../client/error.js';
import type { CaseEvent } from '../contract/event.js';
import { Host } from './host.js';
import { HostController } from './host-controller.js';
import { MutationController } from './mutation-controller.js';
import { provideHost } from './provide-host.js';
import { QueryController } from './query-controller.js';

type Run = (args: readonly [string], context: { signal: AbortSignal }) => Promise<string>;
let run: Run = async ([name]) => name;
const asked: string[] = [];
const signals: AbortSignal[] = [];
let forgotten = 0;

class Probe extends LitElement {
  static override properties = { name: {}, instance: {} };
  declare name?: string;
  declare instance?: string;
  readonly module = new HostController(this);
  readonly query = new QueryController(this, {
    module: this.module,
    args: () => (this.name ? ([this.name] as const) : undefined),
    run: (args, context) => {
      asked.push(args[0]);
      signals.push(context.signal);
      return run(args, context);
    },
    empty: (value) => value === 'nothing',
    tags: ([name]) => ['names', `name:${name}`],
    forget: () => {
      forgotten++;
    },
    known: (value, { event }) => value === `v${(event as CaseEvent | undefined)?.version}`,
  });
  readonly change = new MutationController(this, {
    module: this.module,
    run: async (input: string, { key }) => change(input, key),
    stale: (result) => [result],
  });
  override render() {
    return html`${this.query.state.status}`;
  }
}
customElements.define('test-probe', Probe);

let change: (input: string, key: string) => Promise<string> = async (input) => input;
let host: Host;
let place: HTMLElement;
let tell: () => void;

const probe = (name?: string): Probe => {
  const element = document.createElement('test-probe') as Probe;
  if (name) element.name = name;
  place.append(element);
  return element;
};
const settled = (element: Probe): Promise<void> =>
  waitUntil(() => !['idle', 'loading'].includes(element.query.state.status));
const gate = () => {
  let open!: (value: string) => void;
  let fail!: (reason: unknown) => void;
  const promise = new Promise<string>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
};
const down = (seconds?: number) =>
  new OrielError('problem', 'down', {
    type: '',
    title: '',
    status: 503,
    code: 'unavailable',
    ...(seconds && { retryAfter: seconds }),
  });

describe('query', () => {
  beforeEach(() => {
    run = async ([name]) => name;
    change = async (input) => input;
    asked.length = signals.length = 0;
    host = new Host({ getToken: () => 't' });
    place = document.createElement('div');
    tell = provideHost(place, () => host);
    forgotten = 0;
    document.body.append(place);
  });
  afterEach(() => {
    place.remove();
    host.dispose();
  });

  it('is idle without arguments, then loading, then ready', async () => {
    const element = probe();
    await element.updateComplete;
    expect(element.query.state.status).to.equal('idle');
    const slow = gate();
    run = () => slow.promise;
    element.name = 'a';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('loading');
    slow.open('a');
    await settled(element);
    expect(element.query.state).to.include({ status: 'ready', value: 'a' });
    expect(element.query.state.at).to.be.closeTo(Date.now(), 1000);
  });

  it('keeps nothing for another profile, nor what comes for the one before', async () => {
    const element = probe('a');
    await settled(element);
    const late = gate();
    run = () => late.promise;
    element.query.reload();
    run = async ([name]) => `another ${name}`;
    host.configure({ profile: 'p2' });
    expect(element.query.state).to.deep.equal({ status: 'loading' });
    expect([signals.at(-1)?.aborted, forgotten]).to.deep.equal([true, 1]);
    late.open('late');
    await settled(element);
    expect(element.query.value).to.equal('another a');
    expect(asked).to.deep.equal(['a', 'a', 'a']);
    host.configure({ profile: 'p2' });
    await nextFrame();
    expect(asked, 'the same profile is nothing new').to.have.length(3);
  });

  it('asks again, from nothing, when its module is another', async () => {
    const element = probe('a');
    await settled(element);
    run = () => new Promise(() => {});
    host = new Host({ getToken: () => 't' });
    tell();
    await waitUntil(() => asked.length === 2);
    expect(element.query.state).to.deep.equal({ status: 'loading', value: undefined, at: undefined });
    expect(forgotten).to.equal(1);
  });

  it('asks again for what became stale while it was asking', async () => {
    const element = probe('a');
    await settled(element);
    const slow = gate();
    run = () => slow.promise;
    element.query.reload();
    run = async () => 'v2';
    const event: CaseEvent = {
      type: 'activity-created',
      case: 'c',
      number: 'CS1',
      version: 2,
      at: '2026-01-01T00:00:00Z',
    };
    host.stale({ tags: ['names'], event });
    // What was asked before the change is answered after it was heard of.
    slow.open('v1');
    await waitUntil(() => element.query.value === 'v1');
    await waitUntil(() => element.query.value === 'v2', 'the change was forgotten');
    expect(asked).to.have.length(3);
  });

  it('asks for what became stale just before it went away, when it is back', async () => {
    const element = probe('a');
    await settled(element);
    run = async () => 'b';
    host.stale(['names']);
    element.remove();
    place.append(element);
    await waitUntil(() => element.query.value === 'b');
    expect(asked).to.have.length(2);
  });

  it('asks for what became stale while it was away, when it is back', async () => {
    const element = probe('a');
    await settled(element);
    run = async () => 'b';
    element.remove();
    await nextFrame();
    host.stale(['names']);
    await nextFrame();
    expect(asked, 'nobody looks').to.have.length(1);
    place.append(element);
    await waitUntil(() => element.query.value === 'b');
    expect(asked).to.have.length(2);
  });

  it('is empty when an answer has nothing to show', async () => {
    const element = probe('nothing');
    await settled(element);
    expect(element.query.state.status).to.equal('empty');
  });

  it('asks once for the same arguments, however often the element updates', async () => {
    const element = probe('a');
    await settled(element);
    element.requestUpdate();
    await element.updateComplete;
    expect(asked).to.deep.equal(['a']);
  });

  it('keeps the old value while it asks for another, and drops a late answer', async () => {
    const element = probe('a');
    await settled(element);
    const slow = gate();
    run = ([name]) => (name === 'slow' ? slow.promise : Promise.resolve(name));
    element.name = 'slow';
    await element.updateComplete;
    expect(element.query.state).to.include({ status: 'loading', value: 'a' });
    element.name = 'b';
    await element.updateComplete;
    await settled(element);
    slow.open('late');
    await nextFrame();
    expect(element.query.value).to.equal('b');
    expect(signals.slice(1).map(({ aborted }) => aborted)).to.deep.equal([true, false]);
  });

  it('is aborted when its element goes, and resumed when it comes back', async () => {
    const slow = gate();
    run = () => slow.promise;
    const element = probe('a');
    await waitUntil(() => asked.length === 1);
    element.remove();
    await waitUntil(() => signals[0]!.aborted);
    run = async () => 'again';
    place.append(element);
    await settled(element);
    expect(element.query.value).to.equal('again');
    expect(asked).to.have.length(2);
  });

  it('asks again when its element is moved while it asks', async () => {
    const slow = gate();
    run = () => slow.promise;
    const element = probe('a');
    await waitUntil(() => asked.length === 1);
    run = async () => 'answer';
    place.prepend(element);
    await waitUntil(() => element.query.value === 'answer');
    expect(asked).to.have.length(2);
    slow.open('late');
    await nextFrame();
    expect(element.query.value).to.equal('answer');
  });

  it('takes no answer once its element is gone', async () => {
    const slow = gate();
    run = () => slow.promise;
    const element = probe('a');
    await waitUntil(() => asked.length === 1);
    element.remove();
    slow.open('late');
    await nextFrame();
    expect(element.query.value).to.equal(undefined);
  });

  it('asks nothing when an element with its answer is moved', async () => {
    const element = probe('a');
    await settled(element);
    place.prepend(element);
    await element.updateComplete;
    await nextFrame();
    expect(asked).to.have.length(1);
    expect(element.query.state.status).to.equal('ready');
  });

  it('asks again when something makes it stale, once for several changes, with the value kept', async () => {
    const element = probe('a');
    await settled(element);
    const slow = gate();
    run = () => slow.promise;
    host.stale(['other']);
    host.stale(['name:a']);
    host.stale(['names']);
    await waitUntil(() => asked.length === 2);
    expect(element.query.state).to.include({ status: 'loading', value: 'a' });
    slow.open('new');
    await settled(element);
    expect(element.query.value).to.equal('new');
    expect(asked).to.have.length(2);
  });

  it('ignores the event that tells what it knows', async () => {
    run = async () => 'v7';
    const element = probe('a');
    await settled(element);
    const event = { type: 'case-updated', case: 'c', number: 'n', version: 7, at: '' } as const;
    host.stale({ tags: ['names'], event });
    host.stale({ tags: ['names'], event: { ...event, version: 8 } });
    await waitUntil(() => asked.length === 2);
  });

  it('keeps the value after a failure, counts down and asks again by itself', async () => {
    const element = probe('a');
    await settled(element);
    run = () => Promise.reject(down(1));
    element.query.reload();
    await waitUntil(() => element.query.state.status === 'failed');
    expect(element.query.value).to.equal('a');
    expect(element.query.retryIn).to.be.within(4, 5);
    run = async () => 'back';
    await waitUntil(() => element.query.state.status === 'ready', 'asks again', { timeout: 8000 });
    expect(element.query.value).to.equal('back');
    expect(element.query.retryIn).to.equal(0);
  });

  it('does not ask again by itself after a no that stays', async () => {
    run = () =>
      Promise.reject(new OrielError('problem', 'no', { type: '', title: '', status: 404, code: 'not-found' }));
    const element = probe('a');
    await settled(element);
    expect(element.query.error?.code).to.equal('not-found');
    expect(element.query.retryIn).to.equal(0);
  });

  it('asks again as soon as the line is back', async () => {
    run = () => Promise.reject(down());
    const element = probe('a');
    await settled(element);
    run = async () => 'back';
    dispatchEvent(new Event('online'));
    await waitUntil(() => element.query.value === 'back');
  });

  it('asks again for another person', async () => {
    const element = probe('a');
    await settled(element);
    host.configure({ getToken: () => 'other' });
    await waitUntil(() => asked.length === 2);
    await settled(element);
  });
});

describe('mutation', () => {
  beforeEach(() => {
    change = async (input) => input;
    host = new Host({ getToken: () => 't' });
    place = document.createElement('div');
    provideHost(place, () => host);
    document.body.append(place);
  });
  afterEach(() => place.remove());

  it('runs one at a time', async () => {
    const slow = gate();
    let times = 0;
    change = () => {
      times++;
      return slow.promise;
    };
    const element = probe();
    const both = [element.change.run('a'), element.change.run('a')];
    expect(element.change.running).to.equal(true);
    slow.open('done');
    expect(await Promise.all(both)).to.deep.equal(['done', 'done']);
    expect(times).to.equal(1);
    expect(element.change.state).to.include({ status: 'ready', value: 'done' });
    expect(element.change.running).to.equal(false);
  });

  it('names what it makes stale', async () => {
    const heard: unknown[] = [];
    host.onStale(({ tags }) => heard.push(tags));
    await probe().change.run('cases');
    expect(heard).to.deep.equal([['cases']]);
  });

  it('repeats an uncertain write with its key, another input or a certain no with another', async () => {
    const keys: string[] = [];
    let error = new OrielError('network', 'cut');
    change = async (_, key) => {
      keys.push(key);
      throw error;
    };
    const element = probe();
    await element.change.run('a');
    await element.change.run('a');
    expect(element.change.error?.kind).to.equal('network');
    await element.change.run('b');
    error = new OrielError('problem', 'no', { type: '', title: '', status: 422, code: 'invalid' });
    await element.change.run('b');
    await element.change.run('b');
    const [a, again, b, bAgain, afterNo] = keys;
    expect(again).to.equal(a);
    expect(b).not.to.equal(a);
    expect(bAgain).to.equal(b);
    expect(afterNo).not.to.equal(b);
  });

  it('takes the key of a draft', async () => {
    const keys: string[] = [];
    change = async (input, key) => {
      keys.push(key);
      return input;
    };
    await probe().change.run('a', 'draft');
    expect(keys).to.deep.equal(['draft']);
  });
});
