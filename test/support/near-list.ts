/** A list as a reader may bring it, in which a name has two of three words, and only a note has them all. */
export const NEAR_LIST = {
  entries: [
    { id: 'marble', name: 'Marble Quartz' },
    {
      id: 'basalt',
      name: 'Basalt',
      notes: [
        {
          kind: 'caution',
          text: 'Agate under a hill, beside which one finds marble, and quartz in the river.',
          source: 'https://example.org/hill',
        },
      ],
    },
    { id: 'slate', name: 'Slate' },
    { id: 'gneiss', name: 'Gneiss' },
  ].map((entry) => ({ url: `https://example.org/${entry.id}`, category: ['Stones'], ...entry })),
};

/** What only the note has all of. */
export const NEAR_QUERY = 'marble quartz agate';
