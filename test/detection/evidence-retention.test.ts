import { Stack } from 'aws-cdk-lib';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from '../../lib/detection/evidence-retention';
import { InvalidPropertyError } from '../../lib/errors';

const scope = new Stack(undefined, 'Audit');

test.each([365, 400, DEFAULT_EVIDENCE_RETENTION.toDays()])('takes %d days', (days) => {
  expect(() => refuseShortRetention(scope, 'archiveRetention', days)).not.toThrow();
});

test.each([0, 90, 364])('refuses %d days', (days) => {
  const refused = () => refuseShortRetention(scope, 'archiveRetention', days);

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(
    new Error(
      `Audit: archiveRetention is "${days} days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)`,
    ),
  );
});
