import { type Check, each } from '../check';
import type { Resource } from '../resource';
import { PAGE_MONITOR_METADATA } from '../template-metadata';
import { notApplicable, type Verdict } from '../verdict';

/** What may watch a payment page: a canary with a browser, or a function that only fetches it. */
export const MONITOR_TYPES = ['AWS::Synthetics::Canary', 'AWS::Lambda::Function'];

/** Judges the resources that watch payment pages: those whose metadata says so. */
export function eachPageMonitor(
  judge: (monitor: Resource) => Verdict,
  types: readonly string[] = MONITOR_TYPES,
): Check {
  return each(types, (resource) => {
    const metadata = resource.metadata(PAGE_MONITOR_METADATA);
    return metadata.absent().kind === 'compliant' ? notApplicable() : judge(resource);
  });
}

/** A canary that watches a payment page, for examples. */
export function exampleMonitor(properties: object, others: Readonly<Record<string, object>> = {}) {
  return {
    Resources: {
      Monitor: {
        Type: 'AWS::Synthetics::Canary',
        Metadata: { [PAGE_MONITOR_METADATA]: { path: '/checkout*', mode: 'browser' } },
        Properties: properties,
      },
      ...others,
    },
  };
}
