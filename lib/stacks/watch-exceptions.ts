import { Aws } from 'aws-cdk-lib';
import type { AccountStack } from './account-stack';
import { type Accept, accountOf, type Excuse, id, partitionOf, wildcard } from './excuse';
import type { StorefrontStage } from './storefront-stage';

/** Grants those of what watches over the account: AWS Config, threat detection, the weekly audit, staff training. */
export function grantWatch(stage: StorefrontStage, excuse: Excuse, accept: Accept): void {
  grantAudit(stage, excuse);
  grantTraining(stage, excuse);
  grantIsolation(stage, excuse);
  for (const account of [stage.accountStack, stage.edgeAccountStack]) {
    if (account === undefined) continue;
    grantAccount(account, excuse);
    acceptRecorder(account, accept);
  }
}

function grantAccount(
  { config: { liveRules, remediations }, threats: { inspector } }: AccountStack,
  excuse: Excuse,
): void {
  const patterns = remediations.resources.filter((arn) => arn.includes('*'));
  if (patterns.length > 0) {
    excuse(
      remediations,
      patterns.map((arn) => wildcard(withParameterNames(arn))),
      'A runbook mends whichever resource the rule finds, of one kind and by one setting; where IAM knows no ARN its role only looks',
    );
  }
  if (liveRules !== undefined) {
    excuse(
      liveRules.controlFunction,
      [wildcard('*')],
      'Cloud Control, and the reads behind it, list resources that no policy can name beforehand; nothing is written but verdicts, by PutEvaluations, which knows no resource',
    );
  }
  if (inspector !== undefined) {
    excuse(
      inspector,
      [wildcard('*')],
      'IAM knows no resource but * for switching Amazon Inspector on; the two actions read its state and switch it on',
    );
  }
}

function acceptRecorder({ config: { recorder } }: AccountStack, accept: Accept): void {
  const recording = recorder?.node.scope;
  if (recording === undefined) return;
  accept(
    recording,
    ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]'],
    'AWS Config must read every resource type that it records; AWS extends this managed policy with each new type, and a copy would leave new types unrecorded without an error.',
    'The role can be assumed by config.amazonaws.com for this account alone and cannot write.',
  );
}

function grantIsolation({ incidentStack }: StorefrontStage, excuse: Excuse): void {
  const patterns = incidentStack?.isolatableRoles.filter((role) => role.includes('*')) ?? [];
  if (incidentStack === undefined || patterns.length === 0) return;
  excuse(
    incidentStack.response,
    patterns.map((role) => wildcard(`arn:${partitionOf(incidentStack)}:iam::${accountOf(incidentStack)}:role/${role}`)),
    'CloudFormation ends the names of roles in letters of its own; what is protected is denied to the runbook by name',
  );
}

function grantAudit({ auditStack, edgeStack: { webAclArchive } }: StorefrontStage, excuse: Excuse): void {
  if (webAclArchive !== undefined) {
    const archive = id(webAclArchive.bucket);
    excuse(
      webAclArchive,
      [wildcard(`<${archive}.Arn>/web-acl/*`), wildcard(`<${archive}.Arn>/web-acl-failed/*`)],
      'Firehose names files by time; it writes below these two prefixes alone',
    );
  }
  if (auditStack === undefined) return;
  const { audit } = auditStack;
  const evidence = id(audit.evidenceBucket);
  excuse(
    audit,
    [wildcard('*')],
    'Which rules AWS Config has is known only once they are listed; nothing is written but the end of an attestation',
  );
  excuse(
    audit,
    [wildcard(`<${evidence}.Arn>/bundles/*`), wildcard(`<${evidence}.Arn>/rows/*`)],
    'Evidence is named by date; the role writes and reads it, and cannot delete it',
  );
}

function grantTraining({ trainingStack }: StorefrontStage, excuse: Excuse): void {
  if (trainingStack === undefined) return;
  const { settings } = trainingStack;
  const { dayFunction, closeFunction } = trainingStack.training;
  const day = dayFunction.node.scope;
  const close = closeFunction?.node.scope;
  if (day === undefined) return;
  excuse(
    day,
    [wildcard('*')],
    'PutEvaluations, which tells AWS Config how many are overdue, and the list of its rules know no resource',
  );
  if (settings.programmeReviewedOn !== undefined) {
    excuse(
      day,
      [wildcard('arn:<AWS::Partition>:config:<AWS::Region>:<AWS::AccountId>:config-rule/*')],
      'AWS Config names the rule of a process check itself; the role reports one check and changes no rule',
    );
  }
  if (settings.trainedGroupId !== undefined) {
    for (const keeper of [day, ...(close === undefined ? [] : [close])]) {
      excuse(
        keeper,
        [
          wildcard('arn:<AWS::Partition>:identitystore:::membership/*'),
          wildcard('arn:<AWS::Partition>:identitystore:::user/*'),
        ],
        'Members of the one group come and go; the identity store names them and their memberships itself',
      );
    }
  }
  if (settings.iamUsersAdopted) {
    excuse(
      day,
      [wildcard('arn:<AWS::Partition>:iam::<AWS::AccountId>:user/*')],
      'Any user of the account may be in the register; the role can only list them and set the one tag of the gate',
    );
  }
}

/** How a finding's id writes what an ARN leaves to the deployment. */
function withParameterNames(arn: string): string {
  return arn
    .replaceAll(Aws.PARTITION, '<AWS::Partition>')
    .replaceAll(Aws.REGION, '<AWS::Region>')
    .replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>');
}
