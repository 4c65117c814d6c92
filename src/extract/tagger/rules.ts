import { TAGGED_MODALS } from '../../lang/index.js';
import { wordSet } from '../../lang/word-list.js';
import { TAGS, type Tag } from './tags.js';

/** Words that rules name by themselves; a word of a class is met under its class only, never under its tag. */
const CLASSES: Readonly<Record<string, ReadonlySet<string>>> = {
  stop: wordSet('. ! ?'),
  about: wordSet('about'),
  as: wordSet('as'),
  because: wordSet('because'),
  had: wordSet('had'),
  like: wordSet('like'),
  mine: wordSet('mine'),
  modal: TAGGED_MODALS,
  most: wordSet('most'),
  my: wordSet('my'),
  not: wordSet("not n't n’t"),
  object: wordSet('me him her us them your'),
  of: wordSet('of'),
  out: wordSet('out'),
  possessive: wordSet('his hers its our their'),
  subject: wordSet('i you he she it we they'),
  that: wordSet('that'),
  this: wordSet('this'),
  to: wordSet('to'),
  wh: wordSet('what which who whom whose'),
  while: wordSet('while'),
};

/**
 * What the words around change in the tags that words have most often, in two rounds: a pattern of tags and classes of
 * words, one of which becomes another: with ">" where the lexicon says that the word can be that, with ">>" always.
 * Braces hold alternatives. The longest pattern that fits counts. After E. Brill, A simple rule-based part of speech
 * tagger (ANLP 1992); the patterns are those of wink-eng-lite-web-model (MIT).
 */
const ROUNDS: readonly string[] = [
  `ADJ>PROPN PROPN
  ADJ VERB>NOUN
  ADP like>>ADJ NOUN
  ADP that>>DET
  ADP not>>ADV VERB
  ADV NOUN>VERB
  ADV like>>VERB
  AUX {AUX,NOUN}>VERB
  AUX had>>VERB
  AUX this>>PRON
  AUX not NOUN>VERB
  CCONJ NOUN>VERB DET
  DET ADJ VERB>NOUN
  DET ADJ while>>NOUN
  DET>PRON {AUX,modal}
  DET VERB>NOUN
  DET while>>NOUN
  NOUN>PROPN PROPN
  NOUN not>>ADV
  NOUN>VERB my
  NUM VERB>NOUN
  PROPN {ADJ,NOUN,VERB}>PROPN
  VERB>NOUN {AUX,modal}
  VERB>PROPN PROPN
  to {ADJ,AUX,NOUN}>VERB
  to>>ADP {ADP,CCONJ,DET,NUM,PRON,PROPN,PUNCT,stop,this,that,subject,object,my,possessive,wh}
  to while>>VERB ADV
  like>>ADP subject {PUNCT,stop}
  like>>SCONJ subject
  of like>>ADJ NOUN
  of that>>DET
  out to>>ADP
  because>>ADP of
  modal {INTJ,NOUN}>VERB
  modal like>>VERB
  modal this>>PRON
  modal not NOUN>VERB
  this>>PRON {ADP,ADV,AUX,CCONJ,PUNCT,VERB,SCONJ,stop,modal}
  that>>PRON ADP ADP
  that>>PRON {ADV,AUX,CCONJ,PART,VERB,stop,modal}
  that>>DET NOUN
  not {like,had}>>VERB
  not while>>VERB ADV
  not that>>ADV
  as>>ADV {ADJ,ADV}
  as>>SCONJ {subject,object}
  subject {ADJ,NOUN}>VERB
  subject like>>VERB
  my VERB>NOUN`,
  `ADJ>ADV {ADJ,ADV,VERB}
  ADP>SCONJ VERB
  ADP about>>ADV
  ADP most>>ADJ ADJ
  {ADP,AUX,VERB,of,had,as} mine>>PRON
  ADV NOUN>VERB
  ADV PUNCT as>>SCONJ
  DET ADJ>NOUN stop
  DET {NOUN,VERB}>ADJ NOUN
  DET modal>NOUN
  INTJ NOUN>VERB
  NOUN that>>PRON {PROPN,subject}
  PROPN X>>PROPN PROPN
  PUNCT ADP>SCONJ subject
  VERB NOUN>ADV
  VERB VERB>ADJ NOUN
  VERB out>>ADV ADP {DET,PROPN}
  VERB out>>ADV CCONJ
  VERB that>>PRON {AUX,VERB}
  VERB that>>SCONJ
  about>>ADV ADP ADJ
  about>>ADV {NUM,SYM}
  to>>ADP {ADJ,NOUN,PROPN}
  to mine>>VERB
  like>>NOUN VERB
  like>>VERB to VERB
  of most>>ADJ ADJ
  most>>ADJ {NOUN,of}
  that>>PRON {ADP,PUNCT,of}
  as>>SCONJ {AUX,SCONJ,modal}
  as>>SCONJ NOUN {AUX,modal}
  as>>SCONJ to VERB
  subject NOUN>VERB
  subject like>>VERB
  wh>DET ADJ NOUN
  wh>DET NOUN
  wh about>>ADP {NUM,SYM}`,
];

/** What a pattern that fits does. */
interface TagChange {
  /** Which of the pattern's words changes, counted from 0. */
  readonly at: number;
  readonly tag: Tag;
  /** False where the word must be able to be that. */
  readonly always: boolean;
}

/** A pattern's beginning: where the next words can lead, and what is done when nothing longer fits. */
export interface RuleState {
  /** By the number of the next word's tag or class. */
  readonly next: (RuleState | undefined)[];
  change?: TagChange;
}

const NAMES: readonly string[] = [...TAGS, ...Object.keys(CLASSES)];

const classes = new Map(
  Object.entries(CLASSES).flatMap(([name, words]) => Array.from(words, (word) => [word, NAMES.indexOf(name)] as const)),
);

/** What rules see in place of a word: the number of its class, else of its tag. "That" with a capital fits no rule. */
export function symbolOf(text: string, lower: string, tag: Tag): number {
  return text === 'That' ? NAMES.length : (classes.get(lower) ?? NAMES.indexOf(tag));
}

/** The rounds as trees of states, each beginning at its root. */
export const rounds: readonly RuleState[] = ROUNDS.map((round) => {
  const root: RuleState = { next: [] };
  for (const line of round.split('\n')) addRule(root, line.trim().split(' '));
  return root;
});

function addRule(root: RuleState, pattern: readonly string[]): void {
  let states = [root];
  let change: TagChange | undefined;
  pattern.forEach((part, at) => {
    const [, from, arrow, tag] = /^([^>]+)(>{0,2})(\w*)$/.exec(part)!;
    if (arrow) change = { at, tag: tag as Tag, always: arrow === '>>' };
    const symbols = from!
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => NAMES.indexOf(name));
    states = states.flatMap((state) => symbols.map((symbol) => step(state, symbol)));
  });
  for (const state of states) state.change = change!;
}

function step({ next }: RuleState, symbol: number): RuleState {
  next[symbol] ??= { next: [] };
  return next[symbol];
}
