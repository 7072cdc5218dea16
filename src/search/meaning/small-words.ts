const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that say nothing by themselves: they count where they are found, but a document may lack them. */
export const SMALL = listed(
  'a about above actually after again all already also always am an and another any anymore anything are as at avec away back be became because become becomes before below between but by can cannot choose com come comes como con could dans das de del della der des di did difference differences do does doesnt dont dos du e each ein eine einem einen either el else em en es et ever every everybody everyone everything everywhere follows for from get gets getting given gives gli goes going gone got happen happened happens has have having he her here him his how however i if il im in instead into is it its itself just keep keeps know knows la las later le les let lets likely lo los lot lots make makes may maybe me mean means might mit more most much must my myself need needed needing needs never no nobody not nothing now of often on one only onto or other others our ours out over own per pick please por previously put puts quite rather really same say says see seem seems seen shall should since so some somebody somehow someone sometimes somewhere son still such take taken takes tell telling tells than that thats the their them then there these they this those though through thru to too toward towards tried try trying uma un una und une unless until up upon us use using usually versus very via von vs want wanted wanting wants was wasnt we what whatever when whenever where whether which while who whole whom whose why wie will with within without wo wont would write written y yet you your zu',
);

/** Words that say nothing about one thing rather than another here, because all of it is software of some use. */
export const FILLERS = listed(
  'amazing app application apps awesome best better cool easy easily free good great like linux look looking looks modern nice open opensource please popular product products program project projects simple software solution solutions something source stuff thing things tool tooling tools utility utilities way ways',
);

/** What is left out stands behind them: `without root`, `ohne root`, `sans root`, `sin root`. */
export const NEGATIONS = listed('no non nor not isnt neither without excluding except besides ohne nicht sans sin без');

/** The same in two words: `other than docker`. */
export const NEGATIONS_OF_TWO = new Set(['other than', 'apart from', 'aside from']);

/** What they stand before is meant for something, or done to it: `dashboard for kubernetes`. */
export const AIMS = listed('for fur pour para');

/** What may stand between one of those and the word that is meant. */
export const SKIPPED = listed(
  'a an any as based been by have having in made need needing needs on require requires requiring run running the use uses using written eine einen einem der die das le la un une el',
);

/** What can take the place of the name that follows; each row is a word of a pattern, any of its words will do. */
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

/** The same behind a name: `docker alternative`. */
export const PLACE_TAKEN = listed(
  'alternative alternatives replacement replacements substitute substitutes successor successors equivalent equivalents competitor competitors',
);

/** What asks for the thing that is named beside it, and not for others that do so: `what isolates gvisor`. */
export const OF_NAMED = listed('isolates');

/** What asks for the flaws of a thing, beside its name: `containerd escape`. */
export const FLAWS = listed(
  'advisories advisory breakout breakouts broke broken cve cves escape escaped escapes exploit exploits flaw flaws vulnerabilities vulnerability',
);

/** What may stand around those in a question that asks for nothing but flaws: `which escapes were there in 2024`. */
export const AROUND_FLAWS = listed(
  'a all and any are during for from had has have in is list of on or show that the there was were what which with',
);
