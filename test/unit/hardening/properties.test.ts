import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedMeasures, judgeFragment } from '../../../src/hardening/part.ts';
import { isClean } from '../../../src/text/sanitize.ts';
import { catalog } from '../../support/library.ts';

const MEASURES = judgedMeasures();

test('every measure of the guide can be judged', () => {
  expect(catalog.measures.map(({ id }) => id)).toEqual(MEASURES);
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'docker run',
        'podman run ',
        '--privileged',
        '-v /:/x',
        '--user=',
        '$X',
        '$(',
        '`',
        '"',
        "'",
        '\\',
        '\\\n',
        '#',
      ],
      ...[
        '\n',
        '\n  ',
        '\n- ',
        ': ',
        '- - - ',
        '&a ',
        '*a',
        '<<: *a',
        '{',
        '}',
        '[',
        ']',
        ',',
        '|',
        '>',
        '!t ',
        '---\n',
      ],
      ...[
        'containers:',
        'services:\n',
        'image: x',
        'securityContext:',
        'a:',
        '{{',
        '\t',
        '\u001b[31m',
        '\u202e',
        '\ud800',
        '漢',
      ],
    ),
    fc.string({ maxLength: 8 }),
  );

  test('is judged or rejected, with texts that can be shown in one line', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const judged = judgeFragment(pieces.join(''), MEASURES);
        if ('problem' in judged) {
          expect(judged.problem).toMatch(/\.$|nginx$/);
          return;
        }
        const said = judged.measures.flatMap(({ why, add, remove }) => [why, ...add, ...remove]);
        for (const text of [...said, ...judged.names]) {
          expect(isClean(text)).toBe(true);
          expect(text.length).toBeLessThan(300);
          expect(text).not.toMatch(/\b(?:safe|secure)\b/);
        }
        expect(judged.measures).toHaveLength(MEASURES.length);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['brackets', `a: ${'['.repeat(60_000)}`],
    ['dashes', '- '.repeat(30_000)],
    ['keys', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['quotes', `docker run ${'"\\'.repeat(30_000)}`],
    ['command substitutions', `docker run ${'$('.repeat(30_000)}`],
    ['options', `docker run ${'--privileged '.repeat(5_000)}x`],
    [
      'aliases',
      `a0: &a0 {image: x}\n${Array.from({ length: 60 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}`,
    ],
    ['unfinished lines', `a: {\n${'b,\n'.repeat(20_000)}`],
    ['blanks', `docker run${' '.repeat(60_000)}x`],
    ['containers', `docker run x\n${'docker run x\n'.repeat(4_000)}`],
  ])('with very many %s gets an answer', (_, text) => {
    const judged = judgeFragment(text, MEASURES);
    expect('problem' in judged || judged.measures.length === MEASURES.length).toBe(true);
  });

  test('that exceeds the limit is not treated as complete', () => {
    const judged = judgeFragment(`docker run --privileged --name x ${'-e A=b '.repeat(20_000)} nginx`, MEASURES);
    expect(judged).toMatchObject({
      measures: expect.arrayContaining([
        expect.objectContaining({ why: expect.stringContaining('what is beyond 64 KB') }),
      ]),
    });
  });
});

describe('the proposed changes', () => {
  const option = fc.constantFrom(
    ...[
      '--privileged',
      '--cap-add=SYS_ADMIN',
      '--cap-add=ALL',
      '--cap-drop=MKNOD',
      '--user root',
      '--user 1000',
      '--net=host',
    ],
    ...[
      '--pid=host',
      '--userns=host',
      '--read-only',
      '--read-only=false',
      '-v /:/host',
      '-v /proc:/p',
      '-v data:/data',
    ],
    ...['-v /run/docker.sock:/run/docker.sock', '--device=/dev/sda', '--security-opt seccomp=unconfined'],
    ...['--security-opt apparmor=unconfined', '--security-opt label=disable', '--security-opt no-new-privileges=false'],
  );
  const command = fc.record({
    engine: fc.constantFrom('docker', 'podman'),
    options: fc.uniqueArray(option, { maxLength: 8 }),
  });

  test('leave no measure unmet', () => {
    fc.assert(
      fc.property(command, ({ engine, options }) => {
        const before = judgeFragment(`${engine} run ${options.join(' ')} nginx`, MEASURES);
        if ('problem' in before) throw new Error(before.problem);
        const ofDaemon = (one: string) => one.startsWith('dockerd ');
        const kept = options.filter((one) => !before.remove.includes(one));
        const all = [...kept, ...before.add.filter((one) => !ofDaemon(one))].join(' ');
        const after = judgeFragment(`${engine} run ${all} nginx`, MEASURES);
        if ('problem' in after) throw new Error(after.problem);
        expect(after.measures.filter(({ verdict }) => verdict === 'not met')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('for Docker, Podman and pods are those of the guide', () => {
    const flags = catalog.measures.flatMap((measure) => measure.flags.map(({ text }) => text)).join('\n');
    const worst = [
      'docker run x',
      'docker run -u 0 x',
      'podman run -u 0 x',
      'containers: [{name: a, securityContext: {runAsUser: 0}}]',
    ];
    const proposed = worst.flatMap((text) => {
      const judged = judgeFragment(text, MEASURES);
      return 'problem' in judged ? [] : judged.add;
    });
    expect(proposed.length).toBeGreaterThan(20);
    expect(proposed.filter((one) => !flags.includes(one))).toEqual([]);
  });
});
