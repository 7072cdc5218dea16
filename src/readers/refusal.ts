/**
 * The name of an error whose message tells the user why a list cannot be used. It is not a class, because parts of the bundle
 * share none.
 */
const NAME = 'Refusal';

/** Creates an error that says in one line why a list cannot be used. */
export function refusal(message: string): Error {
  const error = new Error(message);
  error.name = NAME;
  return error;
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === NAME;
