import { type KeptLook, type LookOptions, themeName } from '../environment.ts';

/** Terminals that would print the question, or wait for its end: the console of the Linux kernel, and those before xterm. */
const DEAF = /^(?:|dumb|linux|vt\d.*)$/;

/**
 * Whether to ask the terminal for its background: the theme must follow it, and the terminal must be one that answers or ignores
 * the question. The console of Windows is not known to do either.
 */
export function asksForBackground(
  environment: NodeJS.ProcessEnv,
  options: LookOptions,
  kept: KeptLook,
  platform: NodeJS.Platform = process.platform,
): boolean {
  const name = themeName(environment, options, kept);
  const follows = name === 'auto' || name === 'high-contrast';
  return follows && platform !== 'win32' && !DEAF.test(environment.TERM ?? '');
}
