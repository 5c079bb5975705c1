import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';
import { customerManagedKey } from './customer-managed-key';
import { type EnvironmentVariable, environmentVariables } from './environment-variable';
import { announcesSecret } from './literal-credential';

/** What CloudFormation puts in place of `{{resolve:secretsmanager:...}}` stands in clear in the function's settings. */
function carriesSecret({ name, value }: EnvironmentVariable): Verdict {
  return any(
    ...value.values.map((possible) => {
      const text = possible.kind === 'text' || possible.kind === 'dynamic' ? possible.text : '';
      if (text.includes('{{resolve:secretsmanager:')) return compliant();
      return possible.kind === 'unknown' && announcesSecret(name)
        ? unknown(value.path, possible.reason)
        : violation(value.path, 'it carries no secret');
    }),
  );
}

function carriesSecrets(resource: Resource): Verdict {
  const { variables, undecided } = environmentVariables(resource);
  return any(
    violation('', 'no variable carries a secret'),
    ...variables.map(carriesSecret),
    ...(undecided ? [undecided] : []),
  );
}

const example = (KmsKeyArn: unknown, Variables: object): Example => ({
  Resources: {
    Checkout: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables }, KmsKeyArn } },
    CheckoutKey: { Type: 'AWS::KMS::Key' },
  },
});
const secret = { PSP_KEY: '{{resolve:secretsmanager:shop/psp:SecretString:key}}' };

/** Functions to whose variables secrets are written keep those from whoever may merely look at functions. */
export const functionEnvironmentEncrypted = control({
  id: 'FunctionEnvironmentEncrypted',
  area: 'data',
  title: 'Functions that get secrets as variables encrypt them with a customer managed key',
  rationale:
    'Everybody with read rights on Lambda sees the variables in the console, unless the key is denied to them.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.2'), judged('8.6.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(['AWS::Lambda::Function', 'AWS::Serverless::Function'], (resource) =>
    onlyWhere(carriesSecrets(resource), customerManagedKey(resource.at('KmsKeyArn'))),
  ),
  remedy: 'Pass the ARN of the secret and read it at run time; or set environmentEncryption to a key of your own.',
  detect: none(
    'No managed AWS Config rule looks at the key of environment variables; a running function shows their values, not whether those were secrets.',
  ),
  examples: {
    compliant: [example({ 'Fn::GetAtt': ['CheckoutKey', 'Arn'] }, secret)],
    violating: [{ faultAt: 'KmsKeyArn', ...example(undefined, secret) }],
    unknown: [
      { Parameters: { Psp: { Type: 'String', NoEcho: true } }, ...example(undefined, { PSP_API_KEY: { Ref: 'Psp' } }) },
    ],
  },
});
