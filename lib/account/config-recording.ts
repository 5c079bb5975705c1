import {
  ConfigServiceClient,
  type ConfigurationRecorder,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import { configDeliveryEncrypted } from '../controls/account/config-delivery-encrypted';
import { configRecorderComplete } from '../controls/account/config-recorder-complete';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';
import { lacksOf } from './lacks';

/**
 * The customer managed recorder of a region. Recorders that a service links to itself stand beside it and leave room for
 * one (AWS Config API Reference, "DescribeConfigurationRecorders").
 *
 * @param recordsIam whether the rules on IAM look here: in the home region
 */
export async function configRecorder(reader: AccountReader, region: string, recordsIam: boolean): Promise<Known> {
  const client = new ConfigServiceClient(reader.clientSettings(region));
  const found = await reader.read('config:DescribeConfigurationRecorders', region, async () => {
    const { ConfigurationRecorders: recorders = [] } = await client.send(new DescribeConfigurationRecordersCommand({}));
    return recorders[0];
  });
  if (found.kind === 'unread') return { exists: undefined, unread: [found.call] };
  if (found.kind === 'absent' || found.value === undefined) return { exists: false };
  const recorder = found.value;
  const status = await reader.read('config:DescribeConfigurationRecorderStatus', region, async () => {
    const command = new DescribeConfigurationRecorderStatusCommand({});
    const { ConfigurationRecordersStatus: states = [] } = await client.send(command);
    return states.find(({ name }) => name === recorder.name);
  });
  const facts = [`named ${recorder.name}`, ...(recordsDaily(recorder) ? ['records daily'] : [])];
  const lacks = [...recorderLacks(recorder, recordsIam)];
  if (status.kind === 'unread') return { exists: true, facts, lacks, unread: [status.call] };
  const state = status.kind === 'read' ? status.value : undefined;
  if (state?.recording === true) facts.push('recording');
  else lacks.push('it is stopped: rules judge nothing until it is started (config:StartConfigurationRecorder)');
  if (state?.lastStatus === 'Failure') lacks.push(`its last recording failed: ${state.lastErrorCode ?? 'no code'}`);
  return { exists: true, facts, lacks };
}

function recordsDaily({ recordingMode }: ConfigurationRecorder): boolean {
  return recordingMode?.recordingFrequency === 'DAILY';
}

function recorderLacks({ recordingGroup: group }: ConfigurationRecorder, recordsIam: boolean): readonly string[] {
  const everything =
    group?.recordingStrategy?.useOnly ?? (group?.allSupported === true ? 'ALL_SUPPORTED_RESOURCE_TYPES' : '');
  const iamMissing =
    recordsIam && everything === 'ALL_SUPPORTED_RESOURCE_TYPES' && group?.includeGlobalResourceTypes !== true;
  return [
    ...lacksOf({ Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: recorderProperties(group) } }, [
      configRecorderComplete,
    ]),
    ...(iamMissing ? ['IAM users, roles and policies are not recorded (includeGlobalResourceTypes is false)'] : []),
  ];
}

function recorderProperties(group: ConfigurationRecorder['recordingGroup']): object {
  if (group === undefined) return {};
  const strategy = group.recordingStrategy?.useOnly;
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  return {
    RecordingGroup: {
      AllSupported: group.allSupported ?? false,
      ResourceTypes: group.resourceTypes ?? [],
      ...(strategy === undefined ? {} : { RecordingStrategy: { UseOnly: strategy } }),
      ...(excluded.length === 0 ? {} : { ExclusionByResourceTypes: { ResourceTypes: excluded } }),
    },
  };
}

/** The delivery channel of a region. */
export async function configDeliveryChannel(reader: AccountReader, region: string): Promise<Known> {
  const client = new ConfigServiceClient(reader.clientSettings(region));
  const found = await reader.read('config:DescribeDeliveryChannels', region, async () => {
    const { DeliveryChannels: channels = [] } = await client.send(new DescribeDeliveryChannelsCommand({}));
    return channels[0];
  });
  if (found.kind === 'unread') return { exists: undefined, unread: [found.call] };
  if (found.kind === 'absent' || found.value === undefined) return { exists: false };
  const { name, s3BucketName, s3KmsKeyArn } = found.value;
  const status = await reader.read('config:DescribeDeliveryChannelStatus', region, async () => {
    const command = new DescribeDeliveryChannelStatusCommand({});
    const { DeliveryChannelsStatus: states = [] } = await client.send(command);
    return states.find((state) => state.name === name)?.configHistoryDeliveryInfo;
  });
  const facts = [`named ${name}`, `delivers to the bucket ${s3BucketName}`];
  const properties = { S3BucketName: s3BucketName, ...(s3KmsKeyArn === undefined ? {} : { S3KmsKeyArn: s3KmsKeyArn }) };
  const lacks = [
    ...lacksOf({ Channel: { Type: 'AWS::Config::DeliveryChannel', Properties: properties } }, [
      configDeliveryEncrypted,
    ]),
  ];
  if (status.kind === 'unread') return { exists: true, facts, lacks, unread: [status.call] };
  if (status.kind === 'read' && status.value?.lastStatus === 'Failure') {
    lacks.push(`its last delivery failed: ${status.value.lastErrorCode ?? 'no code'}`);
  }
  return { exists: true, facts, lacks };
}
