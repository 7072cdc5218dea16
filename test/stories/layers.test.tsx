import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('the layers of an engine are listed from top to bottom, with the number of recorded escapes', async () => {
  const app = visit({ query: 'docker engine', columns: 200, rows: 60 });
  await app.sees(/▌ +Docker Engine/);
  expect(app.screen()).toMatch(
    /LAYERS[\s\S]* Docker Engine +▲ \d+[\s\S]*│ uses[\s\S]*› containerd +▲ \d+[\s\S]*│ uses by default[\s\S]*› runc +▲ \d+[\s\S]*│ or crun, youki[\s\S]*│ shares[\s\S]*the kernel of the host/,
  );
  expect(app.screen()).toMatch(/each stands on the next; ▲ counts/);
});

test('Enter opens a layer', async () => {
  const app = visit({ query: 'docker engine' });
  await app.sees(/▌ +Docker Engine/);
  app.press('enter', 'right', '}', '}', '}', '}', '}');
  await app.sees(/▌LAYERS/);
  app.press('down', 'down', 'enter');
  await app.sees(/[│┃] runc +● active/);
  app.press('escape');
  await app.sees(/▌ › runc +▲/);
});

test('an entry outside of any stack of layers has no LAYERS section', async () => {
  const app = visit({ query: 'trivy', rows: 100 });
  await app.sees(/▌ +Trivy/);
  expect(app.screen()).toContain('SECURITY NOTES');
  expect(app.screen()).not.toContain('LAYERS');
});

test('from 150 columns, related sections are beside the text; in fewer columns, at its end', async () => {
  const app = visit({ query: 'docker engine', columns: 150, rows: 40 });
  await app.sees(/▌ +Docker Engine/);
  expect(app.screen().split('\n')[2]).toMatch(/[│┃] Docker Engine +● active *[│┃] ALTERNATIVES/);
  app.resize({ columns: 149, rows: 40 });
  await app.seesNo('ALTERNATIVES');
  app.resize({ columns: 149, rows: 300 });
  await app.sees(/LINKS[\s\S]*ALTERNATIVES[\s\S]*LAYERS[\s\S]*IN THE HARDENING GUIDE/);
});

test('↓ goes from the end of the text to the column beside it, and ↑ returns', async () => {
  const app = visit({ query: 'bocker', columns: 160, rows: 50 });
  await app.sees(/▌ +Bocker/);
  app.press('enter', 'right', 'end', 'down');
  await app.sees(/[│┃]▌ › /);
  app.press('up');
  await app.sees(/[│┃]▌ \d /);
  app.press('down', 'enter');
  await app.sees('< jump back');
});

test('a chosen link stays chosen when the column moves to the end of the text', async () => {
  const app = visit({ query: 'docker engine', columns: 160, rows: 50 });
  await app.sees(/▌ +Docker Engine/);
  app.press('enter', '>');
  await app.sees(/▌ › nerdctl/);
  app.press('down');
  await app.sees(/▌ › Podman/);
  app.resize({ columns: 100, rows: 200 });
  await app.sees(/▌ › Podman/);
});
