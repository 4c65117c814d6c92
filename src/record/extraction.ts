/** Extraction with the lexicon of its tagger, which is a file: `src/extract` itself reads none. */
import { readFileSync } from 'node:fs';
import { provideLexicon } from '../extract/tagger/lexicon.js';
import { packagePath } from './package-files.js';

provideLexicon(() => readFileSync(packagePath('data/tagger-lexicon.txt'), 'utf8'));

export { extract, startExtraction, topicsOf } from '../extract/index.js';
