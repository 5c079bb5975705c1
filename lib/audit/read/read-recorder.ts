import type { ObservedRecorder } from '../observations';
import {
  describeConfigurationRecorderStatus,
  describeConfigurationRecorders,
  describeDeliveryChannelStatus,
  describeDeliveryChannels,
} from './account-operations';
import type { ConfigOperation } from './config-operation';
import { type ConfigReader, UnreadPage } from './config-reader';
import { noteGap } from './read-list';

/**
 * The customer managed recorder of the region and its delivery channel; undefined where AWS Config did not tell of the
 * recorder, which is a gap.
 */
export async function readRecorder(reader: ConfigReader): Promise<ObservedRecorder | undefined> {
  const [recorders, states, channels, deliveries] = await Promise.all([
    single(reader, describeConfigurationRecorders),
    single(reader, describeConfigurationRecorderStatus),
    single(reader, describeDeliveryChannels),
    single(reader, describeDeliveryChannelStatus),
  ]);
  if (recorders === undefined || states === undefined) return undefined;
  const recorder = recorders.ConfigurationRecorders?.[0];
  const state = states.ConfigurationRecordersStatus?.find(({ name }) => name === recorder?.name);
  const delivery = deliveries?.DeliveryChannelsStatus?.[0]?.configHistoryDeliveryInfo;
  const group = recorder?.recordingGroup;
  const everything =
    group?.allSupported === true || group?.recordingStrategy?.useOnly === 'ALL_SUPPORTED_RESOURCE_TYPES';
  return {
    scope: reader.scope,
    recording: state?.recording === true,
    hasDeliveryChannel: (channels?.DeliveryChannels ?? []).length > 0,
    ...(recorder === undefined ? {} : { name: recorder.name ?? '', recordsEverything: everything }),
    ...text('lastStatus', state?.lastStatus?.toUpperCase()),
    ...text('lastError', errorText(state?.lastErrorCode, state?.lastErrorMessage)),
    ...text('deliveryStatus', delivery?.lastStatus?.toUpperCase()),
    ...text('deliveryError', errorText(delivery?.lastErrorCode, delivery?.lastErrorMessage)),
  };
}

/** An error of an answer, in one line; undefined where there is none. */
export function errorText(code: string | undefined, message: string | undefined): string | undefined {
  const parts = [code, message].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(': ').replace(/\s+/g, ' ');
}

async function single<Output extends object>(
  reader: ConfigReader,
  operation: ConfigOperation<object, Output>,
): Promise<Output | undefined> {
  try {
    return await reader.page(operation, {});
  } catch (error) {
    if (!(error instanceof UnreadPage)) throw error;
    noteGap(reader, operation.name, error.failure);
    return undefined;
  }
}

function text<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: string });
}
