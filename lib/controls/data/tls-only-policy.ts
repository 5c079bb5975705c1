import { isForEverybody, type PolicyCondition, type PolicyStatement, statementsOf } from '../policy-statement';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';

/** What a statement must cover to keep plaintext away from a resource. */
export interface TlsOnlyScope {
  /** The action that must be denied; a wildcard such as `s3:*` must be denied as such. */
  readonly action: string;
  /** The verdict on the resources that a statement names. */
  covers(statement: PolicyStatement): Verdict;
}

/**
 * Holds when a statement of the policy document denies everybody the action wherever `aws:SecureTransport` is false.
 */
export function deniesPlaintext(document: Position, scope: TlsOnlyScope): Verdict {
  const { statements, undecided } = statementsOf(document);
  const best = any(...statements.map((statement) => deniesPlaintextTo(statement, scope)));
  if (best.kind === 'compliant' || best.kind === 'unknown') return best;
  if (undecided !== undefined) return unknown(document.path, undecided);
  return violation(document.path, 'no statement denies requests without TLS');
}

/**
 * The verdict on a statement's resources for a queue or topic: they may not all be other resources of the templates.
 */
export function namesResource(subject: Resource): TlsOnlyScope['covers'] {
  return ({ position }) => {
    const path = `${position.path}.Resource`;
    const resource = position.at('Resource');
    const named = [...resource.values, ...resource.items().flatMap((item) => item.values)];
    const fits = named.some((value) => {
      const peers = referencesOf(value).filter((reference) => reference.resource.type === subject.type);
      const names = value.kind === 'scalar' || value.kind === 'text' || value.kind === 'reference';
      return names && (peers.length === 0 || peers.some((reference) => reference.resource === subject));
    });
    const undecided = named.some((value) => value.kind === 'unknown');
    return held(path, fits, undecided);
  };
}

function deniesPlaintextTo(statement: PolicyStatement, { action, covers }: TlsOnlyScope): Verdict {
  const { effect, principals, actions, conditions, position } = statement;
  const path = position.path;
  const wanted = [action, `${action.split(':')[0]}:*`, '*'].map((pattern) => pattern.toLowerCase());
  return all(
    effect === undefined ? unknown(path, 'its effect is not decided') : held(path, effect === 'Deny', false),
    held(path, isForEverybody(statement), principals.undecided),
    held(
      path,
      actions.texts.some((text) => wanted.includes(text.toLowerCase())),
      actions.undecided,
    ),
    plaintextOnly(position, conditions),
    covers(statement),
    position.optional ? unknown(path, 'a condition may leave it out') : compliant(),
  );
}

/** Every request without TLS must meet the condition: nothing may narrow it but leaving out AWS's own services. */
function plaintextOnly(statement: Position, conditions: readonly PolicyCondition[]): Verdict {
  const path = `${statement.path}.Condition`;
  if (statement.at('Condition').values.length > 1) return unknown(path, 'it depends on a condition of the template');
  const allowed = ['aws:securetransport', 'aws:principalisawsservice'];
  const narrowing = conditions.filter(({ key }) => !allowed.includes(key));
  return all(
    held(
      path,
      conditions.some(({ key }) => key === 'aws:securetransport'),
      false,
    ),
    held(
      path,
      narrowing.length === 0,
      narrowing.some(({ key }) => key.startsWith('fn::')),
    ),
    ...conditions.map(({ operator, values }) =>
      held(path, /^Bool(IfExists)?$/.test(operator) && values.texts.includes('false'), values.undecided),
    ),
  );
}

function held(path: string, holds: boolean, undecided: boolean): Verdict {
  if (holds) return compliant();
  return undecided ? unknown(path, 'the template does not decide it') : violation(path, 'it does not deny plaintext');
}
