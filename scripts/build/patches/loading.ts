import { type Edit, importOf } from './patch.ts';

const segmenter = (file: string, name: string, options: string): Edit => ({
  file,
  find: `const ${name} = new Intl.Segmenter(${options});`,
  put: `${importOf('Segmenter', 'segments.ts')} const ${name} = new Segmenter(${options});`,
});

/**
 * Five packages make a segmenter when they are loaded, and ask it for the letters of any text. The first one of a process
 * reads Unicode's tables, which is a twentieth of a start.
 */
export const segmenters: readonly Edit[] = [
  segmenter('string-width/index.js', 'segmenter', ''),
  segmenter('wrap-ansi/index.js', 'segmenter', ''),
  segmenter('ink/build/line-update.js', 'segmenter', "undefined, { granularity: 'grapheme' }"),
  segmenter('slice-ansi/tokenize-ansi.js', 'GRAPHEME_SEGMENTER', "undefined, {granularity: 'grapheme'}"),
  segmenter('@alcalzone/ansi-tokenize/build/tokenize.js', 'segmenter', 'undefined, { granularity: "grapheme" }'),
];

/** The set of all emoji sequences: to have it compiled only for the first text that may be one saves another twentieth. */
export const emoji: readonly Edit[] = [
  { file: 'string-width/index.js', find: String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`, put: 'let rgiEmoji;' },
  {
    file: 'string-width/index.js',
    find: 'rgiEmojiRegex.test(segment)',
    put: String.raw`(rgiEmoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(segment)`,
  },
];

/**
 * Ink waits at the top level for its developer tools, of which the program has none. Without that it can be CommonJS, which
 * takes a seventh less of the processor's time to start than modules do.
 */
export const devtools: readonly Edit[] = [
  { file: 'ink/build/reconciler.js', find: "        await import('./devtools.js');\n", put: '' },
  { file: 'ink/build/reconciler.js', find: 'const loaded = await loadPackageJson();', put: 'const loaded = {};' },
];

/**
 * What Ink draws over the screen after a bug: the screen is given back then, and one line says what happened. It also needs
 * boxes that flow, which are not laid out here.
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
 * Conf checks settings with a schema and brings them from version to version, if it is told how. It is not, and what it
 * would do that with is a quarter of the tarball.
 */
export const settings: readonly Edit[] = [
  "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';",
  "import ajvFormatsModule from 'ajv-formats';",
  "import semver from 'semver';",
].map((find) => ({ file: 'conf/dist/source/index.js', find, put: '' }));

/** Ink would decode keys for hooks that nothing here uses: the program reads its keys itself. */
export const keys: readonly Edit[] = [
  { file: 'ink/build/components/App.js', find: "import parseKeypress from '../parse-keypress.js';\n", put: '' },
];
