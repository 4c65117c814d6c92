import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfWords, webAddress } from '../../../src/bot/reply/links.js';

const PAGE = 'https://example.org/a?b=c';

describe('webAddress', () => {
  it('is what a browser may be sent to, and nothing else', () => {
    expect(webAddress('HTTPS://Example.org/ä b')).toBe('https://example.org/%C3%A4%20b');
    for (const url of [undefined, '', 'esper.txt', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) {
      expect(webAddress(url)).toBeNull();
    }
  });
});

describe('addressOfWords', () => {
  it('names few words whole, and many by their ends', () => {
    expect(addressOfWords(PAGE, 'an honest\n mistake')).toBe(`${PAGE}#:~:text=an%20honest%20mistake`);
    expect(addressOfWords(PAGE, 'a b c d e f g h i j k l')).toBe(`${PAGE}#:~:text=a%20b%20c%20d%20e,h%20i%20j%20k%20l`);
  });

  it('leaves no sign to be read as part of the address', () => {
    expect(addressOfWords(PAGE, 'so-called, R&D')).toBe(`${PAGE}#:~:text=so%2Dcalled%2C%20R%26D`);
  });

  it('keeps the place that the address has, but not another text', () => {
    expect(addressOfWords(`${PAGE}#top`, 'words')).toBe(`${PAGE}#top:~:text=words`);
    expect(addressOfWords(`${PAGE}#:~:text=other`, 'words')).toBe(`${PAGE}#:~:text=words`);
    expect(addressOfWords(`${PAGE}#top:~:text=other`, 'words')).toBe(`${PAGE}#top:~:text=words`);
  });

  it('is the page alone where there are no words, or too long ones', () => {
    expect(addressOfWords(PAGE, ' ')).toBe(PAGE);
    expect(addressOfWords(PAGE, '這'.repeat(500))).toBe(PAGE);
    expect(addressOfWords('esper.txt', 'words')).toBeNull();
  });

  it('is an address that gives the words back, for any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const address = addressOfWords(PAGE, `${words} \ud800 x`)!;
        expect(webAddress(address)).toBe(address);
        const text = new URL(address).hash.split(':~:text=')[1] ?? '';
        expect(text.split(',').length).toBeLessThanOrEqual(2);
        expect(text).not.toMatch(/[&-]/);
        expect(decodeURIComponent(text)).not.toMatch(/\s\s/);
      }),
    );
  });
});
