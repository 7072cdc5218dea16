/**
 * Takes the place of a package that asks other programs for the size of a window without one. It is then the size that
 * `system/terminal` takes for the first frame, and the first answer waits for no `child_process`.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function terminalSize() {
  return { columns: 80, rows: 24 };
}
