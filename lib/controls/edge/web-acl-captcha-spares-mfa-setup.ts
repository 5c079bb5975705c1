import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { guardsUserPool } from './user-pool-association';
import { leavesOf, negatedLeavesOf } from './web-acl-statement';

/** The operations by which a shopper enrols an authenticator app. */
const OPERATIONS = ['AssociateSoftwareToken', 'VerifySoftwareToken'];
/** Header in which Cognito names the operation to AWS WAF. */
const OPERATION_HEADER = 'x-amzn-cognito-operation-name';

function judgeRule(rule: Position): Verdict {
  if (rule.at('Action.Captcha').absent().kind === 'compliant') return notApplicable();
  const statement = rule.at('Statement');
  const named = (leaves: readonly Position[]) => leaves.filter(looksAtOperation).map(searchOf).join(' ');
  const [positive, negative] = [named(leavesOf(statement)), named(negatedLeavesOf(statement))];
  const spared = OPERATIONS.every((operation) => {
    return negative.includes(operation) || (positive !== '' && !positive.includes(operation));
  });
  if (spared) return compliant();
  const open = leavesOf(statement).find(({ values }) => values.some(({ kind }) => kind === 'unknown'));
  if (open !== undefined) return unknown(open.path, 'the template does not tell what the rule matches');
  return violation(rule.path, `it asks for a CAPTCHA on ${OPERATIONS.join(' and ')}; expected it to leave them out`);
}

function looksAtOperation(leaf: Position): boolean {
  return ['ByteMatchStatement', 'RegexMatchStatement'].some((kind) => {
    return certainText(leaf.at(`${kind}.FieldToMatch.SingleHeader.Name`))?.toLowerCase() === OPERATION_HEADER;
  });
}

function searchOf(leaf: Position): string {
  const texts = [leaf.at('ByteMatchStatement.SearchString'), leaf.at('RegexMatchStatement.RegexString')].map(
    certainText,
  );
  return texts.join('');
}

const header = (text: string) => ({
  ByteMatchStatement: {
    FieldToMatch: { SingleHeader: { Name: OPERATION_HEADER } },
    PositionalConstraint: 'EXACTLY',
    SearchString: text,
  },
});
const geo = { GeoMatchStatement: { CountryCodes: ['XX'] } };
const not = (statement: object) => ({ NotStatement: { Statement: statement } });
const shop = (statement: object, association: unknown = { 'Fn::GetAtt': ['Shoppers', 'Arn'] }) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: { Rules: [{ Name: 'Ask', Action: { Captcha: {} }, Statement: statement }] },
    },
    Guard: {
      Type: 'AWS::WAFv2::WebACLAssociation',
      Properties: { WebACLArn: { 'Fn::GetAtt': ['Shop', 'Arn'] }, ResourceArn: association },
    },
    Shoppers: { Type: 'AWS::Cognito::UserPool' },
  },
});

/** A CAPTCHA never stands between a shopper and a second factor. */
export const webAclCaptchaSparesMfaSetup = control({
  id: 'WebAclCaptchaSparesMfaSetup',
  area: 'edge',
  title: 'Web ACLs of user pools ask for no CAPTCHA when a shopper sets up an authenticator app',
  rationale: 'Managed login cannot show a CAPTCHA there: enrolment fails for good, and accounts stay without MFA.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => onlyWhere(guardsUserPool(webAcl), webAcl.at('Rules').every(judgeRule))),
  remedy: `Leave AssociateSoftwareToken and VerifySoftwareToken out by the header ${OPERATION_HEADER}, or block instead.`,
  detect: none(
    'No managed AWS Config rule looks at the rules before a user pool; a running web ACL does not tell before what it stands.',
  ),
  examples: {
    compliant: [
      shop({ AndStatement: { Statements: [geo, ...OPERATIONS.map((operation) => not(header(operation)))] } }),
      shop(header('SignUp')),
    ],
    violating: [
      { faultAt: 'Rules[0]', ...shop(geo) },
      { faultAt: 'Rules[0]', ...shop({ AndStatement: { Statements: [geo, not(header('VerifySoftwareToken'))] } }) },
    ],
    unknown: [{ Parameters: { Pool: { Type: 'String' } }, ...shop(geo, { Ref: 'Pool' }) }],
  },
});
