import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { processesWith } from '../support/processes.ts';
import { closeAll, launch } from '../support/terminal.ts';

const SLEEPS = 'setsid sh -c "echo started; exec sleep 600" & wait';

test.skipIf(process.platform !== 'linux')('a test leaves no process and no directory', async () => {
  const ended = await launch({ command: 'sh', args: ['-c', 'exit 3'] });
  expect(await ended.exit()).toEqual({ code: 3 });
  ended.kill('SIGTERM');
  ended.resize(40, 10);
  ended.press('q');

  const killed = await launch({ command: 'sh', args: ['-c', SLEEPS] });
  await killed.waitFor('started');
  killed.kill('SIGKILL');

  const closed = await launch({ command: 'sh', args: ['-c', `trap : HUP; ${SLEEPS}; ${SLEEPS}`] });
  await closed.waitFor('started');
  closed.hangup();

  const sessions = [ended, killed, closed];
  await closeAll();
  for (const { home } of sessions) {
    expect(processesWith(home)).toEqual([]);
    expect(existsSync(home)).toBe(false);
  }
});

test('waiting fails at once with the last screen if the program ends', async () => {
  const session = await launch({ command: 'sh', args: ['-c', 'echo nothing >note; echo goodbye'] });
  await expect(session.waitFor('hello')).rejects.toThrow(/the program has ended:\n.*goodbye/su);
  expect(readFileSync(path.join(session.home, 'note'), 'utf8')).toBe('nothing\n');
  await closeAll();
});

test('an unfinished synchronized update is shown after a timeout, as in a terminal', async () => {
  const session = await launch({ command: 'sh', args: ['-c', 'printf "\\033[?2026hhalf a frame"; exec sleep 600'] });
  await session.waitFor('half a frame');
  await closeAll();
});
