import { loadAll } from 'js-yaml';
import { refusal } from '../../refusal.ts';

/** The documents in a text of YAML, with its default types only. Throws an error that says where it is not valid. */
export function loadYaml(text: string): readonly unknown[] {
  try {
    return loadAll(text);
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw refusal(`is not valid YAML: ${first}`);
  }
}
