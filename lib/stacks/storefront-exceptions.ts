import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BackupVault } from '../data/backup-vault';
import { MfaMode } from '../identity/mfa-mode';
import { ExceptionKind, Exceptions } from '../policy/exceptions';
import { accountOf, type Excuse, id, wildcard } from './excuse';
import type { StorefrontStage } from './storefront-stage';
import { grantWatch } from './watch-exceptions';

/** Looked at again by this day: whether the rules still judge so, and the services still ask for it. */
const REVIEW_BY = '2027-11-01';

/** The term of the risk that is accepted: a year, the longest that there is. */
const ACCEPTED_ON = '2026-11-22';
const ACCEPTED_UNTIL = '2027-11-22';

/**
 * Exceptions for findings that come with a part of the shop and that nobody can mend: false positives, and one risk, each
 * with its reason. They are granted in code, because in a register those of a part that the settings leave out would be unused,
 * which is an error, and since some name the account. What every shop has stands in `exceptions.yaml`.
 */
export class StorefrontExceptions {
  /**
   * Grants those that the stage needs.
   *
   * @param owner who answers for them, an e-mail address
   * @param approver who accepted the one risk among them; not the owner
   */
  public static grant(stage: StorefrontStage, owner: string, approver: string): void {
    const excuse = (scope: IConstruct, controls: string[], reason: string) =>
      Exceptions.of(scope).grant({ controls, kind: ExceptionKind.FALSE_POSITIVE, owner, reason, reviewBy: REVIEW_BY });
    const accept = (scope: IConstruct, controls: string[], reason: string, compensatingControl: string) =>
      Exceptions.of(scope).grant({
        controls,
        kind: ExceptionKind.RISK,
        owner,
        approver,
        ticket: 'STOREFRONT-1',
        reason,
        compensatingControl,
        granted: ACCEPTED_ON,
        expires: ACCEPTED_UNTIL,
      });
    grantEdge(stage, excuse);
    grantIdentity(stage, excuse);
    grantPayment(stage, excuse);
    grantUploads(stage, excuse);
    grantBackups(stage, excuse);
    grantPrivacy(stage, excuse);
    grantWatch(stage, excuse, accept);
  }
}

function grantEdge({ edgeStack: { underAttack } }: StorefrontStage, excuse: Excuse): void {
  excuse(
    underAttack,
    [wildcard('arn:<AWS::Partition>:wafv2:us-east-1:<AWS::AccountId>:global/managedruleset/*/*')],
    'AWS WAF asks for UpdateWebACL on this very text when a web ACL holds managed rule groups; it names no resource that could be changed',
  );
}

function grantIdentity({ identityStack, accountStack, mfa }: StorefrontStage, excuse: Excuse): void {
  if (mfa === MfaMode.ADAPTIVE) {
    excuse(
      identityStack.shoppers,
      ['AwsSolutions-COG2'],
      'Threat protection asks for the second factor by risk, which the rule does not know; UserPoolMfa judges it',
    );
  }
  if (accountStack.signIn !== undefined) {
    excuse(
      accountStack.signIn,
      [wildcard('*')],
      "IAM knows no resource but * for an account's password policy; the two actions do nothing else",
    );
  }
}

function grantPayment({ edgeStack: { payment } }: StorefrontStage, excuse: Excuse): void {
  if (payment === undefined) return;
  excuse(
    payment.collector.api,
    ['HttpApiRouteAuthorization', 'AwsSolutions-APIG4'],
    'Browsers post violation reports without credentials, so the route cannot have an authorizer; size, count and rate are limited, and nothing is echoed',
  );
  const { monitor } = payment;
  if (monitor?.canary === undefined || monitor.artifactBucket === undefined) return;
  excuse(
    monitor,
    [wildcard('*')],
    'PutMetricData, bound to the namespace of CloudWatch Synthetics, and ListAllMyBuckets take no resource; Synthetics asks for both',
  );
  excuse(
    monitor,
    [wildcard(`<${id(monitor.artifactBucket)}.Arn>/*`), wildcard(`<${id(monitor.evidenceBucket)}.Arn>/payment-page/*`)],
    "PutObject alone, into the monitor's own buckets; objects are named by date",
  );
  excuse(
    monitor,
    [wildcard(`arn:aws:logs:us-east-1:${accountOf(monitor)}:log-group:/aws/lambda/cwsyn-<${id(monitor.canary)}>-*`)],
    "CloudWatch Synthetics ends the name of the canary's log group in an id of its own",
  );
}

function grantUploads({ dataStack: { uploads } }: StorefrontStage, excuse: Excuse): void {
  const objects = wildcard(`<${id(uploads.bucket)}.Arn>/*`);
  excuse(
    uploads.scannerRole,
    [
      objects,
      wildcard(
        'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
      ),
    ],
    'GuardDuty asks for every object of the one bucket, and ends the name of its managed rule in an id of its own',
  );
  excuse(
    uploads.verdicts,
    [objects, wildcard(`<${id(uploads.quarantineBucket)}.Arn>/*`)],
    'Moves any infected object from the one bucket to the other; it can read and delete versions there and only write here',
  );
}

function grantBackups({ dataStack, privacyStack, trainingStack }: StorefrontStage, excuse: Excuse): void {
  if (dataStack.backups !== undefined) {
    grantVault(dataStack.backups, excuse, [wildcard(`<${id(dataStack.orderDocuments.bucket)}.Arn>/*`)]);
  }
  if (privacyStack !== undefined) grantVault(privacyStack.backups, excuse, []);
  if (trainingStack !== undefined) grantVault(trainingStack.backups, excuse, []);
}

function grantVault(vault: BackupVault, excuse: Excuse, stores: string[]): void {
  const here = `${Stack.of(vault).region}:${accountOf(vault)}`;
  const buckets = ['arn:aws:s3:::awsbackup-restore-test-*', 'arn:aws:s3:::awsbackup-restore-test-*/*'];
  excuse(
    vault,
    [
      wildcard('*'),
      wildcard(`arn:aws:backup:${here}:recovery-point:*`),
      ...stores,
      ...(stores.length === 0 ? [] : [wildcard(`arn:aws:events:${here}:rule/AwsBackupManagedRule*`)]),
    ],
    'AWS Backup makes recovery points, and rules of its own, under names that it chooses; actions without a resource are listed one by one',
  );
  excuse(
    vault.restoreTesting,
    [
      wildcard(`arn:aws:dynamodb:${here}:table/awsbackup-restore-test-*`),
      ...(stores.length === 0 ? [] : buckets.map(wildcard)),
    ],
    'Restore testing names what it restores on trial itself, with this beginning',
  );
}

function grantPrivacy({ privacyStack, dataStack }: StorefrontStage, excuse: Excuse): void {
  if (privacyStack === undefined) return;
  const { requests } = privacyStack;
  const exports = id(requests.exportBucket);
  excuse(requests, [wildcard('*')], 'The delivery of logs and X-Ray know no other resource');
  excuse(
    requests,
    [
      wildcard(`<${id(requests.evidenceBucket)}.Arn>/privacy-requests/*`),
      ...['orders', 'profiles', 'uploads', 'accounts'].map((store) =>
        wildcard(`<${exports}.Arn>/exports/*/${store}/*`),
      ),
    ],
    'PutObject alone; objects are named by day, request and store',
  );
  excuse(
    requests,
    [wildcard(`${dataStack.uploadsExport}/uploads/*`)],
    'Uploads are named by shopper below one prefix, and every one of a shopper must be found',
  );
}
