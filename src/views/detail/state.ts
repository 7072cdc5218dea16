/** How far the detail is scrolled: it is shown beside the list, whoever has the keys. */
export type DetailState = {
  /** First line of the detail on the screen. */
  readonly detailTop: number;
  /** Index of what is chosen among the stops of its document: a note, a link or a lead. */
  readonly stop: number | null;
};
