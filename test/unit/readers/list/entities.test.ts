import { expect, test } from 'vitest';
import { decodeEntities } from '../../../../src/readers/forms/html/entities.ts';
import { entriesIn } from '../../../support/lists.ts';

test.each([
  ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
  ['a&nbsp;b&mdash;c&hellip;&rarr;', 'a\u00a0b—c…→'],
  ['&ndash;&alpha;&Xi;&notin;&langle;', '–αΞ∉⟨'],
  ['&yuml;&Uuml;&iexcl;', 'ÿÜ¡'],
  ['&#8364;&#x20AC;&#128;', '€€€'],
  ['&#0;&#xD800;&#x110000;&#99999999;', '\ufffd\ufffd\ufffd\ufffd'],
  ['&nosuchname; &amp &copy=3 & ;', '&nosuchname; &amp &copy=3 & ;'],
  ['&amp;lt;', '&lt;'],
])('%s is decoded as %s', (written, shown) => {
  expect(decodeEntities(written)).toBe(shown);
});

test('entities in HTML and in Markdown are decoded once, in texts and in addresses', () => {
  const expected = ['Uncategorized | A & B | https://a.example/?x=1&copy=2 | <b> &amp; c'];
  const html = '<ul><li><a href="https://a.example/?x=1&amp;copy=2">A &amp; B</a> - &lt;b&gt; &amp;amp; c</ul>';
  expect(entriesIn(html, 'html')).toEqual(expected);
  expect(entriesIn('- [A &amp; B](https://a.example/?x=1&amp;copy=2) - \\<b> &amp;amp; c')).toEqual(expected);
});
