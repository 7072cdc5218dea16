/**
 * Replaces a package with which Ink cleans up when the process ends. `system/terminal` restores the terminal at every
 * exit, and loading the package's dependencies would delay the first response.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function onExit(): () => void {
  return () => {};
}
