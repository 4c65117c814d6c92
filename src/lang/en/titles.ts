/** Titles before a name, with the common nouns that pick their bearer up later ("the general"). Lower case, no dots. */
export const TITLES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    mr: [],
    mrs: [],
    ms: [],
    miss: [],
    mx: [],
    sir: [],
    dame: [],
    baron: ['baron', 'peer'],
    baroness: ['baroness', 'peer'],
    lord: [],
    lady: [],
    hon: [],
    honorable: [],
    dr: ['doctor'],
    doctor: ['doctor'],
    prof: ['professor'],
    professor: ['professor'],
    gen: ['general'],
    general: ['general'],
    brig: ['general'],
    maj: ['major'],
    major: ['major'],
    lt: ['lieutenant'],
    lieutenant: ['lieutenant'],
    col: ['colonel'],
    colonel: ['colonel'],
    cmdr: ['commander'],
    commander: ['commander'],
    capt: ['captain'],
    captain: ['captain'],
    adm: ['admiral'],
    admiral: ['admiral'],
    sgt: ['sergeant'],
    sergeant: ['sergeant'],
    spc: ['specialist'],
    cpl: ['corporal'],
    pvt: ['private'],
    marshal: ['marshal'],
    sen: ['senator'],
    sens: ['senator'],
    senator: ['senator'],
    senators: ['senator'],
    rep: ['congressman', 'congresswoman', 'representative', 'lawmaker'],
    reps: ['congressman', 'congresswoman', 'representative', 'lawmaker'],
    representative: ['congressman', 'congresswoman', 'representative', 'lawmaker'],
    congressman: ['congressman', 'lawmaker'],
    congresswoman: ['congresswoman', 'lawmaker'],
    delegate: ['delegate'],
    gov: ['governor'],
    governor: ['governor'],
    governors: ['governor'],
    govs: ['governor'],
    mayor: ['mayor'],
    councillor: ['councillor'],
    cllr: ['councillor'],
    councilman: ['councilman'],
    councilwoman: ['councilwoman'],
    councilmember: ['councilmember'],
    president: ['president'],
    presidents: ['president'],
    'president-elect': ['president-elect'],
    vice: [],
    premier: ['premier'],
    chancellor: ['chancellor'],
    prime: [],
    minister: ['minister'],
    ministers: ['minister'],
    secretary: ['secretary'],
    sec: ['secretary'],
    undersecretary: ['undersecretary'],
    ambassador: ['ambassador'],
    amb: ['ambassador'],
    attorney: ['attorney'],
    speaker: ['speaker'],
    chairman: ['chairman'],
    chairwoman: ['chairwoman'],
    chair: ['chair'],
    justice: ['justice'],
    justices: ['justice'],
    judge: ['judge'],
    sheriff: ['sheriff'],
    chief: ['chief'],
    director: ['director'],
    commissioner: ['commissioner'],
    superintendent: ['superintendent'],
    king: ['king'],
    queen: ['queen'],
    prince: ['prince'],
    princess: ['princess'],
    pope: ['pope'],
    rev: ['reverend', 'pastor'],
    reverend: ['reverend', 'pastor'],
    pastor: ['pastor'],
    bishop: ['bishop'],
    archbishop: ['archbishop'],
    cardinal: ['cardinal'],
    rabbi: ['rabbi'],
    imam: ['imam'],
    sheikh: ['sheikh'],
    ayatollah: ['ayatollah'],
    father: ['priest'],
    sister: [],
    officer: ['officer'],
    detective: ['detective'],
    det: ['detective'],
    insp: ['inspector'],
    inspector: ['inspector'],
    supt: ['superintendent'],
    constable: ['constable'],
    pc: ['constable'],
    coach: ['coach'],
    administrator: ['administrator'],
    congressmen: ['congressman'],
    spokesman: ['spokesman'],
    spokeswoman: ['spokeswoman'],
    spokesperson: ['spokesperson'],
    former: [],
    acting: [],
    deputy: ['deputy'],
    counselor: ['counselor'],
    adviser: ['adviser'],
    advisor: ['advisor'],
  }),
);

