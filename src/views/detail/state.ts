/** How far the detail is scrolled: it is shown beside the list, whoever has the keys. */
export type DetailState = {
  /** First line of the detail on the screen. */
  readonly detailTop: number;
  /** Index of what is chosen in it, a link or a reference. */
  readonly link: number | null;
};
