import { catalogue } from '../../../lib/controls/catalogue';
import { type LivingCase, livingCase } from './living-case';

/** The account of the first compliant example of a control. */
export function compliantCase(controlId: string, index = 0): LivingCase {
  const control = catalogue.find(({ id }) => id === controlId);
  const example = control?.examples.compliant[index];
  const living = control === undefined || example === undefined ? undefined : livingCase(control, example);
  if (living === undefined) throw new Error(`${controlId} has no compliant example ${index} that lives`);
  return living;
}
