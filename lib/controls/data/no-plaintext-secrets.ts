import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { environmentVariables, VARIABLE_TYPES } from './environment-variable';
import { announcesSecret, credentialFormat, literalCredential } from './literal-credential';

/** A literal in either branch of a condition is a literal in the template, so one suffices. Never quotes the secret. */
function notLiteral(name: string, position: Position): Verdict {
  return all(
    ...position.values.map((value) => {
      const found =
        value.kind === 'scalar'
          ? literalCredential(name, String(value.value))
          : value.kind === 'text' || value.kind === 'dynamic'
            ? credentialFormat(value.text)
            : undefined;
      const expected = 'expected a reference to a secret in Secrets Manager';
      if (found !== undefined) return violation(position.path, `${position.path} holds ${found} in clear; ${expected}`);
      return value.kind === 'unknown' && announcesSecret(name) ? unknown(position.path, value.reason) : compliant();
    }),
  );
}

const lambda = (Variables: object): Example => ({
  Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } } },
});
const container = (Name: string, Value: unknown): Example => ({
  Resources: {
    Checkout: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Environment: [{ Name, Value }] }] },
    },
  },
});
const build = (variable: object): Example => ({
  Resources: {
    Release: { Type: 'AWS::CodeBuild::Project', Properties: { Environment: { EnvironmentVariables: [variable] } } },
  },
});

/** Environment variables name secrets and do not hold them. */
export const noPlaintextSecrets = control({
  id: 'NoPlaintextSecrets',
  area: 'data',
  title: 'Environment variables hold no secrets in clear',
  rationale: 'Whoever may read the repository, the template or the function settings then has the secret.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.6.2'), judged('3.6.1.2')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.AA-01', 'PR.PS-06'],
  },
  since: '0.1.0',
  check: each(VARIABLE_TYPES, (resource) => {
    const { variables, undecided } = environmentVariables(resource);
    const verdict = all(compliant(), ...variables.map(({ name, value }) => notLiteral(name, value)));
    return verdict.kind === 'compliant' && undecided !== undefined ? undecided : verdict;
  }),
  remedy:
    'Pass the ARN of a Secrets Manager secret and read it at run time; in containers use secrets, in CodeBuild the type SECRETS_MANAGER. Replace a secret that was written here.',
  detect: [
    managedRule('ECS_NO_ENVIRONMENT_SECRETS', {
      parameters: {
        secretKeys: 'AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,DB_PASSWORD,DATABASE_PASSWORD,STRIPE_SECRET_KEY',
      },
    }),
    managedRule('CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK'),
  ],
  examples: {
    compliant: [
      lambda({ TOKEN_TTL: '3600', SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:psp-AbCdEf' }),
      lambda({ DB_PASSWORD: '{{resolve:secretsmanager:shop/db:SecretString:password}}', API_KEY: 'shop/psp/api-key' }),
      build({ Name: 'PSP_TOKEN', Type: 'SECRETS_MANAGER', Value: 'Xy7pQ2mN9b' }),
    ],
    violating: [
      { faultAt: 'Environment.Variables.DB_PASSWORD', ...lambda({ DB_PASSWORD: 'correct-horse-battery' }) },
      { faultAt: 'Environment.Variables.ACCESS', ...lambda({ ACCESS: 'AKIAIOSFODNN7EXAMPLE' }) },
      { faultAt: 'ContainerDefinitions[0].Environment[0].Value', ...container('pspApiKey', 'Xy7pQ2mN9b') },
      { faultAt: 'ContainerDefinitions[0].Environment[0].Value', ...container('REDIS', 'redis://:h4x0r@cache:6379') },
      { faultAt: 'Environment.EnvironmentVariables[0].Value', ...build({ Name: 'PSP_TOKEN', Value: 'Xy7pQ2mN9b' }) },
    ],
    unknown: [{ Parameters: { Psp: { Type: 'String' } }, ...container('PSP_API_KEY', { Ref: 'Psp' }) }],
  },
});
