import { lines } from '../../word-list.js';

/**
 * Newsroom equivalents: expressions that a reader of the news takes for one another. Hand-kept and small on purpose;
 * they are the weakest evidence there is. One group a line, each expression one to three words.
 */
export const EQUIVALENTS = lines(`
  withdraw, withdrawal, pull out, pullout, pull back, drawdown, leave, departure, depart, exit
  ISIS, ISIL, Daesh, Islamic State
  drone strike, air strike, drone attack, strike
  missile, rocket, projectile
  soldier, troops, forces, service members, servicemembers
  killed, dead, death, slain, assassination
  letter, memo, memorandum
  mistake, error, blunder
  sanctions, penalties
  vaccine, vaccination, shot, jab, immunization
  covid, coronavirus, pandemic
  job, employment, jobs
  inflation, prices, cost of living
  gas prices, gasoline, fuel prices
  immigrant, migrant, asylum seeker
  firearm, gun, weapon
  climate change, global warming
  cyberattack, hack, hacking
  NATO, alliance
  PRC, China
  Defense Department, Pentagon
  GOP, Republicans
  debt ceiling, debt limit
  ceasefire, truce
  hostage, captive
  talks, negotiations
  ship, vessel
  child, children, kid, kids
  lawyer, attorney
  doctor, physician
  lawmaker, legislator
  aid, assistance
  funding, money
  self-defense, self-defence
  proof, evidence
`);

/**
 * Forms of one word that a stemmer keeps apart: irregular verbs, peoples and their countries, abbreviations, names that
 * are written in several ways from another script. Nearly as good as the word itself. One group a line. Numbers and
 * compounds ("31", "cease-fire") are read by rule: see `numbers.ts` and `compounds.ts` of src/search/topic.
 */
export const WORD_FORMS = lines(`
  withdraw, withdrew, withdrawn, withdrawal
  send, sent
  leave, left
  fight, fought
  strike, struck
  shoot, shot
  bring, brought
  buy, bought
  build, built
  steal, stole, stolen
  speak, spoke, spoken, speech
  choose, chose, chosen, choice
  lose, lost, loss
  win, won
  fall, fell, fallen
  rise, rose, risen
  die, died, dead, death
  defend, defense, defence
  respond, response
  decide, decision
  retaliate, retaliation
  retaliatory, retaliation
  apologize, apology, apologise
  nuclear, nuke, nukes
  Iraq, Iraqi
  Iran, Iranian
  Israel, Israeli
  Russia, Russian
  Ukraine, Ukrainian
  China, Chinese
  Syria, Syrian
  Lebanon, Lebanese
  Kuwait, Kuwaiti
  Saudi Arabia, Saudi
  Afghanistan, Afghan
  Pakistan, Pakistani
  Korea, Korean
  Japan, Japanese
  Turkey, Turkish
  Germany, German
  France, French
  Britain, British
  Ireland, Irish
  Europe, European
  America, American
  Mexico, Mexican
  Cuba, Cuban
  Taiwan, Taiwanese
  India, Indian
  Poland, Polish
  Palestine, Palestinian
  Philippines, Philippine, Filipino
  AI, artificial intelligence
  CAFTA, Central American Free Trade Agreement
  NAFTA, North American Free Trade Agreement
  UN, United Nations
  EU, European Union
  UK, United Kingdom, Britain
  IRGC, Revolutionary Guard
  DOJ, Justice Department
  DHS, Homeland Security
  JCS, Joint Chiefs
  NSC, National Security Council
  FAA, Federal Aviation Administration
  SCOTUS, Supreme Court
  DPRK, North Korea
  NATO, North Atlantic Treaty Organization
  DOD, Defense Department, Department of Defense
  CIA, Central Intelligence Agency
  FBI, Federal Bureau of Investigation
  FTC, Federal Trade Commission
  CDC, Centers for Disease Control
  CENTCOM, Central Command
  NDAA, National Defense Authorization Act
  BBB, Build Back Better
  SOTU, State of the Union
  WMD, weapons of mass destruction
  JCPOA, Joint Comprehensive Plan of Action
  docs, documents
  Soleimani, Suleimani, Solemani, Soleymani, Sulaimani
  Zelensky, Zelenskyy, Zelenskiy
  Hezbollah, Hizbullah, Hizballah, Hezballah
  Houthi, Huthi
  Qaeda, Qaida
  Gaddafi, Qaddafi, Kadafi, Gadhafi
  Khamenei, Khameini
  Khashoggi, Kashoggi
  Kyiv, Kiev
  Kharkiv, Kharkov
  Quran, Koran
`);
