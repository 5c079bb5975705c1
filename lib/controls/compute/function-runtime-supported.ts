import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { deprecatedSince, SUPPORTED_RUNTIMES } from './lambda-runtimes';

/** Functions run on a runtime that gets security updates. */
export const functionRuntimeSupported = control({
  id: 'FunctionRuntimeSupported',
  area: 'compute',
  title: 'Functions run on a runtime that gets security updates',
  rationale:
    'A hole found in a deprecated runtime is never closed: whoever reaches the checkout function through it stays in.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['6.3.3', judged('12.3.4')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-02'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Function', judge),
  remedy: 'Set runtime: lambda.Runtime.NODEJS_LATEST, or the newest runtime of the language.',
  detect: [managedRule('LAMBDA_FUNCTION_SETTINGS_CHECK', { parameters: { runtime: SUPPORTED_RUNTIMES.join(',') } })],
  examples: {
    compliant: [
      { Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } } },
      { Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'java17.al2023' } } } },
    ],
    violating: [
      {
        faultAt: 'Runtime',
        Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs20.x' } } },
      },
      {
        faultAt: 'Runtime',
        Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'provided.al2' } } },
      },
    ],
    unknown: [
      {
        Parameters: { Runtime: { Type: 'String', Default: 'nodejs24.x' } },
        Resources: { Checkout: { Type: 'AWS::Lambda::Function', Properties: { Runtime: { Ref: 'Runtime' } } } },
      },
    ],
  },
});

function judge(fn: Resource): Verdict {
  return fn.at('Runtime').judge((value) => {
    // Only a container image has no runtime; what is inside the image, a template does not tell.
    if (value.kind === 'absent') return notApplicable();
    if (value.kind !== 'scalar') return unknown('Runtime', 'the runtime is decided at deployment');
    const since = deprecatedSince(String(value.value));
    if (since === undefined) return compliant();
    return violation(
      'Runtime',
      `Runtime is "${value.value}", without security updates since ${since}; expected a newer one`,
    );
  });
}
