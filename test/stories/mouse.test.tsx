import { describe, expect, test } from 'vitest';
import { catalog } from '../support/library.ts';
import { type VisitOptions, visit } from '../support/visit.tsx';

/** Opens the explorer with the mouse on. `at` finds a text on the screen and returns its cell, counted from 1. */
function withMouse(options: VisitOptions = {}) {
  const app = visit(options);
  app.press('m');
  const at = (text: string, from = 0) => {
    const rows = app.screen().split('\n');
    const row = rows.findIndex((line) => line.indexOf(text, from) >= 0);
    if (row < 0) throw new Error(`"${text}" is not on the screen:\n${app.screen()}`);
    return { column: (rows[row]?.indexOf(text, from) ?? 0) + 1, row: row + 1 };
  };
  const send = (code: number, { column, row }: { column: number; row: number }, final = 'M') =>
    app.type(`\u001b[<${code};${column};${row}${final}`);
  const click = (text: string, from = 0, into = 0) => {
    const { column, row } = at(text, from);
    const cell = { column: column + into, row };
    send(0, cell);
    send(0, cell, 'm');
  };
  /** Clicks on the name of a branch, which follows its sign. */
  const clickBranch = (text: string) => click(text, 0, 3);
  return {
    ...app,
    at,
    click,
    clickBranch,
    send,
    /** Sends several reads with no pause between them. */
    reads: app.send,
    /** Turns the wheel over a text by a number of notches; a positive number scrolls down. */
    turn: (text: string, notches: number, from = 0) =>
      app.type(
        `\u001b[<${notches > 0 ? 65 : 64};${at(text, from).column};${at(text, from).row}M`.repeat(Math.abs(notches)),
      ),
  };
}

const DETAIL = 33;

/** The first words of the summary of runc, few enough for one line. */
const SUMMARY =
  catalog.entries
    .find(({ id }) => id === 'runc')
    ?.summary.split(' ')
    .slice(0, 3)
    .join(' ') ?? '';

/** A window with enough rows for the whole page of runc. */
const HIGH = { rows: 400 };

/** Searches for runc and moves the focus to the list, with the detail of runc beside it. */
async function onRunc(options: VisitOptions = {}) {
  const app = withMouse(options);
  app.press('/');
  app.type('runc');
  await app.sees(/▌ +runc/);
  app.press('enter');
  await app.sees('→ open');
  return app;
}

test('the mouse is off at first, and m turns it on and off', async () => {
  const app = visit();
  await app.sees('▌▸ Foundations');
  app.type('\u001b[<0;5;9M\u001b[<0;5;9m');
  app.press('down');
  await app.sees('▌▸ Specifications');
  app.press('m');
  await app.sees('The mouse is on. To select text, hold Shift while you drag (Option on macOS).');
  await app.asks({ type: 'take-mouse', on: true });
  app.press('m');
  await app.sees('The mouse is off');
  await app.asks({ type: 'take-mouse', on: false });
});

describe('in the list', () => {
  test('a click chooses a row; a second one opens or closes a branch, or goes into an item', async () => {
    const app = withMouse();
    app.clickBranch('▸ Containers');
    await app.sees('▌▸ Containers');
    app.clickBranch('▸ Containers');
    await app.sees('▌▾ Containers');
    app.click('runc');
    await app.sees(/▌ +runc/);
    expect(app.screen()).toContain('→ open');
    app.click('runc');
    await app.sees('← back  ');
    await app.seesNo('→ open');
    app.clickBranch('▾ Containers');
    await app.sees('▌▾ Containers');
    app.clickBranch('▾ Containers');
    await app.sees('▌▸ Containers');
  });

  test('a click on the sign of a branch opens it immediately', async () => {
    const app = withMouse();
    app.click('▸ Sandboxes');
    await app.sees('▌▾ Sandboxes');
  });

  test('the wheel scrolls the rows, and the chosen row stays chosen while it is visible', async () => {
    const app = withMouse();
    app.click('▸ Containers');
    await app.sees('▌▾ Containers');
    app.turn('Foundations', 2);
    await app.seesNo('▸ Foundations');
    expect(app.screen().split('\n')[2]).toContain('▌▾ Containers');
    app.turn('runc', 1);
    await app.sees(/▌ +rkt/);
    app.turn('rkt', -20);
    await app.sees('▸ Foundations');
  });

  test('clicks choose and open results, and the focus leaves the search line', async () => {
    const app = withMouse();
    app.press('/');
    app.type('docker');
    await app.sees('▌  Docker Engine');
    app.click('udocker');
    await app.sees('▌  udocker');
    expect(app.screen()).toContain('→ open');
    expect(app.screen()).toContain(' / docker ');
    app.click('udocker');
    await app.sees('← back');
  });

  test('an invalid query keeps the focus in the search line and shows the problem', async () => {
    const app = withMouse();
    app.press('/');
    app.type('docker status:nosuch');
    await app.sees('unknown value “nosuch”');
    app.click('Docker');
    await expect.poll(() => app.screen().split('\n').slice(-3).join(' ')).toContain('unknown value “nosuch”');
    expect(app.screen()).toContain(' / docker status:nosuch');
    app.type('y');
    await app.sees('status:nosuchy');
  });
});

