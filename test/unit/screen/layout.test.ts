import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeLayout, detailPlaces, type Rectangle } from '../../../src/screen/layout.ts';

const across = ({ x, columns }: Rectangle) => `${x}+${columns}`;

/** The list, divider and detail from left to right as `x+columns`, and their number of rows. */
function partsAt(columns: number, rows: number): string {
  const layout = computeLayout({ columns, rows });
  if (layout.kind === 'too-small') return layout.kind;
  const { list, divider, detail, body } = layout;
  return `${layout.kind}: list ${across(list)}, divider ${across(divider)}, detail ${across(detail)}, ${body.rows} rows`;
}

test.each([
  [20, 5, 'too-small'],
  [29, 24, 'too-small'],
  [80, 7, 'too-small'],
  [30, 8, 'one-pane: list 0+29, divider 29+1, detail 0+30, 5 rows'],
  [40, 15, 'one-pane: list 0+39, divider 39+1, detail 0+40, 12 rows'],
  [59, 24, 'one-pane: list 0+58, divider 58+1, detail 0+59, 21 rows'],
  [60, 24, 'two-panes: list 0+26, divider 26+1, detail 27+33, 21 rows'],
  [79, 24, 'two-panes: list 0+26, divider 26+1, detail 27+52, 21 rows'],
  [80, 24, 'two-panes: list 0+32, divider 32+1, detail 33+47, 21 rows'],
  [119, 40, 'two-panes: list 0+32, divider 32+1, detail 33+86, 37 rows'],
  [120, 40, 'two-panes: list 0+40, divider 40+1, detail 41+79, 37 rows'],
  [192, 60, 'two-panes: list 0+40, divider 40+1, detail 41+90, 57 rows'],
  [200, 60, 'two-panes: list 0+48, divider 48+1, detail 49+90, 57 rows'],
  [300, 60, 'two-panes: list 0+60, divider 60+1, detail 61+90, 57 rows'],
])('a window of %i by %i has %s', (columns, rows, parts) => {
  expect(partsAt(columns, rows)).toBe(parts);
});

test('a notice of three rows is at the bottom, and the panes have fewer rows', () => {
  const layout = computeLayout({ columns: 80, rows: 24 }, 3);
  expect(layout).toMatchObject({
    kind: 'two-panes',
    list: { y: 2, rows: 19 },
    detail: { y: 2, rows: 19 },
    footer: { x: 0, y: 21, columns: 80, rows: 3 },
  });
});

/** The detail and the column beside it as `x+columns`. */
function placesAt(columns: number, isZoomed: boolean): string {
  const layout = computeLayout({ columns, rows: 40 });
  if (layout.kind === 'too-small') return layout.kind;
  const { detail, aside } = detailPlaces(layout, isZoomed);
  return `${across(detail)}${aside === null ? '' : ` ${across(aside.divider)} ${across(aside.place)}`}`;
}

test.each([
  [40, false, '0+40'],
  [80, false, '33+47'],
  [149, false, '41+90'],
  [150, false, '41+72 113+1 114+36'],
  [168, false, '41+90 131+1 132+36'],
  [192, false, '41+90 131+1 132+60'],
  [200, false, '49+90 139+1 140+60'],
  [400, false, '61+90 151+1 152+60'],
  [40, true, '0+40'],
  [80, true, '0+80'],
  [108, true, '0+90'],
  [109, true, '0+72 72+1 73+36'],
  [200, true, '0+90 90+1 91+60'],
])('in a window of %i columns (zoomed: %s), the detail is at %s', (columns, isZoomed, places) => {
  expect(placesAt(columns, isZoomed)).toBe(places);
});

test('at every size, the detail and its column are in the window without overlap, with text of at most 88 cells', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 400 }), fc.boolean(), (columns, isZoomed) => {
      const layout = computeLayout({ columns, rows: 24 });
      if (layout.kind === 'too-small') return;
      const { detail, aside } = detailPlaces(layout, isZoomed);
      const places = aside === null ? [detail] : [detail, aside.divider, aside.place];
      for (const [index, place] of places.entries()) {
        expect(place.columns - 2).toBeLessThanOrEqual(88);
        expect(place.x + place.columns).toBeLessThanOrEqual(columns);
        expect(places.slice(index + 1).filter((other) => overlap(place, other))).toEqual([]);
      }
    }),
  );
});

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.columns && b.x < a.x + a.columns && a.y < b.y + b.rows && b.y < a.y + a.rows;

test('at every size, all parts are in the window without overlap', () => {
  const sizes = fc.record({ columns: fc.integer({ min: 1, max: 300 }), rows: fc.integer({ min: 1, max: 120 }) });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4 }), (size, footerRows) => {
      const layout = computeLayout(size, footerRows);
      if (layout.kind === 'too-small') return;
      const { header, rule, list, divider, detail, footer } = layout;
      const seenTogether =
        layout.kind === 'two-panes'
          ? [[header, rule, list, divider, detail, footer]]
          : [
              [header, rule, list, divider, footer],
              [header, rule, detail, footer],
            ];
      for (const parts of seenTogether) {
        for (const [index, part] of parts.entries()) {
          expect(part.columns).toBeGreaterThan(0);
          expect(part.rows).toBeGreaterThan(0);
          expect(part.x + part.columns).toBeLessThanOrEqual(size.columns);
          expect(part.y + part.rows).toBeLessThanOrEqual(size.rows);
          expect(parts.slice(index + 1).filter((other) => overlap(part, other))).toEqual([]);
        }
      }
      expect(header.y).toBe(0);
      expect(footer.y + footer.rows).toBe(size.rows);
    }),
    { numRuns: 1000 },
  );
});
