import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AMBIGUOUS_WIDE } from '../support/opinions.ts';
import { explorer } from '../support/subjects.ts';
import { closeAll, launch, type Session } from '../support/terminal.ts';

afterEach(closeAll);

const program = path.resolve('dist/index.cjs');
const EAST_ASIAN = { LANG: 'ja_JP.UTF-8' };

const toShow = (session: Session, downs: number) =>
  session.waitUntil(() => explorer.shows(session, downs), `a whole frame in Unicode, ${downs} down`);

/** Whether the screen is complete on an 80-column terminal that would draw the usual symbols too wide. */
function isInAscii(session: Session): boolean {
  const rows = session.screen();
  const dividers = rows.slice(2, -1).map((_, index) => session.cells(2 + index)[32]?.text ?? '');
  const isWhole = rows[0]?.startsWith(' awesome-containers') === true && /^[-=]+\+[-=]+$/.test(rows[1] ?? '');
  return isWhole && dividers.every((sign) => sign === '|' || sign === '#');
}

const toBeInAscii = (session: Session) => session.waitUntil(() => isInAscii(session), 'a whole frame in ASCII');

describe('a terminal that draws ambiguous characters two cells wide', () => {
  test('answers the query, and gets complete frames, also after keys', async () => {
    const session = await launch({ args: [program], env: EAST_ASIAN, cellsOf: AMBIGUOUS_WIDE });
    await toBeInAscii(session);
    session.press('down');
    await session.waitUntil(() => isInAscii(session) && session.row(3).startsWith('>'), 'the second row');
    expect(session.answers).toEqual(['\u001B[2;3R']);
  });

  test('is asked only once and may answer late; other cursor positions are ignored', async () => {
    const session = await launch({ args: [program], env: EAST_ASIAN, isMute: true });
    await toShow(session, 0);
    session.press('down', 'ctrl+l');
    session.type('\u001B[5;3R');
    session.press('down');
    await toShow(session, 2);
    session.press('up', 'up');
    await toShow(session, 0);
    session.type('\u001B[2;3R');
    await toBeInAscii(session);
    session.type('\u001B[2;2R');
    session.press('down');
    await session.waitUntil(() => isInAscii(session) && session.row(3).startsWith('>'), 'the second row');
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.answers).toEqual(['\u001B[2;2R']);
    expect(session.residue()).toEqual([]);
  });

  test.each([
    ['the setting says wide', { ...EAST_ASIAN, AWESOME_CONTAINERS_AMBIGUOUS: 'wide' }],
    ['the setting says narrow', { ...EAST_ASIAN, AWESOME_CONTAINERS_AMBIGUOUS: 'narrow' }],
    ['the locale has no ambiguous characters', { LANG: 'en_US.UTF-8' }],
  ])('is not asked if %s', async (_, env) => {
    const session = await launch({ args: [program], env });
    await session.waitFor('move');
    session.press('q');
    await session.exit();
    expect(session.answers).toEqual([]);
  });
});
