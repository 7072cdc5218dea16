/** A list that the reader has opened before. */
export type KeptList = {
  /** What `--list` takes to open it: the whole path of a file, an address, or a project on a forge. */
  readonly source: string;
  readonly title: string;
  /** When it was last opened, in ISO form. */
  readonly opened: string;
};

/** Where a list that is open came from. */
export type Origin = {
  /** As in `KeptList`. */
  readonly source: string;
  /** Whether it can be opened again by that: standard input cannot. */
  readonly isKept: boolean;
  /** When the copy that is shown was fetched, in ISO form; `null` for a file. */
  readonly fetched: string | null;
  /** How many items of the list were not understood. */
  readonly notUnderstood: number;
};

/** Stands for the catalog that ships with the program among the sources of lists. */
export const BUNDLED = '';

/** What the catalog that ships with the program is called beside other lists. */
export const BUNDLED_TITLE = 'The bundled catalog';