describe('in the detail', () => {
  test('the wheel scrolls the detail while the list keeps the focus', async () => {
    const app = await onRunc();
    app.turn('ISOLATION', 3, DETAIL);
    await app.sees('CVE-2026-119101');
    expect(app.screen()).not.toContain(SUMMARY);
    expect(app.screen()).toContain('→ open');
    app.press('down');
    await app.seesNo(/▌ +runc/);
  });

  test('a click on a link opens it, and a click on an entry goes to it', async () => {
    const app = await onRunc(HIGH);
    app.click('github.com/opencontainers/runc', DETAIL);
    await app.asks({ type: 'open', url: 'https://github.com/opencontainers/runc' });
    expect(app.screen()).toContain('← back');
    app.click('› Docker Engine', DETAIL);
    await app.sees(/│ Docker Engine +● active/);
    app.send(2, { column: 50, row: 10 });
    await app.sees(/│ runc +● active/);
  });

  test('the first click on a note chooses it, the second one opens its source', async () => {
    const app = await onRunc({ rows: 60 });
    app.click('CVE-2026-119101', DETAIL);
    await app.sees(/▌ ▲ CVE-2026-119101/);
    expect(app.effects.filter(({ type }) => type === 'open')).toEqual([]);
    app.click('CVE-2026-119101', DETAIL);
    await expect.poll(() => app.effects.filter(({ type }) => type === 'open')).toHaveLength(1);
  });

  test('a click on text gives the detail the focus', async () => {
    const app = await onRunc();
    app.click(SUMMARY, DETAIL);
    await app.sees('← back');
  });
});

describe('a double click', () => {
  const twice = (app: ReturnType<typeof withMouse>, text: string, from = 0) => {
    const { column, row } = app.at(text, from);
    const report = `\u001b[<0;${column};${row}`;
    const press = [`${report}M`, `${report}m`];
    app.reads(...press, ...press);
  };

  test('opens a row', async () => {
    const app = withMouse();
    app.click('▸ Containers');
    await app.sees('Vagga');
    twice(app, 'Vagga');
    await app.sees('← back  ');
  });

  test('opens a link only once, and follows only one link to an entry', async () => {
    const app = await onRunc(HIGH);
    twice(app, 'github.com/opencontainers/runc', DETAIL);
    await app.sees('← back');
    expect(app.effects.filter(({ type }) => type === 'open')).toHaveLength(1);
    twice(app, '› Docker Engine', DETAIL);
    await app.sees(/│ Docker Engine +● active/);
    app.press('<');
    await app.sees(/│ runc +● active/);
  });

  test('on a line of the help runs its action, and does nothing in the list below', async () => {
    const app = withMouse();
    app.press('?');
    await app.sees('MOVE');
    twice(app, 'vulnerabilities by year');
    await app.sees('Vulnerabilities by year');
  });
});

test('a click on a key or its word in the bottom line acts as the key', async () => {
  const app = withMouse();
  app.press('down');
  app.click('filter');
  await app.sees('Space toggle');
  app.click('Esc');
  await app.sees('→ open');
  app.click('↓');
  await app.sees('▌▸ Clouds');
  app.click('↑');
  await app.sees('▌▸ Specifications');
});

