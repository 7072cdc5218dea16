import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Size } from '../../../src/screen/layout.ts';
import { interleave } from '../kit/interleave.ts';
import { type Command, Run } from '../kit/run.ts';
import { type Row, type Section, sizeWords, timeRow } from '../kit/table.ts';
import type { Program, Workshop } from '../kit/workshop.ts';
import { measureOneStart } from './start.ts';

type Peer = { readonly command: Command; readonly isWhole: (rows: readonly string[]) => boolean };

const SIZE: Size = { columns: 120, rows: 40 };
const BARE = 'bare node';
/** Some programs ask a question at their first start, and would wait for ever. */
const PATIENCE_MS = 6000;

/** Measures the first frame next to those of an Ink hello world and of well-known programs, if they are installed. */
export async function measurePeers(workshop: Workshop, program: Program, rounds: number): Promise<Section> {
  const peers = await workingPeers(peersIn(workshop));
  const times = await interleave(rounds, {
    [BARE]: () => new Run(workshop.bareNode(), SIZE).exit(),
    [program.name]: async () => (await measureOneStart(workshop.explorer(program, 'own'), SIZE)).frame,
    ...Object.fromEntries(peers.map((peer) => [peer.command.name, () => frameTime(peer)])),
  });
  const own = { name: program.name, values: times[program.name] ?? [] };
  const rows: Row[] = Object.entries(times).map(([name, values]) =>
    timeRow(name, values, name === program.name ? undefined : own),
  );
  return { title: `First frame beside other programs, ${sizeWords(SIZE)}`, rows };
}

function peersIn(workshop: Workshop): readonly Peer[] {
  const lines = workshop.path('lines.txt');
  const lastRow = (rows: readonly string[]) => rows.at(-1) ?? '';
  const isAnythingThere = (rows: readonly string[]) => rows.some((row) => row.trim() !== '');
  const isLastRowThere = (rows: readonly string[]) => lastRow(rows).trim() !== '';
  const peer = (
    name: string,
    isWhole: Peer['isWhole'],
    argsOf: (file: string) => readonly string[] = (file) => [file],
  ) => {
    const file = inPath(name);
    const [program, ...args] = file === null ? [] : argsOf(file);
    return program === undefined ? [] : [{ command: workshop.command(name, program, ...args), isWhole }];
  };
  return [
    { command: workshop.inkHello(), isWhole: (rows) => rows.join('\n').includes('Hello') },
    ...peer(
      'less',
      (rows) => lastRow(rows).includes('lines.txt'),
      (file) => [file, lines],
    ),
    ...peer('nnn', isLastRowThere),
    // fzf reads its list from standard input, and its keys from the terminal.
    ...peer(
      'fzf',
      (rows) => rows.join('\n').includes('200/200'),
      (file) => ['sh', '-c', `exec '${file}' < '${lines}'`],
    ),
    ...peer('htop', (rows) => lastRow(rows).includes('Quit')),
    ...peer('mc', (rows) => lastRow(rows).includes('Quit')),
    ...peer('ranger', isLastRowThere),
    // Programs that run on Node.
    ...peer('fkill', isAnythingThere),
    ...peer('emoj', isAnythingThere),
    ...peer('np', isAnythingThere, (file) => [file, '--help']),
  ];
}

/** Returns the path of an installed program, or `null`. */
function inPath(name: string): string | null {
  const places = (process.env.PATH ?? '').split(path.delimiter).map((directory) => path.join(directory, name));
  return places.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the programs that start on this machine; the others are reported and left out. */
async function workingPeers(peers: readonly Peer[]): Promise<readonly Peer[]> {
  const working: Peer[] = [];
  for (const peer of peers) {
    try {
      await frameTime(peer);
      working.push(peer);
    } catch (error) {
      console.error(`Left out: ${error instanceof Error ? error.message : error}`);
    }
  }
  return working;
}

async function frameTime({ command, isWhole }: Peer): Promise<number> {
  const run = new Run({ ...command, patienceMs: PATIENCE_MS }, SIZE);
  try {
    return await run.until(isWhole, 'its first frame');
  } finally {
    await run.end();
  }
}
