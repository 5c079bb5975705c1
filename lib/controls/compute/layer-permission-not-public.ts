import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, type Verdict } from '../verdict';

function judgePermission(permission: Resource): Verdict {
  const named = permission.at('Principal').noneOf(['*']);
  const best = any(named, permission.at('OrganizationId').present());
  return best.kind === 'violation' ? named : best;
}

const example = (Principal: unknown, OrganizationId?: unknown): Example => ({
  Resources: {
    Shared: {
      Type: 'AWS::Lambda::LayerVersionPermission',
      Properties: { Action: 'lambda:GetLayerVersion', LayerVersionArn: { Ref: 'Pricing' }, Principal, OrganizationId },
    },
    Pricing: { Type: 'AWS::Lambda::LayerVersion' },
  },
});

/** Layers are shared with accounts or an organization by name. */
export const layerPermissionNotPublic = control({
  id: 'LayerPermissionNotPublic',
  area: 'compute',
  title: 'Layers are shared with named accounts or an organization only',
  rationale: "Any AWS account downloads the layer, with the shop's own code and whatever was left in it.",
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::LayerVersionPermission', judgePermission),
  remedy: 'Set accountId to the account, or organizationId beside "*", in addPermission.',
  detect: none(
    'AWS Config does not record the permissions of layers; AWS Cloud Control lists them for a version that is named, and no rule would come upon one.',
  ),
  examples: {
    compliant: [example('111122223333'), example('*', 'o-a1b2c3d4e5')],
    violating: [{ faultAt: 'Principal', ...example('*') }],
    unknown: [{ Parameters: { Partner: { Type: 'String' } }, ...example({ Ref: 'Partner' }) }],
  },
});
