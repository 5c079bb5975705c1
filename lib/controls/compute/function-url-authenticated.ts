import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

/** Function URLs ask for a signature. */
export const functionUrlAuthenticated = control({
  id: 'FunctionUrlAuthenticated',
  area: 'compute',
  title: 'Function URLs authenticate their callers',
  rationale: 'A function URL without authentication answers the internet directly, past CloudFront and the firewall.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.2'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Url', (url) => url.at('AuthType').equals('AWS_IAM')),
  remedy: 'Set authType: AWS_IAM, and serve it by FunctionUrlOrigin.withOriginAccessControl.',
  detect: single(),
  examples: {
    compliant: [url('AWS_IAM')],
    violating: [{ faultAt: 'AuthType', ...url('NONE') }],
    unknown: [{ Parameters: { Auth: { Type: 'String' } }, ...url({ Ref: 'Auth' }) }],
  },
});

function url(authType: unknown) {
  return {
    Resources: {
      Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: 'checkout', AuthType: authType } },
    },
  };
}
