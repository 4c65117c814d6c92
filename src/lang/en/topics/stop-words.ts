import { wordSet } from '../../word-list.js';

/** Words that never say what a statement is about, in their plain form. */
export const STOP_WORDS = wordSet(`
  a an the this that these those there here it its itself he she him her his hers they them their theirs we us our ours
  you your yours i me my mine who whom whose what whats which when where why how
  and or but nor so yet if then than as because while though although whether
  of in on at by for from to into onto out up down off over under with without within about against between among
  through during before after since until till upon toward towards around across per via re regarding concerning vs
  is am are was were be been being do does did done doing have has had having will would shall should can could may
  might must ought isnt wasnt arent werent dont doesnt didnt hasnt havent wont wouldnt cant couldnt
  not no yes any some all each every both either neither such only own same other another more most much many few less
  very too just also even still again ever never once already really actually exactly quite rather
  please pls plz asap thx
  say says said saying said re s t d ll ve m oh ok okay
  anything something everything nothing anyone anybody someone somebody everyone everybody else
  first last latest recent recently now today
  one ones get gets got abt bout wrt teh pls plz thx u ur r
`);

/**
 * Words that stand beside a topic without being one ("the letter issue", "plans for withdrawal"). They add to the
 * evidence where they match, and are not missed where they don't.
 */
export const SECONDARY_WORDS = wordSet(`
  issue issues matter matters thing things topic topics subject situation case question questions problem problems
  news story incident event events thought thoughts idea ideas plan plans fact facts point points part kind sort way
  time times day days week weeks month months year years people person man woman
  new old big major specific general current former certain real possible potential alleged so-called whole
  going go goes come comes make makes made making take takes taking took put puts use used using want wants wanted
  need needs needed happen happens happened know knows knew think thinks believe believes called call
  possibility status update updates details detail role use response
  policy policies rule rules debate debates impact impacts effect effects concern concerns approach approaches
  development developments decision decisions effort efforts strategy strategies controversy controversies
  stance position positions view views opinion opinions reaction reactions comment comments remark remarks
  announcement announcements proposal proposals measure measures step steps move moves push talk discussion discussions
  criticism row dispute scandal crisis affair affairs aspect aspects angle background context implications consequences
  importance significance progress future ramifications fallout backlash pushback outlook timeline rationale scope
  merits prospects handling drawbacks pros cons allegation allegations complaint complaints
  worry worries expectation expectations goal goals aim aims intention intentions reason reasons
  consequence result results outcome outcomes solution solutions
  challenge challenges obstacle obstacles difficulty difficulties trend trends pace extent degree
  meaning purpose basis explanation explanations version versions statement statements stand
  argument arguments criticisms quote quotes specifics
`);
