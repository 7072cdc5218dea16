import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'guide '));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs `guide` without a terminal; `input` is its standard input. */
function run(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'guide', ...args], {
    env: { HOME: directory, LANG: 'C.UTF-8', PATH: process.env.PATH },
    cwd: directory,
    encoding: 'utf8',
    input,
  });
  expect(stderr).toMatch(/^(awesome-containers: [^\n]+\n)*$/u);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+|Error:|node:/u);
  return { code: status, out: stdout, said: stderr.replaceAll('awesome-containers: ', '').trimEnd() };
}

const STRICT =
  'podman run --userns=auto --user 1000 --cap-drop=all --security-opt no-new-privileges --read-only --tmpfs /run x';

describe('guide', () => {
  test('prints all measures, or those of one level', () => {
    expect(run([]).out.trimEnd().split('\n')).toHaveLength(14);
    expect(run(['2']).out.match(/^2\t/gm)).toHaveLength(5);
    expect(run(['level', '2']).out).toBe(run(['2']).out);
    expect(run(['1', '2']).out.match(/^[12]\t/gm)).toHaveLength(9);
    expect(JSON.parse(run(['5', '--json']).out).levels).toMatchObject([{ level: 5 }]);
  });

  test.each([
    [['6'], 'the guide has the levels 1, 2, 3, 4, 5, not “6”'],
    [['1', 'two'], 'not “two”'],
    [['--check', 'nowhere.yaml'], 'cannot read nowhere.yaml: there is no such file'],
    [['--check', '.'], 'cannot read .: it is a directory'],
    [['--check'], '--check needs a value'],
  ])('exits with 2 and the reason: %j', (args, said) => {
    const answer = run(args);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.said).toContain(said);
  });
});

describe('guide --check', () => {
  test.each([
    [0, STRICT],
    [1, 'docker run nginx'],
    [3, STRICT.replace('--user 1000', '')],
  ])('exits with %i for %s', (code, fragment) => {
    expect(run(['--check', '-'], fragment)).toMatchObject({ code, said: '' });
  });

  test('reads a file, and judges by one level if given', () => {
    writeFileSync(
      path.join(directory, 'compose.yaml'),
      '\ufeffservices:\r\n  web:\r\n    image: nginx\r\n    read_only: true\r\n',
    );
    const { code, out } = run(['5', '--check', 'compose.yaml']);
    expect(out).toBe(
      '5\tread-only-container\tmet\tread_only: true\t\t\n5\tsmall-writable-area\tmet\tnothing can be written to\t\t\n',
    );
    expect(code).toBe(0);
    expect(JSON.parse(run(['--check', 'compose.yaml', '--json']).out)).toMatchObject({
      form: 'compose',
      names: ['web'],
    });
  });

  test.each([
    ['nothing', '', 'It is empty; expected a docker run command, a compose service or a pod.'],
    ['another text', 'hello', 'This is not a docker run or podman run command'],
    [
      'a service with a bracket that is never closed',
      'services:\n  web:\n    [image\n',
      'standard input: it is not valid YAML: ',
    ],
    ['bytes', Buffer.from([0, 1, 2, 255, 254]), 'This is not a docker run'],
    ['too much', Buffer.alloc(5 * 2 ** 20, 'a '), 'standard input is larger than 4 MB'],
  ])('exits with 2 for %s', (_, input, said) => {
    const answer = run(['--check', '-'], input);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.said).toContain(said);
  });

  test.each([
    ['a line in the wrong column', 'services:\n  web:\n    image: nginx\n   privileged: true\n', '(4:'],
    ['a quote that is not closed', 'key: "web\nfoo: bar\n', ''],
    ['a tab', 'web:\n\timage: nginx\n', '(2:'],
    ['a duplicate key', 'web:\n  image: a\n  image: b\n', '(3:'],
  ])('names the file, the error and its line for %s', (_, input, at) => {
    writeFileSync(path.join(directory, 'broken.yaml'), input);
    const { code, out, said } = run(['--check', 'broken.yaml']);
    expect([code, out]).toEqual([2, '']);
    expect(said).toMatch(/^broken\.yaml: it is not valid YAML: \w[^\n]+$/);
    expect(said).toContain(at);
  });

  test('prints no control characters', () => {
    const { out } = run(
      ['--check', '-'],
      'docker run --user "a\u001b]0;x\u0007" --name \u001b[2J\u202ex --device /dev/\u009b1m x',
    );
    expect([...out].filter((sign) => /[\p{Cc}\p{Bidi_Control}]/u.test(sign) && !'\n\t'.includes(sign))).toEqual([]);
  });
});

describe('the guide at a terminal', () => {
  test('keeps the ticks for the next visit', async () => {
    const session = await launch({ args: [program] });
    await session.waitFor('▌▸ Foundations');
    session.press('H');
    await session.waitFor('0 of 14 done');
    session.press('tab', 'space');
    await session.waitFor('1 of 14 done');
    session.press('q', 'q', 'q');
    await session.exit();
    const kept = JSON.parse(readFileSync(path.join(session.home, 'config/config.json'), 'utf8'));
    expect(Object.keys(kept.ticks)).toEqual(['untrusted-application']);
  });

  test('judges pasted text of any length', async () => {
    const session = await launch({ args: [program] });
    await session.waitFor('▌▸ Foundations');
    session.press('H');
    await session.waitFor('0 of 14 done');
    const lines = Array.from({ length: 400 }, (_, at) => `      VARIABLE_${at}: a value`).join('\n');
    session.paste(`services:\n  web:\n    image: nginx\n    environment:\n${lines}\n    privileged: true\n`);
    await session.waitFor('compose web');
    await session.waitFor('- privileged: true');
  });
});
