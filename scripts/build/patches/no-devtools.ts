/** Replaces React's developer tools, which Ink loads only for its own development. */
export const initialize = () => {};
export const connectToDevTools = () => {};
// biome-ignore lint/style/noDefaultExport: the package it replaces has one.
export default { initialize, connectToDevTools };
