import type { Resource } from '../resource';
import { ADOPTED_METADATA, type Adopted } from '../template-metadata';
import { notApplicable, type Verdict } from '../verdict';

/** The verdict, unless the construct says that what is looked for stands in the account already, outside the templates. */
export function unlessAdopted(resource: Resource, what: Adopted, judge: () => Verdict): Verdict {
  const said = resource.metadata(ADOPTED_METADATA).equals(what);
  return said.kind === 'compliant' ? notApplicable() : judge();
}
