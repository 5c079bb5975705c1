import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const project = (Visibility?: unknown): Example => ({
  Resources: { Release: { Type: 'AWS::CodeBuild::Project', Properties: { Visibility } } },
});

/** Builds are seen by who may see the account. */
export const buildNotPublic = control({
  id: 'BuildNotPublic',
  area: 'compute',
  title: 'Build projects do not publish their builds',
  rationale: 'A public build shows its logs and artifacts to the internet, with every token that a step printed.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.3.3'), judged('8.6.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.PS-06'],
  },
  since: '0.1.0',
  check: each('AWS::CodeBuild::Project', (resource) => resource.at('Visibility').or('PRIVATE').equals('PRIVATE')),
  remedy: 'Leave visibility out, or set it to PRIVATE.',
  detect: none(
    'No managed AWS Config rule looks at the visibility of build projects; AWS Cloud Control reads no build projects.',
  ),
  examples: {
    compliant: [project(), project('PRIVATE')],
    violating: [{ faultAt: 'Visibility', ...project('PUBLIC_READ') }],
    unknown: [{ Parameters: { Visibility: { Type: 'String' } }, ...project({ Ref: 'Visibility' }) }],
  },
});
