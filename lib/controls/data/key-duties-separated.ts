import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { isAccountRoot } from './account-root';

/** What only an administrator of a key needs, and what only a user of it needs. */
const ADMINISTERS = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'];
const USES = ['kms:Decrypt'];
const DOCUMENT = 'KeyPolicy';

function allows({ actions, notActions }: PolicyStatement, wanted: readonly string[]): boolean {
  const matched = ({ texts }: PolicyStatement['actions']) =>
    wanted.some((action) => texts.some((pattern) => matchesAction(pattern, action)));
  return notActions.texts.length > 0 ? !matched(notActions) : matched(actions);
}

/** Everybody but the account itself that a statement names; the account's root hands the decision to IAM policies. */
function principalsOf({ principals }: PolicyStatement, account: string | undefined): readonly string[] {
  return principals.texts.filter((principal) => !isAccountRoot(principal, account));
}

function judgeKey(key: Resource): Verdict {
  const policy = key.at(DOCUMENT);
  if (policy.absent().kind === 'compliant') return compliant();
  const { statements, undecided } = statementsOf(policy);
  const allowing = statements.filter(({ effect, position }) => effect !== 'Deny' && !position.optional);
  const administers = new Set(
    allowing
      .filter((statement) => allows(statement, ADMINISTERS))
      .flatMap((statement) => principalsOf(statement, key.template.account)),
  );
  for (const statement of allowing.filter((each) => allows(each, USES))) {
    const both = principalsOf(statement, key.template.account).find((principal) => administers.has(principal));
    if (both === undefined) continue;
    const path = `${statement.position.path}.Principal`;
    return statement.effect === undefined
      ? unknown(path, 'its effect is not decided')
      : violation(path, `${path} ${both} may both change the policy or delete the key and decrypt with it`);
  }
  const open = allowing.find((each) => each.principals.undecided || each.actions.undecided);
  if (open !== undefined) return unknown(open.position.path, 'the template does not tell whom it allows what');
  return undecided === undefined ? compliant() : unknown(DOCUMENT, undecided);
}

const example = (...Statement: readonly object[]): Example => ({
  Resources: { OrdersKey: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement } } } },
});
const allow = (role: unknown, ...Action: readonly string[]) => ({
  Effect: 'Allow',
  Principal: { AWS: role },
  Action,
  Resource: '*',
});
const root = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };
const keeper = 'arn:aws:iam::111122223333:role/key-keeper';
const orders = 'arn:aws:iam::111122223333:role/orders';
const administer = ['kms:Describe*', 'kms:Put*', 'kms:ScheduleKeyDeletion'];

/**
 * Nobody but the account itself both administers and uses a key. AWS lists the permissions of the two apart (AWS KMS
 * Developer Guide, "Default key policy").
 */
export const keyDutiesSeparated = control({
  id: 'KeyDutiesSeparated',
  area: 'data',
  title: 'Who administers a key does not use it',
  rationale: 'One stolen role then neither reads the data nor, having read it, lets others in or destroys the key.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.6.1'), judged('7.2.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], judgeKey),
  remedy:
    'Set administrators and users on CustomerDataKey, or admins on the Key and let others in by grantEncryptDecrypt.',
  detect: single(),
  examples: {
    compliant: [
      example(allow(root, 'kms:*')),
      example(allow(root, 'kms:*'), allow(keeper, ...administer), allow(orders, 'kms:Decrypt', 'kms:GenerateDataKey*')),
      { Resources: { OrdersKey: { Type: 'AWS::KMS::Key' } } },
    ],
    violating: [
      { faultAt: 'KeyPolicy.Statement[0].Principal', ...example(allow(orders, 'kms:*')) },
      {
        faultAt: 'KeyPolicy.Statement[1].Principal',
        ...example(allow(keeper, ...administer), allow([orders, keeper], 'kms:Decrypt')),
      },
    ],
    unknown: [{ Parameters: { Role: { Type: 'String' } }, ...example(allow({ Ref: 'Role' }, 'kms:*')) }],
  },
});
