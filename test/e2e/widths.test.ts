import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { AMBIGUOUS_WIDE, OPINIONS } from '../support/opinions.ts';
import { closeAll, launch, type Session } from '../support/terminal.ts';

afterEach(closeAll);

const script = path.resolve('dist/index.cjs');

const NAMES = ['हिन्दी कंटेनर', 'தமிழ் கொள்கலன்', 'ภาษาไทย', '容器管理', 'حاوية', '🚀 rocket'];
const entries = NAMES.map((name, index) => ({
  id: `n${index}`,
  name,
  status: 'active',
  summary: `${name} ${name} end.`,
}));
const LIST = JSON.stringify({ entries });

/** The columns of a text in the rows of the body, as the terminal counts them. */
const columnsOf = (app: Session, sign: string, rows: readonly number[]) =>
  rows.map((row) => app.cells(row).findIndex(({ text }) => text === sign));

test.each(OPINIONS.map((cellsOf, index) => ({ cellsOf, index })))(
  'status symbols and the divider stay aligned in every script, also after keys: terminal $index',
  async ({ cellsOf }) => {
    const app = await launch({ args: [script, '--list', 'list.json'], cellsOf, files: { 'list.json': LIST } });
    const rows = NAMES.map((_, index) => 3 + index);
    await app.waitFor('Uncategorized');
    app.press('down', 'down', 'down', 'up');
    await app.waitFor((screen) => screen.split('\n')[4]?.startsWith('▌') === true);
    expect(columnsOf(app, '●', rows)).toEqual(rows.map(() => 30));
    for (const row of rows) expect(app.cells(row)[32]?.text).toBe('│');
  },
);

test('a terminal with ambiguous characters set to wide gets complete frames', async () => {
  const app = await launch({ args: [script], cellsOf: AMBIGUOUS_WIDE, env: { AWESOME_CONTAINERS_AMBIGUOUS: 'wide' } });
  await app.waitFor('awesome-containers');
  app.press('down', 'right', 'down');
  await app.waitFor(/>.*OCI Runtime/);
  const rows = Array.from({ length: 20 }, (_, index) => 2 + index);
  // The divider between the panes, and its scroll thumb.
  for (const row of rows) expect(app.cells(row)[32]?.text).toMatch(/[|#]/);
});
