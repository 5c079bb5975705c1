import type { Position } from '../position';
import type { Resource } from '../resource';
import { unknown, type Verdict } from '../verdict';

/** A variable that a template passes to running code. */
export interface EnvironmentVariable {
  /** Empty where the template does not tell it. */
  readonly name: string;
  readonly value: Position;
}

/** The variables of one resource. */
export interface EnvironmentVariables {
  readonly variables: readonly EnvironmentVariable[];
  /** Unknown, where the template leaves the variables as a whole open. */
  readonly undecided: Verdict | undefined;
}

/** The types whose variables are read. */
export const VARIABLE_TYPES = [
  'AWS::Lambda::Function',
  'AWS::Serverless::Function',
  'AWS::ECS::TaskDefinition',
  'AWS::CodeBuild::Project',
];

/**
 * The variables that a resource passes in clear: those that CodeBuild or ECS fetch from a secret store are left out.
 */
export function environmentVariables(resource: Resource): EnvironmentVariables {
  if (resource.type.endsWith('::Function')) {
    const variables = resource.at('Environment.Variables');
    return {
      variables: variables.keys().map((name) => ({ name, value: variables.property(name) })),
      undecided: openness([variables]),
    };
  }
  const lists =
    resource.type === 'AWS::ECS::TaskDefinition'
      ? resource
          .at('ContainerDefinitions')
          .items()
          .map((container) => container.at('Environment'))
      : [resource.at('Environment.EnvironmentVariables')];
  const entries = lists.flatMap((list) => list.items()).filter(isPlaintext);
  return {
    variables: entries.map((entry) => ({ name: nameOf(entry), value: entry.at('Value') })),
    undecided: openness([resource.at('ContainerDefinitions'), ...lists]),
  };
}

function isPlaintext(entry: Position): boolean {
  return entry.at('Type').or('PLAINTEXT').equals('PLAINTEXT').kind !== 'violation';
}

function nameOf(entry: Position): string {
  const name = entry.at('Name').target();
  return name.kind === 'text' ? name.text : '';
}

function openness(positions: readonly Position[]): Verdict | undefined {
  for (const { path, values } of positions) {
    for (const value of values) if (value.kind === 'unknown') return unknown(path, value.reason);
  }
  return undefined;
}
