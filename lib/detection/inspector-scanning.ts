import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { logMasking } from '../data/log-masking';
import { InvalidPropertyError } from '../errors';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { InspectorScan, scansOffered } from './inspector-scan';

/** Properties of {@link InspectorScanning}. */
export interface InspectorScanningProps {
  /** What is scanned; absent for all that the region offers. */
  readonly scans?: readonly InspectorScan[];
  /** The key of the function's log group; absent for one of CloudWatch Logs. */
  readonly encryptionKey?: kms.IKey;
  /** How long the function's log is kept; absent for thirteen months. */
  readonly logRetention?: logs.RetentionDays;
  /** What happens to the log group when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Amazon Inspector for one region. CloudFormation has no resource type for it, so a function switches it on when the
 * stack is deployed, and waits until every scan is on. It never switches a scan off, neither when the stack is deleted
 * nor when a scan is no longer asked for: that is for a person to do.
 *
 * The function's role may switch Inspector on, for which IAM knows no resource but `*`; `AwsSolutions-IAM5` lists it. It
 * may make Inspector's two service-linked roles, and nothing else.
 *
 * Satisfies: FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, RoleTrustRestricted
 */
export class InspectorScanning extends Construct {
  public readonly fn: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  public readonly resource: CustomResource;

  /** @throws InvalidPropertyError when nothing is to be scanned, a scan is named twice, or LAMBDA_CODE without LAMBDA */
  public constructor(scope: Construct, id: string, props: InspectorScanningProps) {
    super(scope, id);
    const { scans = scansOffered(Stack.of(this).region) } = props;
    refuseScans(scope, scans);
    this.logGroup = this.ownLogGroup(props);
    this.fn = new lambda.Function(this, 'Function', {
      description: 'Switches Amazon Inspector on, when the stack is deployed',
      runtime: HANDLER_RUNTIME,
      handler: 'index.handler',
      code: handlerCode('inspector-switch'),
      memorySize: 256,
      // Inspector takes some minutes until it is on.
      timeout: Duration.minutes(5),
      role: functionRole(this, this.logGroup, this.statements()),
      logGroup: this.logGroup,
      environment: { POWERTOOLS_SERVICE_NAME: 'inspector-switch' },
    });
    this.resource = new CustomResource(this, 'Switch', {
      serviceToken: this.fn.functionArn,
      resourceType: 'Custom::InspectorSwitch',
      // Asynchronous invocations are tried three times, one and two minutes apart.
      serviceTimeout: Duration.minutes(20),
      // A deletion changes nothing, so nobody needs to be asked for it.
      removalPolicy: RemovalPolicy.RETAIN,
      properties: { Scans: [...scans] },
    });
  }

  private ownLogGroup({ encryptionKey, logRetention, removalPolicy }: InspectorScanningProps): logs.LogGroup {
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey?.addToResourcePolicy(statement);
    return new logs.LogGroup(this, 'LogGroup', {
      dataProtectionPolicy: logMasking(this, []),
      retention: logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    });
  }

  /** "Actions, resources, and condition keys for Amazon Inspector2", Service Authorization Reference. */
  private statements(): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        sid: 'SwitchInspectorOn',
        actions: ['inspector2:BatchGetAccountStatus', 'inspector2:Enable'],
        resources: ['*'],
      }),
      this.linkedRoleStatement('LinkRole', 'inspector2.amazonaws.com', 'AWSServiceRoleForAmazonInspector2'),
      this.linkedRoleStatement(
        'LinkAgentlessRole',
        'agentless.inspector2.amazonaws.com',
        'AWSServiceRoleForAmazonInspector2Agentless',
      ),
    ];
  }

  /** "Using service-linked roles for Amazon Inspector", Amazon Inspector User Guide. */
  private linkedRoleStatement(sid: string, service: string, role: string): iam.PolicyStatement {
    const resourceName = `aws-service-role/${service}/${role}`;
    return new iam.PolicyStatement({
      sid,
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [Stack.of(this).formatArn({ service: 'iam', region: '', resource: 'role', resourceName })],
      conditions: { StringEquals: { 'iam:AWSServiceName': service } },
    });
  }
}

function refuseScans(scope: Construct, scans: readonly InspectorScan[]): void {
  const refuse = (mend: string) => {
    throw new InvalidPropertyError(scope, 'inspectorScans', scans, mend);
  };
  if (scans.length === 0) refuse('give at least one, or inspectorExists');
  if (new Set(scans).size < scans.length) refuse('name each scan once');
  if (scans.includes(InspectorScan.LAMBDA_CODE) && !scans.includes(InspectorScan.LAMBDA)) {
    refuse('add LAMBDA: Inspector scans the code of functions whose packages it scans');
  }
}
