import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

/** Opens the guide in the tree and moves the cursor to the row of a level. */
async function atLevel(level: number) {
  const app = visit({ rows: 70, columns: 120 });
  app.press('G', 'up', 'up', 'up', 'right', 'down', 'down', 'down', 'right');
  await app.sees(/▌ *▾ Hardening guide/);
  for (const _ of Array(level).keys()) app.press('down');
  await app.sees(`Level ${level}: `);
  return app;
}

test('the page of the guide lists the subjects of each level without cutting titles', async () => {
  const app = visit();
  app.press('G', 'up', 'up', 'up', 'right', 'down', 'down', 'down');
  await app.sees(/▌ *▸ Hardening guide/);
  expect(app.screen()).toMatch(/LEVELS[\s\S]* 3 system services like devices, network and/);
  expect(app.screen()).toMatch(/2 system services like cron and ssh\s[\s\S]*Run as root · Use of \/dev · Calls only/);
});

test('the page of a level shows the problem, the mitigation and the flags for each tool', async () => {
  const app = await atLevel(2);
  expect(app.screen()).toContain('Level 2: system services like cron and ssh');
  expect(app.screen()).toMatch(
    /Use of \/dev\s[\s\S]*A device node leads straight[\s\S]*→ Let the devices control group[\s\S]*Docker +--device=/,
  );
  expect(app.screen()).toMatch(
    /Docker +--cap-drop=ALL --cap-add=NET_BIND_SERVICE[\s\S]*Podman +--cap-drop=all[\s\S]*Kubernetes +securityContext\.capabilities\.drop: \["ALL"\]/,
  );
});

test('the page of a measure shows the same flags, with the conditions for using them', async () => {
  const app = await atLevel(4);
  expect(app.screen()).toMatch(/Absolute privileges[\s\S]*Kubernetes +runtimeClassName: kata/);
  app.press('right', 'down');
  await app.sees('FLAGS AND FIELDS');
  expect(app.screen()).toMatch(/Kubernetes +runtimeClassName: kata *\n.*The cluster must define a RuntimeClass/);
});

test('the kept capabilities are current, with a remark where the list of 2016 was wrong', async () => {
  const app = visit({ query: 'CAP_SETPCAP', rows: 90, columns: 120 });
  await app.sees(/▌ +Calls only root may make/);
  const rows = app.screen().split('\n');
  const kept = rows.findIndex((row) => row.includes('CAPABILITIES THAT DOCKER KEEPS'));
  const dropped = rows.findIndex((row) => row.includes('CAPABILITIES THAT DOCKER DROPS'));
  const named = rows.flatMap((row, at) => (/CAP_SETPCAP {3,}\w/.test(row) && at > 1 ? [at] : []));
  expect(named).toHaveLength(1);
  expect(named[0]).toBeGreaterThan(kept);
  expect(named[0]).toBeLessThan(dropped);
  const row = (named[0] ?? 0) + 1;
  expect(rows.slice(row, row + 2).join('\n')).toContain('(the list of 2016 names it both as kept');
});

test('in 80 columns, flags and capabilities are neither cut nor broken', async () => {
  const app = await atLevel(2);
  app.resize({ columns: 80, rows: 120 });
  await app.sees('Level 2: ');
  expect(app.screen()).toMatch(/Kubernetes *\n.* securityContext\.capabilities\.drop: \["ALL"\]/);
  app.press('right', 'down', 'down', 'down');
  await app.sees('CAPABILITIES THAT DOCKER DROPS');
  expect(app.screen()).toMatch(/ CAP_CHECKPOINT_RESTORE *\n.* checkpoint and restore/);
});
