import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { endOf } from './patch.ts';

/** The line in js-yaml where its reading code ends and its writing code begins. */
const WRITING = '//#region src/ast/from_js.ts';
/** The types and schemas that js-yaml defines when it is loaded. Marked as pure, those that reading does not use are left out. */
const DEFINITION = /^(var \w+ = )(?=define(?:Scalar|Sequence|Mapping)Tag\(|new Schema\(|\w+\.withTags\()/gm;

/** The schemas other than the default one, and their types. They contain spread arrays, so marking them as pure is not enough. */
const OTHER_SCHEMAS = /^var (?:JSON|YAML11|DUMP)_SCHEMA = [\s\S]*?^\S*\);$/gm;
const OTHER_TYPES = /^\/\/#region src\/tag\/scalar\/\w+_(?:json|yaml11)\.ts$[\s\S]*?^\/\/#endregion$/gm;

/** Bundles only the reading code of js-yaml, which is half of it. */
export const onlyLoad: Plugin = {
  name: 'only-load',
  setup({ onLoad }) {
    onLoad({ filter: endOf('js-yaml/dist/js-yaml.mjs') }, ({ path }) => {
      const [reading = '', writing] = readFileSync(path, 'utf8').split(WRITING);
      if (writing === undefined) throw new Error(`${path} is not as scripts/build/patches knows it`);
      const ours = reading
        .replace(OTHER_SCHEMAS, '')
        .replace(OTHER_TYPES, '')
        .replace(DEFINITION, '$1/* @__PURE__ */ ');
      return { contents: `${ours}\nexport { loadAll };` };
    });
  },
};
