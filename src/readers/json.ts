export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is missing and what is unknown are the same to a reader. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
