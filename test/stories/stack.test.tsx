import { describe, expect, test } from 'vitest';
import { checkStack } from '../../src/products/stack.ts';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const RUNC = { runc: '1.1.4' };

/** Counts the open and the fixed vulnerabilities of a stack. */
function countsOf(stack: Readonly<Record<string, string>>) {
  const products = checkStack(catalog, stack).products;
  const sum = (state: 'open' | 'fixed') => products.reduce((all, product) => all + product[state].length, 0);
  return { open: sum('open'), fixed: sum('fixed') };
}

const ofRunc = countsOf(RUNC);
const ofDocker = countsOf({ docker: '24.0.5' });
const ofBoth = countsOf({ docker: '24.0.5', ...RUNC });

describe('the stack view', () => {
  test('opens with the input line if the stack is empty, and says what to type', async () => {
    const app = visit();
    await app.sees('▌');
    app.press('A');
    await app.sees(/^ \+ .*\n type name@version, such as runc@1\.1\.4/);
    app.press(...'runc@1.1.4', 'enter');
    await app.sees(new RegExp(`Your stack {2}1 product · ${ofRunc.open} open +as recorded in \\d{4}-\\d{2}`));
    await app.sees(
      new RegExp(
        `▌runc 1\\.1\\.4 +${ofRunc.open} open[\\s\\S]*▲ CVE-2024-21626 +escape[\\s\\S]*✓ ${ofRunc.fixed} fixed`,
      ),
    );
    await app.sees(
      new RegExp(
        `UPGRADES[\\s\\S]*1\\.1\\.\\d+ +closes \\d+ of ${ofRunc.open}[\\s\\S]*1\\.2\\.\\d+ +closes \\d+ of ${ofRunc.open}[\\s\\S]*closes all ${ofRunc.open}`,
      ),
    );
    await app.sees(/first fixed release of each/);
    await app.asks({ type: 'keep-version', product: 'runc', version: '1.1.4' });
    expect(app.screen()).not.toMatch(/safe/i);
  });

  test('is left with Esc, even if nothing was kept', async () => {
    const app = visit();
    await app.sees('▌');
    app.press('A');
    await app.sees('type name@version');
    app.press(...'ru', 'escape');
    await app.sees(/^ \+ +\n/);
    app.press('escape');
    await app.sees('awesome-containers');
    expect(app.effects).toEqual([]);
  });

  test('shows the products of an earlier session and says which are not found', async () => {
    const app = visit({ installed: { gone: '1', docker: '24.0.5', ...RUNC } });
    await app.sees('▌');
    app.press('A');
    await app.sees(`3 products · ${ofBoth.open} open`);
    await app.sees(
      new RegExp(`Docker Engine 24\\.0\\.5 +${ofDocker.open} open[\\s\\S]*runc 1\\.1\\.4 +${ofRunc.open} open`),
    );
    app.press('end');
    await app.sees(/▌gone 1 +not found/);
    await app.sees('no product “gone” is recorded');
  });
});

describe('in a narrow window', () => {
  test('versions and ids are shown whole, and the words beside them are dropped', async () => {
    const app = visit({ columns: 60, rows: 20, installed: { docker: '24.0.5', ...RUNC } });
    await app.sees('▌');
    app.press('A');
    await app.sees(new RegExp(`Docker Engine 24\\.0\\.5 +${ofDocker.open} [│┃]`));
    await app.sees(new RegExp(`runc 1\\.1\\.4 +${ofRunc.open} open [│┃]`));
    await app.sees(/▲ CVE-2026-119101 +[│┃]/);
    await app.sees(/▲ CVE-2025-31133 +escape [│┃]/);
  });

  test('the top line shows at least the number of open vulnerabilities', async () => {
    const app = visit({ columns: 30, rows: 8, installed: { docker: '24.0.5', ...RUNC } });
    await app.sees('▌');
    app.press('A');
    await app.sees(`Your stack  ${ofBoth.open} open`);
  });

  test('the input line says what to type, in as many words as fit', async () => {
    const app = visit({ columns: 30, rows: 8 });
    await app.sees('▌');
    app.press('A');
    await app.sees(/^ \+ .*\n such as runc@1\.1\.4/);
    await app.sees(/Each product shows the\n vulnerabilities open in its/);
  });
});

describe('the input line', () => {
  test.each([
    ['runk@1.1.4', 'no product “runk” is recorded; did you mean runc?'],
    ['runc', 'runc needs a version, such as runc@1.2.3'],
    ['runc@latest', 'has no valid version; expected numbers with dots'],
    ['docker@24.0.5 runk@1', 'no product “runk” is recorded'],
  ])('rejects %s and shows the problem below', async (typed, problem) => {
    const app = visit({ columns: 120 });
    await app.sees('▌');
    app.press('A');
    await app.sees('type name@version');
    app.press(...typed, 'enter');
    await app.sees(problem);
    expect(app.screen().startsWith(` + ${typed}`)).toBe(true);
    expect(app.effects).toEqual([]);
    app.press('backspace');
    await app.seesNo(problem);
  });

  test('wraps the problem in a narrow window', async () => {
    const app = visit({ columns: 40, rows: 15 });
    await app.sees('▌');
    app.press('A');
    app.press(...'runk@1.1.4', 'enter');
    await app.sees(/no product “runk” is recorded; did you\n mean runc\?/);
  });

  test('takes several pasted products at once', async () => {
    const app = visit({ installed: RUNC });
    await app.sees('▌');
    app.press('A');
    await app.sees('runc 1.1.4');
    app.paste('containerd@1.6.20\ndocker@24.0.5\n');
    await app.sees(' + containerd@1.6.20 docker@24.0.5');
    app.press('enter');
    await app.sees('3 products');
    await app.asks({ type: 'keep-version', product: 'docker', version: '24.0.5' });
  });

  test('changes the version of the chosen product, and its findings follow', async () => {
    const app = visit({ installed: RUNC });
    await app.sees('▌');
    app.press('A', 'e');
    await app.sees(' + runc@1.1.4');
    app.press('ctrl+w', ...'runc@1.3.7', 'enter');
    await app.sees(/1 product · 0 open/);
    await app.sees(/▌runc 1\.3\.7 +0 open/);
    await app.asks({ type: 'keep-version', product: 'runc', version: '1.3.7' });
  });
});

