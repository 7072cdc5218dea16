/** The size of a window, or of a part of one, in cells. */
export type Size = { readonly columns: number; readonly rows: number };

export type Rectangle = Size & { readonly x: number; readonly y: number };

/** The places of the parts of the screen. With one pane, the list and the detail share a place and are shown alternately. */
export type Layout = { readonly kind: 'too-small' } | RoomyLayout;

/** A layout with room for all parts. */
export type RoomyLayout = { readonly kind: 'one-pane' | 'two-panes' } & Parts;

type Parts = {
  readonly header: Rectangle;
  readonly rule: Rectangle;
  readonly list: Rectangle;
  readonly divider: Rectangle;
  readonly detail: Rectangle;
  /** The place of the list, the divider and the detail together. */
  readonly body: Rectangle;
  readonly footer: Rectangle;
};

export const SMALLEST: Size = { columns: 30, rows: 8 };
/** Lines longer than this are tiring to read. */
export const WIDEST_TEXT = 88;
const TWO_PANES_FROM = 60;
/** The columns needed for a detail with a column beside it: a window of 150 has this many beside a list of 40. */
const DIVIDED_FROM = 109;
/** The least width of the column beside the detail, for a name and a remark. */
const NARROWEST_ASIDE = 36;
/** In a wider column, a name and its remark would be far apart. */
const WIDEST_ASIDE = 60;

/** Columns that the detail does not need go to the list, up to this width, so that names are not truncated. */
const WIDEST_LIST = 60;

/** Computes the places of all parts of the screen. A footer of several rows takes them from the body. */
export function computeLayout({ columns, rows }: Size, footerRows = 1): Layout {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { kind: 'too-small' };
  const body = { x: 0, y: 2, columns, rows: rows - 2 - footerRows };
  const around = {
    header: { x: 0, y: 0, columns, rows: 1 },
    rule: { x: 0, y: 1, columns, rows: 1 },
    footer: { x: 0, y: rows - footerRows, columns, rows: footerRows },
    body,
  };
  if (columns < TWO_PANES_FROM) {
    const divider = { ...body, x: columns - 1, columns: 1 };
    return { kind: 'one-pane', ...around, list: { ...body, columns: columns - 1 }, divider, detail: body };
  }
  const list = { ...body, columns: listColumns(columns) };
  const divider = { ...body, x: list.columns, columns: 1 };
  const detailX = list.columns + 1;
  const detail = { ...body, x: detailX, columns: Math.min(columns - detailX, WIDEST_TEXT + 2) };
  return { kind: 'two-panes', ...around, list, divider, detail };
}

/** The place of a detail, and of the column of related items beside it, behind a rule. `aside` is `null` if it does not fit. */
export type DetailPlaces = {
  readonly detail: Rectangle;
  readonly aside: { readonly divider: Rectangle; readonly place: Rectangle } | null;
};

/** Returns the places of a detail in its pane or, when it is zoomed, in the whole window below the top line. */
export function detailPlaces({ kind, body, detail }: RoomyLayout, isZoomed: boolean): DetailPlaces {
  const x = isZoomed || kind === 'one-pane' ? body.x : detail.x;
  const room = body.columns - x;
  const widest = WIDEST_TEXT + 2;
  if (room < DIVIDED_FROM) return { detail: { ...body, x, columns: Math.min(room, widest) }, aside: null };
  const columns = Math.min(widest, room - 1 - NARROWEST_ASIDE);
  const asideX = x + columns + 1;
  return {
    detail: { ...body, x, columns },
    aside: {
      divider: { ...body, x: asideX - 1, columns: 1 },
      place: { ...body, x: asideX, columns: Math.min(WIDEST_ASIDE, body.columns - asideX) },
    },
  };
}

function listColumns(columns: number): number {
  if (columns < 80) return 26;
  if (columns < 120) return 32;
  const leftOver = columns - (40 + 1 + WIDEST_TEXT + 2 + 1 + WIDEST_ASIDE);
  return Math.min(Math.max(40, 40 + leftOver), WIDEST_LIST);
}
