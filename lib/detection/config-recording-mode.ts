import type * as config from 'aws-cdk-lib/aws-config';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { RecordingFrequency } from '../rules/recording-frequency';

/** "RecordingMode", AWS Config API Reference: types that AWS Config records continuously or not at all. */
const NEVER_DAILY = [
  'AWS::Config::ConfigurationRecorder',
  'AWS::Config::ConformancePackCompliance',
  'AWS::Config::ResourceCompliance',
];

/** What a shop says of frequencies. */
export interface RecordingWishes {
  readonly frequency: RecordingFrequency;
  readonly dailyTypes: readonly string[];
  readonly continuousTypes: readonly string[];
  /** The types that are recorded at all, or undefined for all. */
  readonly onlyTypes: readonly string[] | undefined;
}

/**
 * The types that are recorded in the frequency that is not the recorder's own. AWS Config takes one such list
 * ("RecordingMode", AWS Config API Reference).
 *
 * @throws InvalidPropertyError when a list repeats the recorder's own frequency, or names a type that AWS Config refuses there
 */
export function otherwiseRecorded(scope: Construct, wishes: RecordingWishes): string[] {
  const isDaily = wishes.frequency === RecordingFrequency.DAILY;
  const [idle, idleTypes] = isDaily
    ? (['dailyTypes', wishes.dailyTypes] as const)
    : (['continuousTypes', wishes.continuousTypes] as const);
  const [used, types] = isDaily
    ? (['continuousTypes', wishes.continuousTypes] as const)
    : (['dailyTypes', wishes.dailyTypes] as const);
  if (idleTypes.length > 0) {
    throw new InvalidPropertyError(
      scope,
      idle,
      idleTypes,
      `leave it out: with RecordingFrequency.${wishes.frequency} every type is recorded so that ${used} does not name`,
    );
  }
  for (const type of types) refuseType(scope, used, type, wishes.onlyTypes);
  return [...types];
}

function refuseType(scope: Construct, property: string, type: string, onlyTypes: readonly string[] | undefined): void {
  if (!/^AWS::\w+::\w+$/.test(type)) {
    throw new InvalidPropertyError(
      scope,
      property,
      type,
      'name a type of resource, such as AWS::EC2::NetworkInterface',
    );
  }
  if (property === 'dailyTypes' && NEVER_DAILY.includes(type)) {
    throw new InvalidPropertyError(
      scope,
      property,
      type,
      'leave it out: AWS Config records this type continuously alone',
    );
  }
  if (onlyTypes !== undefined && !onlyTypes.includes(type)) {
    throw new InvalidPropertyError(
      scope,
      property,
      type,
      'leave it out: RecordedTypes.CATALOGUE does not record this type',
    );
  }
}

/** The recording mode of the template; undefined for AWS Config's own default, all types continuously. */
export function recordingMode(
  frequency: RecordingFrequency = RecordingFrequency.CONTINUOUS,
  otherwise: readonly string[],
): config.CfnConfigurationRecorder.RecordingModeProperty | undefined {
  const isDaily = frequency === RecordingFrequency.DAILY;
  if (otherwise.length === 0) return isDaily ? { recordingFrequency: frequency } : undefined;
  return {
    recordingFrequency: frequency,
    recordingModeOverrides: [
      {
        recordingFrequency: isDaily ? RecordingFrequency.CONTINUOUS : RecordingFrequency.DAILY,
        resourceTypes: [...otherwise],
      },
    ],
  };
}
