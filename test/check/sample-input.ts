import type { CheckInput } from '../../lib/check/check-input';
import type { FindingContext } from '../../lib/check/control-findings';
import { Excuses, type ExcusesOptions } from '../../lib/check/excuses';
import { Fingerprints } from '../../lib/check/fingerprint';
import type { ReportedViolation } from '../../lib/check/reported-violations';

/** The facts of a catalogue in which `BucketVersioning` is the only control. */
export const facts: ExcusesOptions['facts'] = {
  isKnown: (id) => id === 'BucketVersioning' || id.includes('-'),
  severityOf: (id) => (id === 'BucketVersioning' ? 'high' : undefined),
};

/** What findings of one run share where nothing is excepted, on a day on which sample exceptions hold. */
export function context(
  reported: readonly ReportedViolation[] = [],
  options: Partial<ExcusesOptions> = {},
): FindingContext {
  const today = new Date('2026-03-01');
  return {
    excuses: new Excuses({ exceptions: [], trustsApp: true, today, facts, ...options }, reported),
    fingerprints: new Fingerprints(),
    levels: { levels: new Map(), strict: false },
  };
}

/** A finding of cdk-nag at a bucket. */
export function violation(parts: Partial<ReportedViolation> = {}): ReportedViolation {
  return {
    pack: 'AwsSolutions',
    rule: 'AwsSolutions-S1',
    description: 'The S3 Bucket has server access logs disabled.',
    severity: 'error',
    fix: undefined,
    constructPath: 'Shop/Orders/Resource',
    logicalId: undefined,
    template: undefined,
    acknowledged: undefined,
    ...parts,
  };
}

/** An input of one template with a bucket, whose construct is known, and of what plugins reported. */
export function inputOf(reported: readonly ReportedViolation[], parts: Partial<CheckInput> = {}): CheckInput {
  const isBucket = (template: string, logicalId: string) => template === 'Shop.json' && logicalId === 'Orders';
  return {
    templates: [{ name: 'Shop.json', body: { Resources: { Orders: { Type: 'AWS::S3::Bucket' } } } }],
    unread: [],
    reported,
    stackOf: () => 'Shop',
    originOf: (template, logicalId) =>
      isBucket(template, logicalId)
        ? { constructPath: 'Shop/Orders/Resource', source: { file: 'lib/shop.ts', line: 3 } }
        : undefined,
    resourceAt: (constructPath, template, logicalId) =>
      constructPath === 'Shop/Orders/Resource'
        ? { logicalId: 'Orders', type: 'AWS::S3::Bucket', template: 'Shop.json' }
        : { logicalId: logicalId ?? '', type: '', template: template ?? '' },
    writtenAs: () => undefined,
    lineOf: (template, logicalId) => (isBucket(template, logicalId) ? { file: template, line: 7 } : undefined),
    ...parts,
  };
}
