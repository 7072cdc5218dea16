import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const program = path.resolve('dist/index.cjs');

// In Node, this signal opens a port for a debugger.
test.skipIf(process.platform === 'win32').each([
  ['list', '--json'],
  ['export', '--format', 'json'],
])('%s continues after SIGUSR1, and opens no port', async (...args) => {
  const child = spawn(process.execPath, [program, ...args]);
  const complaint = text(child.stderr);
  // The output exceeds the buffers of the pipe and its reader, so the program is still running.
  await once(child.stdout, 'readable');
  child.kill('SIGUSR1');
  const out = text(child.stdout);
  expect((await once(child, 'close'))[0]).toBe(0);
  expect(JSON.parse(await out)).toBeTruthy();
  expect(await complaint).toBe('');
});
