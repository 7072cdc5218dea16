import { loadAll } from 'js-yaml';
import { refusal } from '../../refusal.ts';

/** Returns the documents in a YAML text, read with the default types only. Throws a refusal that says why it is not valid. */
export function loadYaml(text: string): readonly unknown[] {
  try {
    return loadAll(text);
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw refusal(`it is not valid YAML: ${first}`);
  }
}