describe('a finding', () => {
  const onLeakyVessels = async (columns = 80, rows = 24) => {
    const app = visit({ installed: RUNC, columns, rows });
    await app.sees('▌');
    app.press('A', 'down', 'down', 'down', 'down', 'down');
    await app.sees(/▌ ▲ CVE-2024-21626/);
    return app;
  };

  test('has its page beside it, with the user’s version and the release that fixes it', async () => {
    const app = await onLeakyVessels();
    await app.sees(/CVE-2024-21626 +▲ escape[\s\S]*YOU HAVE[\s\S]*runc 1\.1\.4[\s\S]*fixed in 1\.1\.12/);
    await app.sees(/WHAT IT IS/);
    app.press('J', 'J', 'J');
    await app.sees(new RegExp(`┬─+\\n runc 1\\.1\\.4 +${ofRunc.open} open │ (?!CVE)`));
  });

  test('shows the version and the release first if there are few rows', async () => {
    const app = await onLeakyVessels(40, 15);
    await app.sees(/─\n CVE-2024-21626 +▲ escape\n +runc 1\.1\.4\n +fixed in 1\.1\.12/);
  });

  test('opens its source with Enter', async () => {
    const app = await onLeakyVessels();
    app.press('enter');
    await app.asks({
      type: 'open',
      url: 'https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv',
    });
  });

  test('leads to its page, and Esc and A return from there', async () => {
    const app = await onLeakyVessels();
    app.press('right');
    await app.sees('Foundations');
    await app.sees(/│.*CVE-2024-21626/);
    app.press('escape');
    await app.sees(/▌ ▲ CVE-2024-21626/);
    app.press('right');
    await app.sees('Foundations');
    app.press('A');
    await app.sees(/▌ ▲ CVE-2024-21626/);
    app.press('escape');
    await app.sees('▌▸ Foundations');
  });

  test('without an answer has a ? and the reason', async () => {
    const app = visit({ installed: { docker: '20.10.24+dfsg1' } });
    await app.sees('▌');
    app.press('A', 'down');
    await app.sees(/\d+ products? · 0 open · \d+ unknown/);
    await app.sees(/▌ \? CVE-\S+ +cannot tell[\s\S]*unknown: open upstream; Debian may/);
    app.resize({ columns: 40, rows: 15 });
    await app.sees(/^ Your stack {2}1 product · 0 open · \d+ \?\n/);
  });
});

test('x removes a product, and u brings it back', async () => {
  const app = visit({ installed: { docker: '24.0.5', ...RUNC } });
  await app.sees('▌');
  app.press('A', 'end', 'x');
  await app.sees('Removed runc 1.1.4; u brings it back.');
  await app.sees(`1 product · ${ofDocker.open} open`);
  await app.asks({ type: 'keep-version', product: 'runc', version: null });
  app.press('u');
  await app.sees(/2 products[\s\S]*▌runc 1\.1\.4/);
  await app.asks({ type: 'keep-version', product: 'runc', version: '1.1.4' });
  app.press('u');
  await app.sees('There is nothing to bring back.');
});

test('changes in the stack are kept when < goes back', async () => {
  const app = visit({ installed: RUNC });
  await app.sees('▌');
  app.press('A', 'down', 'right');
  await app.sees('Foundations');
  app.press('A', 'e', 'ctrl+w', ...'runc@1.3.7', 'enter');
  await app.sees('runc 1.3.7');
  app.press('A');
  await app.sees('Foundations');
  app.press('<');
  await app.sees(/Your stack[\s\S]*runc 1\.3\.7/);
});

test('y copies the open vulnerabilities with advisories and upgrades', async () => {
  const app = visit({ installed: RUNC });
  await app.sees('▌');
  app.press('A', 'y');
  const copied = app.effects.flatMap((effect) => (effect.type === 'copy' ? [effect.text] : [])).join('');
  expect(copied).toMatch(new RegExp(`^- \\*\\*runc 1\\.1\\.4\\*\\*: ${ofRunc.open} open, ${ofRunc.fixed} fixed$`, 'm'));
  expect(copied).toMatch(
    new RegExp(`^ {2}- upgrade: 1\\.1\\.\\d+ closes \\d+ of ${ofRunc.open}; .* closes all ${ofRunc.open}$`, 'm'),
  );
  expect(copied).toMatch(/^ {2}- \[CVE-2024-21626\]\(https:\S+\) escape, Leaky Vessels; fixed in 1\.1\.12$/m);
  expect(copied).toMatch(/^Compared with the first fixed release of each release line, as recorded in/m);
});
