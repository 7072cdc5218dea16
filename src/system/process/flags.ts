/** A flag of V8 that the program has set: a function that sets it again, and one that undoes it. */
type Flag = { readonly set: () => void; readonly undo: () => void };

const flags = new Map<string, Flag>();

/**
 * Sets a flag of V8, by its name, for the rest of the process. V8 accepts cached code only under the flags under which it was
 * compiled, so flags are undone while a part is loaded.
 */
export function setFlag(name: string, flag: Flag): void {
  flags.set(name, flag);
  flag.set();
}

/** Undoes a flag for the rest of the process. */
export function dropFlag(name: string): void {
  flags.get(name)?.undo();
  flags.delete(name);
}

/** Calls `act` while none of the flags is set. */
export function underUsualFlags<T>(act: () => T): T {
  for (const { undo } of flags.values()) undo();
  const done = act();
  for (const { set } of flags.values()) set();
  return done;
}
