import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** Methods whose requests carry a body. */
const WITH_BODY = ['POST', 'PUT', 'PATCH'];

/** A mock answers without a backend that a body could harm. */
function judgeMethod(method: Resource): Verdict {
  const carriesBody = WITH_BODY.includes(certainText(method.at('HttpMethod')) ?? '');
  if (!carriesBody || certainText(method.at('Integration.Type')) === 'MOCK') return notApplicable();
  return method.at('RequestValidatorId').present();
}

const orders = (validator: unknown, httpMethod = 'POST') => ({
  Resources: {
    Orders: {
      Type: 'AWS::ApiGateway::Method',
      Properties: { HttpMethod: httpMethod, RequestValidatorId: validator, Integration: { Type: 'AWS_PROXY' } },
    },
    Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ValidateRequestBody: true } },
  },
});

/** Bodies that REST APIs take have the form that the shop expects. */
export const restApiRequestValidation = control({
  id: 'RestApiRequestValidation',
  area: 'edge',
  title: 'Methods of REST APIs that take a body have a request validator',
  rationale:
    'A body of an unexpected form reaches code that never thought of it: at best an error, at worst a free order.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-06'] },
  since: '0.1.0',
  check: each('AWS::ApiGateway::Method', judgeMethod),
  remedy:
    'Set requestValidatorOptions with validateRequestBody, and requestModels. Where code validates: record an exception.',
  detect: single(),
  examples: {
    compliant: [orders({ Ref: 'Validator' })],
    violating: [{ faultAt: 'RequestValidatorId', ...orders(undefined) }],
    unknown: [
      {
        Conditions: { Strict: { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'shop'] } },
        ...orders({ 'Fn::If': ['Strict', { Ref: 'Validator' }, { Ref: 'AWS::NoValue' }] }),
      },
    ],
  },
});
