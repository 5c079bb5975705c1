import { Duration, Names, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { logMasking } from '../data/log-masking';
import { InvalidPropertyError } from '../errors';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { UNDER_ATTACK_METRICS, UnderAttackAlarms } from './under-attack-alarms';
import { UnderAttackDocument } from './under-attack-document';
import { underAttackRole } from './under-attack-role';
import { refuseOtherRegions } from './us-east-1';
import { WebAclScope } from './web-acl-scope';

/** Properties of {@link UnderAttackSwitch}. */
export interface UnderAttackSwitchProps {
  /** ARN of the web ACL, of this construct's account and region. */
  readonly webAclArn: string;
  /** What that web ACL stands in front of. */
  readonly scope: WebAclScope;
  /**
   * ARNs of the IP sets, regex pattern sets and rule groups of one's own that the web ACL's rules refer to: whoever
   * updates a web ACL needs the right on those too.
   * @default - it refers to managed rule groups at most
   */
  readonly referencedArns?: string[];
  /**
   * The key of the function's log group. A key that this app creates gets the statement for CloudWatch Logs; the policy
   * of an imported one must have it already.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * Who is told when the switch fails, and when it stays raised. Alarms must be admitted to the topic (`AlertTopic`).
   * @default - nobody, and there are no alarms
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * How long the switch may be raised before `alarmTopic` is reminded: 1 to 168 whole hours.
   * @default Duration.hours(4)
   */
  readonly reminderAfter?: Duration;
  /**
   * Lets two runs of the switch overlap. Reserving one execution needs a Lambda quota that leaves 100 unreserved; new
   * accounts have less ("Configuring reserved concurrency", AWS Lambda Developer Guide).
   * @default false
   */
  readonly allowConcurrentRuns?: boolean;
  /**
   * How long the function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log group when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * "Under attack", one switch: a function puts a silent challenge before every page of the shop and divides the rate
 * limits of its web ACL by four, and takes both back. An Automation document of AWS Systems Manager flips it.
 *
 * The challenge is a rule `UnderAttackChallenge` for GET requests that ask for HTML, without the labels
 * `storefront:monitor`, `storefront:webhook` and `storefront:allowed-address`. It costs up to 35 WCU, so leave room
 * below 5,000, and AWS charges for challenges. What is needed to go back is kept in a parameter of Systems Manager while the switch is raised. A
 * deployment that changes the web ACL meanwhile takes the challenge away; raise again.
 *
 * The function's role may update the one web ACL. AWS WAF asks for the same right on `managedruleset` with wildcards in
 * place of name and id, which gives no access to anything; `AwsSolutions-IAM5` lists it.
 *
 * Beforehand: the package is built, which bundles the function; the web ACL; for the scope CLOUDFRONT a stack in
 * us-east-1; a Lambda quota that lets one execution be reserved.
 *
 * Satisfies: FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, RoleTrustRestricted, AlarmActions, FunctionPermissionSource,
 * FunctionPermissionNotPublic
 */
export class UnderAttackSwitch extends Construct {
  public readonly fn: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** Parameters: `Action` (`raise`, `restore` or `status`) and `Reason`. */
  public readonly document: ssm.CfnDocument;
  /** The role of the document; who starts the document must be allowed to pass it. */
  public readonly documentRole: iam.Role;
  /** The parameter that exists while the switch is raised. No template holds it: the function makes and deletes it. */
  public readonly parameterName: string;
  /** Undefined without `alarmTopic`. */
  public readonly alarms?: UnderAttackAlarms;

  /**
   * @throws InvalidPropertyError when the scope CLOUDFRONT stands outside us-east-1, the ARN is none of a web ACL of
   * that scope and region, or `reminderAfter` is not 1 to 168 whole hours
   */
  public constructor(scope: Construct, id: string, props: UnderAttackSwitchProps) {
    super(scope, id);
    if (props.scope === WebAclScope.CLOUDFRONT) refuseOtherRegions(this);
    this.refuseOtherArns(props);
    const unique = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.parameterName = `/storefront/under-attack/${unique}`;
    this.logGroup = this.ownLogGroup(props);
    this.fn = new lambda.Function(this, 'Function', {
      description: 'Under attack: challenges every page and lowers rate limits of a web ACL, and goes back',
      runtime: HANDLER_RUNTIME,
      handler: 'index.handler',
      code: handlerCode('under-attack'),
      memorySize: 256,
      timeout: Duration.minutes(1),
      role: underAttackRole(this, 'Role', {
        webAclArn: props.webAclArn,
        scope: props.scope,
        referencedArns: props.referencedArns ?? [],
        parameterName: this.parameterName,
        logGroup: this.logGroup,
      }),
      logGroup: this.logGroup,
      ...(props.allowConcurrentRuns === true ? {} : { reservedConcurrentExecutions: 1 }),
      environment: {
        WEB_ACL_ARN: props.webAclArn,
        STATE_PARAMETER: this.parameterName,
        POWERTOOLS_SERVICE_NAME: UNDER_ATTACK_METRICS.service,
        POWERTOOLS_METRICS_NAMESPACE: UNDER_ATTACK_METRICS.namespace,
      },
    });
    const { document, role } = new UnderAttackDocument(this, 'Automation', { fn: this.fn });
    this.document = document;
    this.documentRole = role;
    if (props.alarmTopic !== undefined) {
      this.alarms = new UnderAttackAlarms(this, 'Alarms', {
        fn: this.fn,
        webAclArn: props.webAclArn,
        topic: props.alarmTopic,
        reminderAfter: props.reminderAfter ?? Duration.hours(4),
      });
    }
  }

  /** Lets a principal flip the switch without the document, by invoking the function. */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [this.fn.functionArn],
    });
  }

  private ownLogGroup({ encryptionKey, logRetention, removalPolicy }: UnderAttackSwitchProps): logs.LogGroup {
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey?.addToResourcePolicy(statement);
    return new logs.LogGroup(this, 'LogGroup', {
      dataProtectionPolicy: logMasking(this, []),
      retention: logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    });
  }

  private refuseOtherArns({ webAclArn, scope }: UnderAttackSwitchProps): void {
    if (Token.isUnresolved(webAclArn)) return;
    const place = scope === WebAclScope.CLOUDFRONT ? 'global' : 'regional';
    const [, region, found] = /^arn:[\w-]+:wafv2:([\w-]+):\d{12}:(\w+)\/webacl\/[\w-]+\/[\w-]+$/.exec(webAclArn) ?? [];
    const { region: own } = Stack.of(this);
    if (found !== place || (!Token.isUnresolved(own) && region !== own)) {
      throw new InvalidPropertyError(
        this,
        'webAclArn',
        webAclArn,
        `give the ARN of a web ACL of the scope ${scope} in this stack's region`,
      );
    }
  }
}