/** Titles that tell a gender. */
export const TITLE_GENDER: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ['mr', 'm'],
  ['sir', 'm'],
  ['lord', 'm'],
  ['baron', 'm'],
  ['councilman', 'm'],
  ['king', 'm'],
  ['prince', 'm'],
  ['father', 'm'],
  ['congressman', 'm'],
  ['spokesman', 'm'],
  ['chairman', 'm'],
  ['pope', 'm'],
  ['mrs', 'f'],
  ['ms', 'f'],
  ['miss', 'f'],
  ['dame', 'f'],
  ['baroness', 'f'],
  ['councilwoman', 'f'],
  ['lady', 'f'],
  ['queen', 'f'],
  ['princess', 'f'],
  ['congresswoman', 'f'],
  ['spokeswoman', 'f'],
  ['chairwoman', 'f'],
]);

/** Last words of names that are no person's: offices, media, places, parties. Lower case. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  (
    'house senate congress department ministry office bureau agency administration committee commission council court ' +
    'party party’s campaign news times post journal tribune herald gazette press network radio television tv magazine ' +
    'daily review report university college school institute institution center centre foundation association ' +
    'federation union league society club group company corporation corp inc llc bank fund church police army navy ' +
    'force forces guard corps command staff chiefs states kingdom nations union republic city county state street avenue ' +
    'airport hospital hotel tower hall park river island beach coast valley mountain world america coalition alliance ' +
    'movement project initiative caucus convention conference act bill amendment plan service services system board ' +
    "authority trust team media america's twitter facebook google poll survey politico reuters bloomberg cnn nbc abc cbs " +
    'fox msnbc npr pbs ap buzzfeed breitbart'
  ).split(' '),
);

/** Common nouns for people who speak, beside those that end like one (-er, -or, -ist, -man, -woman, -person, -ee …). */
export const ROLE_NOUNS: ReadonlySet<string> = new Set(
  (
    'president vice-president secretary general chief head chair aide official spokesman spokeswoman spokesperson attorney ' +
    'ambassador candidate nominee colonel admiral captain sergeant lieutenant major marshal king queen prince princess ' +
    'pope priest bishop cardinal judge justice mayor senator governor congressman congresswoman representative delegate ' +
    'democrat republican liberal conservative veteran student resident expert analyst critic diplomat politician premier ' +
    'chancellor sheriff coach chairman chairwoman co-chair deputy assistant agent executive ceo founder co-founder ' +
    'economist scientist guest host wife husband mother father son daughter brother sister cousin uncle aunt friend ' +
    'colleague billionaire mogul businessman businesswoman nurse doctor professor pastor imam rabbi reverend activist ' +
    'advocate author anchor witness victim suspect defendant consultant strategist pollster operative member participant ' +
    'man woman boy girl person people source insider couple family frontrunner front-runner hopeful rival nominee democrat'
  ).split(' '),
);

/** Nouns that end like people and are none. */
const THINGS: ReadonlySet<string> = new Set(
  (
    'committee paper newspaper letter number matter order center answer offer chapter quarter weather water power tower ' +
    'disaster error factor sector corner border dinner transfer other'
  ).split(' '),
);
const ROLE_ENDING = /(?:er|or|ist|man|woman|men|women|person|ee|ian|ant|arch|crat|maker)$/;

/** "officials" → "official"; "boss" stays. */
export function singular(noun: string): string {
  return noun.replace(/(?<!s)s$/, '');
}

/** Whether a common noun names somebody who can speak. */
export function isRoleNoun(noun: string): boolean {
  const one = singular(noun);
  return ROLE_NOUNS.has(noun) || ROLE_NOUNS.has(one) || (ROLE_ENDING.test(one) && !THINGS.has(one));
}
