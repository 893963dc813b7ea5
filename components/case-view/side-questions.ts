/** What is asked besides the case: labels of its type's own fields, and who can help when it cannot be shown. */
import type { Case } from '../../src/contract/case.js';
import type { CaseType } from '../../src/contract/case-type.js';
import { getCaseType, getModule } from '../../src/contract/wire.js';
import { type HostController, QueryController, type Widget } from '../../src/state/index.js';

/** The case type, when the case has answers that are its own. */
export const caseTypeOf = (element: Widget, module: HostController, record: () => Case | undefined) =>
  new QueryController<readonly [string], CaseType>(element, {
    module,
    args: () => {
      const { caseType, fields } = record() ?? {};
      return caseType && Object.keys(fields ?? {}).length > 0 ? [caseType] : undefined;
    },
    run: ([id], { client, signal, instance }) => client.call(getCaseType, { params: { id } }, { signal, instance }),
  });

/** The module alone, when the answer that would have carried it was a refusal. */
export const helpAfter = (element: Widget, module: HostController, refused: () => boolean) =>
  new QueryController<readonly [string], object>(element, {
    module,
    args: () => (refused() && !module.host?.module ? ['module'] : undefined),
    run: async (_, { client, host, signal, instance }) =>
      host.absorb({ module: await client.call(getModule, {}, { signal, instance }) }, instance),
  });
