import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const WIDE = { columns: 120, rows: 40 };
const COMMAND = 'docker run --name web --cap-drop=ALL --security-opt no-new-privileges nginx';

async function opened(options = {}) {
  const app = visit({ ...WIDE, ...options });
  await app.sees('▌');
  app.press('H');
  await app.sees('Hardening guide');
  return app;
}

describe('the guide view', () => {
  test('shows the five levels of the hardening guide, with the page of the first beside them', async () => {
    const app = await opened();
    await app.sees(/0 of 14 done/);
    await app.sees(/▌1 regular application[\s\S]* 2 system[\s\S]* 3 system[\s\S]* 4 kernel[\s\S]* 5 general/);
    await app.sees('│ Level 1: regular application');
    await app.sees(/✓ done {3}□ to do/);
    await app.sees(
      /Setuid bit[\s\S]*→ Mount the container’s filesystems nosuid[\s\S]*Docker +--security-opt no-new-privileges/,
    );
    await app.sees('mechanisms: no_new_privs, mount options');
  });

  test('moves between levels with ↑ and ↓, and returns to the previous place with Esc', async () => {
    const app = visit(WIDE);
    await app.sees('▌');
    app.press('down', 'down');
    await app.sees('▌▸ Clouds');
    const before = app.screen();
    app.press('H', 'down');
    await app.sees(/▌2 system services like cron and ssh[\s\S]*Run as root/);
    app.press('end');
    await app.sees('│ Level 5: general measures');
    app.press('escape');
    await app.seesNo('Hardening guide');
    expect(app.screen()).toBe(before);
  });

  test('shows the whole name of each level, even in a narrow window', async () => {
    const app = await opened({ columns: 40, rows: 15 });
    await app.sees(/ 2 □{5} system services like cron and\n +ssh/);
    await app.sees(/ 3 □□ system services like devices,\n +network and filesystems/);
    await app.sees(/ 4 □ kernel drivers, network stack,\n +security policies/);
    await app.sees(/ 5 □□ general measures like immutable\n +infrastructure/);
    app.press('tab');
    await app.sees('▌□ Any application');
    await app.seesNo('infrastructure');
    app.press('tab');
    app.resize({ columns: 40, rows: 24 });
    await app.sees(/ +infrastructure *\n─+\n □ Any application/);
  });

  test('names its most useful keys in a narrow window, on the levels and on the measures', async () => {
    const app = await opened({ columns: 40, rows: 15 });
    await app.sees(' Enter open  e judge  Esc back  ? help');
    app.press('tab');
    await app.sees(' Space done  e judge  Esc back  ? help');
    app.resize({ columns: 80, rows: 24 });
    await app.sees('e judge a command');
  });

  test.each([
    ['V', 'Vulnerabilities by year'],
    ['M', 'What isolates what'],
    ['A', 'Nothing here yet'],
  ])('%s opens another view, and Esc returns to the same measure', async (key, title) => {
    const app = await opened();
    app.press('tab', 'down');
    await app.sees('▌□ Setuid bit');
    app.press(key);
    await app.sees(title);
    app.press('escape');
    await app.sees('▌□ Setuid bit');
  });

  test('opens from a vulnerability, and H returns to it from the page of a measure', async () => {
    const app = visit(WIDE);
    await app.sees('▌');
    app.press('V', 'H', 'tab', 'enter');
    await app.sees(/WHAT HELPS/);
    app.press('H');
    await app.sees('▌1 regular application');
    app.press('escape', 'escape');
    await app.sees(/CVEs|Vulnerabilities/);
  });

  test('says that a list without measures has no guide', async () => {
    const list = createLibrary({ ...catalog, measures: [] }, createSearch, makeDetail);
    const app = visit({ list });
    await app.sees('▌');
    app.press('H');
    await app.sees('This list has no hardening guide.');
  });
});

