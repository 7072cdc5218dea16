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
import { type Ids, type ObjectPath, report } from '../object-path.ts';
import {
  readAddress,
  readFlag,
  readNeededText,
  readNumber,
  readObject,
  readObjects,
  readProse,
  readProseOrNull,
  readText,
  readTextOrNull,
  readTexts,
  readWord,
} from './fields.ts';

/**
 * Reads a note; `null` if it has neither text nor ids. One without a kind is a vulnerability if it has ids, and a caution
 * otherwise.
 */
export function readNote(spot: ObjectPath): SecurityNote | null {
  const text = readProse(spot, 'text');
  const ids = [...readTexts(spot, 'ids'), ...formerly(spot, 'cve')];
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
    published: readTextOrNull(spot, 'published') ?? readNumber(spot, 'year')?.toString() ?? null,
    introduced: readTextOrNull(spot, 'introduced'),
    fixed: [...readTexts(spot, 'fixed'), ...formerly(spot, 'fixedIn').flatMap((text) => text.split(' / '))],
    component: readTextOrNull(spot, 'component'),
    unfixed: readFlag(spot, 'unfixed'),
    source: readAddress(spot, 'source'),
    added: readTextOrNull(spot, 'added'),
    changed: readTextOrNull(spot, 'changed'),
  };
  return text === '' && ids.length === 0 ? null : note;
}

/** Reads a field of version 1 of the export, which wrote one CVE, a year, and the fixed releases in one text. */
function formerly(spot: ObjectPath, field: 'cve' | 'fixedIn'): readonly string[] {
  const text = readTextOrNull(spot, field);
  return text === null ? [] : [text];
}

/** Reads a rating; `null` if it lacks a level or the name of who gave it. */
function readRating(spot: ObjectPath): Rating | null {
  const level = readWord(spot, 'level', RATING_LEVELS);
  const by = readTextOrNull(spot, 'by');
  return level === null || by === null ? null : { level, score: readScore(spot), by };
}

const HIGHEST_SCORE = 10;

function readScore(spot: ObjectPath): number | null {
  const { score } = spot.object;
  if (isAbsent(score)) return null;
  if (typeof score === 'number' && score >= 0 && score <= HIGHEST_SCORE) return Math.abs(score);
  report(spot, 'score', () => `must be a number from 0 to ${HIGHEST_SCORE}`);
  return null;
}

/** Reads a kind of flaw; `null` if it has no id. */
export function readFlaw(spot: ObjectPath): Flaw | null {
  const id = readNeededText(spot, 'id');
  const title = readTextOrNull(spot, 'title') ?? id;
  const helps = readProseOrNull(spot, 'helps');
  const [measures, mechanisms] = [readTexts(spot, 'measures'), readTexts(spot, 'mechanisms')];
  return id === '' ? null : { id, title, helps, measures, mechanisms };
}

/** Reads the relations of an entry: each once, and only those of a known type to another entry of the list. */
export function readRelations(spot: ObjectPath, field: string, ids: Ids): readonly Relation[] {
  const relations = readObjects(spot, field, (one): Relation | null => {
    const type = readWord(one, 'type', RELATION_TYPES);
    const id = readText(one, 'id');
    const other = ids.get(id);
    return type === null || other === undefined || other === spot || other.list !== 'entries' ? null : { type, id };
  });
  return [...new Map(relations.map((relation) => [`${relation.type} ${relation.id}`, relation])).values()];
}
