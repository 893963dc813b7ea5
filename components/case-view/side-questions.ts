import type { Case } from '../../src/contract/case.js';
import type { CaseType } from '../../src/contract/case-type.js';
import { getCaseType } from '../../src/contract/wire.js';
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
