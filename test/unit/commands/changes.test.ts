import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { changesJson, changesLines, changesText } from '../../../src/commands/changes/report.ts';
import { readSince } from '../../../src/commands/changes/since.ts';
import { describeRevisions } from '../../../src/data/changes.ts';
import { revisionsSince, type Since, stateOf } from '../../../src/data/revisions.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { revisedTwice } from '../../support/made-revisions.ts';

const catalog = revisedTwice();
const since = (asked: Since) => revisionsSince(catalog, asked);
const told = describeRevisions(catalog, since({ revision: 1 }));
const plain = createTheme({ colour: false, unicode: true, hyperlinks: false });
const report = (asked: Since, columns = 72) =>
  stripVTControlCharacters(changesText(describeRevisions(catalog, since(asked)), columns, plain)).split('\n');

describe('the changes', () => {
  test('are a report at a terminal, grouped by kind', () => {
    expect(report({ revision: 1 })).toEqual([
      'Revision 2, 2026-11-01  1 entry, 1 note, 1 status, 1 fixed release',
      'New',
      '  GAMMA  What gamma is.',
      'Status',
      '  BETA  active → archived',
      'New notes',
      '  ALPHA  ▲ CVE-2026-1002: What CVE-2026-1002 is.',
      'Fixed in more releases',
      '  ALPHA  CVE-2026-1001 1.1.3',
      '',
    ]);
  });

  test('are complete at a terminal of any width', () => {
    expect(report({ revision: 1 }, 44).slice(0, 2)).toEqual([
      'Revision 2, 2026-11-01  1 entry, 1 note, 1',
      '                        status, 1 fixed',
    ]);
    expect(report({ revision: 1 }, 44).join('\n')).toContain(
      '  ALPHA  ▲ CVE-2026-1002: What CVE-2026-1002\n           is.\n',
    );
    expect(report({ revision: 1 }, 30).join('\n')).toContain(
      '  ALPHA\n    ▲ CVE-2026-1002: What\n      CVE-2026-1002 is.\n',
    );
  });

  test('begin with the first revision, which has no changes', () => {
    expect(report({ revision: 0 }).at(-2)).toBe('Revision 1, 2026-10-01  the record of changes begins here');
  });

  test('are one line per change in a pipe', () => {
    expect(changesLines(told).split('\n')).toEqual([
      '2\t2026-11-01\tadded\tgamma\tGAMMA\tWhat gamma is.\t',
      '2\t2026-11-01\tstatus\tbeta\tBETA\tactive -> archived\t',
      '2\t2026-11-01\tnote\talpha\tALPHA\tCVE-2026-1002: What CVE-2026-1002 is.\thttps://example.com/CVE-2026-1002',
      '2\t2026-11-01\tfixed\talpha\tALPHA\tCVE-2026-1001: 1.1.3\thttps://example.com/CVE-2026-1001',
      '',
    ]);
  });

  test('are JSON that matches the schema', () => {
    const schema = (name: string) => JSON.parse(readFileSync(`schema/${name}`, 'utf8'));
    const validate = new Ajv2020({ strict: false })
      .addSchema(schema('export.schema.json'), 'export.schema.json')
      .compile(schema('changes.schema.json'));
    const json = JSON.parse(changesJson(stateOf(catalog), told));
    validate(json);
    expect(validate.errors).toBeNull();
    expect(json).toMatchObject({ schema: 2, revision: 2, asOf: '2026-11-01', revisions: [{ revision: 2 }] });
    expect(json.revisions[0].fixed[0]).toMatchObject({
      id: 'alpha',
      releases: ['1.1.3'],
      note: { ids: ['CVE-2026-1001'] },
    });
  });
});

describe('--since', () => {
  test.each([
    ['a day includes the revision of that day', '2026-11-01', [2]],
    ['the day after the last revision includes nothing', '2026-11-02', []],
    ['a month begins on its first day', '2026-10', [2, 1]],
    ['a revision number includes the later revisions', '1', [2]],
  ])('%s', (_name, text, revisions) => {
    const asked = readSince(text);
    if (typeof asked === 'string') throw new Error(asked);
    expect(since(asked).map(({ revision }) => revision)).toEqual(revisions);
  });

  test.each([
    ['yesterday', '--since takes a day such as 2026-11-24 or the number of a revision such as 1, not “yesterday”'],
    ['2026-02-30', '--since: there is no day “2026-02-30”'],
    ['2026-13', '--since: there is no day “2026-13”'],
    ['-1', '--since takes a day such as'],
  ])('%s is rejected', (text, message) => {
    expect(readSince(text)).toContain(message);
  });
});
