import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';
import { credentialFormat, literalCredential } from './literal-credential';
import { everyAt, SECRET_PROPERTIES } from './secret-property';
import { secretNotLiteral } from './secret-value';

const BUILD = 'AWS::CodeBuild::Project';
const PARAMETER = 'AWS::SSM::Parameter';
const SECRET = 'AWS::SecretsManager::Secret';
const EXPECTED = 'a {{resolve:secretsmanager:...}} reference';

function judge(resource: Resource): Verdict {
  switch (resource.type) {
    case SECRET:
      return judgeSecret(resource);
    case PARAMETER:
      return credentialFree(resource.at('Value'), (text) => literalCredential(nameOf(resource), text));
    case BUILD:
      return credentialFree(resource.at('Source.Location'), credentialFormat);
    default: {
      const paths = SECRET_PROPERTIES[resource.type] ?? [];
      return all(...paths.map((path) => everyAt(resource, path, (place) => judgeProperty(resource, place))));
    }
  }
}

function judgeProperty(resource: Resource, place: Position): Verdict {
  return place.absent().kind === 'compliant' ? notApplicable() : secretNotLiteral(resource, place, EXPECTED);
}

/** A literal secret that is a stand-in (`{"key":"replace-me"}`) waits for its value. */
function judgeSecret(secret: Resource): Verdict {
  const text = secret.at('SecretString');
  const [value, ...others] = text.values;
  const literal = others.length === 0 && value?.kind === 'scalar';
  if (!literal) return judgeProperty(secret, text);
  return credentialFree(text, (literalText) => literalCredential('password', literalText));
}

function credentialFree(place: Position, credential: (text: string) => string | undefined): Verdict {
  return all(
    compliant(),
    ...place.values.map((value) => {
      const text = value.kind === 'scalar' ? String(value.value) : value.kind === 'text' ? value.text : undefined;
      const found = text === undefined ? undefined : (value.kind === 'scalar' ? credential : credentialFormat)(text);
      if (found === undefined) return compliant();
      return violation(place.path, `${place.path} holds ${found} in clear; expected ${EXPECTED}`);
    }),
  );
}

function nameOf(parameter: Resource): string {
  const name = parameter.at('Name').target();
  return name.kind === 'text' ? name.text : '';
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });
const broker = (Password: unknown) => example('AWS::AmazonMQ::Broker', { Users: [{ Username: 'erp', Password }] });
const identityProvider = (client_secret: unknown) =>
  example('AWS::Cognito::UserPoolIdentityProvider', { ProviderDetails: { client_id: 'shop', client_secret } });

/** Secrets that a resource needs are fetched when it is deployed, and stand in no template. */
export const resourceSecretsNotLiteral = control({
  id: 'ResourceSecretsNotLiteral',
  area: 'data',
  title: 'Properties of resources hold no secrets in clear',
  rationale: 'Whoever may read the repository or the stack then has the password, token or key, for ever.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.6.2'), judged('3.6.1.2')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.AA-01', 'PR.PS-06'],
  },
  since: '0.1.0',
  check: each([...Object.keys(SECRET_PROPERTIES), BUILD, PARAMETER, SECRET], judge),
  remedy:
    'Pass secret.secretValue, or let Secrets Manager generate the secret. Replace a secret that was written here.',
  detect: [managedRule('CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK')],
  examples: {
    compliant: [
      broker('{{resolve:secretsmanager:shop/broker:SecretString:password}}'),
      example(SECRET, { SecretString: '{"apiKey":"replace-me"}' }),
      example(PARAMETER, { Name: '/shop/psp/address', Value: 'https://psp.example' }),
    ],
    violating: [
      { faultAt: 'Users[0].Password', ...broker('correct-horse-battery') },
      { faultAt: 'ProviderDetails.client_secret', ...identityProvider('Xy7pQ2mN9b') },
      {
        faultAt: 'ProviderDetails.client_secret',
        Parameters: { Google: { Type: 'String' } },
        ...identityProvider({ Ref: 'Google' }),
      },
      { faultAt: 'SecretString', ...example(SECRET, { SecretString: '{"apiKey":"Xy7pQ2mN9b"}' }) },
      { faultAt: 'Value', ...example(PARAMETER, { Name: '/shop/psp/api_key', Value: 'Xy7pQ2mN9b' }) },
      {
        faultAt: 'Source.Location',
        ...example(BUILD, { Source: { Location: 'https://ci:h4x0r@git.example/shop.git' } }),
      },
    ],
    unknown: [{ Parameters: { Password: { Type: 'String', NoEcho: true } }, ...broker({ Ref: 'Password' }) }],
  },
});
