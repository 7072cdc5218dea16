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

/** Whether the screen is whole on a terminal of 80 columns that would draw its usual signs too wide. */
function isInAscii(session: Session): boolean {
  const rows = session.screen();
  const dividers = rows.slice(2, -1).map((_, index) => session.cells(2 + index)[32]?.text ?? '');
  const isWhole = rows[0]?.startsWith(' awesome-containers') === true && /^[-=]+\+[-=]+$/.test(rows[1] ?? '');
  return isWhole && dividers.every((sign) => sign === '|' || sign === '#');
}

const toBeInAscii = (session: Session) => session.waitUntil(() => isInAscii(session), 'a whole frame in ASCII');

describe('a terminal that draws ambiguous signs in two cells', () => {
  test('says so when it is asked, and has a whole frame, also after keys', async () => {
    const session = await launch({ args: [program], env: EAST_ASIAN, cellsOf: AMBIGUOUS_WIDE });
    await toBeInAscii(session);
    session.press('down');
    await session.waitUntil(() => isInAscii(session) && session.row(3).startsWith('>'), 'the second row');
    expect(session.answers).toEqual(['\u001B[2;3R']);
  });

  test('is never asked again, and may answer at any time; other positions are no answers', async () => {
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
    ['the language knows no such signs', { LANG: 'en_US.UTF-8' }],
  ])('is not asked where %s', async (_, env) => {
    const session = await launch({ args: [program], env });
    await session.waitFor('move');
    session.press('q');
    await session.exit();
    expect(session.answers).toEqual([]);
  });
});
