import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { trailExample } from './trail-example';

/** A trail also sends its events to CloudWatch Logs. */
export const trailCloudWatchLogs = control({
  id: 'TrailCloudWatchLogs',
  area: 'account',
  title: 'The audit trail reaches CloudWatch Logs',
  rationale:
    'Files in a bucket are read after the damage. In a log group, alarms watch the events within minutes, and a ' +
    'second copy stands where the bucket cannot be emptied.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.3.3'), judged('10.4.1.1')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (trail) => trail.at('CloudWatchLogsLogGroupArn').present()),
  remedy: 'Set sendToCloudWatchLogs: true, or use AuditTrail.',
  detect: [managedRule('CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED')],
  examples: {
    compliant: [
      trailExample({
        CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:audit:*',
        CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/audit',
      }),
    ],
    violating: [{ faultAt: 'CloudWatchLogsLogGroupArn', ...trailExample({}) }],
    unknown: [trailExample({ CloudWatchLogsLogGroupArn: { Ref: 'Logs' } }, { Logs: { Type: 'String' } })],
  },
});
