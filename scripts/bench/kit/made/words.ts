/** Words of generated entries, most frequent first. */
const COMMON = `the a for of and to with in is your on that from as it by an or use which be can using without are any
all more one into at other this not has`.split(/\s+/);

/** The subjects of texts about programs. Queries consist of the same words, so generated entries compete for them. */
const SUBJECTS = `container tool image server cluster open source simple application run manage fast cloud library code
linux data network security build system service web api deploy development management docker kubernetes lightweight
platform framework command line based support monitoring file test secure automation user package storage local
configuration file remote testing provider client manager written distributed database process production interface
virtual machine python machine learning go rust node javascript java project registry developer scanner workflow log
metric dashboard runtime kernel namespace sandbox isolation proxy cache queue stream event message scheduler job task
backup restore snapshot volume disk filesystem mount layer overlay memory processor device driver module plugin
extension template generator compiler parser editor terminal shell script prompt session window browser page site blog
article guide book talk slide course tutorial example recipe collection list awesome curated reference introduction
overview comparison review history lesson practice pattern principle architecture design model schema query index
search engine ranking filter sort graph tree map table record document text string number date time zone clock timer
alert notification mail chat bot agent worker daemon process signal socket port address name domain certificate key
secret token password login identity access role policy rule audit compliance report vulnerability exploit attack
defense firewall router switch bridge tunnel gateway balancer mesh sidecar ingress egress traffic packet bandwidth
latency throughput benchmark profiler debugger tracer probe health check failure recovery migration upgrade rollback
release version branch commit merge review pipeline artifact binary archive bundle dependency license vendor mirror
host guest hypervisor emulator firmware boot loader init supervisor unit mobile desktop game engine physics audio video
picture font color theme layout widget button form chart animation editor note calendar budget invoice payment shop
cart order customer team member project board issue ticket comment wiki forum community standard specification
foundation protocol format encoding compression encryption hash signature random math statistics matrix vector
neural training inference dataset notebook pipeline crawler scraper feed reader podcast music weather location
sensor robot drone vehicle energy home garden kitchen health science biology chemistry school language translation
speech voice face object detection recognition camera scanner printer paper`.split(/\s+/);

const WORDS: readonly string[] = [...new Set([...COMMON, ...SUBJECTS])];

/** The rank of the first word that is a subject. */
export const FIRST_SUBJECT = COMMON.length;

const PREFIXES =
  `auto multi micro meta re pre un cross hyper super inter over under sub co de non self semi mini`.split(' ');
const SYLLABLES = `ka ro mi ta lo ne vi su da pe ri no ma te lu zo fi ga be wo ra ti mo ke la so ni du ve pa tor lin mar
sen dok bal rin van kel tas nor fel gri bro sta tra plo cra dri sko zen nim lux wex yar hol jun qua phi thi sho chi`.split(
  /\s+/,
);

/** The approximate number of words: rare words are generated, and a few of them occur twice. */
export const VOCABULARY = 60_000;

/** Returns the word of a rank, 0 for the most frequent. There is a word for every rank. */
export function wordAt(rank: number): string {
  const known = WORDS[rank];
  if (known !== undefined) return known;
  const rest = rank - WORDS.length;
  const compounds = PREFIXES.length * (WORDS.length - FIRST_SUBJECT);
  return rest % 2 === 0 && rest / 2 < compounds ? compound(rest / 2) : madeWord(rest);
}

function compound(number: number): string {
  const prefix = PREFIXES[number % PREFIXES.length] ?? '';
  const subject = Math.floor(number / PREFIXES.length);
  return prefix + (WORDS[FIRST_SUBJECT + subject] ?? '');
}

const HASH = 2_654_435_761;

/** Returns a meaningless word of two, three or four syllables. */
function madeWord(number: number): string {
  let left = Math.imul(number + 1, HASH) >>> 0;
  const syllables = Array.from({ length: 2 + (number % 3) }, () => {
    const syllable = SYLLABLES[left % SYLLABLES.length] ?? '';
    left = Math.floor(left / SYLLABLES.length);
    return syllable;
  });
  return syllables.join('');
}
