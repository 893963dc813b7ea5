/** `custom-elements.json` from the sources: what an element promises, without what is private to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { filesUnder, root } from '../files.mjs';

const described = (file) =>
  /^(components\/[a-z-]+\/[a-z-]+\.ts|components\/[a-z-]+\/define\.ts|src\/ui\/element\.ts|src\/events\/[a-z-]+\.ts)$/.test(
    file,
  ) && !/^components\/parts\//.test(file);

const open = (member) => !['private', 'protected'].includes(member.privacy) && !/^[#_]/.test(member.name);

/** Lit's own machinery says nothing to a user of the element. */
const machinery =
  /^(render|updated|firstUpdated|willUpdate|scheduleUpdate|shouldUpdate|connectedCallback|disconnectedCallback|createRenderRoot|getUpdateComplete|styles|properties|shadowRootOptions|formAssociated)$/;

export function manifest(read = (file) => readFileSync(join(root, file), 'utf8')) {
  const modules = filesUnder('components', 'src/ui', 'src/events')
    .filter(described)
    .map((file) => ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true));
  const result = create({ modules, plugins: litPlugin(), context: { dev: false, thirdPartyCEMs: [] } });
  for (const module of result.modules) {
    for (const declaration of module.declarations ?? []) {
      if (declaration.members) {
        declaration.members = declaration.members.filter((member) => open(member) && !machinery.test(member.name));
      }
    }
  }
  return result;
}

/** The elements of a manifest by folder: `{ folder, file, tag, declaration }`. */
export function elementsIn({ modules }) {
  return modules.flatMap(({ path, declarations }) => {
    const folder = path.match(/^components\/([a-z-]+)\/\1\.ts$/)?.[1];
    const declaration = declarations?.find((each) => each.kind === 'class' && (each.customElement || each.tagName));
    return folder && declaration ? [{ folder, file: path, tag: `oriel-${folder}`, declaration }] : [];
  });
}
