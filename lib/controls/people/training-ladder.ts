import { type PolicyStatement, statementsOf } from '../policy-statement';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { TemplateSet } from '../template-set';
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

/** The gates of a set of templates, found once for all its stores. */
const gatesOfSets = new WeakMap<TemplateSet, readonly TrainingGate[]>();

/** The gates of every policy that is judged together with a resource. */
export function gatesBeside({ template: { set } }: Resource): readonly TrainingGate[] {
  let gates = gatesOfSets.get(set);
  if (gates === undefined) {
    gates = GATE_TYPES.flatMap((type) => set.ofType(type))
      .map(trainingGateOf)
      .filter((gate) => gate !== undefined);
    gatesOfSets.set(set, gates);
  }
  return gates;
}

/** `once` remembers by the reading function, which is given the position: a policy's type is asked of the resource. */
function read(position: Position): TrainingGate | undefined {
  const policy = position as Resource;
  const place = policy.at(DOCUMENTS[policy.type] ?? '');
  const { statements, undecided } = statementsOf(place);
  const denying = statements.filter(({ effect }) => effect === 'Deny');
  const byTag = ({ conditions }: PolicyStatement) => conditions.some(({ key }) => key === TAG_KEY);
  if (!denying.some(byTag)) return undefined;
  const groups = new Map<string, PolicyStatement[]>();
  for (const statement of denying) {
    const { actions, notActions, resources, notResources } = statement;
    const key = JSON.stringify([actions, notActions, resources, notResources].map(({ texts }) => [...texts].sort()));
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  const ladders = [...groups.values()].filter((group) => group.some(byTag));
  return { place, statements, ladders, undecided };
}
