import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../../src/platforms/slack/render/escape.js';

const visible = (text: string) => text.replaceAll('\u2060', '');

describe('a text for notifications', () => {
  it('calls nobody and links nothing', () => {
    expect(escapeText('<!channel> <@U123> & <https://evil.example|x>')).toBe(
      '&lt;!channel&gt; &lt;@U123&gt; &amp; &lt;https://evil.example|x&gt;',
    );
  });

  it.each(['@here', '@channel', '@everyone', '@Everyone', '*bold*', '_it_', '~gone~', '`code`', ':smile:', ':+1:'])(
    'shows %s as it is',
    (text) => {
      expect(escapeText(text)).not.toContain(text);
      expect(visible(escapeText(text))).toBe(text);
    },
  );

  it('leaves alone what is no markup', () => {
    const text = 'At 14:30, ann@example.org said “naïve”: 🙂 @hereby';
    expect(escapeText(text)).toBe(text);
  });
});
