import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const RUNC = 'https://github.com/opencontainers/runc';
const program = path.resolve('dist/index.cjs');
const hasScreen = spawnSync('screen', ['--version']).error === undefined;

let sockets = '';

beforeEach(() => {
  sockets = mkdtempSync(path.join(tmpdir(), 'screen-'));
  chmodSync(sockets, 0o700);
});

afterEach(async () => {
  await closeAll();
  // It continues without the terminal in which it was started.
  if (hasScreen) spawnSync('screen', ['-X', 'quit'], { env: { ...process.env, SCREENDIR: sockets } });
  rmSync(sockets, { recursive: true, force: true });
});

describe.runIf(hasScreen)('inside GNU screen', () => {
  test('copying reaches the outer terminal, and the message claims no more', async () => {
    const session = await launch({
      command: 'screen',
      args: ['-c', 'screenrc', process.execPath, program, 'runc'],
      files: { screenrc: 'startup_message off\n' },
      env: { SCREENDIR: sockets },
    });
    await session.waitFor('Ctrl-y copy');
    session.press('ctrl+y');
    await session.waitFor(`Sent to the terminal to copy: ${RUNC}`);
    expect(session.events).toContainEqual({ kind: 'clipboard', text: RUNC });
    session.press('ctrl+c');
    await session.exit();
  });
});
