import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

type Rights = Readonly<Record<string, string>>;
type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> };
type Job = { readonly permissions?: Rights; readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] };
type Workflow = {
  readonly on: { readonly schedule?: readonly { readonly cron: string }[] };
  readonly permissions?: Rights;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
};

const FOLDER = path.join('.github', 'workflows');
const textOf = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const workflowOf = (file: string) => load(textOf(file)) as Workflow;
const FILES = readdirSync(FOLDER);

/** The most that a workflow may do to the repository. */
const WIDEST: Readonly<Record<string, Rights>> = {
  'catalog.yml': { contents: 'read', issues: 'write' },
  'test.yml': { contents: 'read' },
};

describe.each(FILES)('The workflow %s', (file) => {
  const workflow = workflowOf(file);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('pins every action by the hash of a commit, and says which release that is', () => {
    const uses = [...textOf(file).matchAll(/\buses: *(.+)/g)].map(([, action = '']) => action);
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('has no more rights than it needs', () => {
    expect(workflow.permissions).toBeDefined();
    const rights = [workflow.permissions ?? {}, ...jobs.map((job) => job.permissions ?? {})].flatMap(Object.entries);
    expect(rights.filter(([what, right]) => WIDEST[file]?.[what] !== right)).toEqual([]);
  });

  test('leaves no token in the checkout, and ends after a while', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(jobs.filter((job) => !((job['timeout-minutes'] ?? Infinity) <= 60))).toEqual([]);
  });

  test('puts no text from outside into a script', () => {
    expect(steps.filter((step) => step.run?.includes('${{'))).toEqual([]);
  });
});

test('The catalog is compared once a week, one comparison at a time', () => {
  const { on, concurrency, jobs } = workflowOf('catalog.yml');
  expect(on.schedule?.map(({ cron }) => cron)).toEqual([expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/)]);
  expect(concurrency?.group).toBe('catalog');
  expect(jobs.check?.permissions).toEqual({ contents: 'read' });
  expect(jobs.report?.permissions).toEqual({ issues: 'write' });
});

describe('The issue of the catalog', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'workflow-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const log = path.join(directory, 'log');
  const body = path.join(directory, 'body.md');
  beforeEach(() => {
    for (const file of [log, body]) rmSync(file, { force: true });
  });

  /** Runs the script of the job where `gh` writes down what it is asked, and knows the open issue of that number. */
  function report(code: string, result: string, open: string): readonly string[] {
    const gh = path.join(directory, 'gh');
    writeFileSync(gh, '#!/bin/sh\necho "$*" >> "$LOG"\nif [ "$2" = list ]; then echo "$OPEN"; fi\n', { mode: 0o755 });
    const script = workflowOf('catalog.yml').jobs.report?.steps[0]?.run ?? '';
    const env = { CODE: code, RESULT: result, RUN: 'https://a.test/1', TITLE: 'They differ', LOG: log, OPEN: open };
    const { status, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script], {
      cwd: directory,
      env: { ...env, PATH: `${directory}:${process.env.PATH}` },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const asked = readFileSync(log, 'utf8').trimEnd().split('\n');
    return asked.filter((line) => !line.startsWith('issue list') && !line.startsWith(' '));
  }

  test('is opened when there is none, with what to change', () => {
    const result = 'containers.json: runc: notes: `x` $(y) @someone';
    expect(report('1', result, '')).toEqual(['issue create --title They differ --body-file body.md']);
    expect(readFileSync(body, 'utf8')).toContain(`\n~~~~text\n${result}\n~~~~\n`);
  });

  test('is written anew when it is open, also when only a part could be checked', () => {
    expect(report('3', 'Not checked', '7')).toEqual(['issue edit 7 --body-file body.md']);
    expect(readFileSync(body, 'utf8')).toContain('Not checked');
  });

  test('is closed when nothing is left to change', () => {
    expect(report('0', '', '7')).toEqual(['issue close 7 --comment Nothing is left to change: https://a.test/1']);
  });

  test('is not opened to say that all is well', () => {
    expect(report('0', '', '')).toEqual([]);
    expect(existsSync(body)).toBe(false);
  });
});
