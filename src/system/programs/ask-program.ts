import { type ChildProcess, spawn } from 'node:child_process';

/** The answer of a program: `silent` if it did not end in time, `failed` if it could not be started or ended with an error. */
export type Answer =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed' };

const PATIENCE_MS = 3_000;
const LONGEST_ANSWER = 64 * 1024;

/**
 * Starts `program` without a shell and without input, and resolves with what it prints, at most 64 KB. Never throws or rejects,
 * and never takes much longer than the time limit: a program that goes on is killed with all processes that it has started.
 */
export function askProgram(program: string, words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      // In a group of its own, so that it can be killed together with its children.
      const env = { ...environment, LC_ALL: 'C' };
      child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true, windowsHide: true });
    } catch {
      resolve({ kind: 'failed' });
      return;
    }
    let text = '';
    const timer = setTimeout(() => end({ kind: 'silent' }), PATIENCE_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk.slice(0, LONGEST_ANSWER - text.length);
        if (text.length >= LONGEST_ANSWER) end({ kind: 'answered', text });
      });
    }
    let hasEnded = false;
    child.once('error', () => end({ kind: 'failed' }));
    child.once('close', (code) => {
      hasEnded = true;
      end(code === 0 ? { kind: 'answered', text } : { kind: 'failed' });
    });

    function end(answer: Answer): void {
      clearTimeout(timer);
      if (!hasEnded) stop(child);
      resolve(answer);
    }
  });
}

/** Kills what is left of a program, and closes its output, which a child of it may hold open. */
function stop(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile, or the system has no process groups.
    child.kill('SIGKILL');
  }
}
