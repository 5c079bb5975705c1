import type { Concern, Fact, Reading } from './fact';
import { isAbsent } from './given-value';

/** The engine in lower case, empty where there is none; undefined where only deployment decides it. */
export function engineOf(read: Reading): string | undefined {
  const engine = read('Engine');
  if (isAbsent(engine)) return '';
  return typeof engine === 'string' ? engine.toLowerCase() : undefined;
}

const UNDECIDED = 'its Engine is decided at deployment alone';

/** An instance of a cluster has the cluster's settings; so have instances of Aurora, which always are. */
export function standsAlone(read: Reading): Concern {
  if (!isAbsent(read('DBClusterIdentifier'))) return false;
  const engine = engineOf(read);
  return engine === undefined ? UNDECIDED : !engine.startsWith('aurora');
}

/** What {@link standsAlone} reads. */
export const STANDS_ALONE_READS: readonly string[] = ['DBClusterIdentifier', 'Engine'];

/**
 * Logs worth keeping that an engine can export (CloudFormation, `EnableCloudwatchLogsExports` of "AWS::RDS::DBInstance"
 * and "AWS::RDS::DBCluster"). Audit logs, where the engine has them, show what a parameter or option group asks for.
 */
const LOGS: readonly { readonly engine: RegExp; readonly logs: readonly string[] }[] = [
  { engine: /^(aurora-)?postgres(ql)?$/, logs: ['postgresql'] },
  { engine: /^aurora(-mysql)?$/, logs: ['audit', 'error'] },
  { engine: /^(mysql|mariadb)$/, logs: ['error'] },
  { engine: /^sqlserver-/, logs: ['error'] },
  { engine: /^oracle-/, logs: ['alert', 'audit'] },
  { engine: /^db2-/, logs: ['diag.log', 'notify.log'] },
];

/** Sends the logs of its engine to CloudWatch Logs, where it sends none. */
export function deliversLogs(isInstance: boolean): Fact {
  return {
    title: 'delivers its logs',
    settings: [
      {
        path: 'EnableCloudwatchLogsExports',
        value: (_item, read) => logsOf(engineOf(read)),
        isStrict: (given) => Array.isArray(given) && given.length > 0,
      },
    ],
    reads: [...STANDS_ALONE_READS, 'EngineMode'],
    concerns: (read) => {
      const engine = engineOf(read);
      if (engine === undefined) return UNDECIDED;
      if (logsOf(engine) === undefined || isServerless(read)) return false;
      return isInstance ? standsAlone(read) : true;
    },
  };
}

/** Engines with IAM database authentication: of instances these, of clusters those of Aurora (Amazon RDS User Guide). */
const INSTANCES = ['mysql', 'mariadb', 'postgres'];
const CLUSTERS = ['aurora', 'aurora-mysql', 'aurora-postgresql'];

/** Lets applications sign in by their role; passwords go on working. */
export function acceptsRoles(isInstance: boolean): Fact {
  return {
    title: 'accepts IAM roles instead of passwords',
    settings: [
      { path: 'EnableIAMDatabaseAuthentication', value: () => true, isStrict: (given) => String(given) === 'true' },
    ],
    reads: [...STANDS_ALONE_READS, 'EngineMode'],
    concerns: (read) => {
      const engine = engineOf(read);
      if (engine === undefined) return UNDECIDED;
      if (!(isInstance ? INSTANCES : CLUSTERS).includes(engine) || isServerless(read)) return false;
      return isInstance ? standsAlone(read) : true;
    },
  };
}

function logsOf(engine: string | undefined): readonly string[] | undefined {
  return LOGS.find((one) => one.engine.test(engine ?? ''))?.logs;
}

/** Aurora Serverless v1 exports its logs by itself, and knows no roles. */
function isServerless(read: Reading): boolean {
  return read('EngineMode') === 'serverless';
}
