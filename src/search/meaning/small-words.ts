const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that mean nothing by themselves: a match counts, but a document may lack them. */
export const SMALL = listed(
  'a about above actually after again all already also always am an and another any anymore anything are aren around as asap at avec away back be became because become becomes before below between bunch but by can cannot choose com come comes como completely con correctly could couldn couple currently dans das de del della der des di did didn difference differences do does doesn doesnt don dont dos dozen dozens du during e each ein eine einem einen either el else em en entirely es et ever every everybody everyone everything everywhere exactly few folks follows for from fully get gets getting given gives gli goes going gone got hadn happen happened happens has hasn have haven having he her here him his how however i if il im in instead into is isn it its itself just keep keeps kinda know knows la las later le les let lets likely lo los lot lots make makes may maybe me mean means might mit more most much must my myself need needed needing needs never no nobody not nothing now of often on once one only onto or other others our ours out over own people per pick please por previously properly put puts quickly quite rather really safely same say says see seem seems seen shall should shouldn simply since so some somebody somehow someone sometimes somewhere son still such suddenly take taken takes tell telling tells than that thats the their them then there these they this those though through thru to too toward towards tried try trying uma un una und under une unless until up upon us use using usually various ve versus very via von vs want wanted wanting wants was wasn wasnt we weren what whatever when whenever where whether which while who whole whom whose why wie will with within without wo wont would wouldn write written y yet you your zu',
);

/** Words that do not set one item apart from another here, because all of them are software of some use. */
export const FILLERS = listed(
  'amazing app application apps awesome best better cool easy easily free good great like linux look looking looks modern nice open opensource please popular product products program project projects simple software solution solutions something source stuff thing things tool tooling tools utility utilities way ways',
);

/** Words before something to leave out: `without root`, `ohne root`, `sans root`, `sin root`. */
export const NEGATIONS = listed('no non nor not isnt neither without excluding except besides ohne nicht sans sin без');

/** Negations of two words: `other than docker`. */
export const NEGATIONS_OF_TWO = new Set(['other than', 'apart from', 'aside from', 'anything but', 'everything but']);

/** Words before a purpose: `dashboard for kubernetes`. */
export const AIMS = listed('for fur pour para');

/** Words that may stand between a negation, an aim or a request for a replacement and the word that it refers to. */
export const SKIPPED = listed(
  'a an any as based been buying by changing giving have having in installing keeping learning made maintaining managing my need needing needs on require requires requiring run running the touching use uses using writing written your eine einen einem der die das le la un une el',
);

/** Patterns before a name that ask for a replacement. Each has a set of words for each position, any of which will do. */
export const IN_PLACE_OF: readonly (readonly ReadonlySet<string>[])[] = [
  [
    listed(
      'alternative alternatives replacement replacements substitute substitutes successor successors equivalent equivalents competitor competitors similar comparable',
    ),
    listed('to for of zu'),
  ],
  [listed('fork forks rewrite'), listed('of')],
  [listed('in'), listed('place'), listed('of')],
  [listed('instead'), listed('of')],
  [listed('rather'), listed('than')],
  [listed('replace replaces replaced replacing supersede supersedes superseded like statt anstatt')],
];

/** Words after a name that ask for a replacement: `docker alternative`. */
export const REPLACEMENT_SUFFIXES = listed(
  'alternative alternatives replacement replacements substitute substitutes successor successors equivalent equivalents competitor competitors',
);

/** Words that ask for the item named beside them, and not for others that do the same: `what isolates gvisor`. */
export const ASKS_FOR_NAMED = listed('isolates isolation');

/** Words that, beside a name, ask for the flaws of the item: `containerd escape`. */
export const FLAWS = listed(
  'advisories advisory breakout breakouts broke broken cve cves escape escaped escapes exploit exploits flaw flaws vulnerabilities vulnerability',
);

/** Words that may stand around these in a question that asks only for flaws: `which escapes were there in 2024`. */
export const FLAW_QUESTION_WORDS = listed(
  'a all and any are during for from had has have in is list of on or show that the there was were what which with',
);
