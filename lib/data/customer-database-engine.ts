import type { IClusterEngine } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** What an engine needs to be told. */
export interface EngineSettings {
  readonly parameters: Readonly<Record<string, string>>;
  /** Logs that the cluster sends to Amazon CloudWatch Logs. */
  readonly logExports: readonly string[];
  /** Another port than the engine's own, which is the first that is tried. */
  readonly port: number;
}

/**
 * Both engines refuse connections without TLS, and log who signs in and who changes tables and rights, but no data:
 * statements that fail, and the details of a broken key, hold addresses and names of customers.
 */
const SETTINGS: Readonly<Record<string, EngineSettings>> = {
  // "Security with Amazon Aurora PostgreSQL" and "Using pgAudit to log database activity", Amazon Aurora User Guide.
  'aurora-postgresql': {
    parameters: {
      'rds.force_ssl': '1',
      log_connections: '1',
      log_disconnections: '1',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      shared_preload_libraries: 'pg_stat_statements,pgaudit',
      'pgaudit.log': 'ddl,role',
    },
    logExports: ['iam-db-auth-error', 'postgresql'],
    port: 5433,
  },
  // "Security with Amazon Aurora MySQL" and "Using Advanced Auditing with an Amazon Aurora MySQL DB cluster".
  'aurora-mysql': {
    parameters: {
      require_secure_transport: 'ON',
      server_audit_logging: '1',
      server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL',
    },
    logExports: ['audit', 'error', 'iam-db-auth-error'],
    port: 3307,
  },
};

/** @throws InvalidPropertyError when the engine is neither Aurora PostgreSQL nor Aurora MySQL */
export function settingsOfEngine(scope: Construct, engine: IClusterEngine): EngineSettings {
  const settings = SETTINGS[engine.engineType];
  if (settings === undefined) {
    const mend = 'give DatabaseClusterEngine.auroraPostgres or DatabaseClusterEngine.auroraMysql';
    throw new InvalidPropertyError(scope, 'engine', engine.engineType, mend);
  }
  return settings;
}
