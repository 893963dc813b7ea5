/** Tells the operator of pages that are refused for their origin: the page itself only sees that it may read nothing. */
import type { Deps, LogEntry } from '../deps.js';

const MINUTE = 60_000;
/** Different ones a minute: anybody can make up origins. */
const MOST = 100;

/** Once a minute for the same module and origin. */
export const originLog = (log: (entry: LogEntry) => void, clock: () => number): Deps['warnOfOrigin'] => {
  const told = new Map<string, number>();
  return (origin, module) => {
    const now = clock();
    for (const [name, at] of told) if (now - at >= MINUTE) told.delete(name);
    const name = `${module ?? ''} ${origin}`;
    if (told.has(name) || told.size >= MOST) return;
    told.set(name, now);
    const hint = `add it to "origins" in modules/${module ?? '<name>'}.json and start again`;
    const of = module === undefined ? {} : { module };
    const message = module === undefined ? 'origin listed for no module' : 'origin not listed for the module';
    log({ level: 'warn', message, ...of, origin: origin.slice(0, 200), hint });
  };
};