describe('a measure', () => {
  test('is ticked with Space, and unticked with Space again', async () => {
    const app = await opened();
    app.press('tab', 'down');
    await app.sees('▌□ Setuid bit');
    app.press('space');
    await app.sees('▌✓ Setuid bit');
    await app.sees(/1 of 14 done[\s\S]*□ ✓ □ □ +1\/4/);
    await app.asks({ type: 'tick', measure: 'mount-nosuid', on: true });
    app.press('space');
    await app.sees('▌□ Setuid bit');
    await app.asks({ type: 'tick', measure: 'mount-nosuid', on: false });
  });

  test('keeps its tick from an earlier session', async () => {
    const app = await opened({ ticks: ['remap-root', 'no-longer-there'] });
    await app.sees('1 of 14 done');
    app.press('down');
    await app.sees(/□ □ □ □ ✓ +1\/5/);
  });

  test('is only scrolled into view, not ticked, if it is out of sight', async () => {
    const app = await opened({ columns: 80, rows: 24 });
    app.press('tab', ...Array(30).fill('J'));
    await app.seesNo('Any application');
    app.press('space');
    await app.sees('▌□ Any application');
    expect(app.effects).toEqual([]);
    app.press('space');
    await app.sees('▌✓ Any application');
  });

  test('stays visible when the window is resized', async () => {
    const app = await opened();
    app.press('tab', 'down');
    await app.sees('▌□ Setuid bit');
    app.resize({ columns: 40, rows: 15 });
    await app.sees('▌□ Setuid bit');
    app.press('space');
    await app.sees('▌✓ Setuid bit');
    app.resize({ columns: 80, rows: 24 });
    await app.sees('▌✓ Setuid bit');
  });

  test('stays visible after page down and a resize', async () => {
    const app = await opened({ columns: 80, rows: 29 });
    app.press('tab', 'page-down');
    await app.sees('▌□ Setuid bit');
    await app.seesNo('runAsNonRoot');
    app.resize({ columns: 30, rows: 8 });
    await app.sees('▌□ Setuid bit');
  });

  test('cannot be ticked from the levels; a message says how to go to the measures', async () => {
    const app = await opened();
    app.press('space');
    await app.sees('Go to the measures first: press Tab.');
    expect(app.effects).toEqual([]);
  });

  test('has its own page, and Esc returns from it to the same place', async () => {
    const app = await opened();
    app.press('down', 'enter', 'down', 'down', 'space');
    await app.sees('▌✓ Calls only root may make');
    const before = app.screen();
    app.press('enter');
    await app.sees(/FLAGS AND FIELDS/);
    app.press('escape');
    await app.sees('▌✓ Calls only root may make');
    expect(app.screen()).toBe(before);
  });

  test('keeps its tick when < goes back to a state before the tick', async () => {
    const app = await opened();
    app.press('tab', 'enter');
    await app.sees(/FLAGS AND FIELDS/);
    app.press('H');
    await app.sees('▌□ Any application');
    app.press('space', 'escape', 'escape');
    await app.sees('awesome-containers');
    app.press('<');
    await app.sees('▌✓ Any application');
  });

  test('longer than the window can be read line by line', async () => {
    const app = await opened({ columns: 40, rows: 15 });
    app.press('tab');
    await app.sees('▌□ Any application');
    for (let pressed = 0; pressed < 30; pressed++) app.press('down');
    await app.sees(/▌/);
    app.press('home');
    await app.sees(/Level 1[\s\S]*▌□ Any application/);
    app.press('end');
    await app.sees('the end');
    expect(app.screen()).toMatch(/▌/);
  });
});

