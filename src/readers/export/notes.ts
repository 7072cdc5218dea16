import { EMPTY_NOTE } from '../../data/fields.ts';
import {
  type Flaw,
  IMPACTS,
  NOTE_KINDS,
  RATING_LEVELS,
  type Rating,
  RELATION_TYPES,
  type Relation,
  type SecurityNote,
} from '../../data/types.ts';
import { isAbsent } from '../json.ts';
import { report, type Spot } from '../spot.ts';
import {
  readAddress,
  readFlag,
  readNeededText,
  readObject,
  readProse,
  readProseOrNull,
  readTextOrNull,
  readTexts,
  readWord,
} from './fields.ts';

/** Reads a note; `null` for one without text and ids. One without a kind is a vulnerability if it has ids. */
export function readNote(spot: Spot): SecurityNote | null {
  const text = readProse(spot, 'text');
  const ids = readTexts(spot, 'ids');
  const kind = readWord(spot, 'kind', NOTE_KINDS) ?? (ids.length > 0 ? 'vulnerability' : 'caution');
  const note = {
    ...EMPTY_NOTE,
    kind,
    impact: readWord(spot, 'impact', IMPACTS),
    text,
    ids,
    nickname: readTextOrNull(spot, 'nickname'),
    flaw: readTextOrNull(spot, 'flaw'),
    rating: readObject(spot, 'rating', readRating),
    published: readTextOrNull(spot, 'published'),
    introduced: readTextOrNull(spot, 'introduced'),
    fixed: readTexts(spot, 'fixed'),
    component: readTextOrNull(spot, 'component'),
    unfixed: readFlag(spot, 'unfixed'),
    source: readAddress(spot, 'source'),
  };
  return text === '' && ids.length === 0 ? null : note;
}

/** A rating without a level or without anyone who gave it says nothing. */
function readRating(spot: Spot): Rating | null {
  const level = readWord(spot, 'level', RATING_LEVELS);
  const by = readTextOrNull(spot, 'by');
  return level === null || by === null ? null : { level, score: readScore(spot), by };
}

const HIGHEST_SCORE = 10;

function readScore(spot: Spot): number | null {
  const { score } = spot.object;
  if (isAbsent(score)) return null;
  if (typeof score === 'number' && score >= 0 && score <= HIGHEST_SCORE) return Math.abs(score);
  report(spot, 'score', () => `must be a number from 0 to ${HIGHEST_SCORE}`);
  return null;
}

/** Reads a kind of flaw. */
export function readFlaw(spot: Spot): Flaw | null {
  const id = readNeededText(spot, 'id');
  const title = readTextOrNull(spot, 'title') ?? id;
  const helps = readProseOrNull(spot, 'helps');
  const [measures, mechanisms] = [readTexts(spot, 'measures'), readTexts(spot, 'mechanisms')];
  return id === '' ? null : { id, title, helps, measures, mechanisms };
}

/** Reads a relation to another entry; `null` for one of an unknown type. */
export function readRelation(spot: Spot): Relation | null {
  const type = readWord(spot, 'type', RELATION_TYPES);
  const id = readNeededText(spot, 'id');
  return type === null || id === '' ? null : { type, id };
}
