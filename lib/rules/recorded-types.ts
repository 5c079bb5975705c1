import type { Control } from '../controls/control';
import { ConfigRegion } from './config-region';
import { UNRECORDED_TYPES } from './unrecorded-types';

/** Which types of resources AWS Config records. */
export enum RecordedTypes {
  /** Every type that it supports, those to come included. */
  ALL = 'all',
  /**
   * Those that the catalogue's controls look at, to save cost. What else is made in the account leaves no record, which
   * the control ConfigRecorderComplete forbids.
   */
  CATALOGUE = 'catalogue',
}

/** Types that rules of the catalogue judge under a name that CloudFormation does not know, or knows as part of another. */
const NAMED_BY_CONFIG_ALONE = [
  'AWS::ACM::Certificate',
  'AWS::EC2::NetworkAcl',
  'AWS::IAM::Policy',
  'AWS::OpenSearch::Domain',
] as const;

/**
 * The types of resources that a region records for {@link RecordedTypes.CATALOGUE}: all that controls look at and AWS
 * Config supports. The global types of IAM are left out at the edge, since one region records them for the account.
 */
export function catalogueTypes(controls: readonly Pick<Control, 'check'>[], region: ConfigRegion): readonly string[] {
  const types = new Set([...controls.flatMap(({ check }) => check.types), ...NAMED_BY_CONFIG_ALONE]);
  return [...types]
    .filter((type) => !UNRECORDED_TYPES.includes(type))
    .filter((type) => region !== ConfigRegion.EDGE || !type.startsWith('AWS::IAM::'))
    .sort();
}
