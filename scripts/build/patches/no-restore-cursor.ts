/**
 * Stands in for a package that shows the cursor at the exit. It writes to standard error, also where that is a file, and
 * the terminal gets its cursor back without it.
 */
// biome-ignore lint/style/noDefaultExport: the package it stands for has one.
export default function restoreCursor(): void {}
