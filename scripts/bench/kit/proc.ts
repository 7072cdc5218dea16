import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether the system tells, as Linux does, what memory and processor time a process uses. */
export const hasProc = existsSync('/proc/self/status') && existsSync('/proc/self/schedstat');

/** The memory in use, in MB (of 1,000,000 bytes). */
export function residentMegabytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** The most memory that was in use so far, in MB; 0 when the process has ended. */
export function peakMegabytes(pid: number): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kibibytes ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/** The time that all threads have spent on a processor, in milliseconds. */
export function processorMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, spent) => sum + spent, 0) / 1e6;
}
