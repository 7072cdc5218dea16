export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is missing or `null`, which mean the same. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
