export { indexOfRun, plainWords, type Token, tokensOf } from '../../text/tokenizer.js';
