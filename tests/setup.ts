import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { provideLexicon } from '../src/extract/tagger/lexicon.js';

/** For tests that call extraction directly, which reads no files itself. */
provideLexicon(() => readFileSync('data/tagger-lexicon.txt', 'utf8'));

/** Random tests run the same cases each time: a run that fails can be repeated, and none fails by luck. */
fc.configureGlobal({ seed: 20200106 });
