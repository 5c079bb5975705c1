import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { applicationsOf } from './application-log-group';

/** "Types of data that you can protect", Amazon CloudWatch Logs User Guide. */
const IDENTIFIERS = ['CreditCardNumber', 'EmailAddress'];
const POLICY = 'DataProtectionPolicy';

/** A policy of the account masks in every group, those made later included. */
function maskedByAccount(group: Resource): Verdict {
  const policies = group.template.set.ofType('AWS::Logs::AccountPolicy');
  const masking = policies.filter(
    (policy) => policy.at('PolicyType').equals('DATA_PROTECTION_POLICY').kind === 'compliant',
  );
  return any(
    violation('', 'no policy of the account masks'),
    ...masking.map((policy) => {
      const text = certainText(policy.at('PolicyDocument')) ?? '';
      const masks = text.includes('Deidentify') && IDENTIFIERS.every((name) => text.includes(name));
      return masks ? compliant() : unknown('', `${policy.logicalId} may mask it`);
    }),
  );
}

function maskedHere(group: Resource): Verdict {
  const present = group.at(POLICY).present();
  if (present.kind !== 'compliant') return present;
  return all(...IDENTIFIERS.map((identifier) => masks(group.at(`${POLICY}.Statement`), identifier)));
}

function masks(statements: Position, identifier: string): Verdict {
  return statements.some(
    (statement) =>
      all(
        statement.at('Operation.Deidentify').present(),
        statement.at('DataIdentifier').some((item) => names(item, identifier), 'it is not named'),
      ),
    `no statement that masks names ${identifier}`,
  );
}

/** An identifier is given as an ARN, whose partition may be known only at deployment. */
function names(item: Position, identifier: string): Verdict {
  return certainText(item)?.split('/').at(-1) === identifier ? compliant() : item.equals(identifier);
}

function judgeGroup(group: Resource): Verdict {
  if (applicationsOf(group).found.length === 0) return notApplicable();
  const here = maskedHere(group);
  const byAccount = maskedByAccount(group);
  return byAccount.kind === 'violation' ? here : any(here, byAccount);
}

const example = (policy: unknown, others: Readonly<Record<string, object>> = {}): Example => ({
  Resources: {
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { DataProtectionPolicy: policy } },
    Orders: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { LogGroup: { Ref: 'Logs' } } } },
    ...others,
  },
});
const masking = (...identifiers: readonly string[]) => ({
  Name: 'personal',
  Version: '2021-06-01',
  Statement: [
    {
      DataIdentifier: identifiers.map((name) => `arn:aws:dataprotection::aws:data-identifier/${name}`),
      Operation: { Deidentify: { MaskConfig: {} } },
    },
  ],
});
const account = (PolicyDocument: string) => ({
  Masking: {
    Type: 'AWS::Logs::AccountPolicy',
    Properties: { PolicyName: 'masking', PolicyType: 'DATA_PROTECTION_POLICY', PolicyDocument },
  },
});

/** What an application lets slip into its log is not readable there. Said of the log groups of functions and tasks. */
export const logGroupMasksPersonalData = control({
  id: 'LogGroupMasksPersonalData',
  area: 'account',
  title: 'Logs of applications mask mail addresses and card numbers',
  rationale:
    'One line that logs a whole order or an error with its input shows shoppers to everybody who may read logs.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.3.1'), judged('3.4.1'), judged('10.3.1')],
    gdpr: ['5.1.c', '25.1', '25.2'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::Logs::LogGroup', judgeGroup),
  remedy: 'Set dataProtectionPolicy with EMAILADDRESS and CREDITCARDNUMBER, or use StorefrontLogGroup.',
  detect: none(
    'No managed AWS Config rule looks at the data protection policy of a log group; a running log group does not tell whether an application writes to it.',
  ),
  examples: {
    compliant: [example(masking(...IDENTIFIERS)), example(undefined, account(JSON.stringify(masking(...IDENTIFIERS))))],
    violating: [
      { faultAt: POLICY, ...example(undefined) },
      { faultAt: `${POLICY}.Statement`, ...example(masking('EmailAddress')) },
    ],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, ...example({ Ref: 'Policy' }) },
      example(undefined, account(JSON.stringify(masking('EmailAddress')))),
    ],
  },
});
