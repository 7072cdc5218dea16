import { createSettingsStore, type SettingsStore, type StoreOptions } from './store.ts';

/**
 * Creates a store for one list. Its bookmarks, opened items and ticks are kept in a directory of its own, so that they never mix
 * with those of another list. Everything else is kept for the whole program.
 */
export function createListStore(
  program: SettingsStore,
  directory: string | null,
  options: StoreOptions,
): SettingsStore {
  const own = createSettingsStore(directory, options);
  const { bookmark, visited, tick } = own;
  const flush = async (): Promise<void> => {
    await Promise.all([own.flush(), program.flush()]);
  };
  return { ...program, bookmark, visited, tick, flush };
}
