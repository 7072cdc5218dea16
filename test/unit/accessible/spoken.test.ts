import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS, type CommandWords, commandCalled } from '../../../src/accessible/commands.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { isClean } from '../../../src/text/sanitize.ts';
import { library } from '../../support/library.ts';
import { talk } from '../../support/talk.ts';

const ALL: readonly CommandWords[] = Object.values(COMMANDS);

/** The symbols of the screen, which mean nothing when read aloud. */
const { glyphs } = createTheme({ colour: false, unicode: true, hyperlinks: false });
const SIGNS = [glyphs.note, glyphs.status].flatMap((signs) => Object.values(signs)).filter((sign) => sign > '~');

/** Whether as many paragraphs and rows follow as a heading announces. */
function keepsPromise([heading = '', ...lines]: readonly string[]): boolean {
  const paragraphs = Number(/(\d+) paragraphs?\b/.exec(heading)?.[1] ?? 0);
  const numbered = lines.filter((line) => /^\d+\. /.test(line)).length;
  const [, from, to] = /(\d+) to (\d+) of \d+\.$/.exec(heading) ?? [];
  const [, count] = /(\d+) [a-z ]+\.$/.exec(heading) ?? [];
  const promised =
    to === undefined
      ? Number(/paragraphs? follows?\.$/.test(heading) ? 0 : (count ?? 0))
      : Number(to) - Number(from) + 1;
  const rest = lines.at(-1)?.startsWith('Type more') ? 1 : 0;
  return numbered === promised && lines.length === paragraphs + promised + rest;
}

describe('the output', () => {
  const ids = [...library.items.keys()];
  const places = ids.flatMap((id) => [`show ${id}`, `links ${id}`]);
  const notes = library.catalog.entries.map(({ id }) => `notes ${id}`);
  const others = [
    'home',
    'totals',
    'vulnerabilities',
    'guide',
    'guide 2',
    'matrix all',
    'compare runc, gvisor',
    'recent',
  ];

  test('has words instead of symbols, for every item, its notes and links, and all tables', () => {
    const { type } = talk();
    for (const line of [...places, ...notes, ...others]) {
      const heard = type(line).join('\n');
      for (const sign of SIGNS) expect({ line, heard }).not.toMatchObject({ heard: expect.stringContaining(sign) });
    }
  });

  test('has as many lines as the heading announces', () => {
    const { type } = talk();
    for (const line of [...places, ...notes, ...others]) {
      const heard = type(line);
      expect({ line, heard, isKept: keepsPromise(heard) }).toMatchObject({ isKept: true });
    }
  });

  test('is printable for any input', () => {
    const word = fc.oneof(
      fc.constantFrom(...ALL.flatMap(({ names }) => names)),
      fc.constantFrom(...ids),
      fc.nat({ max: 40 }).map(String),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const line = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { type } = talk();
        for (const typed of lines) {
          for (const said of type(typed)) expect(isClean(said)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the commands', () => {
  test('have unique names', () => {
    const names = ALL.flatMap((command) => command.names);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are listed by help, with their arguments and effects', () => {
    const heard = talk().type('help').join('\n');
    for (const { names, takes, does } of ALL) {
      expect(heard).toContain(`\n${names[0]}${takes === '' ? '' : ` ${takes}`}`);
      expect(heard).toContain(does);
    }
  });

  test.each(ALL)('$names are explained by help, with an example that works', ({ names, does, example }) => {
    const { type } = talk();
    for (const name of names) expect(type(`help ${name}`).join('\n')).toContain(does);
    const heard = talk().type('keep runc 1.0.0', 'search runc', example).join('\n');
    expect(heard).not.toMatch(/no command|missing|nothing more/);
  });

  test('may be shortened to a unique prefix of at least three letters', () => {
    expect(commandCalled('vul')).toBe('vulnerabilities');
    expect(commandCalled('COMP')).toBe('compare');
    expect(commandCalled('book')).toBeNull();
    expect(commandCalled('vu')).toBeNull();
  });
});
