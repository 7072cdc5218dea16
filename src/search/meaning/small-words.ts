const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that say nothing by themselves: they count where they are found, but a document may lack them. */
export const SMALL = listed(
  'a all also am an and another any are as at be before between but by can choose could did difference differences do does every for from get has have how i if in into is it its just make makes may me must my need no not of on one only or our own pick see should so some such that the their them there these they this those to us use using versus via vs want was we what when where which who why will with without would write written you your',
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
