/**
 * Takes the place of a package that has Ink clean up when the process ends. `system/terminal` gives the terminal back at every
 * ending, and loading what the package needs would hold up the first answer.
 */
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default function onExit(): () => void {
  return () => {};
}
