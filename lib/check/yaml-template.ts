import { templateFault } from './template-fault';
import type { Place } from './template-place';
import type { TemplateValues } from './template-values';
import { type NotePlace, UnusualForm } from './yaml-cursor';
import { readUsualForm } from './yaml-usual-form';
import { readYamlValues } from './yaml-values';

/** Largest YAML text that is read with the whole language, which takes a hundred times as long. CloudFormation takes 1 MB. */
const LARGEST_UNUSUAL_BYTES = 2 * 1024 * 1024;

/**
 * Reads a YAML template: the fast way where it is written as most are, and otherwise with the whole language.
 *
 * @throws AssemblyError `file:line:column: ...`
 */
export function readYaml(text: string, file: string, note?: NotePlace): TemplateValues {
  try {
    return { value: readUsualForm(text.endsWith('\n') ? text : `${text}\n`, note), unread: [] };
  } catch (error) {
    if (!(error instanceof UnusualForm)) throw error;
    if (Buffer.byteLength(text) <= LARGEST_UNUSUAL_BYTES) return readYamlValues(text, file, note);
    const limit = `in files of up to ${LARGEST_UNUSUAL_BYTES} bytes only; write it plainly, or as JSON`;
    throw templateFault(file, text, error.offset, `this is YAML of an unusual form, which is read ${limit}`);
  }
}

/** The places of a YAML text that has been read before; reads it again. */
export function yamlPlace(text: string, file: string): Place {
  const places = new WeakMap<object, Map<string, number>>();
  const { value } = readYaml(text, file, (container, key, offset) => {
    const entries = places.get(container);
    if (entries === undefined) places.set(container, new Map([[key, offset]]));
    else entries.set(key, offset);
  });
  const placeOf = (held: unknown, offset: number): Place => ({
    offset,
    child: (key) => {
      const container = typeof held === 'object' && held !== null ? held : undefined;
      const at = container === undefined ? undefined : places.get(container)?.get(key);
      return at === undefined ? undefined : placeOf(Reflect.get(container ?? {}, key), at);
    },
  });
  return placeOf(value, 0);
}
