import { acceptsRoles, deliversLogs, STANDS_ALONE_READS, standsAlone } from './database-engine';
import { type Fact, isTrue, switchedOn } from './fact';
import { isAbsent } from './given-value';

/** Properties that make an instance or cluster a read replica, which has no backups of its own. */
const SOURCES = ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier', 'ReplicationSourceIdentifier'];

/** What every instance and cluster can take. */
export function databaseFacts(isInstance: boolean, backupDays: number): readonly Fact[] {
  const own: Pick<Fact, 'reads' | 'concerns'> = isInstance ? { reads: STANDS_ALONE_READS, concerns: standsAlone } : {};
  return [
    switchedOn('is protected against deletion', 'DeletionProtection', own),
    keepsBackups(own, backupDays),
    switchedOn('passes its tags on to snapshots', 'CopyTagsToSnapshot', own),
    {
      title: 'takes minor upgrades by itself',
      settings: [
        {
          path: 'AutoMinorVersionUpgrade',
          value: () => true,
          isStrict: (given) => given === undefined || isTrue(given),
        },
      ],
    },
    acceptsRoles(isInstance),
    deliversLogs(isInstance),
    {
      // Of clusters, those outside Aurora alone have the property; they are public where it says so.
      title: 'has no public address',
      settings: [
        {
          path: 'PubliclyAccessible',
          value: () => false,
          isStrict: (given) => !isTrue(given) && !(isInstance && given === undefined),
        },
      ],
    },
  ];
}

function keepsBackups(own: Pick<Fact, 'reads' | 'concerns'>, days: number): Fact {
  return {
    title: `keeps automated backups for ${days} days`,
    settings: [
      {
        path: 'BackupRetentionPeriod',
        value: () => days,
        isStrict: (given) => given !== undefined && Number(given) >= days,
        // "Backup retention period", Amazon RDS User Guide: an outage from or to 0 alone; the default is one day.
        interruptsFrom: (given) => given !== undefined && Number(given) === 0,
      },
    ],
    reads: [...(own.reads ?? []), ...SOURCES],
    concerns: (read) => (SOURCES.some((name) => !isAbsent(read(name))) ? false : (own.concerns?.(read) ?? true)),
  };
}
