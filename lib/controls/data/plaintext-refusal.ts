import type { Resource } from '../resource';
import type { Scalar } from '../value';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { type EngineFamily, familyOfDatabase, familyOfGroup } from './engine-family';

/** The parameter by which an engine refuses connections without TLS. */
interface Refusal {
  readonly parameter: string;
  /** The first version that refuses them by default; `undefined` where none does. */
  readonly defaultSince: number | undefined;
}

/**
 * By engine (Amazon RDS User Guide, "Requiring an SSL connection to a PostgreSQL DB instance", "Requiring SSL/TLS for all
 * connections to a MySQL DB instance" and "... to a MariaDB DB instance", "Using SSL with a Microsoft SQL Server DB
 * instance"; Amazon Aurora User Guide, "Securing Aurora PostgreSQL data with SSL/TLS"). Oracle and Db2 set it otherwise.
 */
function refusalOf({ engine }: EngineFamily): Refusal | undefined {
  if (engine === 'postgres') return { parameter: 'rds.force_ssl', defaultSince: 15 };
  if (engine === 'aurora-postgresql') return { parameter: 'rds.force_ssl', defaultSince: 17 };
  if (engine.startsWith('sqlserver')) return { parameter: 'rds.force_ssl', defaultSince: undefined };
  if (engine === 'mariadb') return { parameter: 'require_secure_transport', defaultSince: 11.8 };
  if (engine === 'mysql' || engine.startsWith('aurora')) {
    return { parameter: 'require_secure_transport', defaultSince: undefined };
  }
  return undefined;
}

const isOn = (value: Scalar) => ['1', 'on', 'true'].includes(String(value).toLowerCase());

/**
 * Holds when a database's parameter group, or its engine by default, refuses connections without TLS. Engines without
 * such a parameter are not applicable.
 *
 * @param property the database's property that names the group
 */
export function refusesPlaintext(database: Resource, property: string): Verdict {
  const group = database.at(property).target();
  if (group.kind === 'unknown') return unknown(property, group.reason);
  if (group.kind === 'text' && !group.text.startsWith('default.')) {
    return unknown(property, 'the parameter group is not in the templates');
  }
  const resource = group.kind === 'reference' ? group.reference.resource : undefined;
  const family = (resource === undefined ? undefined : familyOfGroup(resource)) ?? familyOfDatabase(database);
  if (family === undefined) return unknown(property, 'the template does not tell the engine');
  const refusal = refusalOf(family);
  if (refusal === undefined) return notApplicable();
  const setting = resource?.at('Parameters').property(refusal.parameter);
  if (setting === undefined || setting.absent().kind === 'compliant') return byDefault(property, family, refusal);
  const verdict = setting.satisfies(isOn, 'on');
  if (verdict.kind !== 'violation') return verdict.kind === 'unknown' ? unknown(property, verdict.reason) : verdict;
  return violation(property, `${property} names a group that switches ${refusal.parameter} off; expected on`);
}

function byDefault(property: string, { engine, version }: EngineFamily, { parameter, defaultSince }: Refusal): Verdict {
  if (defaultSince !== undefined && version === undefined) {
    return unknown(property, `the template does not tell the version of ${engine}, which decides the default`);
  }
  if (defaultSince !== undefined && version !== undefined && version >= defaultSince) return compliant();
  return violation(property, `${property} leaves ${parameter} at the default of ${engine}, off; expected on`);
}
