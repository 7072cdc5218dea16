import { describe, expect, test } from 'vitest';
import { judgedMeasures, judgeFragment } from '../../../src/hardening/part.ts';

function judged(text: string) {
  const judgement = judgeFragment(text, judgedMeasures());
  if ('problem' in judgement) throw new Error(judgement.problem);
  return judgement;
}

const whyOf = (text: string, measure: string) => judged(text).measures.find((one) => one.measure === measure);

describe('remarks on a command', () => {
  test.each([
    ['docker run --foo-bar nginx', '--foo-bar is no known option of docker run.'],
    ['podman run --read-onyl=true nginx', '--read-onyl is no known option of podman run.'],
    ['docker run --read-only', 'No image is named behind the options, so the command starts no container.'],
    ['docker run -it --rm -v /a:/b', 'No image is named behind the options, so the command starts no container.'],
  ])('%s', (text, remark) => {
    expect(judged(text).remarks).toContain(remark);
  });

  test.each([
    'docker run -it --rm --gpus all --ulimit nofile=1 --log-driver none nginx',
    'podman run --userns=auto --health-cmd true --secret a nginx sh -c "--foo"',
    'docker run --read-only -- nginx',
  ])('none for a correct command: %s', (text) => {
    expect(judged(text).remarks).toEqual([]);
  });

  test('an unknown option may change the verdicts', () => {
    const { verdict, why } = whyOf('docker run --foo-bar nginx', 'seccomp-filter') ?? {};
    expect([verdict, why]).toEqual(['cannot tell', expect.stringContaining('--foo-bar')]);
  });
});

test('a file that includes others says that they are not judged', () => {
  expect(judged('include: [a.yaml]\nservices: {web: {image: b}}').remarks).toEqual([
    'The files under “include” are not judged.',
  ]);
});

describe('a comment', () => {
  test('next to a command is not judged', () => {
    const text = '# docker run --privileged old\n  # never do that\ndocker run --read-only nginx';
    expect(judged(text).names).toEqual(['nginx']);
    expect(judged(text).remove).toEqual([]);
  });

  test('is read as a root prompt if there is no other command', () => {
    expect(judged('# docker run --privileged nginx').remove).toEqual(['--privileged']);
  });
});

const SERVICES = `services:
  web: { image: nginx, read_only: true }
  db: { image: postgres, privileged: true }
  cache: { image: redis, privileged: true }
`;

test('every service that does not meet a measure is named', () => {
  expect(judged(SERVICES).names).toEqual(['web', 'db', 'cache']);
  expect(whyOf(SERVICES, 'seccomp-filter')?.why).toBe('db, cache: with privileged: true, nothing is filtered');
  expect(whyOf(SERVICES, 'drop-capabilities')?.why).toMatch(/^web: no capability is dropped.*; db, cache: /);
});

test.each([
  ['docker run --name "x alpine', 'A quote is not closed.'],
  ["podman run alpine sh -c 'echo\nexit", 'A quote is not closed.'],
  ['docker run --name "x\\" alpine', 'A quote is not closed.'],
  ['apiVersion: v1\nkind: Pod\nspec: {}\n', 'The Pod has no containers.'],
  ['kind: ConfigMap\ndata: {a: b}\n', 'The ConfigMap has no containers.'],
  ['services:\n', 'The compose file has no services.'],
  ['include: [other.yaml]\n', 'The compose file has no services.'],
])('%j is rejected with the reason', (text, problem) => {
  expect(judgeFragment(text, judgedMeasures())).toEqual({ problem });
});

test.each(['docker run --name "a\\"b" --label \'it\' x', "docker run --name a x # don’t and don't"])(
  'the quotes in %s are closed',
  (text) => {
    expect(judged(text).names).toHaveLength(1);
  },
);

test('a Dockerfile is rejected with an explanation', () => {
  const judgement = judgeFragment('FROM debian\nADD app /\nRUN apt-get update', judgedMeasures());
  expect(judgement).toEqual({ problem: expect.stringContaining('A Dockerfile says how an image is built') });
});
