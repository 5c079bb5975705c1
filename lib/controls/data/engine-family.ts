import type { Position } from '../position';
import type { Resource } from '../resource';

/** A database engine and its version, as far as the template tells. */
export interface EngineFamily {
  /** Such as `postgres`, `aurora-mysql` or `sqlserver-ee`. */
  readonly engine: string;
  /** Major and minor version as one number, such as 16.4 or 8; `undefined` where the template does not tell. */
  readonly version: number | undefined;
}

/** What a parameter group's `Family` names, such as `postgres16`, `aurora-mysql8.0` or `sqlserver-se-15.0`. */
export function familyOfGroup(group: Resource): EngineFamily | undefined {
  const [, engine, version] = /^([a-z][a-z-]*[a-z])-?([\d.]*)/.exec(textOf(group.at('Family')) ?? '') ?? [];
  return engine === undefined ? undefined : { engine, version: numberIn(version) };
}

/** What a database's `Engine` and `EngineVersion` name. */
export function familyOfDatabase(database: Resource): EngineFamily | undefined {
  const engine = textOf(database.at('Engine'));
  return engine === undefined ? undefined : { engine, version: numberIn(textOf(database.at('EngineVersion'))) };
}

function textOf(position: Position): string | undefined {
  const target = position.target();
  return target.kind === 'text' ? target.text.toLowerCase() : undefined;
}

function numberIn(version: string | undefined): number | undefined {
  const [digits] = /^\d+(\.\d+)?/.exec(version ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
