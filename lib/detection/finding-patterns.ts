import * as events from 'aws-cdk-lib/aws-events';
import { type AlertSeverity, groupedLabels } from './alert-severity';
import { FindingSource } from './finding-source';

/** Findings of one service: which are urgent, and which can wait. */
export interface FindingPattern {
  /** CDK id of the rules. */
  readonly id: string;
  /** Whose findings. */
  readonly service: string;
  /** Critical ones; none where the service knows nothing critical. */
  readonly urgent?: events.EventPattern;
  /** The others that are told; none where only what is critical is. */
  readonly grouped?: events.EventPattern;
}

/**
 * The lowest number of each label. Critical is 9.0 and over, high 7.0, medium 4.0, low 1.0 ("Severity levels of GuardDuty
 * findings", Amazon GuardDuty User Guide).
 */
const GUARD_DUTY_SEVERITY: Readonly<Record<AlertSeverity, number>> = { LOW: 1, MEDIUM: 4, HIGH: 7, CRITICAL: 9 };

/** The patterns of a choice of services, for findings at or over a severity. */
export function findingPatterns(source: FindingSource, minimum: AlertSeverity): readonly FindingPattern[] {
  const labels = groupedLabels(minimum);
  if (source === FindingSource.SECURITY_HUB) return [securityHub(labels), macie(labels, 'CLASSIFICATION')];
  return [guardDuty(minimum), inspector(labels), macie(labels), accessAnalyzer(labels)];
}

/**
 * What nobody has taken up yet. A finding that is set to NOTIFIED or SUPPRESSED is told no more. AWS Config's own
 * findings are left to `ComplianceAlerts`. The fields: "AWS Security Finding Format (ASFF) syntax".
 */
function securityHub(labels: string[]): FindingPattern {
  const findings = (label: string[]): events.EventPattern => ({
    source: ['aws.securityhub'],
    detailType: ['Security Hub Findings - Imported'],
    detail: {
      findings: {
        ProductName: events.Match.anythingBut('Config'),
        RecordState: ['ACTIVE'],
        Severity: { Label: label },
        Workflow: { Status: ['NEW'] },
      },
    },
  });
  return {
    id: 'SecurityHub',
    service: 'AWS Security Hub',
    urgent: findings(['CRITICAL']),
    ...(labels.length === 0 ? {} : { grouped: findings(labels) }),
  };
}

/** Archived findings send no events ("Processing GuardDuty findings with Amazon EventBridge"). */
function guardDuty(minimum: AlertSeverity): FindingPattern {
  const findings = (...numeric: (string | number)[]): events.EventPattern => ({
    source: ['aws.guardduty'],
    detailType: ['GuardDuty Finding'],
    detail: { severity: [{ numeric }] },
  });
  const { [minimum]: from, CRITICAL: critical } = GUARD_DUTY_SEVERITY;
  return {
    id: 'GuardDuty',
    service: 'Amazon GuardDuty',
    urgent: findings('>=', critical),
    ...(from < critical ? { grouped: findings('>=', from, '<', critical) } : {}),
  };
}

/** "Amazon EventBridge event schema for Amazon Inspector events", Amazon Inspector User Guide. */
function inspector(labels: string[]): FindingPattern {
  const findings = (severity: string[]): events.EventPattern => ({
    source: ['aws.inspector2'],
    detailType: ['Inspector2 Finding'],
    detail: { severity, status: ['ACTIVE'] },
  });
  return {
    id: 'Inspector',
    service: 'Amazon Inspector',
    urgent: findings(['CRITICAL']),
    ...(labels.length === 0 ? {} : { grouped: findings(labels) }),
  };
}

/** Macie goes up to High ("Severity scoring for Macie findings", Amazon Macie User Guide), so nothing is urgent. */
function macie(labels: string[], category?: string): FindingPattern {
  const description = labels.map((label) => label[0] + label.slice(1).toLowerCase());
  const grouped: events.EventPattern = {
    source: ['aws.macie'],
    detailType: ['Macie Finding'],
    detail: { severity: { description }, ...(category === undefined ? {} : { category: [category] }) },
  };
  return {
    id: 'Macie',
    service: 'Amazon Macie',
    ...(labels.length === 0 ? {} : { grouped }),
  };
}

/**
 * Access Analyzer rates nothing: access for everybody is taken for critical, access for somebody outside for high. An
 * error finding has no `isPublic` ("Monitoring AWS Identity and Access Management Access Analyzer with Amazon EventBridge").
 */
function accessAnalyzer(labels: string[]): FindingPattern {
  const findings = (detail: object): events.EventPattern => ({
    source: ['aws.access-analyzer'],
    detailType: ['Access Analyzer Finding'],
    detail: { status: ['ACTIVE'], isDeleted: [false], ...detail },
  });
  return {
    id: 'AccessAnalyzer',
    service: 'IAM Access Analyzer',
    urgent: findings({ isPublic: [true] }),
    ...(labels.includes('HIGH') ? { grouped: findings({ isPublic: [false, { exists: false }] }) } : {}),
  };
}
