import fc from 'fast-check';

/** Pieces of markup that lists consist of, and pieces that may break them. */
const PIECES = [
  ...['# A', '## B', '### [C](https://c.example)', '## Contents', '## License', '**Bold**', '---', '***', '> ', '    '],
  ...[
    '- [a](https://a.example) - x',
    '  - [b](#b)',
    '    - c',
    '* **d** - [e](https://e.example)',
    '1. f',
    '- [ ] g',
    '-',
  ],
  ...['| a | b |', '| --- | --- |', '| [h](https://h.example) | i |', '<details><summary>j</summary>', '</details>'],
  ...[
    '<ul><li>',
    '</ul>',
    '<li><a href="https://k.example">k</a>',
    '<table><tr><td>',
    '</table>',
    '<b>',
    '<!--',
    '-->',
  ],
  ...[
    '```',
    '~~~',
    '[l]: https://l.example',
    '[l]',
    '![m](n.png)',
    '[^1]: o',
    '[^1]',
    '<a href="https://p.example">',
    '</a>',
  ],
  ...[
    '&#27;[31m',
    '&#x202e;',
    '\u001b]0;x\u0007',
    '\u0000',
    '\u200b',
    '[[',
    ']](',
    '* * *',
    '===',
    '.. x::',
    '#+BEGIN_SRC',
  ],
  ...[
    '`q <https://q.example>`_',
    '[[https://r.example][s]]',
    'https://t.example[u]',
    'ifdef::v[]',
    '*w*',
    ':rocket:',
    'x  ',
  ],
];

/** A text of such pieces, with random text among them. */
export const markup = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    {
      maxLength: 60,
    },
  )
  .chain((pieces) => fc.constantFrom('\n', '\n\n', ' ').map((between) => pieces.join(between)));
