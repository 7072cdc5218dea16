/** A user's own list in which one name contains two words of `NEAR_QUERY`, and one note contains all three. */
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

/** Words that only the note of `NEAR_LIST` contains all of. */
export const NEAR_QUERY = 'marble quartz agate';
