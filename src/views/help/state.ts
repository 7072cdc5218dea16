export type HelpState = {
  /** First line of the help on the screen. */
  readonly top: number;
};
