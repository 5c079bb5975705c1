import { COPY_DESTINATIONS, copyRegion, placesAt } from './controls/data/copy-destination';
import { regionOf, residencyRuleOf } from './controls/data/residency-rule';
import { stackReferences } from './controls/data/stack-reference';
import { isStateful } from './controls/data/stateful-type';
import type { Resource } from './controls/resource';
import type { Template } from './controls/template';

/** The file in the cloud assembly that tells where the data of the shop stands. */
export const RESIDENCY_FILE = 'residency.json';

/** A resource that keeps data. */
export interface Holding {
  /** Logical id; in a nested stack after those of the stacks around it, with slashes. */
  readonly resource: string;
  readonly type: string;
}

/** A copy that a service makes of data in another place, or takes from it. */
export interface DataCopy {
  readonly resource: string;
  readonly property: string;
  /** `undefined` where the template does not tell. */
  readonly region: string | undefined;
}

/** What a stack reads of a stack in another region. */
export interface RegionCrossing {
  readonly resource: string;
  readonly property: string;
  /** Name of the other stack. */
  readonly reads: string;
  readonly region: string | undefined;
}

/** One stack, and why it may stand where it does. */
export interface StackResidency {
  readonly stack: string;
  /** `undefined` where the deployment decides. */
  readonly region: string | undefined;
  /** `resident` must stand in an allowed region; of an `undeclared` stack the app says nothing. */
  readonly status: 'resident' | 'exempt' | 'undeclared';
  /** Why an exempt stack may stand elsewhere. */
  readonly exemptBecause?: string;
  readonly holds: readonly Holding[];
  readonly copies: readonly DataCopy[];
  readonly crossings: readonly RegionCrossing[];
}

/** Where the data of an app stands and goes, stack by stack: what a record of processing says of transfers. */
export interface ResidencyReport {
  /** The regions that the app allows; empty where it names none. */
  readonly allowedRegions: readonly string[];
  readonly stacks: readonly StackResidency[];
}

/** A stack with its templates, its own first and then those of its nested stacks. */
export interface LocatedStack {
  /** How the stack is named to the reader: its construct path. */
  readonly path: string;
  readonly templates: readonly Template[];
}

/** Sums up where the data of some stacks stands. Judges nothing: the controls do. */
export function residencyReport(stacks: readonly LocatedStack[]): ResidencyReport {
  const rules = stacks.flatMap(({ templates }) => templates.map((template) => residencyRuleOf(template)));
  return {
    allowedRegions: [...new Set(rules.flatMap((rule) => rule?.allowedRegions ?? []))].sort(),
    stacks: stacks.map(stackResidency),
  };
}

function stackResidency({ path, templates }: LocatedStack): StackResidency {
  const [root] = templates;
  const rule = root === undefined ? undefined : residencyRuleOf(root);
  const region = root === undefined ? undefined : regionOf(root);
  const resources = templates.flatMap((template) => [...template.resources.values()]);
  const because = rule?.exemptBecause;
  return {
    stack: path,
    region,
    status: rule === undefined ? 'undeclared' : because === undefined ? 'resident' : 'exempt',
    ...(because === undefined ? {} : { exemptBecause: because }),
    holds: resources
      .filter(({ type }) => isStateful(type))
      .map((each) => ({ resource: nameOf(each), type: each.type })),
    copies: resources.flatMap(copiesOf).filter((copy) => copy.region !== region || region === undefined),
    crossings: resources.flatMap((resource) =>
      stackReferences(resource)
        .filter((reference) => reference.region === undefined || reference.region !== region)
        .map((reference) => ({
          resource: nameOf(resource),
          property: reference.path,
          reads: reference.stack,
          region: reference.region,
        })),
    ),
  };
}

function copiesOf(resource: Resource): readonly DataCopy[] {
  return (COPY_DESTINATIONS[resource.type] ?? []).flatMap(({ path, form }) =>
    placesAt(resource, path).flatMap((place) =>
      place.values.flatMap((value) => {
        const found = copyRegion(value, form, resource.template);
        if (found === undefined) return [];
        const region = 'region' in found ? found.region : undefined;
        return [{ resource: nameOf(resource), property: place.path, region }];
      }),
    ),
  );
}

function nameOf({ template, logicalId }: Resource): string {
  const names = [logicalId];
  for (let at = template.nestedIn; at !== undefined; at = at.template.nestedIn) names.unshift(at.logicalId);
  return names.join('/');
}
