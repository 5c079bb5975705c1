import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';

/** Holds when a web ACL stands before a Cognito user pool, as far as the templates tell. */
export function guardsUserPool(webAcl: Resource): Verdict {
  const { found, undecided } = webAcl.relatedBy('AWS::WAFv2::WebACLAssociation', 'WebACLArn');
  const isPool = (association: Resource) => isUserPool(association);
  return any(
    violation('', 'no association names a user pool'),
    ...found.map(isPool),
    ...undecided.map((association) =>
      isPool(association).kind === 'violation'
        ? violation('', 'it is no user pool')
        : unknown('', `the template does not tell whether ${association.logicalId} belongs to it`),
    ),
  );
}

function isUserPool(association: Resource): Verdict {
  const target = association.at('ResourceArn').target();
  if (target.kind === 'unknown') return unknown('', target.reason);
  const isPool =
    (target.kind === 'reference' && target.reference.resource.type === 'AWS::Cognito::UserPool') ||
    (target.kind === 'text' && target.text.includes(':userpool/'));
  return isPool ? compliant() : violation('', 'it is no user pool');
}