test('a click in the search line moves the caret there, and a click on a word below completes it', async () => {
  const app = withMouse();
  app.click('search');
  await app.sees('Enter keep');
  app.type('dcker status:');
  await app.sees('status: active');
  app.click('cker');
  app.type('o');
  await app.sees(' / docker status:');
  app.click('status:', 4);
  app.press('end');
  await app.sees('archived');
  app.click('archived');
  await app.sees(' / docker status:archived');
});

test('a drag selects nothing, and a message says how to select text', async () => {
  const app = withMouse();
  app.press('down');
  app.send(0, { column: 4, row: 5 });
  app.send(0, { column: 12, row: 7 }, 'm');
  await app.sees('To select text, hold Shift while you drag');
  expect(app.screen()).toContain('▌▸ Specifications');
});

test('the wheel scrolls the help to its end, and two clicks on a line run its action', async () => {
  const app = withMouse();
  app.press('?');
  await app.sees('MOVE');
  app.turn('MOVE', 100);
  await app.sees('the end');
  app.turn('history', -100);
  await app.sees('vulnerabilities by year');
  app.click('vulnerabilities by year');
  await app.sees(/▌V +vulnerabilities by year/);
  app.click('vulnerabilities by year');
  await app.sees('Vulnerabilities by year');
});

test('in the totals, a click chooses a bar, a second one opens it, and the wheel scrolls the charts', async () => {
  const app = withMouse();
  app.press('T');
  await app.sees('Totals');
  app.click('archived');
  await app.sees('▌✕ archived');
  app.turn('archived', 1);
  await app.seesNo('ENTRIES BY STATUS');
  app.turn('Containers', -1);
  await app.sees('ENTRIES BY STATUS');
  app.click('2025');
  await app.sees('▌2025');
  app.click('archived');
  await app.sees('▌✕ archived');
  app.click('archived');
  await app.sees(' / status:archived');
});

test('on the start page, a click opens an item, and the right button goes back', async () => {
  const app = withMouse();
  await app.sees('NEWEST VULNERABILITIES');
  app.click('NEWEST VULNERABILITIES');
  await app.sees('← back');
  app.click('CVE-', DETAIL);
  await app.seesNo('NEWEST VULNERABILITIES');
  app.send(2, app.at('FIXED IN'));
  await app.sees('NEWEST VULNERABILITIES');
});

test('in the filters, a click toggles a value and the results follow', async () => {
  const app = withMouse();
  app.press('f');
  await app.sees('STATUS');
  app.click('archived', DETAIL);
  await app.sees(' / status:archived');
  await app.sees('✓ archived');
  app.click('archived', DETAIL);
  await app.seesNo(' / status:archived');
});

test('in the matrix, a click on a column head sorts by it, and a second one reverses the order', async () => {
  const app = withMouse({ columns: 160, rows: 40 });
  app.press('M');
  await app.sees('What isolates what');
  app.press('a');
  app.click('secc ');
  await app.sees('by seccomp ▾');
  app.click('secc ');
  await app.sees('by seccomp ▴');
});

test('in the guide, a click goes to a level, and a click on the box of a measure ticks it', async () => {
  const app = withMouse({ columns: 120, rows: 40 });
  app.press('H');
  await app.sees('Hardening guide  0 of 14 done');
  app.click('2 system');
  await app.sees('Level 2:');
  app.click('□ Run as root');
  await app.sees('1 of 14 done');
});

test('in the stack, a click chooses a finding, and the wheel scrolls its detail', async () => {
  const app = withMouse({ installed: { runc: '1.1.4', docker: '24.0.5' } });
  app.press('A');
  await app.sees('Your stack  2 products');
  app.click('CVE-2024-21626');
  await app.sees('YOU HAVE');
  app.turn('YOU HAVE', 3, DETAIL);
  await app.seesNo('YOU HAVE');
});

test('a click elsewhere keeps the text of a line that is not empty', async () => {
  const app = withMouse({ installed: { runc: '1.1.4' } });
  app.press('A', 'a');
  app.type('docker');
  await app.sees(' + docker');
  app.click('runc 1.1.4');
  await app.sees('The line is not empty: Esc clears it.');
  app.press('escape');
  await app.seesNo(' + docker');
  app.click('runc 1.1.4');
  await app.seesNo(' + ');
});
