import * as z from 'zod';
import { variable } from '../privacy/environment';

const list = z.array(z.string().min(1));

/**
 * Reads an environment variable that holds a JSON array of texts.
 *
 * @throws Error when the function is deployed without it
 */
export function listed(name: string): readonly string[] {
  return list.parse(JSON.parse(variable(name)));
}
