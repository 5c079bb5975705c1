import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const project = (PrivilegedMode?: unknown): Example => ({
  Resources: {
    Release: {
      Type: 'AWS::CodeBuild::Project',
      Properties: { Environment: { Type: 'LINUX_CONTAINER', Image: 'aws/codebuild/standard:7.0', PrivilegedMode } },
    },
  },
});

/** Builds have no rights over the machine that they run on. */
export const buildNotPrivileged = control({
  id: 'BuildNotPrivileged',
  area: 'compute',
  title: 'Build projects do not run in privileged mode',
  rationale:
    'A package that turned malicious leaves the container of a privileged build, and all it can reach is taken.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('7.2.5')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-01', 'PR.PS-06'] },
  since: '0.1.0',
  check: each('AWS::CodeBuild::Project', (resource) => resource.at('Environment.PrivilegedMode').or(false).isFalse()),
  remedy: 'Leave privileged out; build container images in a project that does nothing else, with an exception.',
  detect: [managedRule('CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK')],
  examples: {
    compliant: [project(), project('false')],
    violating: [{ faultAt: 'Environment.PrivilegedMode', ...project(true) }],
    unknown: [{ Parameters: { Privileged: { Type: 'String' } }, ...project({ Ref: 'Privileged' }) }],
  },
});
