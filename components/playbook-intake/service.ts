/** What a journey asks its backend. The same content sent again after an uncertain failure goes under the same key. */
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { abandonRun, getRun, listRuns, saveActivity, startRun, submitRun } from '../../src/contract/wire.js';
import { asOrielError, type HostController } from '../../src/state/index.js';
import { readPrefill } from '../form/form.js';
import type { Answering } from '../playbook/answering.js';

type Client = NonNullable<HostController['host']>['client'];
interface Options {
  instance: string | undefined;
  key: string;
}

export class Service {
  readonly #module: HostController;
  #key = '';
  #of = '';

  constructor(module: HostController) {
    this.#module = module;
  }

  start(playbook: string): Promise<PlaybookRun> {
    const prefill = readPrefill(this.#module.setting('prefill'));
    const body = { playbook, ...(Object.keys(prefill).length > 0 && { prefill }) };
    return this.#call((client, options) => client.call(startRun, { body }, options));
  }
  open(id: string): Promise<PlaybookRun> {
    return this.#call((client, options) => client.call(getRun, { params: { id } }, options));
  }
  /** Id of the run of a draft case. */
  async runOf(draft: string): Promise<string | undefined> {
    const query = { case: draft };
    const { items } = await this.#call((client, options) => client.call(listRuns, { query }, options));
    return items[0]?.id;
  }
  /** Sends one activity; answers the run. */
  save(run: string, answering: Answering, as: 'save' | 'complete' | 'skip'): Promise<PlaybookRun> {
    const { id, revision } = answering.activity;
    const params = { id: run, activity: id };
    const body = { revision, answers: answering.answers, as };
    return this.#call((client, options) => client.call(saveActivity, { params, body }, options), { params, body });
  }
  submit(run: string, confirmed: boolean): Promise<PlaybookRun> {
    const params = { id: run };
    const body = confirmed ? { confirmed } : {};
    return this.#call((client, options) => client.call(submitRun, { params, body }, options), { params, body });
  }
  abandon(run: string): Promise<unknown> {
    const params = { id: run };
    return this.#call((client, options) => client.call(abandonRun, { params, body: {} }, options));
  }

  async #call<T>(ask: (client: Client, options: Options) => Promise<T>, content?: unknown): Promise<T> {
    const { host, instance } = this.#module;
    if (!host) throw new Error('No module');
    if (content === undefined) return ask(host.client, { instance, key: crypto.randomUUID() });
    const of = JSON.stringify(content);
    if (of !== this.#of) this.#key = crypto.randomUUID();
    this.#of = of;
    try {
      return await ask(host.client, { instance, key: this.#key });
    } catch (reason) {
      // A clear no ends this attempt; what is sent next is another request.
      if (!asOrielError(reason).uncertain) this.#of = '';
      throw reason;
    }
  }
}
