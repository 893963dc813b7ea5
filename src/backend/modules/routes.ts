import { asCustomer, type Pipeline, reading } from '../http/pipeline.js';
import { json } from '../http/reply.js';
import { describeViewer } from '../viewer/describe.js';
import { describeModule } from './describe.js';

export const moduleRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    getModule: reading(pipeline, 'getModule', customer, async ({ deps, who }) =>
      json(await describeModule(deps.store, who)),
    ),
    getViewer: reading(pipeline, 'getViewer', customer, async ({ deps, who }) => json(await describeViewer(deps, who))),
  };
};
