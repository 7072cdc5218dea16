import { type Edit, importOf } from './patch.ts';

/**
 * What cuts a text into letters and sequences makes a segmenter when it is loaded, and uses it for plain text as well. The first
 * segmenter of a process reads Unicode's tables: without this, a start costs 1.09 times as much, in processor time up to the first
 * answered key.
 */
export const segmenter: Edit = {
  file: '@alcalzone/ansi-tokenize/build/tokenize.js',
  find: 'new Intl.Segmenter(undefined, { granularity: "grapheme" });',
  put: `new Segmenter(undefined, { granularity: "grapheme" }); ${importOf('Segmenter', 'segmenter.ts')}`,
};

/**
 * Ink waits at the top level for developer tools, which the program does not have. Without the waiting it can be CommonJS,
 * which Node starts with a seventh less of the processor's time than modules.
 */
export const devtools: readonly Edit[] = [
  { file: 'ink/build/reconciler.js', find: "        await import('./devtools.js');\n", put: '' },
  { file: 'ink/build/reconciler.js', find: 'const loaded = await loadPackageJson();', put: 'const loaded = {};' },
];

/**
 * The overview that Ink draws over the screen after a bug. By then the screen has been given back, and one line says what
 * happened; and the overview needs boxes that flow, which our layout refuses.
 */
export const overview: readonly Edit[] = [
  { file: 'ink/build/components/ErrorBoundary.js', find: "import ErrorOverview from './ErrorOverview.js';", put: '' },
  {
    file: 'ink/build/components/ErrorBoundary.js',
    find: '(React.createElement(ErrorOverview, { error: this.state.error }))',
    put: 'null',
  },
];

/**
 * Conf can validate settings with a schema and migrate them between versions. It is not asked to, and the packages for that
 * would take 178 KB.
 */
export const settings: readonly Edit[] = [
  "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';",
  "import ajvFormatsModule from 'ajv-formats';",
  "import semver from 'semver';",
].map((find) => ({ file: 'conf/dist/source/index.js', find, put: '' }));

/** Ink would decode keys for hooks that nothing here uses: the program reads its keys itself. That is 8 KB of the bundle. */
export const keys: readonly Edit[] = [
  { file: 'ink/build/components/App.js', find: "import parseKeypress from '../parse-keypress.js';\n", put: '' },
  {
    file: 'ink/build/components/App.js',
    find: "import { createInputParser, isCompleteControlSequence, } from '../input-parser.js';",
    put: '',
  },
  { file: 'ink/build/components/App.js', find: 'useRef(createInputParser())', put: 'useRef({ reset() {} })' },
];
