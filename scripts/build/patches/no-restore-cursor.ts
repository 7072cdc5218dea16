/**
 * Replaces a package that shows the cursor at exit. It writes to standard error even when that is a file, and
 * `system/terminal` restores the cursor anyway.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function restoreCursor(): void {}
