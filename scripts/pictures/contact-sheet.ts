import type { Visit } from './visits.ts';

/** A picture in the gallery: its visit, window size, ground and file. */
export type Shown = {
  readonly visit: Visit;
  readonly size: string;
  readonly ground: string;
  readonly file: string;
};

const STYLES = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; background: #888; color: #000 }
  section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start }
  figure { margin: 0; max-width: 100% }
  img { max-width: 100%; height: auto; display: block }
  body:has(#dark:checked) .light, body:has(#light:checked) .dark { display: none }
`;

/** Returns a page with all pictures, those of a visit next to each other, which can show both grounds or one. */
export function contactSheet(shown: readonly Shown[]): string {
  const visits = [...new Set(shown.map(({ visit }) => visit))];
  return [
    '<!doctype html>',
    '<html lang="en"><meta charset="utf-8"><title>Pictures of every view</title>',
    `<style>${STYLES}</style>`,
    '<p>Ground: ',
    ...['both', 'dark', 'light'].map(
      (name, index) =>
        `<label><input type="radio" name="ground" id="${name}"${index === 0 ? ' checked' : ''}> ${name}</label> `,
    ),
    '</p>',
    `<p>${visits.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' · ')}</p>`,
    ...visits.flatMap((visit) => [
      `<h2 id="${visit.name}">${visit.name}</h2><p>${visit.title}</p><section>`,
      ...shown.filter((one) => one.visit === visit).map(figure),
      '</section>',
    ]),
    '</html>',
    '',
  ].join('\n');
}

function figure({ visit, size, ground, file }: Shown): string {
  const image = `<a href="${file}"><img src="${file}" alt="${visit.name} at ${size}" loading="lazy"></a>`;
  return `<figure class="${ground}">${image}<figcaption>${size}, ${ground}</figcaption></figure>`;
}
