import type { Key } from '../../test/support/keys.ts';

/** A key; a text that is typed at once; or a key that is pressed until the screen matches a pattern. */
export type Step = Key | { readonly text: string } | { readonly press: Key; readonly until: RegExp };

/** The steps to a screen that is photographed. */
export type Visit = {
  readonly name: string;
  /** The description for readers who cannot see the picture. */
  readonly title: string;
  readonly steps: readonly Step[];
  /** Matches the final screen, in a window of any size. */
  readonly shows: RegExp;
};

const RUNC: readonly Step[] = ['/', { text: 'runc' }, 'enter'];

/** Marks three runtimes in a list of results. */
const MARKED: readonly Step[] = ['/', { text: 'kind:runtime' }, 'enter', 'space', 'down', 'space', 'down', 'space'];

/** Every view and its main states. A new view needs a line here. */
export const VISITS: readonly Visit[] = [
  { name: 'start', title: 'The explorer as it opens', steps: [], shows: /Containers/ },
  {
    name: 'list',
    title: 'The tree of categories on the left, open at Containers; on the right what is known about runc',
    steps: [{ press: 'down', until: /▌ *▸ Containers/ }, 'right', { press: 'down', until: /▌ *runc/ }],
    shows: /▌ *runc/,
  },
  {
    name: 'branch',
    title: 'A category: what it holds, in numbers',
    steps: ['down', 'down', 'down'],
    shows: /▌ *▸ Orchestration/,
  },
  { name: 'detail', title: 'What is known about runc', steps: [...RUNC, 'right', 'down'], shows: /runc/ },
  { name: 'zoomed', title: 'What is known about runc, on the whole window', steps: [...RUNC, 'z'], shows: /runc/ },
  {
    name: 'search',
    title: 'The misspelt word "seccmp" finds seccomp and what uses it; matched letters are lit',
    steps: ['/', { text: 'seccmp' }],
    shows: /▌ *seccomp/,
  },
  {
    name: 'near-results',
    title: 'A search in words, with what is near below what has them all',
    steps: ['/', { text: 'rootless kubernetes' }],
    shows: /rootless kubernetes/,
  },
  {
    name: 'no-results',
    title: 'A search that finds nothing, and the nearest names',
    steps: ['/', { text: 'runc4' }],
    shows: /runc4/,
  },
  {
    name: 'query-advice',
    title: 'A misspelt value of a field, and what is there instead',
    steps: ['/', { text: 'status:actve' }],
    shows: /status:actve/,
  },
  { name: 'version', title: 'A search for a version of runc', steps: ['/', { text: 'runc 1.1.4' }], shows: /1\.1\.4/ },
  {
    name: 'filters',
    title: 'The filters, with what each choice would leave of a search for docker; active and maintenance are chosen',
    steps: ['/', { text: 'docker' }, 'enter', 'f', 'space', 'down', 'space'],
    shows: /✓ maintenance/,
  },
  { name: 'sort', title: 'The orders', steps: ['s'], shows: /SORT/ },
  {
    name: 'vulnerabilities',
    title: 'The vulnerabilities by year, a sign for each, and the page of the newest',
    steps: ['V'],
    shows: /▌ *[▲△] CVE-/,
  },
  { name: 'vulnerability', title: 'The page of a vulnerability', steps: ['V', 'right'], shows: /WHAT IT IS/ },
  { name: 'stack-empty', title: 'Your stack before anything is in it', steps: ['A'], shows: /Nothing here yet/ },
  {
    name: 'stack-line',
    title: 'A product and its version are typed',
    steps: ['A', { text: 'runc@1.1' }],
    shows: /runc@1\.1/,
  },
  {
    name: 'stack',
    title: 'What is open in a stack of three products',
    steps: ['A', { text: 'runc@1.1.4 docker@24.0.5 containerd@1.7.0' }, 'enter'],
    shows: /3 products/,
  },
  {
    name: 'matrix',
    title: 'Which mechanisms the runtimes use always, by option, or not',
    steps: ['/', { text: 'kind:runtime' }, 'enter', 'M'],
    shows: /[●○]/,
  },
  {
    name: 'matrix-all',
    title: 'Entries and mechanisms, sorted by one',
    steps: ['M', 'a', 'right', 'right', 's'],
    shows: /[●○]/,
  },
  { name: 'compare', title: 'Three entries side by side, field by field', steps: [...MARKED, 'C'], shows: /≠/ },
  { name: 'compare-differences', title: 'Only what differs', steps: [...MARKED, 'C', 'd', 'right'], shows: /≠/ },
  { name: 'compare-empty', title: 'Nothing to compare yet', steps: ['C'], shows: /mark two/i },
  { name: 'guide', title: 'The hardening guide as a stack of levels', steps: ['H'], shows: /Hardening/ },
  {
    name: 'guide-measures',
    title: 'The measures of a level, one of them done',
    steps: ['H', 'tab', 'down', 'space'],
    shows: /✓/,
  },
  {
    name: 'guide-judged',
    title: 'A docker run command, judged measure by measure',
    steps: ['H', 'e', { text: 'docker run --cap-drop=ALL --read-only -p 80:80 nginx' }, 'enter'],
    shows: /met/,
  },
  { name: 'totals', title: 'The catalog in bars', steps: ['T'], shows: /Totals/ },
  { name: 'help', title: 'Every key and what it does', steps: ['?'], shows: /Help/ },
  { name: 'help-search', title: 'A search among the keys', steps: ['?', '/', { text: 'zoom' }], shows: /whole window/ },
];

/** Returns the visit with this name. Throws if there is none. */
export function visitNamed(name: string): Visit {
  const visit = VISITS.find((one) => one.name === name);
  if (visit) return visit;
  throw new Error(`There is no visit "${name}". There are: ${VISITS.map((one) => one.name).join(', ')}.`);
}
