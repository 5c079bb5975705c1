import { each } from '../check';
import { control, type Example } from '../control';
import { LIFECYCLE_RULES } from '../data/lifecycle-rule';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, notApplicable, type Verdict } from '../verdict';
import { keepsTrail } from './trail-archive';

/** PCI DSS 4.0.1 requirement 10.5.1: twelve months are kept, of which three are immediately at hand. */
const KEPT_DAYS = 365;
const AT_HAND_DAYS = 90;

/** Classes from which an object must first be restored ("Amazon S3 storage classes", Amazon S3 User Guide). */
const ARCHIVE_CLASSES = ['GLACIER', 'DEEP_ARCHIVE'];

function judgeRule(rule: Position): Verdict {
  // The older way to say it: a read of a living bucket gives the other one alone.
  const single = [rule.at('Transition')].filter((each) => each.at('StorageClass').target().kind === 'text');
  const transitions = [...single, ...rule.at('Transitions').items()];
  const kept = all(
    atLeast(rule.at('ExpirationInDays'), KEPT_DAYS),
    ...transitions.map((transition) =>
      onlyWhere(
        transition.at('StorageClass').oneOf(ARCHIVE_CLASSES),
        atLeast(transition.at('TransitionInDays'), AT_HAND_DAYS),
      ),
    ),
  );
  return onlyWhere(concernsTrail(rule), kept);
}

/** CloudTrail writes below `AWSLogs`, after a prefix of the trail's own, and tags nothing. */
function concernsTrail(rule: Position): Verdict {
  return all(
    rule.at('Status').equals('Enabled'),
    rule.at('TagFilters').absent(),
    any(rule.at('Prefix').absent(), rule.at('Prefix').matches(/^$|AWSLogs/, 'that of a trail')),
  );
}

function atLeast(days: Position, least: number): Verdict {
  return days.absent().kind === 'compliant' ? notApplicable() : days.atLeast(least);
}

function judgeBucket(bucket: Resource): Verdict {
  return onlyWhere(keepsTrail(bucket), all(compliant(), bucket.at(LIFECYCLE_RULES).every(judgeRule)));
}

const example = (rule: object): Example => ({
  Resources: {
    Archive: {
      Type: 'AWS::S3::Bucket',
      Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...rule }] } },
    },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Archive' }, IsLogging: true } },
  },
});
const archived = (StorageClass: string, TransitionInDays: unknown) => ({
  Transitions: [{ StorageClass, TransitionInDays }],
});

/** The records of a trail are there for twelve months, and can be read at once for three. */
export const logArchiveAtHand = control({
  id: 'LogArchiveAtHand',
  area: 'account',
  title: 'Archives of trails keep a year, and three months of it at hand',
  rationale: 'When the break-in is found after months, its record has been tidied away, or takes days to be fetched.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['10.5.1'], gdpr: ['5.2', '33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', judgeBucket),
  remedy: 'Expire the log files after 365 days or more, and archive them after 90 or more; AuditTrail does.',
  detect: gathered('trails'),
  examples: {
    compliant: [
      example({ ExpirationInDays: 400, ...archived('GLACIER', 90) }),
      example(archived('GLACIER_IR', 30)),
      example({ ExpirationInDays: 30, Prefix: 'reports/' }),
    ],
    violating: [
      { faultAt: `${LIFECYCLE_RULES}[0].ExpirationInDays`, ...example({ ExpirationInDays: 90 }) },
      {
        faultAt: `${LIFECYCLE_RULES}[0].Transitions[0].TransitionInDays`,
        ...example({ ...archived('DEEP_ARCHIVE', '30'), Prefix: 'AWSLogs/' }),
      },
    ],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...example({ ExpirationInDays: { Ref: 'Days' } }) }],
  },
});
