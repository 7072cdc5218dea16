import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAddress, webAddress } from '../../../src/data/links.ts';

test.each([
  ['https://github.com/opencontainers/runc', 'https://github.com/opencontainers/runc'],
  ['http://example.com', 'http://example.com/'],
  ['HTTPS://Example.COM/Path', 'https://example.com/Path'],
  ['https://example.com:443/a?b=c&d=e#f', 'https://example.com/a?b=c&d=e#f'],
  ['https://example.com/$(reboot);`id`|"x"', 'https://example.com/$(reboot);%60id%60|%22x%22'],
  ['https://example.com/%00', 'https://example.com/%00'],
  ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/'],
  ['http://[::1]:8080/', 'http://[::1]:8080/'],
])('%s may be opened', (text, href) => {
  expect(webAddress(text)).toBe(href);
});

test.each([
  ['nothing', ''],
  ['a space', ' '],
  ['an option', '-h'],
  ['a long option', '--version'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,<b>x</b>'],
  ['a file', 'file:///etc/passwd'],
  ['a shell', 'ssh://host'],
  ['an editor', 'vscode://file/etc/passwd'],
  ['mail', 'mailto:someone@example.com'],
  ['a relative address', '/opencontainers/runc'],
  ['a bare host', 'github.com'],
  ['an address without a scheme', '//example.com'],
  ['a UNC path', '\\\\server\\share'],
  ['a UNC path behind a scheme', 'https:\\\\server\\share'],
  ['one slash', 'https:/example.com'],
  ['a name', 'https://me@example.com/'],
  ['a name and a password', 'https://me:secret@example.com/'],
  ['a password without a name', 'https://:secret@example.com/'],
  ['a backslash that hides the host', 'https://example.com\\@evil.example/'],
  ['no host', 'https://'],
  ['a broken host', 'https://exa mple.com/'],
  ['a broken port', 'https://example.com:99999/'],
  ['a space inside', 'https://example.com/a b'],
  ['a space before it', ' https://example.com/'],
  ['a line break inside', 'https://example.com/\nb'],
  ['a tab inside the scheme', 'ht\ttps://example.com/'],
  ['an escape sequence', 'https://example.com/\u001b[31m'],
  ['a single-byte control', 'https://example.com/\u009b31m'],
])('%s may not be opened', (_name, text) => {
  expect(webAddress(text)).toBeNull();
});

test('an accepted address is one printable word that begins with http, and is accepted again unchanged', () => {
  const texts = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }).map((path) => `https://example.com/${path}`),
    fc.string({ unit: 'binary' }).map((host) => `http://${host}`),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const address = webAddress(text);
      if (address === null) return;
      expect(address).toMatch(/^https?:\/\/[!-~]+$/);
      expect(webAddress(address)).toBe(address);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['https://github.com/opencontainers/runc', 'github.com/opencontainers/runc'],
  ['https://example.com/', 'example.com'],
  ['http://example.com/docs/', 'example.com/docs'],
  ['https://example.com:8443/?q=1#top', 'example.com:8443/?q=1#top'],
])('%s is shown as %s', (url, shown) => {
  expect(shownAddress(url)).toBe(shown);
});

test('a host with non-ASCII letters is shown in both forms', () => {
  expect(shownAddress('https://аррӏе.com/')).toBe('xn--80ak6aa92e.com (аррӏе.com)');
  expect(shownAddress('https://xn--80ak6aa92e.com/login')).toBe('xn--80ak6aa92e.com/login (аррӏе.com)');
  expect(shownAddress('https://docs.bücher.example/')).toBe('docs.xn--bcher-kva.example (docs.bücher.example)');
});

test('an address with accented letters is accepted every time', () => {
  const address = 'https://docs.bücher.example/';
  const refused = Array.from({ length: 50_000 }, () => webAddress(address)).filter((answer) => answer === null);
  expect(refused).toHaveLength(0);
});

test('a text that is not a web address is shown as clean text', () => {
  expect(shownAddress('see the \u001b[31mmanual')).toBe('see the manual');
});
