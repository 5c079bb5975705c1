import { Stack } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ADOPTED_METADATA, Adopted } from '../controls/template-metadata';
import type { RecordingFrequency } from '../rules/recording-frequency';
import { recordingMode } from './config-recording-mode';

/** Properties of {@link ConfigRecorder}. */
export interface ConfigRecorderProps {
  /** The key under which AWS Config delivers what it records. */
  readonly encryptionKey: kms.IKey;
  /** Whether IAM users, groups, roles and policies are recorded here: in one region of the account. */
  readonly recordsGlobalTypes: boolean;
  /** Whether the home region, another than this one, has a recorder that no template shows. */
  readonly homeRecorderExists: boolean;
  /** Whether the account's service-linked role records, rather than a role of this construct. */
  readonly usesServiceLinkedRole: boolean;
  /**
   * The types that are recorded, and no others.
   * @default - every type that AWS Config supports
   */
  readonly onlyTypes?: string[];
  /**
   * How often changes are recorded.
   * @default RecordingFrequency.CONTINUOUS
   */
  readonly frequency?: RecordingFrequency;
  /**
   * Types that are recorded in the other frequency.
   * @default - none
   */
  readonly otherwiseRecorded?: string[];
}

/**
 * The account and region's recorder: by default every supported resource type, continuously.
 *
 * CloudFormation starts the recorder as soon as there is a delivery channel, and the recorder is not complete
 * until it has started. Neither may depend on the other: the delivery channel needs a recorder that exists, the
 * recorder a channel that exists, and a `DependsOn` in either direction makes the stack wait until it fails
 * ("AWS::Config::ConfigurationRecorder", "AWS::Config::DeliveryChannel", AWS CloudFormation Template Reference).
 *
 * Satisfies: ConfigRecorderComplete
 */
export class ConfigRecorder extends Construct {
  public readonly recorder: config.CfnConfigurationRecorder;
  /** The recorder's own role, unless the service-linked role records. */
  public readonly role?: iam.Role;

  public constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    this.role = props.usesServiceLinkedRole ? undefined : this.recorderRole(props.encryptionKey);
    this.recorder = new config.CfnConfigurationRecorder(this, 'Resource', {
      roleArn: this.role?.roleArn ?? this.serviceLinkedRoleArn(),
      recordingGroup: recordingGroup(props),
      recordingMode: recordingMode(props.frequency, props.otherwiseRecorded ?? []),
    });
    if (props.homeRecorderExists) this.recorder.addMetadata(ADOPTED_METADATA, Adopted.HOME_RECORDER);
  }

  /**
   * AWS widens AWS_ConfigRole with each resource type that AWS Config learns; a policy written here would fall
   * behind ("Permissions for the IAM Role Assigned to AWS Config", AWS Config Developer Guide). The archive's
   * policy, not the role's, lets the role deliver: there the statement needs no wildcard in an identity policy.
   * The use of the key is part of the role, so that the recorder waits for nothing that the channel does not.
   */
  private recorderRole(key: kms.IKey): iam.Role {
    return new iam.Role(this, 'Role', {
      description: 'Reads the configuration of every resource for AWS Config',
      assumedBy: new iam.ServicePrincipal('config.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWS_ConfigRole')],
      inlinePolicies: {
        UseArchiveKey: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
          ],
        }),
      },
    });
  }

  private serviceLinkedRoleArn(): string {
    return Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
    });
  }
}

function recordingGroup(props: ConfigRecorderProps): config.CfnConfigurationRecorder.RecordingGroupProperty {
  if (props.onlyTypes === undefined) {
    return { allSupported: true, includeGlobalResourceTypes: props.recordsGlobalTypes };
  }
  return {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: props.onlyTypes,
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
  };
}
