import { findRelations } from '../data/relations.ts';
import type { Catalog, Entry } from '../data/types.ts';
import { type Cell, cellValue, factCell, isRecorded, NOT_RECORDED } from './cell.ts';
import { mechanismFields } from './mechanisms.ts';
import { relationFields } from './relations.ts';
import { vulnerabilityFields } from './vulnerabilities.ts';

/** The groups of fields, in the order of a reader's questions. */
export type Group = 'facts' | 'isolation' | 'vulnerabilities' | 'relations' | 'purpose';

/** What is compared, and what it says of each entry, in the order of the entries. */
export type Field = {
  readonly group: Group;
  /** Stable, for other programs: as the catalog's field is called, or as the query has it (`uses:seccomp`). */
  readonly id: string;
  /** As it stands alone, and below the title of its group. */
  readonly name: string;
  readonly label: string;
  /** Whether what is recorded of any two is unlike; `null` where it is alike, and something is not recorded: it cannot be told. */
  readonly differs: boolean | null;
  readonly cells: readonly Cell[];
};

export type Comparison = {
  readonly entries: readonly Entry[];
  readonly fields: readonly Field[];
};

/** A field before it is known whether it differs. */
export type Drafted = Omit<Field, 'group' | 'differs' | 'label'> & Partial<Pick<Field, 'label'>>;

/** Compares entries of a catalog field by field. Of what is recorded of none of them, only the facts that all entries have remain. */
export function compareEntries(entries: readonly Entry[], catalog: Catalog): Comparison {
  const relations = findRelations(catalog);
  const each = (id: string, name: string, cellOf: (entry: Entry) => Cell): Drafted => {
    return { id, name, cells: entries.map(cellOf) };
  };
  const groups: readonly (readonly [Group, readonly Drafted[]])[] = [
    [
      'facts',
      [
        each('status', 'status', statusCell),
        each('kind', 'kind', ({ kind }) => factCell(kind)),
        each('language', 'language', ({ language }) => factCell(language)),
        each('license', 'licence', ({ license }) => factCell(license)),
        each('since', 'first released', ({ since }) => factCell(since)),
      ],
    ],
    [
      'isolation',
      relations.knowsIsolation()
        ? [
            each('boundary', 'boundary', ({ boundary }) => factCell(boundary)),
            each('rootless', 'rootless', ({ rootless }) => factCell(rootless)),
            ...mechanismFields(entries, catalog.mechanisms),
          ]
        : [],
    ],
    ['vulnerabilities', relations.knowsNotes() ? vulnerabilityFields(entries) : []],
    ['relations', relationFields(entries, relations)],
    ['purpose', [each('summary', 'what it is for', ({ summary }) => factCell(summary))]],
  ];
  return {
    entries,
    fields: groups.flatMap(([group, fields]) =>
      fields.map((field) => ({ group, label: field.name, ...field, differs: areUnlike(field.cells) })),
    ),
  };
}

const statusCell = ({ status, statusSince }: Entry): Cell =>
  status === null ? NOT_RECORDED : { is: 'status', status, since: statusSince };

function areUnlike(cells: readonly Cell[]): boolean | null {
  const recorded = cells.filter(isRecorded).map((cell) => JSON.stringify(cellValue(cell)));
  if (recorded.some((one) => one !== recorded[0])) return true;
  return recorded.length === cells.length || recorded.length === 0 ? false : null;
}
