import { findRelations } from '../data/relations.ts';
import type { Catalog, Entry } from '../data/types.ts';
import { type Cell, cellValue, factCell, isRecorded, NOT_RECORDED } from './cell.ts';
import { mechanismFields } from './mechanisms.ts';
import { relationFields } from './relations.ts';
import { vulnerabilityFields } from './vulnerabilities.ts';

/** The groups of fields, in the order in which a user would ask. */
export type Group = 'facts' | 'isolation' | 'vulnerabilities' | 'relations' | 'purpose';

/** A compared field, with a cell for each entry, in the order of the entries. */
export type Field = {
  readonly group: Group;
  /** A stable id for other programs: the name of the catalog's field, or the query for it (`uses:seccomp`). */
  readonly id: string;
  /** `name` can stand alone; `label` stands below the title of its group. */
  readonly name: string;
  readonly label: string;
  /**
   * Whether any two recorded values differ; `null` if those recorded are alike but others are missing, so that it cannot be
   * decided.
   */
  readonly differs: boolean | null;
  readonly cells: readonly Cell[];
};

export type Comparison = {
  readonly entries: readonly Entry[];
  readonly fields: readonly Field[];
};

/** A field before it is known whether it differs. */
export type Drafted = Omit<Field, 'group' | 'differs' | 'label'> & Partial<Pick<Field, 'label'>>;

/** Compares entries field by field. Mechanisms, impacts and relations that none of the entries records get no field. */
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
