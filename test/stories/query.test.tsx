import { test } from 'vitest';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

test('an empty search line names the fields, and Tab completes the beginning of one', async () => {
  const app = visit();
  app.type('/');
  await app.sees(/fields status: +kind: +uses:/);
  app.type('sta');
  await app.sees(/status: +stars: .*Tab/);
  app.press('tab');
  await app.sees('/ status:');
  await app.sees(/status: active +maintenance +archived/);
});

test('Tab cycles through the values of a field, and the results follow', async () => {
  const app = visit();
  app.type('/status:arch');
  await app.sees(/status: archived .*Tab/);
  app.press('tab');
  await app.sees('/ status:archived');
  app.press('tab');
  await app.sees('/ status:superseded');
  app.press('shift+tab');
  await app.sees('/ status:archived');
});

test('a field without a value filters nothing, and a complete value shows the alternatives', async () => {
  const app = visit();
  app.type('/status:');
  await app.sees(/ (\d{3}) of \1/);
  app.type('archived');
  await app.sees(/ or superseded +discontinued/);
});

test('an unknown field is reported below the line with a suggestion and does not empty the list', async () => {
  const app = visit();
  app.type('/stauts:active runc');
  await app.sees('Unknown field “stauts:”; did you mean status:?');
  await app.sees(/▌ +runc/);
});

test('an unknown value is reported, and Tab replaces it with the suggestion', async () => {
  const app = visit();
  app.type('/status:actve');
  await app.sees('status: unknown value “actve”; did you mean active?  Tab corrects it');
  app.press('tab');
  await app.sees('/ status:active');
  await app.seesNo('did you mean');
});

test('a narrow window shows only the suggested value', async () => {
  const app = visit({ columns: 40, rows: 15 });
  app.type('/status:actve');
  await app.sees(/Did you mean active\? +Tab/);
});

test('a field in another notation is understood, and the line below says how it was read', async () => {
  const app = visit();
  app.type('/status=archived');
  await app.sees('Read “status=archived” as status:archived.');
  const archived = catalog.entries.filter(({ status }) => status === 'archived').length;
  await app.sees(new RegExp(` ${archived} of \\d{3}`));
  app.press('enter', 'f');
  await app.sees('/ status:archived');
  await app.sees('✓ archived');
});

test('an exclusion that matches nothing is reported with a suggestion', async () => {
  const app = visit();
  app.type('/docker !podmna');
  await app.sees('“podmna” excludes nothing; did you mean !podman?');
  await app.sees(/▌ +Docker Engine/);
});

test('an invalid number is explained with examples', async () => {
  const app = visit();
  app.type('/since:soon docker');
  await app.sees('since: needs a number, such as 2018, >2018 or 2015..2018.');
  await app.sees(/▌ +Docker Engine/);
});

test.each([
  ["'OCI", 'Open Container Initiative'],
  ['^systemd', 'systemd'],
  ['jail$ !fire', 'NsJail'],
  ['"live migration"', 'CRIU'],
  ['rkt|nsjail since:<2014', 'no'],
  ['kind:sandbox uses:landlock', 'Firejail'],
  ['opencontainers/runc', 'runc'],
  ['https://github.com/google/nsjail', 'NsJail'],
  ['github.com/containers/crun', 'crun'],
  ['firejail OR nsjail', 'Firejail'],
  ['"docker sw" status:active', 'no'],
  ['has:cve impact:escape runc', 'runc'],
])('%s', async (query, name) => {
  const app = visit();
  app.type('/');
  app.type(query);
  await app.sees(name === 'no' ? 'Nothing matches' : new RegExp(`▌ +${name}`));
});

test('an alias that matched is shown in the row and in the detail', async () => {
  const app = visit();
  app.type('/moby');
  await app.sees(/▌ +Docker Engine +Moby/);
  await app.sees('found in alias Moby');
});

test('the number of a CVE finds the vulnerability and the affected entries, whose details show that note first', async () => {
  const app = visit();
  app.type('/21626');
  await app.sees(/▌ +CVE-2024-21626/);
  app.press('down');
  await app.sees(/▌ +runc +CVE-2024-21626/);
  await app.sees('found in a note CVE-2024-21626');
  await app.sees(/SECURITY NOTES +\d+\s+.*▲ CVE-2024-21626/u);
});

test('the top line shows the number of results, the total, the hidden results and the time taken', async () => {
  const app = visit();
  app.type('/seccomp');
  await app.sees(/ \d+ of \d{3} · \d+ hidden · (<1|\d+) ms/);
});

test('is:bookmarked finds the bookmarked entries and follows changes at once', async () => {
  const app = visit({ shelves: { bookmarks: ['runc', 'nsjail'], recent: [] } });
  app.type('/is:bookmarked');
  await app.sees(/ 2 of \d{3}/);
  app.press('enter');
  app.type('b');
  await app.sees(/ 1 of \d{3}/);
});

test.each([
  ['/status:arhived', 'status: unknown value “arhived”; did you mean archived?'],
  ['/runc statsu:active', 'Unknown field “statsu:”; did you mean status:?'],
  ['/sort:foo docker', 'sort: unknown value “foo”'],
  ['/docker since:', 'since: needs a value after the colon'],
])('Enter does not accept %s: the line keeps the focus, and the problem is shown', async (typed, problem) => {
  const app = visit();
  app.type(typed);
  await app.sees(problem);
  app.press('enter');
  await app.sees(new RegExp(`${problem.slice(0, 20)}[^]*${problem.slice(0, 20)}`));
  // The search line still has the focus, so letters are typed into it.
  app.type('q');
  await app.sees(`/ ${typed.slice(1)}q`);
});

test('Enter does not accept an invalid query from the command line either', async () => {
  const app = visit({ query: 'kind:runtmie' });
  await app.sees('kind: unknown value “runtmie”; did you mean runtime?');
  app.press('enter');
  app.type('x');
  await app.sees('/ kind:runtmiex');
});

test('Enter accepts a query once it has been corrected', async () => {
  const app = visit({ query: 'status:actve' });
  app.press('enter', 'tab', 'enter', 'q');
  await app.asks({ type: 'quit', code: 0 });
});

test('a word with a colon that is not a field is an ordinary word', async () => {
  const app = visit();
  app.type('/podman: rootless');
  await app.sees(/▌ +Podman|▌ +Rootless/);
  await app.seesNo('Unknown field');
});

test('a long query from the command line is cut, and a message says so', async () => {
  const app = visit({ query: 'x'.repeat(100_000) });
  await app.sees('The search takes 256 characters; the rest was cut.');
});

test('words beyond the limit are named below the line', async () => {
  const app = visit();
  app.type(`/${Array.from({ length: 18 }, (_, at) => `w${at}`).join(' ')}`);
  await app.sees('The query is too long; ignored: “w16”, “w17”.');
});
