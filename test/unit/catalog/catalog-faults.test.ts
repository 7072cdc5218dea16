import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CatalogError, readCatalog } from '../../../scripts/catalog/read.ts';

const scratch = mkdtempSync(join(tmpdir(), 'catalog-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A copy of the catalog that a test may damage. */
function copy(): string {
  const directory = mkdtempSync(join(scratch, 'copy-'));
  cpSync('src/data/catalog', directory, { recursive: true });
  return directory;
}

/** The message with which the catalog is rejected; empty if it is valid. */
function complaint(directory: string): string {
  try {
    readCatalog(directory);
  } catch (error) {
    if (error instanceof CatalogError) return error.message;
    throw error;
  }
  return '';
}

/**
 * Sets `fields` at `place`, such as `containers.json entries runc notes 2`: a file, followed by keys, ids and
 * positions. An undefined field is removed.
 */
function spoil(directory: string, place: string, fields: object): void {
  const [file = '', ...steps] = place.split(' ');
  const path = join(directory, file);
  const json = JSON.parse(readFileSync(path, 'utf8'));
  const target = steps.reduce((here, step) => here[step] ?? here.find(({ id }: { id: string }) => id === step), json);
  Object.assign(target, fields);
  writeFileSync(path, JSON.stringify(json));
}

test('A copy of the catalog is valid', () => {
  expect(complaint(copy())).toBe('');
});

const runc = 'containers.json entries runc';
const sandbox = 'sandboxes.json entries nsjail';
const seccompFilter = 'hardening-guide.json levels 0 measures seccomp-filter';

/** The fault, its place and fields, and the beginning of the line that reports it. */
const faults: [string, string, object, string][] = [
  ['an id that changed', runc, { id: 'run-c' }, 'known-ids.json: runc: id: was given out and is gone'],
  [
    'an address of another entry',
    runc,
    { url: 'https://github.com/p8952/bocker' },
    'containers.json: bocker: url: is that of "runc"',
  ],
  [
    'an advisory with another impact elsewhere',
    `${runc} notes 0`,
    { ids: ['CVE-2019-5736'], impact: 'denial' },
    'containers.json: runc: notes[0].impact: of CVE-2019-5736 is "denial" here and "escape" in "docker"; make them agree',
  ],
  ['an empty summary', runc, { summary: '' }, 'containers.json: runc: summary: must be one or two sentences'],
  ['a blank summary', runc, { summary: '  ' }, 'containers.json: runc: summary: must be one or two sentences'],
  [
    'a long summary',
    runc,
    { summary: 'a'.repeat(201) },
    'containers.json: runc: summary: must be one or two sentences of at most 200 characters, not blank; this has 201',
  ],
  ['no summary', runc, { summary: undefined }, 'containers.json: runc: summary: is missing. What it is'],
  ['no words', runc, { words: undefined }, 'containers.json: runc: words: is missing. What people say'],
  ['an empty list of words', runc, { words: [] }, 'containers.json: runc: words: must not be empty'],
  ['a blank phrase', runc, { words: [' '] }, 'containers.json: runc: words[0]: must be a phrase of at most 60'],
  [
    'a long phrase',
    seccompFilter,
    { words: ['a'.repeat(61)] },
    'hardening-guide.json: seccomp-filter: words[0]: must be a phrase of at most 60 characters, not blank; this has 61',
  ],
  [
    'a duplicate phrase',
    'mechanisms.json mechanisms seccomp',
    { words: ['firewall', 'firewall'] },
    'mechanisms.json: seccomp: words: has the same thing at [1] and [0]; keep one',
  ],
  [
    'an unknown word',
    runc,
    { kind: 'runtme' },
    'containers.json: runc: kind: must be a kind of entry, not "runtme"; did you mean "runtime"?; the words are: runtime, engine,',
  ],
  [
    'an unknown impact',
    `${runc} notes 2`,
    { impact: 'bad' },
    'containers.json: runc: notes[2].impact: must be the impact of a vulnerability, in a word, not "bad"',
  ],
  [
    'a vulnerability without an impact',
    `${runc} notes 2`,
    { impact: undefined },
    'containers.json: runc: notes[2].impact: is missing. The impact of the vulnerability.',
  ],
  [
    'an impact of a caution',
    `${runc} notes 2`,
    { kind: 'caution' },
    'containers.json: runc: notes[2].impact: is only for a vulnerability',
  ],
  [
    'an unordered fixed release',
    `${runc} notes 2`,
    { fixed: ['v1.1.12 or so'] },
    'containers.json: runc: notes[2].fixed[0]: must be a release that can be put in order',
  ],
  [
    'an unknown kind of flaw',
    `${runc} notes 2`,
    { flaw: 'symlink-rase' },
    'containers.json: runc: notes[2].flaw: there is no kind of flaw "symlink-rase"; did you mean "symlink-race"?',
  ],
  [
    'an unknown field',
    runc,
    { licence: 'MIT' },
    'containers.json: runc: licence: is no field here; did you mean "license"?; the fields are: id, name,',
  ],
  [
    'a bad CVE',
    `${runc} notes 0`,
    { ids: ['CVE-19-5736'] },
    'containers.json: runc: notes[0].ids[0]: must be an id such as "CVE-2019-5736", "GHSA-xr7r-f8xq-vfvv" or "GO-2024-2491", not "CVE-19-5736"',
  ],
  [
    'a duplicate CVE',
    `${runc} notes 1`,
    { ids: ['CVE-2019-5736'] },
    'containers.json: runc: notes[6].ids[0]: CVE-2019-5736 is in notes[1] already',
  ],
  [
    'no source',
    `${runc} notes 1`,
    { source: undefined },
    'containers.json: runc: notes[1].source: is missing. The page',
  ],
  [
    'a status without its month',
    runc,
    { statusAsOf: undefined },
    'containers.json: runc: statusAsOf: is missing; "status" needs it. Month in which',
  ],
  [
    'a thirteenth month',
    runc,
    { statusAsOf: '2026-13' },
    'containers.json: runc: statusAsOf: must be a year and a month',
  ],
  [
    'a year in quotes',
    runc,
    { since: '2015' },
    'containers.json: runc: since: must be a year in four digits, not "2015"',
  ],
  [
    'a script as an address',
    runc,
    { url: 'javascript:alert(1)' },
    'containers.json: runc: url: must be a whole address that begins with http:// or https://, not "javascript:alert(1)"',
  ],
  [
    'a password in an address',
    runc,
    { url: 'https://me:secret@runc.io/' },
    'containers.json: runc: url: must be a whole',
  ],
  [
    'a blank in an address',
    `${runc} notes 2`,
    { source: 'https://runc.io/a b' },
    'containers.json: runc: notes[2].source: must be a whole http or https address',
  ],
  ['an escape sequence', runc, { name: 'ru\u001b[31mnc' }, 'containers.json: runc: name: holds U+001B'],
  [
    'a bidi override',
    `${runc} notes 0`,
    { text: 'Root \u202einside.' },
    'containers.json: runc: notes[0].text: holds U+202E',
  ],
  ['a zero-width space', runc, { aliases: ['lib\u200bc'] }, 'containers.json: runc: aliases[0]: holds U+200B'],
  ['a blank at the end', runc, { language: 'Go ' }, 'containers.json: runc: language: begins or ends with a blank'],
  ['a letter in two parts', runc, { language: 'Go\u0308' }, 'containers.json: runc: language: has letters in separate'],
  [
    'an unknown mechanism',
    runc,
    { mechanisms: { uses: ['secomp'] } },
    'containers.json: runc: mechanisms[0]: there is no mechanism "secomp"; did you mean "seccomp"?',
  ],
  [
    'an unknown related entry',
    runc,
    { related: ['oci', 'lxcc'] },
    'containers.json: runc: related[1]: there is no entry "lxcc"; did you mean "lxc"?',
  ],
  [
    'a relation to an unknown entry',
    runc,
    { relations: [{ type: 'uses', id: 'no-such' }] },
    'containers.json: runc: relations (uses)[0]: there is no entry',
  ],
  ['itself as a related entry', runc, { related: ['runc'] }, 'containers.json: runc: related[0]: refers to itself'],
  [
    'a duplicate related entry',
    runc,
    { related: ['oci', 'oci'] },
    'containers.json: runc: related: has the same thing at [0] and',
  ],
  ['an empty list', runc, { notes: [] }, 'containers.json: runc: notes: must not be empty; leave it out instead'],
  ['an id used in two files', sandbox, { id: 'runc' }, 'containers.json, sandboxes.json: runc: id: "runc" is taken'],
  ['the id of a category', sandbox, { id: 'clouds' }, 'clouds.json, sandboxes.json: clouds: id: "clouds" is taken'],
  ['an id with capitals', sandbox, { id: 'NsJail' }, 'sandboxes.json: NsJail: id: must be a slug'],
  ['no id', sandbox, { id: undefined }, 'sandboxes.json: entries[1]: id: is missing'],
  [
    'a fault in a nested entry',
    'security-links.json entries red-hat-blog children red-hat-user-namespaces',
    { url: 'ftp://redhat.com/' },
    'security-links.json: red-hat-user-namespaces: url: must be a whole address',
  ],
  [
    'an empty list of details',
    seccompFilter,
    { details: [{ title: 'Capabilities' }] },
    'hardening-guide.json: seccomp-filter: details[0]: must be a titled list',
  ],
  [
    'a misspelled mechanism in a measure',
    seccompFilter,
    { mechanisms: ['seccomp', 'landlok'] },
    'hardening-guide.json: seccomp-filter: mechanisms[1]: there is no mechanism "landlok"; did you mean "landlock"?',
  ],
  [
    'an invalid kernel release',
    'mechanisms.json mechanisms apparmor',
    { sinceKernel: '2.6' },
    'mechanisms.json: apparmor: sinceKernel: must be a release of the kernel, such as "Linux 3.5", not "2.6"',
  ],
  [
    'a parent with entries',
    'security-tools.json',
    { parent: 'clouds' },
    'security-tools.json: security-tools: parent: "clouds"',
  ],
  ['unknown contents', 'clouds.json', { holds: 'rain' }, 'clouds.json: holds: must be one of: entries, measures,'],
  ['a bell in a title', 'clouds.json', { title: 'Clou\u0007ds' }, 'clouds.json: clouds: title: holds U+0007'],
  [
    'too few categories',
    'catalog.json',
    { categories: ['clouds.json'] },
    'foundations.json: is not among the categories',
  ],
  ['a category without a file', 'catalog.json', { categories: ['rain.json'] }, 'rain.json: is not there'],
  [
    'an invalid capture date',
    'catalog.json',
    { capturedOn: 'May 2016' },
    'catalog.json: capturedOn: must be a day written',
  ],
];

test.each(faults)('For %s, a line names the file, entry and field', (_, place, fields, line) => {
  const directory = copy();
  spoil(directory, place, fields);
  expect(complaint(directory)).toContain(`\n${line}`);
});

test('A file with invalid JSON is named', () => {
  const directory = copy();
  writeFileSync(join(directory, 'clouds.json'), '{ "title": ');
  expect(complaint(directory)).toContain('\nclouds.json: is no JSON: ');
});

test('The problems of all files are listed at once', () => {
  const directory = copy();
  spoil(directory, runc, { kind: 'thing', since: 15 });
  spoil(directory, seccompFilter, { details: [{ title: 'Capabilities' }] });
  spoil(directory, 'dashboard.json entries lxc-web-panel', { url: 'lxc' });
  const lines = complaint(directory).split('\n');
  expect(lines.map((line) => line.split(': ').slice(0, 3).join(': '))).toEqual([
    'The catalog is not right:',
    'containers.json: runc: kind',
    'containers.json: runc: since',
    'dashboard.json: lxc-web-panel: url',
    'hardening-guide.json: seccomp-filter: details[0]',
  ]);
});