describe('copying', () => {
  const copied = (app: Awaited<ReturnType<typeof opened>>) =>
    app.effects.flatMap((effect) => (effect.type === 'copy' ? [effect] : [])).at(-1);

  test('y copies the level as a Markdown checklist with its ticks', async () => {
    const app = await opened({ ticks: ['read-only-container'] });
    app.press('end', 'y');
    await expect.poll(() => copied(app)?.what).toBe('level 5 as a Markdown checklist');
    const text = copied(app)?.text ?? '';
    expect(text).toMatch(
      /^## Level 5: general measures like immutable infrastructure\n\n- \[x\] \*\*The container is read-only\*\*/,
    );
    expect(text).toContain('\n- [ ] **Data that must be written**');
    expect(text).toContain('\n  - Docker: `--read-only`\n');
  });

  test('Y copies the whole guide', async () => {
    const app = await opened();
    app.press('Y');
    await expect.poll(() => copied(app)?.what).toBe('the guide as a Markdown checklist');
    expect(copied(app)?.text.match(/^- \[ \] /gm)).toHaveLength(14);
    expect(copied(app)?.text).toMatch(/^# Hardening guide\n\n## Level 1/);
  });

  test('y copies a judgement', async () => {
    const app = await opened();
    app.paste(`${COMMAND}\n`);
    await app.sees('docker run web');
    app.press('y');
    await expect.poll(() => copied(app)?.what).toBe('the judgement as a Markdown checklist');
    expect(copied(app)?.text).toMatch(/^## docker run web: \d met, \d not met, \d cannot tell\n/);
    expect(copied(app)?.text).toContain('- [ ] **The container is read-only (level 5)**: not met:');
    expect(copied(app)?.text).toContain('\n  - add `--read-only`\n');
  });
});

describe('judging', () => {
  test('a typed command shows a verdict for each measure and the options to add', async () => {
    const app = await opened();
    app.press('e');
    await app.sees(/^ \$ .*\n Type or paste a docker run command, a compose service or a pod; Enter judges it\./);
    app.press(...COMMAND, 'enter');
    await app.sees(/^ Hardening guide .* judged by what was entered/);
    await app.sees(/│ docker run web\n/);
    await app.sees(`│ ${COMMAND.slice(0, 70)}`);
    await app.sees(/● \d+ met {3}▲ \d+ not met {3}\? \d+ cannot tell/);
    await app.sees(/ADD[\s\S]*\+ --read-only/);
    await app.sees(/● Setuid bit[^\n]*\n[^\n]*met: --security-opt no-new-privileges sets/);
    await app.sees(/\? Any application[^\n]*\n[^\n]*cannot tell: no user is named, so the image decides/);
    expect(app.screen()).not.toMatch(/\b(?:safe|secure)\b/i);
    app.press('home');
    await app.sees(/● met {3}▲ not met {3}\? cannot tell/);
    await app.sees(/□ Setuid bit\n[^\n]*● met: --security-opt no-new-privileges sets/);
  });

  test('a long command is shown in one row, and a command that the title has in full is not repeated', async () => {
    const app = await opened();
    app.paste(`docker run \\\n  --name web \\\n  -v ${'/data'.repeat(20)}:/data nginx\n`);
    await app.sees(/│ docker run web\n[^\n]*│ docker run --name web -v \/data[^\n]*…\n[^\n]*● \d+ met/);
    app.press('e');
    app.paste('docker run nginx\n');
    await app.sees(/│ docker run nginx\n[^\n]*● \d+ met/);
  });

  test('a paste of several lines is judged at once, from the guide and from the input line', async () => {
    const app = await opened();
    app.paste('web:\n\timage: nginx\n\tread_only: true\n\tprivileged: true\n');
    await app.sees(/│ compose web\n/);
    await app.sees(/REMOVE[\s\S]*- privileged: true/);
    app.press('e');
    app.paste('spec:\n  containers:\n  - name: app\n    image: x\n');
    await app.sees(/│ pod app\n/);
  });

  test('e offers the last command again for editing', async () => {
    const app = await opened();
    app.press('e', ...'docker run x', 'enter');
    await app.sees('│ docker run x\n');
    app.press('e');
    await app.sees(/^ \$ docker run x/);
    app.press('backspace', ...'--read-only y', 'enter');
    await app.sees('│ docker run y\n');
    await app.sees(/□ □ {3}● ● +0\/2/);
  });

  test('input that is not understood is explained below the line', async () => {
    const app = await opened();
    app.press('e', ...'docker pull nginx', 'enter');
    await app.sees('Only run and create start a container');
    expect(app.screen()).toMatch(/^ \$ docker pull nginx/);
    app.press('escape');
    await app.sees('Enter judges it');
    app.press('escape');
    await app.sees('0 of 14 done');
  });

  test('no escape sequence of a paste reaches the screen', async () => {
    const app = await opened();
    app.paste('docker run --name \u202eevil\u0007 --user "a\u001b]0;title\u0007b" \u001b[2Jx\n');
    await app.sees('docker run evil');
    const bytes = ['\u202e', '\u0007', '\u001b[2J', '\u001b]'];
    expect(bytes.filter((one) => app.painted().includes(one))).toEqual([]);
  });

  test('a very long paste is accepted', async () => {
    const app = await opened();
    app.paste(`docker run ${'-e A=b '.repeat(20_000)} nginx\n`);
    await app.sees(/docker run/);
    app.press('escape');
    await app.sees('awesome-containers');
  });
});

test('in a small window, the levels and the page are shown alternately', async () => {
  const app = await opened({ columns: 30, rows: 8 });
  await app.sees(/▌1 □□□□ regular application/);
  app.press('down', 'tab');
  await app.sees(/▌□ Run as root/);
  app.press('escape');
  await app.sees(/▌2 □□□□□ system/);
  app.paste('docker run web\n');
  await app.sees(/\? 4 docker run/);
  expect(app.screen()).toMatch(/▌ +● \d+ ▲ \d+ \? \d+/);
});
