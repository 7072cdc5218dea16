import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { endOf } from './patch.ts';

/** Where js-yaml's reading ends and its writing begins. */
const WRITING = '//#region src/ast/from_js.ts';
/** The types and schemas that it defines when it is loaded; those that reading does not use can go. */
const DEFINITION = /^(var \w+ = )(?=define(?:Scalar|Sequence|Mapping)Tag\(|new Schema\(|\w+\.withTags\()/gm;

/** Bundles of js-yaml only what reads: half of it. */
export const onlyLoad: Plugin = {
  name: 'only-load',
  setup({ onLoad }) {
    onLoad({ filter: endOf('js-yaml/dist/js-yaml.mjs') }, ({ path }) => {
      const [reading = '', writing] = readFileSync(path, 'utf8').split(WRITING);
      if (writing === undefined) throw new Error(`${path} is not as scripts/build/patches knows it`);
      return { contents: `${reading.replace(DEFINITION, '$1/* @__PURE__ */ ')}\nexport { loadAll };` };
    });
  },
};
