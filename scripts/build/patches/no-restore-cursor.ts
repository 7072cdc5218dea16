/**
 * Takes the place of a package that shows the cursor at the exit. It writes to standard error even when that is a file, and
 * `system/terminal` gives the cursor back anyway.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function restoreCursor(): void {}
