import { ArnFormat, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { redactedFields } from './web-acl-redaction';

/** Properties of {@link WebAclLog}. */
export interface WebAclLogProps {
  /** ARN of the web ACL, of this construct's account and region. */
  readonly webAclArn: string;
  /**
   * The key of the log group. Its policy must let CloudWatch Logs of this region use it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long log events are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly retention?: logs.RetentionDays;
  /**
   * What happens to the log group when it leaves the template.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * Request headers, in lower case, that hold credentials beside those that shops commonly use.
   * @default - none
   */
  readonly redactedHeaders?: string[];
}

/**
 * Writes every request that a web ACL inspects to a log group, without credentials.
 *
 * AWS WAF accepts only log groups named `aws-waf-logs-...`, so the name is generated from the construct's
 * path. It is kept when the stack is deleted; delete it by hand before deploying the same stack anew.
 *
 * The log group carries its own resource policy for the delivery service, the one that AWS would create
 * ("Logs sent to CloudWatch Logs", Amazon CloudWatch Logs User Guide). One on the account would count among
 * the ten that a region allows.
 */
export class WebAclLog extends Construct {
  public readonly logGroup: logs.LogGroup;
  public readonly loggingConfiguration: wafv2.CfnLoggingConfiguration;

  public constructor(scope: Construct, id: string, props: WebAclLogProps) {
    super(scope, id);
    const logGroupName = `aws-waf-logs-${Names.uniqueResourceName(this, { maxLength: 128, separator: '-' })}`;
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName,
      retention: props.retention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      ...(props.encryptionKey === undefined ? {} : { encryptionKey: props.encryptionKey }),
    });
    const resource = this.logGroup.node.defaultChild as logs.CfnLogGroup;
    resource.resourcePolicyDocument = this.deliveryPolicy(logGroupName);

    this.loggingConfiguration = new wafv2.CfnLoggingConfiguration(this, 'Configuration', {
      resourceArn: props.webAclArn,
      logDestinationConfigs: [this.logGroupArn(this.logGroup.logGroupName)],
      redactedFields: redactedFields(props.redactedHeaders),
    });
  }

  /** Names the log group literally: a policy that referred to the resource it belongs to would be a circle. */
  private deliveryPolicy(logGroupName: string): iam.PolicyDocument {
    const { account } = Stack.of(this);
    return new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          sid: 'AWSLogDeliveryWrite20150319',
          principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [this.logGroupArn(`${logGroupName}:log-stream:*`)],
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': Stack.of(this).formatArn({ service: 'logs', resource: '*' }) },
          },
        }),
      ],
    });
  }

  /** AWS WAF refuses the `:*` that `LogGroup.logGroupArn` ends with. */
  private logGroupArn(logGroupName: string): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
