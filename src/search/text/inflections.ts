/** Endings that change the form of a word but not its meaning, for plain English. */
const ENDINGS = ['', 's', 'es', 'e', 'ed', 'ing', 'er', 'ers', 'ies', 'y', 'ion', 'ions', 'ation'] as const;
const SHORTEST_STEM = 3;

/**
 * Returns other forms that a word may have: for `images` also `image`, for `running` also `run` and `runs`. Most are not words.
 */
export function inflect(word: string): readonly string[] {
  const stems = new Set(ENDINGS.flatMap((ending) => stemsWithout(word, ending)));
  const forms = [...stems].flatMap((stem) => ENDINGS.map((ending) => stem + ending));
  return [...new Set(forms)].filter((form) => form !== word);
}

function stemsWithout(word: string, ending: string): readonly string[] {
  if (!word.endsWith(ending)) return [];
  const stem = word.slice(0, word.length - ending.length);
  if (stem.length < SHORTEST_STEM) return [];
  // `running`: the letter is doubled only because of the ending.
  const isDoubled = ending !== '' && stem.length > SHORTEST_STEM && stem.at(-1) === stem.at(-2);
  return isDoubled ? [stem, stem.slice(0, -1)] : [stem];
}
