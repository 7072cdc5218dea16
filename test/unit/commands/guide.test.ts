import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/commands/guide/exit-code.ts';
import { judgementJson, judgementLines, judgementText } from '../../../src/commands/guide/judgement.ts';
import { guideJson, guideLines, guideText } from '../../../src/commands/guide/levels.ts';
import { judgeFragment } from '../../../src/hardening/part.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { widthOf } from '../../../src/text/width.ts';
import { catalog } from '../../support/library.ts';

const { measures } = catalog;
const plain = createTheme({ colour: false, unicode: true, hyperlinks: false });

function judged(fragment: string, ids = measures.map(({ id }) => id)) {
  const judgement = judgeFragment(fragment, ids);
  if ('problem' in judgement) throw new Error(judgement.problem);
  return judgement;
}

const STRICT =
  'podman run --userns=auto --user 1000 --cap-drop=all --security-opt no-new-privileges --read-only --tmpfs /run x';

describe('output for other programs', () => {
  const schema = (name: string) => JSON.parse(readFileSync(`schema/${name}`, 'utf8'));
  const isValid = new Ajv2020({ strict: false, formats: { uri: true } })
    .addSchema(schema('export.schema.json'), 'export.schema.json')
    .compile(schema('guide.schema.json'));

  test('the guide as JSON matches the schema, level by level', () => {
    const guide = JSON.parse(guideJson(measures));
    expect(isValid(guide), JSON.stringify(isValid.errors)).toBe(true);
    expect(guide.levels.map(({ level }: { level: number }) => level)).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([
    STRICT,
    'docker run --privileged x',
    'services: {a: {image: x}, b: {image: y, privileged: true}}',
    'spec: {containers: [{name: a}]}',
  ])('a judgement as JSON matches the schema: %s', (fragment) => {
    const told = JSON.parse(judgementJson(judged(fragment), measures));
    expect(isValid(told), JSON.stringify(isValid.errors)).toBe(true);
    expect(told.measures).toHaveLength(14);
  });

  test('each measure is a line', () => {
    const lines = guideLines(measures).trimEnd().split('\n');
    expect(lines).toHaveLength(14);
    expect(lines.map((line) => line.split('\t').length)).toEqual(Array(14).fill(6));
    expect(lines[12]).toMatch(/^5\tread-only-container\tThe container is read-only\t.*\tdocker: --read-only; podman: /);
  });

  test('each verdict is a line with its changes', () => {
    const lines = judgementLines(judged('docker run --privileged x'), measures).split('\n');
    expect(lines).toContain(
      '2\tdrop-capabilities\tnot met\t--privileged gives CAP_SYS_ADMIN\t--cap-drop=ALL\t--privileged',
    );
    expect(lines).toHaveLength(15);
  });
});

describe('output at a terminal', () => {
  test.each([30, 60, 80, 200])('nothing is wider than %i columns', (columns) => {
    const texts = [
      guideText(measures, columns, plain),
      judgementText(judged(STRICT), measures, columns, plain),
      judgementText(judged('docker run --privileged x'), measures, columns, plain),
    ];
    for (const line of stripVTControlCharacters(texts.join('\n')).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test('the verdicts have their reasons, followed by the changes', () => {
    const text = stripVTControlCharacters(
      judgementText(judged('docker run --cap-add=SYS_ADMIN x'), measures, 80, plain),
    );
    expect(text).toMatch(/^docker run x\n● \d+ met {3}▲ \d+ not met {3}\? \d+ cannot tell\n/);
    expect(text).toMatch(/▲ Calls only root may make +level 2\n {2}not met: --cap-add=SYS_ADMIN gives CAP_SYS_ADMIN\n/);
    expect(text).toMatch(/\nADD\n[\s\S]* \+ --cap-drop=ALL\n[\s\S]*\nREMOVE\n - --cap-add=SYS_ADMIN\n/);
    expect(text).not.toMatch(/\b(?:safe|secure)\b/);
  });
});

describe('the exit code', () => {
  test.each([
    [STRICT, 0],
    ['docker run x', 1],
    [STRICT.replace('--user 1000', ''), 3],
  ])('of %s is %i', (fragment, code) => {
    expect(exitCodeOf(judged(fragment))).toBe(code);
  });
});
