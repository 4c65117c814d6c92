/** What newsrooms ask about, and real people whom they ask for: the generator takes what a record doesn't hold. */

/** Topics with what else would be the same topic (beginnings of words). */
export const TOPICS = `
bitcoin: crypto | Super Bowl: superbowl football nfl | TikTok: bytedance | Brexit | opioids: fentanyl opiat | Boeing: airbus
Taylor Swift | Ebola | Greenland: denmark danish | minimum wage | marijuana: cannabis weed | reparations | daylight saving time
Nord Stream: pipeline | Twitter: tweet musk | same-sex marriage: gay lgbt | Olympics: olympi games | bird flu: avian poultry
student loans: tuition | Puerto Rico | Keystone pipeline: pipeline | net neutrality | assisted suicide: euthanas
Guantanamo: gitmo | WikiLeaks: assange leak | Area 51: alien ufo | space station: nasa orbit | electoral college: elector
Amazon rainforest: deforest brazil | death penalty: execut capital | child labor | school lunches: cafeteria lunch
ballot harvesting: ballot | wildfires: wildfire fires | hurricane relief: hurricane storm | teacher strikes: teacher
stem cells: stem | human trafficking: traffick | gerrymandering: redistrict | solar panels: solar | heat pumps: heat
Hong Kong | Venezuela: maduro caracas | Myanmar: burma rohingya | Cuba embargo: cuba havana | Kashmir: pakistan
Panama Canal: panama | Titanic submersible: submers titan | monkeypox: mpox | baby formula: formula | egg prices: egg
airline fees: airline | plastic straws: plastic straw | lead pipes: lead pipe | sports betting: betting gambl
Wagner mutiny: wagner prigozh | Julian Assange: assange | Jeffrey Epstein: epstein | Epstein files: epstein
lab leak theory: wuhan | balloon shootdown: balloon | grain deal: grain wheat | Tesla recall: tesla recall
drug pricing: insulin prescription drug | bank failures: silicon bank | Coachella | polygamy: polygam | whaling: whale
beekeeping: bee hive | figure skating: skat | truffles | Antarctica: antarct penguin | volcano: volcan erupt | chess: grandmaster
`;

/** Generic words beside a topic that change nothing in it. */
export const ASIDES =
  'rules policy debate impact concerns approach developments decision efforts strategy controversy latest matter'.split(
    ' ',
  );

export const PLACES = `Fiji Uruguay Botswana Iceland Paraguay Luxembourg Nepal Zambia Mongolia Estonia Tasmania Bolivia
Madagascar Portugal Senegal Laos Barbados Malta Slovenia Bhutan Idaho Nebraska Montana`.split(/\s+/);

export const THINGS = `beekeepers dentists casinos lighthouses librarians zoos orchestras bakeries vineyards motorcycles
dairies surfers astronomers umbrellas violinists bookshops skateboards`.split(/\s+/);

/** Real people: who is mentioned in a record and never speaks, and who is not in it at all, the texts decide. */
export const PEOPLE = `Nancy Pelosi; Mitch McConnell; Chuck Schumer; Kevin McCarthy; Hakeem Jeffries; Bernie Sanders;
Elizabeth Warren; Ted Cruz; Marco Rubio; Lindsey Graham; Mitt Romney; Joe Manchin; Kyrsten Sinema; Rand Paul; Josh Hawley;
Tom Cotton; Cory Booker; Amy Klobuchar; Ron DeSantis; Greg Abbott; Gavin Newsom; Gretchen Whitmer; Andrew Cuomo; Kathy Hochul;
Donald Trump; Mike Pence; Barack Obama; George Bush; Bill Clinton; Hillary Clinton; Kamala Harris; Jimmy Carter; Ronald Reagan;
Vladimir Putin; Sergei Lavrov; Volodymyr Zelenskyy; Xi Jinping; Narendra Modi; Benjamin Netanyahu; Mahmoud Abbas;
Recep Erdogan; Emmanuel Macron; Angela Merkel; Olaf Scholz; Boris Johnson; Rishi Sunak; Theresa May; David Cameron;
Justin Trudeau; Hassan Rouhani; Ali Khamenei; Javad Zarif; Qasem Soleimani; Bashar Assad; Kim Jong-un; Shinzo Abe;
Jair Bolsonaro; Nicolas Maduro; Mike Pompeo; Antony Blinken; John Kerry; Susan Rice; John Bolton; James Mattis; Lloyd Austin;
Mark Meadows; Janet Yellen; Jerome Powell; Merrick Garland; William Barr; Pete Buttigieg; Alejandro Mayorkas; Xavier Becerra;
Rochelle Walensky; Scott Gottlieb; Robert Redfield; Stephen Breyer; John Roberts; Clarence Thomas; Ketanji Brown Jackson;
Jens Stoltenberg; Ursula von der Leyen; Antonio Guterres; Tedros Adhanom; Elon Musk; Mark Zuckerberg; Jeff Bezos; Bill Gates;
Tim Cook; Satya Nadella; Sam Altman; Edward Snowden; Julian Assange; Greta Thunberg; Malala Yousafzai; Desmond Tutu;
Rob Malley; Brett McGurk; Ron Klain; Jeff Zients; Vivek Murthy; Sean Spicer; Sarah Sanders; Kayleigh McEnany; Ari Fleischer`
  .split(/;\s*/)
  .map((name) => name.trim());

/** Given names for somebody of a known surname whom nobody knows. */
export const GIVEN = 'Beatrice Gordon Wolfgang Priscilla Humphrey Ulrich Vivian Lorenzo Gwendolyn Thaddeus'.split(' ');

/** Surnames of many, where a title or nothing stands before them. */
export const SURNAMES =
  `Smith Miller Davis Wilson Anderson Taylor Thomas Moore Martinez Thompson White Lopez Lee Gonzalez
Clark Lewis Robinson Walker Young Allen Wright Torres Nguyen Hill Flores Green Adams Nelson Baker Campbell Mitchell Carter
Kelly Parker Collins Edwards Stewart Morris Murphy Cook Rogers Gutierrez Cooper Bailey Reed Howard Ramos Kim Cox Ward
Richardson Watson Brooks Chavez Wood Bennett Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Kirk Harper`.split(
    /\s+/,
  );

export const TITLES = [
  'Senator',
  'Gen.',
  'Secretary',
  'Rep.',
  'Governor',
  'Mr.',
  'Mrs.',
  'Dr.',
  'Admiral',
  'Professor',
];

/** Two words that newsrooms use for one thing. */
export const ALIKE = `vaccine shot; vaccines shots; vaccine jab; vaccination shot; coronavirus covid; pandemic covid;
troops soldiers; withdrawal pullout; missiles rockets; rocket missile; weapons guns; gun firearm; airstrike strike;
migrants immigrants; hostages captives; ceasefire truce; talks negotiations; ship vessel; ships vessels; evidence proof;
mistake error; jobs employment; vaccinated immunized; hacking cyberattack; Pentagon “Defense Department”; sanctions penalties;
alliance NATO; leave withdraw; depart leave; killed assassination; Iranians Iran; Russians Russia; Chinese China;
Israelis Israel; Ukrainians Ukraine; Iraqis Iraq; withdraw pullout; deaths killed; children kids; kids children; aid assistance;
assistance aid; attorney lawyer; lawmakers legislators; bill legislation; legislation bill; funding money;
price cost; costs prices; doctor physician; killing assassination; memo letter; attack strike`
  .split(/;\s*/)
  .map((pair) =>
    pair
      .trim()
      .match(/“[^”]+”|\S+/g)
      .map((word) => word.replace(/[“”]/g, '')),
  );
