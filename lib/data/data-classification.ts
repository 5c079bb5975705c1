import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as macie from 'aws-cdk-lib/aws-macie';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { dataIdentifier } from './data-identifiers';
import { type DataLabel, labelData } from './data-label';

/** Properties of {@link DataClassification}. */
export interface DataClassificationProps extends DataLabel {
  /** Who is told of findings: the topic of an `AlertTopic` in the same region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * Whether the account has Amazon Macie in this region already. There can be one session for each account and region.
   * @default false
   */
  readonly macieSessionExists?: boolean;
  /**
   * Regular expression of the shop's order numbers, as Macie takes it, such as `\bORD-[0-9]{8}\b`.
   * @default - order numbers are not looked for
   */
  readonly orderNumberPattern?: string;
  /**
   * Regular expression of the shop's loyalty numbers, as Macie takes it.
   * @default - loyalty numbers are not looked for
   */
  readonly loyaltyNumberPattern?: string;
}

/**
 * Says of every store in a stack what it holds, who answers for it and how long it is kept, and lets Amazon Macie look
 * into the buckets for what is not said: card numbers, names and addresses where nobody expects them.
 *
 * The properties label the whole stack; {@link label} labels a store, a stack or a stage otherwise. From then on the
 * control `DataClassified` asks for the labels on everything in the stack that keeps data.
 *
 * With the session comes automated sensitive data discovery in accounts that are new to Macie, with its own identifiers,
 * of card numbers among them. CloudFormation can neither switch it on in others nor hand it the identifiers made here: do
 * both once, in the settings of the console or with `aws macie2 update-automated-discovery-configuration` and
 * `update-sensitivity-inspection-template` ("Configuring settings for automated sensitive data discovery", Amazon Macie
 * User Guide).
 *
 * Beforehand: a member account of an organization asks the administrator of Macie, who alone may change those settings.
 * Macie reads no bucket whose policy denies it, and none whose key does not know it: see {@link allowDecryption}.
 *
 * Satisfies: DataClassified, MacieSessionEnabled (unless `macieSessionExists`), MaciePublishesPromptly
 */
export class DataClassification extends Construct {
  /**
   * Labels every store within a scope otherwise than what is around it.
   *
   * @throws InvalidPropertyError when the class is none, or the owner cannot be written into a tag
   */
  public static label(scope: Construct, label: DataLabel): void {
    labelData(scope, scope, label);
  }

  /** Absent where the account has one already. */
  public readonly session?: macie.CfnSession;
  /** What Macie is taught to find: order numbers first, then loyalty numbers, as far as patterns are given. */
  public readonly identifiers: macie.CfnCustomDataIdentifier[];
  /** Findings of Macie in the region, the archived ones excepted. */
  public readonly findings: events.Rule;

  /** @throws InvalidPropertyError when a label or a pattern cannot be used */
  public constructor(scope: Construct, id: string, props: DataClassificationProps) {
    super(scope, id);
    labelData(this, Stack.of(this), props);
    if (props.macieSessionExists !== true) {
      this.session = new macie.CfnSession(this, 'Session', {
        status: 'ENABLED',
        findingPublishingFrequency: 'FIFTEEN_MINUTES',
      });
    }
    this.identifiers = [
      ...this.identifier('OrderNumber', props.orderNumberPattern, ['order', 'invoice', 'bestellung', 'commande']),
      ...this.identifier('LoyaltyNumber', props.loyaltyNumberPattern, ['loyalty', 'member', 'bonus', 'points']),
    ];
    this.findings = new events.Rule(this, 'Findings', {
      description: 'Tells what Amazon Macie finds in buckets',
      eventPattern: { source: ['aws.macie'], detailType: ['Macie Finding'] },
    });
    this.findings.addTarget(new targets.SnsTopic(props.alarmTopic, { message: message() }));
  }

  /**
   * Lets Macie decrypt what is under a customer managed key of this app ("Analyzing encrypted S3 objects", Amazon Macie
   * User Guide). The statement tells Macie's role by a condition: AWS KMS refuses a policy that names a role which is not
   * there yet, and Macie makes it with the session.
   */
  public allowDecryption(key: kms.IKey): void {
    const { partition, account } = Stack.of(this);
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'MacieInspectsBuckets',
        principals: [new iam.AnyPrincipal()],
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': account,
            'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
          },
        },
      }),
    );
  }

  private identifier(name: string, pattern: string | undefined, keywords: string[]): macie.CfnCustomDataIdentifier[] {
    if (pattern === undefined) return [];
    const property = `${name.charAt(0).toLowerCase()}${name.slice(1)}Pattern`;
    const description = `Finds the ${name.replace('Number', '').toLowerCase()} numbers of the storefront`;
    const identifier = dataIdentifier(this, name, { property, pattern, description, keywords });
    // Macie refuses identifiers in an account that it is not enabled for.
    if (this.session !== undefined) identifier.addResourceDependency(this.session);
    return [identifier];
  }
}

/** Names the place, never what was found there: messages go by mail. */
function message(): events.RuleTargetInput {
  const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
  return events.RuleTargetInput.fromText(
    `Amazon Macie: ${field('severity.description')} ${field('type')} in bucket ` +
      `${field('resourcesAffected.s3Bucket.name')}, account ${field('accountId')}, region ${field('region')}: finding ${field('id')}.`,
  );
}
