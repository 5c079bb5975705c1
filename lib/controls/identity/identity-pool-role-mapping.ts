import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';

const roles = (...mappings: readonly object[]) => ({
  Resources: {
    Roles: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: {
        IdentityPoolId: 'eu-west-1:Example',
        RoleMappings: Object.fromEntries(mappings.map((mapping, index) => [`provider${index}`, mapping])),
      },
    },
  },
});

/** Whoever matches no role, or several, gets none. */
export const identityPoolRoleMapping = control({
  id: 'IdentityPoolRoleMapping',
  area: 'identity',
  title: 'Identity pools refuse credentials where no single role fits',
  rationale: 'Who was taken out of every group still gets the role of everybody who signs in.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('7.3.3')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::IdentityPoolRoleAttachment', judge),
  remedy: "Set ambiguousRoleResolution: 'Deny' in each role mapping (resolveAmbiguousRoles: false).",
  detect: single(),
  examples: {
    compliant: [roles({ Type: 'Token', AmbiguousRoleResolution: 'Deny' })],
    violating: [
      {
        faultAt: 'RoleMappings.provider0.AmbiguousRoleResolution',
        ...roles({ Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' }),
      },
      {
        faultAt: 'RoleMappings.provider1.AmbiguousRoleResolution',
        ...roles({ Type: 'Token', AmbiguousRoleResolution: 'Deny' }, { Type: 'Rules' }),
      },
    ],
    unknown: [
      {
        Parameters: { Otherwise: { Type: 'String' } },
        ...roles({ Type: 'Token', AmbiguousRoleResolution: { Ref: 'Otherwise' } }),
      },
    ],
  },
});

function judge(attachment: Resource): Verdict {
  const mappings = attachment.at('RoleMappings');
  if (mappings.values.some(({ kind }) => kind === 'unknown')) return mappings.present();
  const names = mappings.keys();
  if (names.length === 0) return notApplicable();
  return all(...names.map((name) => mappings.property(name).at('AmbiguousRoleResolution').equals('Deny')));
}
