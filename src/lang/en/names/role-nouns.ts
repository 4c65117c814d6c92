import { WordCache } from '../../../text/memory/word-cache.js';
import { wordSet } from '../../word-list.js';

/** Common nouns for people who speak, beside those that end like one (-er, -or, -ist, -man, -woman, -person, -ee …). */
export const ROLE_NOUNS = wordSet(`
  president vice-president secretary general chief head chair aide official spokesman spokeswoman spokesperson
  attorney ambassador candidate nominee colonel admiral captain sergeant lieutenant major marshal king queen prince
  princess pope priest bishop cardinal judge justice mayor senator governor congressman congresswoman representative
  delegate democrat republican liberal conservative veteran student resident expert analyst critic diplomat politician
  premier chancellor sheriff coach chairman chairwoman co-chair deputy assistant agent executive ceo founder
  co-founder economist scientist guest host wife husband mother father son daughter brother sister cousin uncle aunt
  friend colleague billionaire mogul businessman businesswoman nurse doctor professor pastor imam rabbi reverend
  activist advocate author anchor witness victim suspect defendant consultant strategist pollster operative member
  participant man woman boy girl person people source insider couple family frontrunner front-runner hopeful rival
  envoy monarch boss clerk chef cleric monk nun friar scholar poet critic athlete pilot actress heiress hostess
  duchess countess waitress midwife witness eyewitness landlord landlady principal dean provost warden
  magistrate advocate-general constable guard recruit cadet mechanic electrician plumber surgeon physician vet
  chaplain deacon vicar rector curate archdeacon shepherd fisherwoman sheikh emir sultan chief-of-staff
  laureate apprentice intern trainee undergraduate graduate comic comedian acrobat umpire ref keeper skipper captain
  midfielder full-back fly-half forward lawyer solicitor barrister notary paralegal spokes-person whip lord lady peer
  partner mate comrade neighbour neighbor godfather godmother grandfather grandmother grandson granddaughter niece
  nephew widow widower fiancé fiancée bride groom twin teen teenager pupil villager local chieftain
`);

/**
 * Occupations and offices that English papers put before a name without an article, as if they were titles: "farmer Olu
 * Ade". Beside `ROLE_NOUNS`; the ending alone doesn't tell, since many given names end like an occupation ("Oliver").
 */
const FALSE_TITLES = wordSet(`
  accountant activist actor administrator adviser advisor ambassador analyst anthropologist archaeologist architect
  artist assessor astronaut astronomer auctioneer auditor author baker banker barber barrister biologist bookseller
  botanist boxer breeder broadcaster broker builder butcher buyer cameraman campaigner caretaker carpenter
  cartographer chemist choreographer cleaner climatologist collector columnist commander commentator commissioner
  composer conductor consultant contractor controller coordinator co-ordinator councillor counsellor counselor curator
  dealer debater defender dentist designer detective developer director diver doctor dramatist dressmaker driver
  economist editor educator electrician engineer entrepreneur epidemiologist evangelist exporter
  farmer filmmaker financier firefighter fisherman fisher forecaster forester gamekeeper gardener geologist goalkeeper
  goatherd grazier grocer grower guitarist hairdresser headmaster headmistress headteacher historian homeowner
  housekeeper humanitarian hunter importer inspector instructor interpreter inventor investigator investor jeweller
  jockey journalist joiner juror keeper labourer lawmaker lawyer leader lecturer legislator librarian lobbyist
  magistrate mahout manager manufacturer marshal mathematician mediator meteorologist midfielder miner minister
  missionary motorist moderator musician negotiator neuroscientist novelist officer operator ombudsman organiser
  organizer owner painter paramedic pastor pathologist patrolman pharmacist philosopher photographer physicist planner
  player playwright plumber policeman policewoman porter postmaster postman preacher presenter prisoner prosecutor
  producer professor programmer promoter prosecutor psychiatrist psychologist publican publisher rancher
  realtor receptionist registrar reporter researcher restaurateur retailer reviewer rider roofer sailor salesman
  scientist screenwriter sculptor seismologist senator shepherd shopkeeper singer sociologist solicitor songwriter
  specialist statistician steward storekeeper striker superintendent supervisor surveyor sweeper tailor taxpayer
  teacher technician theologian therapist toxicologist trader trainer translator treasurer trustee tutor tycoon umpire
  undertaker usher veterinarian violinist virologist volunteer waiter watchman weaver welder winemaker winger worker
  writer youtuber zoologist under-secretary undersecretary governor premier chancellor envoy rapporteur
`);

/** Nouns that end like people and are none. */
const THINGS = wordSet(`
  committee paper newspaper letter number matter order center answer offer chapter quarter weather water power tower
  disaster error factor sector corner border dinner transfer other
`);
const ROLE_ENDING = /(?:er|or|ist|man|woman|men|women|person|ee|ian|ant|arch|crat|maker)$/;

/** "officials" → "official"; "boss" stays. */
export function singular(noun: string): string {
  return noun.replace(/(?<!s)s$/, '');
}

/** Whether a common noun names somebody who can speak. */
export function isRoleNoun(noun: string): boolean {
  let is = known.get(noun);
  if (is !== undefined) return is;
  const one = singular(noun);
  is = ROLE_NOUNS.has(noun) || ROLE_NOUNS.has(one) || (ROLE_ENDING.test(one) && !THINGS.has(one));
  known.set(noun, is);
  return is;
}

/** What `isRoleNoun` said: it is asked for most nouns of a text. */
const known = new WordCache<boolean>(20_000);

/** Whether a noun with a capital before a name can be a title of its bearer: "Farmer Olu Ade", "Leader of Opposition Ann Roe". */
export function isFalseTitle(noun: string): boolean {
  return ROLE_NOUNS.has(noun) || FALSE_TITLES.has(noun);
}

/** What nobody is called on our word: a role that would accuse its bearer is left out. */
export const ACCUSING_NOUNS = wordSet(`
  abuser accomplice adulterer aggressor arsonist assailant assassin attacker bandit batterer bigot blackmailer bomber
  bully burglar butcher charlatan cheat conman convict coward criminal crook culprit dictator drunk drunkard extremist
  fanatic fascist felon fraud fraudster fugitive gangster gunman harasser hijacker hoaxer idiot impostor jihadist
  kidnapper killer liar looter molester monster mugger murderer nazi offender paedophile pedophile perpetrator pervert
  plagiarist predator racist rapist robber sadist scammer sexist shooter shoplifter slanderer smuggler stalker suspect
  swindler terrorist thief thug torturer tormentor traitor trafficker troll tyrant vandal villain
`);

/** Relatives: somebody's, so never that somebody. */
export const KIN_NOUNS = wordSet(`
  father mother son daughter brother sister uncle aunt nephew niece cousin grandfather grandmother grandson
  granddaughter stepfather stepmother stepson stepdaughter father-in-law mother-in-law son-in-law daughter-in-law
  brother-in-law sister-in-law
`);
