import { wording as english } from '../../../src/lang/en/wording/index.js';
import type { Wording } from '../../../src/lang/wording.js';

const count = (value: number, one: string, many = `${one}n`) => `${value} ${value === 1 ? one : many}`;

/** What the sample says in words of its own. The rest it leaves as English has it; a real language gives all of it. */
export const wording: Wording = {
  ...english,
  formats: { ...english.formats, tag: 'de', count, and: ' und ' },
  answers: { ...english.answers, thanksReturned: 'Gern geschehen.' },
  help: { ...english.help, title: 'Fragen Sie, wer was gesagt hat.' },
  sources: { ...english.sources, listed: (sources) => count(sources, 'Quelle'), description: 'Was vorliegt' },
};
