/** Marks an error whose message tells the reader why a list cannot be used: parts of the bundle share no classes. */
const NAME = 'Refusal';

/** An error that says in one line why a list cannot be used. */
export function refusal(message: string): Error {
  const error = new Error(message);
  error.name = NAME;
  return error;
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === NAME;
