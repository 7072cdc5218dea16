/** A list that the user has opened before. */
export type KeptList = {
  /** What `--list` takes to open it: the absolute path of a file, an address, or a project on a forge. */
  readonly source: string;
  readonly title: string;
  /** When it was last opened, in ISO form. */
  readonly opened: string;
};

/** Where an open list came from. */
export type Origin = {
  /** As in `KeptList`. */
  readonly source: string;
  /** Whether it can be opened again from its source; standard input cannot. */
  readonly isKept: boolean;
  /** When the copy that is shown was fetched, in ISO form; `null` for a file. */
  readonly fetched: string | null;
  /** How many items of the list were not understood. */
  readonly notUnderstood: number;
};

/** Stands for the catalog that ships with the program among the sources of lists. */
export const BUNDLED = '';

/** The name of the catalog that ships with the program, beside other lists. */
export const BUNDLED_TITLE = 'The bundled catalog';
