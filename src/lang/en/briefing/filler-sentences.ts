/** Sentences by which a briefing is run and which are no news. Patterns of folded text (`fold`). */

/** What a sentence may open with before it comes to what it is: "And so, Alex, …". Folded, as all patterns here. */
const OPENING = String.raw`^(?:(?:and|so|but|well|okay|ok|oh|all right|alright|yes|yeah|no|sure|sorry|again|now|look|first|finally|lastly|before i (?:begin|start|do|go)|with that|just|really|um|uh|you know)\b[\s,.—–-]*)*(?:[\p{L}'-]+, )?`;

/** Adverbs that change nothing, and the ways to say what one is about to do. */
const ADVERBS = '(?:just |now |also |then |really |quickly |very )*';
const I_WILL = `(?:i|we)(?:'ll| will| can| am| are|'m|'re|'d| would|'ve)? ?(?:going to |gonna |like to |want to |wanted to |got to |have to |be |happy to |glad to )*${ADVERBS}`;

/** Thanks and greetings. */
export const COURTESY_SENTENCE = opening([
  `(?:(?!we\\b)${I_WILL}|let me )?(?:say )?${ADVERBS}thank(?:s|ing)?\\b`,
  String.raw`(?:hi|hello|hey|welcome|good (?:morning|afternoon|evening|day|to see)|happy (?:\w+day|new year|holidays)|congratulations|excuse me|bless you|see you)\b`,
  String.raw`(?:it's |it is )?(?:great|good|nice|wonderful|an honor|a pleasure) to (?:be|see|have)\b`,
  String.raw`(?:i )?(?:really )?appreciate (?:it|that|you|the question|everyone|your)\b`,
  String.raw`have a (?:good|great|nice|safe)\b`,
  String.raw`(?:this|that)(?: is|'s) an? (?:\w+ ){0,2}(?:question|point)\b`,
  String.raw`good (?:question|point)\b`,
]);

/** Whose turn it is. */
export const TURN_SENTENCE = opening([
  String.raw`(?:please )?go ahead\b.{0,60}$`,
  String.raw`(?:the |our |your )?(?:next|last|final|first) (?:one|question|up)\b(?=\W*$|.{0,40}\b(?:from|to|with|please)\b.{0,40}$)`,
  String.raw`one (?:more|last)\b.{0,30}$`,
  String.raw`let's (?:go|get (?:started|going)|start|open it|do)\b.{0,30}$`,
  String.raw`let me (?:go|take|move|turn|come|get|see|start|stop|pause)\b.{0,40}$`,
  `${I_WILL}(?:turn|hand|pass|give|kick|throw|toss) (?:it|things|this|the (?:call|floor|podium|mic)|you)\\b`,
  String.raw`${I_WILL}(?:take|go|get|move|come|do|turn|open)\b.{0,40}\b(?:questions?|q&a)\b`,
  String.raw`(?!we)${I_WILL}(?:go|come|call|get) (?:back |around )?(?:to|on) (?:you|your|people|everyone|everybody|the (?:back|front|room))\b`,
  String.raw`${I_WILL}(?:keep (?:going|it moving|moving)|wrap (?:it |this )?up|let .{0,20} go|move on)\b.{0,40}$`,
  String.raw`(?:i|we) (?:look forward to|welcome|have time for)\b.{0,30}\bquestions?\b`,
  String.raw`(?:back |turn(?:ing)? (?:it )?(?:back )?)?over to\b`,
  String.raw`(?:are there )?any (?:other |more |further )?questions\b`,
  String.raw`(?:what(?:'s| is| was) (?:your|the)|is that (?:really )?your) question\b`,
  String.raw`(?:could|can|would|do) you (?:please |want to |mind )*(?:repeat|say|ask|state|speak)\b`,
  String.raw`say (?:that|it) again\b`,
  String.raw`in the (?:back|front|middle)\b`,
  String.raw`i (?:have |had |got |'ve got )(?:just )?(?:a few|a couple|one|two|three|some|several)\b.{0,30}\b(?:things?|items?|announcements?|updates?|toppers?|notes?|points?)\b`,
  String.raw`(?:i'm|we're|i am|we are)\b.{0,20}\b(?:joined|joining)\b`,
  "if you(?:'d| would)? (?:like to|have|want to) (?:ask )?a question",
  String.raw`(?:please )?(?:press (?:star|pound|\*|\d)|(?:un)?mute your|raise your hand)`,
  String.raw`(?:your line|you have a (?:question|follow)|you're (?:up|next))\b`,
  String.raw`(?:is that (?:it|right|okay)|that(?:'s| is) (?:it|all))\b.{0,20}$`,
  String.raw`my name is\b`,
]);

/** An answer in a few words without what it answers: "It does.", "Yeah, he would.", "I don't know." */
export const AGREEMENT_SENTENCE = new RegExp(
  `${OPENING}(?:${[
    String.raw`(?:i think |i mean )?(?:that|it|you|they)(?:'s|'re| is| are) ?(?:not )?(?:\w+ly )?(?:correct|right|true|it|so|fair|incorrect|wrong|a no|a yes)?`,
    "(?:i|it|he|she|they|we|you) (?:do|does|did|is|am|are|was|were|will|would|can|could|has|have|had|should|agree|know|see|understand)(?:n't| not)?",
    "i (?:do not |don't )?(?:know|think so|hope so)",
    '(?:of course(?: not)?|not (?:yet|really|at all|necessarily)|no comment)',
  ].join('|')})[^\\p{L}\\p{N}]*$`,
  'u',
);

/** The ground rules of the call. */
export const GROUND_RULES_SENTENCE =
  /\b(?:call|briefing|gaggle|session|conversation|remarks|contents?)\b.*\b(?:on background|on the record|off the record|embargo\w*|attribut\w+)|\bembargo(?:ed)?\b.*\buntil\b|\battribut(?:ed|able|ion)\b.*\b(?:to|as)\b.*\b(?:officials?|me)\b/;

function opening(alternatives: readonly string[]): RegExp {
  return new RegExp(`${OPENING}(?:${alternatives.join('|')})`, 'u');
}
