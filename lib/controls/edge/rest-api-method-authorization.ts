import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** Browsers send preflight requests, which are OPTIONS, without credentials. */
function judgeMethod(method: Resource): Verdict {
  const preflight = method.at('HttpMethod').equals('OPTIONS');
  if (preflight.kind === 'compliant') return notApplicable();
  const authorized = method.at('AuthorizationType').oneOf(['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']);
  return preflight.kind === 'unknown' && authorized.kind === 'violation' ? preflight : authorized;
}

const method = (httpMethod: unknown, authorizationType?: unknown) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: { HttpMethod: httpMethod, AuthorizationType: authorizationType },
});

/** Methods of REST APIs ask who is calling. */
export const restApiMethodAuthorization = control({
  id: 'RestApiMethodAuthorization',
  area: 'edge',
  title: 'Methods of REST APIs have an authorizer',
  rationale: 'Anybody can call a method without one: orders and addresses are read by trying numbers.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::ApiGateway::Method', judgeMethod),
  remedy:
    'Set authorizer or authorizationType on the method or in defaultMethodOptions; except what is meant to be public.',
  detect: single(),
  examples: {
    compliant: [{ Resources: { GetOrder: method('GET', 'COGNITO_USER_POOLS') } }],
    violating: [
      { faultAt: 'AuthorizationType', Resources: { GetOrder: method('GET', 'NONE') } },
      { faultAt: 'AuthorizationType', Resources: { GetOrder: method('ANY') } },
    ],
    unknown: [
      {
        Parameters: { Authorization: { Type: 'String' } },
        Resources: { GetOrder: method('GET', { Ref: 'Authorization' }) },
      },
    ],
  },
});
