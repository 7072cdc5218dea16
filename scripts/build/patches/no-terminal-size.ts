/**
 * Replaces a package that runs other programs to find the size of a window that does not report one. The fixed size is
 * the one that `system/terminal` uses for the first frame, and the first response need not wait for `child_process`.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function terminalSize() {
  return { columns: 80, rows: 24 };
}
