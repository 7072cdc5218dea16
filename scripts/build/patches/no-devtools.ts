/** Stands in the bundle for React's developer tools, which Ink loads only while it is being developed. */
export const initialize = () => {};
export const connectToDevTools = () => {};
// biome-ignore lint/style/noDefaultExport: the package it stands for has one.
export default { initialize, connectToDevTools };
