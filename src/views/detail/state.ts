/**
 * The detail's own state while it fills the whole window: whether it or another view had the focus before. An unzoomed detail
 * has none.
 */
export type Zoom = { readonly from: 'detail' | 'elsewhere' };

/** The position in the detail. All views share it, because the detail is shown beside the list whichever view has the focus. */
export type DetailState = {
  /** First line of the detail on the screen. */
  readonly detailTop: number;
  /** Index of the chosen stop of the document: a note, a link, a lead or a heading; `null` if none is chosen. */
  readonly stop: number | null;
};
