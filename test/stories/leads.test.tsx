import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('a superseded entry names its successor; > goes there, < returns, and the search is kept', async () => {
  const app = visit({ query: 'warden', columns: 120 });
  await app.sees(/▌ +Warden/);
  expect(app.screen()).toContain('→ replaced by Garden');
  app.press('enter');
  await app.sees('> successor');
  app.press('>');
  await app.sees(/│ Garden/);
  expect(app.screen()).toMatch(/ \/ warden/);
  expect(app.screen()).toMatch(/▌ +Warden/);
  await app.sees('< jump back');
  app.press('<');
  await app.sees(/│ Warden/);
  await app.sees('> successor');
});

test('with several successors, > lists them and Enter goes to the chosen one', async () => {
  const app = visit({ query: 'rkt' });
  await app.sees(/▌ +rkt/);
  app.press('enter', '>');
  await app.sees('3 have taken its place: Enter goes to the chosen one.');
  await app.sees(/REPLACED BY[^›]*▌ › containerd[^›]*› CRI-O[^›]*› Podman/);
  app.press('down', 'enter');
  await app.sees(/│ CRI-O/);
  app.press('<');
  await app.sees(/▌ › CRI-O/);
  app.press('up', '>');
  await app.sees(/│ containerd/);
});

test('> goes neither to a predecessor nor to a merely related entry', async () => {
  const app = visit({ query: 'garden' });
  await app.sees(/▌ +Garden/);
  expect(app.screen()).not.toContain('> successor');
  app.press('enter', '>');
  await app.sees('No successor and no alternative is recorded.');
  await app.sees(/│ Garden/);
});

test('Backspace goes back jump by jump, and finally says that there is nothing to go back to', async () => {
  const app = visit();
  app.press('down', 'down', 'right', 'down');
  await app.sees(/▌ +dotCloud/);
  app.press('>');
  await app.sees(/[│┃] Docker Engine/);
  app.press('>');
  await app.sees('2 alternatives');
  app.press('>');
  await app.sees(/[│┃] nerdctl/);
  app.press('backspace');
  await app.sees(/▌ › nerdctl/);
  app.press('backspace');
  await app.sees(/[│┃] dotCloud/);
  app.press('backspace');
  await app.sees('There is nothing to go back to');
});

test('Esc goes back jump by jump, as < does, and the search is kept', async () => {
  const app = visit({ query: 'warden' });
  await app.sees(/▌ +Warden/);
  app.press('enter', '>');
  await app.sees(/│ Garden/);
  app.press('tab', 'end', 'enter');
  await app.seesNo(/│ Garden/);
  app.press('escape');
  await app.sees(/▌ › Cloud Foundry Foundation/);
  app.press('left');
  await app.sees(/│ Warden/);
  await app.sees('→ open');
  expect(app.screen()).toMatch(/ \/ warden/);
});

test('n goes to the next result after a jump', async () => {
  const app = visit({ query: 'docker' });
  await app.sees('▌');
  app.press('enter', '>', '>');
  await app.sees('< jump back');
  app.press('n');
  await app.seesNo('< jump back');
  const second = app.screen().match(/│?▌[ ★]+(\S+)/)?.[1] ?? '';
  await expect.poll(() => app.screen().split('\n')[2]).toContain(second);
});

test('an entry lists each alternative, layer, replaced, used and using entry only once', async () => {
  const app = visit({ query: 'docker engine', rows: 400 });
  await app.sees(/▌ +Docker Engine/);
  expect(app.screen()).toMatch(
    /ALTERNATIVES[\s\S]*› Podman[\s\S]*LAYERS[\s\S]*› containerd[\s\S]*REPLACES[^›]*› dotCloud[\s\S]*USES BY DEFAULT[^›]*› runc[\s\S]*ALSO USES[^›]*› RootlessKit[\s\S]*USED BY[\s\S]*› Docker Compose[\s\S]*RELATED/,
  );
  const [above = '', layers = '', relations = ''] = app.screen().split(/LAYERS|REPLACES/);
  const leadsIn = (text: string) => [...text.matchAll(/│ +› (.*?) {2,}/g)].map(([, name]) => name);
  expect(leadsIn(layers)).toEqual(['containerd', 'runc']);
  const leads = leadsIn(above + relations);
  expect(leads.length).toBeGreaterThan(20);
  expect(leads.filter((name, index) => leads.indexOf(name) !== index)).toEqual([]);
});

test('Enter in the detail goes to the chosen entry and stays in the detail', async () => {
  const app = visit({ query: 'seccomp', rows: 60, columns: 120 });
  await app.sees(/▌ +seccomp/);
  app.press('enter', 'right', 'end');
  await app.sees(/▌ › /);
  const chosen = app.screen().match(/▌ › (\S+)/)?.[1] ?? '';
  app.press('enter');
  await expect.poll(() => app.screen().split('\n')[2]).toContain(chosen);
  expect(app.screen()).toContain('< jump back');
  app.press('<');
  await app.sees(/▌ › /);
});

test('an entry without notes does not claim to be safe', async () => {
  const app = visit({ query: 'nerdctl', rows: 40 });
  await app.sees(/▌ +nerdctl/);
  expect(app.screen()).toMatch(/SECURITY NOTES[\s\S]*None recorded\. That does not mean/);
});

test('something to read says why it isolates nothing, and has no section about its security', async () => {
  const app = visit({ query: 'cncf landscape', rows: 30 });
  await app.sees(/▌ +CNCF Landscape/);
  expect(app.screen()).toContain('Not applicable: it is something to read.');
  expect(app.screen()).not.toContain('SECURITY NOTES');
});

test('a mechanism describes the changes since 2016 and links to its measures and the entries that use it', async () => {
  const app = visit({ query: 'cgroups', rows: 80, columns: 120 });
  await app.sees(/▌ +cgroups/);
  expect(app.screen()).toMatch(
    /SINCE 2016[\s\S]*LINKS[\s\S]*IN THE HARDENING GUIDE[\s\S]*› [\s\S]*USED BY[\s\S]*› runc/,
  );
});
