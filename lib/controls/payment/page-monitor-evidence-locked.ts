import { certainNumber } from '../certain-value';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { eachPageMonitor, exampleMonitor } from './page-monitor';

/** PCI DSS 4.0.1, 10.5.1: twelve months. */
const LEAST_DAYS = 365;

/** A monitor is told by its environment where to keep what it saw. */
function judgeMonitor(monitor: Resource): Verdict {
  const environments = ['RunConfig.EnvironmentVariables', 'Environment.Variables'].map((path) => monitor.at(path));
  const values = environments.flatMap((variables) => variables.keys().map((name) => variables.property(name)));
  const buckets = values.flatMap(bucketsOf);
  if (buckets.length === 0) {
    const hidden = [...environments, ...values].some(
      (position) => position.target().kind === 'unknown' && !isObject(position),
    );
    return hidden || values.length > 0
      ? unknown('', 'the bucket of its evidence is not in the templates')
      : violation('', 'it names no bucket for its evidence');
  }
  const best = any(...buckets.map(locked));
  return best.kind === 'violation'
    ? violation('', `${best.faults[0]?.message ?? ''}; expected Object Lock for at least ${LEAST_DAYS} days`)
    : best;
}

function isObject({ values }: Position): boolean {
  return values.every(({ kind }) => kind === 'object' || kind === 'absent');
}

function bucketsOf(value: Position): readonly Resource[] {
  const references = value.values.flatMap(referencesOf);
  return references.map(({ resource }) => resource).filter(({ type }) => type === 'AWS::S3::Bucket');
}

function locked(bucket: Resource): Verdict {
  const enabled = bucket.at('ObjectLockEnabled').isTrue();
  const retention = bucket.at('ObjectLockConfiguration.Rule.DefaultRetention');
  const [days, years] = ['Days', 'Years'].map((unit) => certainNumber(retention.at(unit)));
  const kept = days ?? (years ?? 0) * 365;
  const undecided = all(retention.at('Days').present(), notApplicable());
  if (kept < LEAST_DAYS) {
    return undecided.kind === 'unknown'
      ? undecided
      : violation('', `${bucket.logicalId} locks what it keeps for ${kept} days`);
  }
  return enabled.kind === 'violation'
    ? violation('', `${bucket.logicalId} has no Object Lock`)
    : all(enabled, compliant());
}

const monitor = (bucket: object, value: unknown = { Ref: 'Evidence' }) =>
  exampleMonitor(
    { RunConfig: { EnvironmentVariables: { EVIDENCE_BUCKET: value } } },
    { Evidence: { Type: 'AWS::S3::Bucket', Properties: bucket } },
  );
const retained = (DefaultRetention: object) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
});

/** What a monitor saw can be shown a year later, unchanged. */
export const pageMonitorEvidenceLocked = control({
  id: 'PageMonitorEvidenceLocked',
  area: 'payment',
  title: 'What monitors of payment pages saw is locked for at least a year',
  rationale:
    'Whoever can change the page can also delete the record of it, and nobody can say since when cards leaked.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.3.2'), judged('10.5.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: eachPageMonitor(judgeMonitor),
  remedy: 'Use TamperMonitor, whose evidence bucket has Object Lock.',
  detect: none(
    'No managed AWS Config rule knows which bucket keeps the evidence of a monitor; which monitors watch a payment page stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      monitor(retained({ Mode: 'GOVERNANCE', Days: 400 })),
      monitor(retained({ Mode: 'COMPLIANCE', Years: 1 })),
    ],
    violating: [
      { faultAt: '', ...monitor({}) },
      { faultAt: '', ...monitor(retained({ Mode: 'GOVERNANCE', Days: 30 })) },
      { faultAt: '', ...exampleMonitor({}) },
    ],
    unknown: [
      monitor({}, { 'Fn::ImportValue': 'EvidenceBucket' }),
      { Parameters: { Days: { Type: 'Number' } }, ...monitor(retained({ Mode: 'GOVERNANCE', Days: { Ref: 'Days' } })) },
    ],
  },
});
