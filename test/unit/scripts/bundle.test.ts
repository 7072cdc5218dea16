import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { apart } from '../../../scripts/build/parts.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-bundle-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const PARTS = ['src/search/search.ts', 'src/commands/print/part.ts', 'src/system/programs/browser.ts'];

/** Bundles a program that imports some files, as the build does; `files` are written beside it. */
async function bundled(imports: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
  const source = imports.map((file, at) => `import * as part${at} from '${file}'; console.log(part${at});`).join('\n');
  writeFileSync(path.join(directory, 'program.ts'), source);
  const { outputFiles } = await build({
    entryPoints: [path.join(directory, 'program.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    plugins: [apart({ extension: '.cjs' })],
  });
  return outputFiles[0]?.text ?? '';
}

const relative = (file: string) => {
  const from = path.relative(directory, path.resolve(file)).replaceAll(path.sep, '/');
  return from.startsWith('.') ? from : `./${from}`;
};

test('a part of the program is left to the file that is made of it', async () => {
  const text = await bundled(PARTS.map(relative));
  for (const name of ['search', 'run', 'browser']) expect(text).toContain(`require("./${name}.cjs")`);
});

test('another file of the same name is bundled as itself', async () => {
  const names = ['views/search.ts', 'index.ts', 'run.ts', 'browser.ts'];
  const files = Object.fromEntries(names.map((name) => [name, `export const own = 'the text of ${name}';`]));
  const text = await bundled(
    names.map((name) => `./${name}`),
    files,
  );
  for (const name of names) expect(text).toContain(`the text of ${name}`);
  expect(text).not.toMatch(/require\("\.\/\w+\.cjs"\)/);
});

test('what is started first can be read by any Node', async () => {
  const source = readFileSync('src/launcher.cjs', 'utf8');
  const [asIs, lowered] = await Promise.all(
    ['esnext', 'node10'].map((target) => transform(source, { target, loader: 'js' })),
  );
  expect(lowered?.code).toBe(asIs?.code);
  expect(source).not.toMatch(/require\(['"`]node:|\bimport\(/);
});
