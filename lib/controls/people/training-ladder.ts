import { type PolicyStatement, statementsOf } from '../policy-statement';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { TRAINING_TAG } from './calendar-quarter';

/** The types of policies that keep untrained people out, and where their document stands. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::Organizations::Policy': 'Content',
  'AWS::SSO::PermissionSet': 'InlinePolicy',
};

export const GATE_TYPES: readonly string[] = Object.keys(DOCUMENTS);

/** The condition key of the tag, as statements carry it. */
export const TAG_KEY = `aws:principaltag/${TRAINING_TAG.toLowerCase()}`;

/** What a policy says of the tag. */
export interface TrainingGate {
  /** The place of the document. */
  readonly place: Position;
  readonly statements: readonly PolicyStatement[];
  /** Statements that deny the same actions on the same resources, by people's tag or by date; one list a ladder. */
  readonly ladders: readonly (readonly PolicyStatement[])[];
  /** Why some of the document cannot be read. */
  readonly undecided: string | undefined;
}

/** The gate in a policy; `undefined` where it denies nothing by the tag. */
export function trainingGateOf(policy: Resource): TrainingGate | undefined {
  return policy.once(read);
}

/** The gates of every policy that is judged together with a resource. */
export function gatesBeside(resource: Resource): readonly TrainingGate[] {
  return GATE_TYPES.flatMap((type) => resource.template.set.ofType(type)).flatMap((policy) => {
    const gate = trainingGateOf(policy);
    return gate === undefined ? [] : [gate];
  });
}

/** `once` remembers by the reading function, which is given the position: a policy's type is asked of the resource. */
function read(position: Position): TrainingGate | undefined {
  const policy = position as Resource;
  const place = policy.at(DOCUMENTS[policy.type] ?? '');
  const { statements, undecided } = statementsOf(place);
  const denying = statements.filter(({ effect }) => effect === 'Deny');
  const groups = new Map<string, PolicyStatement[]>();
  for (const statement of denying) {
    const { actions, notActions, resources, notResources } = statement;
    const key = JSON.stringify([actions, notActions, resources, notResources].map(({ texts }) => [...texts].sort()));
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  const byTag = ({ conditions }: PolicyStatement) => conditions.some(({ key }) => key === TAG_KEY);
  const ladders = [...groups.values()].filter((group) => group.some(byTag));
  return ladders.length === 0 ? undefined : { place, statements, ladders, undecided };
}
