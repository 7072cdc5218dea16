import type { CommandId } from '../commands.ts';
import { check, forget, judge, keep, machine, stack } from './asking.ts';
import { all, bookmarks, filter, lists, recent, search, sort } from './finding.ts';
import { bookmark, copy, done, open, undone } from './keeping.ts';
import { enter, leave } from './lists.ts';
import {
  type Act,
  again,
  back,
  goToNumber,
  help,
  home,
  more,
  next,
  page,
  previous,
  quit,
  show,
  up,
  where,
} from './moves.ts';
import { compare, guide, links, matrix, notes, totals, vulnerabilities } from './reading.ts';

/** The implementation of each command. */
export const ACTS: Readonly<Record<CommandId, Act>> = {
  go: goToNumber,
  ...{ show, more, page, next, previous, back, up, home, where, again },
  ...{ search, all, filter, sort, bookmarks, recent, lists },
  ...{ notes, links, vulnerabilities, matrix, compare, guide, totals },
  ...{ open, copy, bookmark, done, undone },
  ...{ check, stack, keep, forget, judge },
  ...{ enter, leave },
  here: machine,
  ...{ help, quit },
};
