import { type Edit, importOf } from './patch.ts';

/**
 * The tokenizer of texts and escape sequences creates a segmenter when it is loaded, and uses it for plain text as
 * well. The first segmenter of a process reads Unicode's tables. Without this edit, a start costs 1.09 times as much
 * processor time up to the first answered key.
 */
export const segmenter: Edit = {
  file: '@alcalzone/ansi-tokenize/build/tokenize.js',
  find: 'new Intl.Segmenter(undefined, { granularity: "grapheme" });',
  put: `new Segmenter(undefined, { granularity: "grapheme" }); ${importOf('Segmenter', 'segmenter.ts')}`,
};

/**
 * Ink awaits developer tools at the top level, which the program does not contain. Without this `await` the bundle can
 * be CommonJS, which Node starts with a seventh less processor time than modules.
 */
export const devtools: readonly Edit[] = [
  { file: 'ink/build/reconciler.js', find: "        await import('./devtools.js');\n", put: '' },
  { file: 'ink/build/reconciler.js', find: 'const loaded = await loadPackageJson();', put: 'const loaded = {};' },
];

/**
 * Removes the overview that Ink draws over the screen after a bug. By then the screen has been restored, and one line
 * says what happened. The overview also needs flexible boxes, which our layout rejects.
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
 * Removes Conf's validation with a schema and its migration between versions. The program uses neither, and their
 * packages would take 178 KB.
 */
export const settings: readonly Edit[] = [
  "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';",
  "import ajvFormatsModule from 'ajv-formats';",
  "import semver from 'semver';",
  'this.#runMigrations(options);',
].map((find) => ({ file: 'conf/dist/source/index.js', find, put: '' }));

/** Removes Ink's decoding of keys, 8 KB of the bundle. It serves unused hooks: the program reads its keys itself. */
export const keys: readonly Edit[] = [
  { file: 'ink/build/components/App.js', find: "import parseKeypress from '../parse-keypress.js';\n", put: '' },
  {
    file: 'ink/build/components/App.js',
    find: "import { createInputParser, isCompleteControlSequence, } from '../input-parser.js';",
    put: '',
  },
  { file: 'ink/build/components/App.js', find: 'useRef(createInputParser())', put: 'useRef({ reset() {} })' },
];
