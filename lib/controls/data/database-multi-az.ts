import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import { all } from '../verdict';
import { isNoReplica, standsAlone } from './database-cluster-member';

const example = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::RDS::DBInstance', Properties } },
});

/** A database instance has a standby in another zone; Aurora keeps its storage in three zones by itself. */
export const databaseMultiAz = control({
  id: 'DatabaseMultiAz',
  area: 'data',
  title: 'Database instances have a standby in another zone',
  rationale: 'Without one, the loss of a zone takes the orders away until somebody restores a backup elsewhere.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each('AWS::RDS::DBInstance', (database) =>
    onlyWhere(all(standsAlone(database), isNoReplica(database)), database.at('MultiAZ').isTrue()),
  ),
  remedy: 'Set multiAz: true on the instance; for Aurora, place a reader in another zone.',
  detect: [managedRule('RDS_MULTI_AZ_SUPPORT')],
  examples: {
    compliant: [example({ MultiAZ: true })],
    violating: [
      { faultAt: 'MultiAZ', ...example({}) },
      { faultAt: 'MultiAZ', ...example({ MultiAZ: 'false' }) },
    ],
    unknown: [{ Parameters: { Standby: { Type: 'String' } }, ...example({ MultiAZ: { Ref: 'Standby' } }) }],
  },
});
