import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { permissionExample } from './permission-example';

const permission = (Action: unknown) =>
  permissionExample({ Action, Principal: 'sns.amazonaws.com', SourceArn: 'arn:aws:sns:eu-west-1:111122223333:orders' });

/** Whoever is let in by a function's own policy may call the function, and do nothing else to it. */
export const functionPermissionInvokesOnly = control({
  id: 'FunctionPermissionInvokesOnly',
  area: 'compute',
  title: 'Function permissions allow invoking and nothing else',
  rationale: 'With lambda:* or lambda:UpdateFunctionCode a partner puts code of their own into the checkout.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Permission', (resource) =>
    resource.at('Action').oneOf(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']),
  ),
  remedy: 'Leave action out of addPermission; let pipelines change functions by a role of their own.',
  detect: single(),
  examples: {
    compliant: [permission('lambda:InvokeFunction'), permission('lambda:InvokeFunctionUrl')],
    violating: [
      { faultAt: 'Action', ...permission('lambda:*') },
      { faultAt: 'Action', ...permission('lambda:UpdateFunctionCode') },
    ],
    unknown: [{ Parameters: { Action: { Type: 'String' } }, ...permission({ Ref: 'Action' }) }],
  },
});
