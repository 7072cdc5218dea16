import { loadYaml } from '../readers/forms/yaml/load.ts';
import { isRefusal } from '../readers/refusal.ts';

/** Says why a text is not valid YAML; `null` if it is. */
export function yamlFault(text: string): string | null {
  try {
    loadYaml(text);
    return null;
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}
