/** What the detail keeps while it has the whole window: what had the keys before. Otherwise it keeps nothing. */
export type Zoom = { readonly from: 'detail' | 'elsewhere' };

/** How far the detail is scrolled: it is shown beside the list, whoever has the keys. */
export type DetailState = {
  /** First line of the detail on the screen. */
  readonly detailTop: number;
  /** Index of what is chosen among the stops of its document: a note, a link, a lead or a heading. */
  readonly stop: number | null;
};
