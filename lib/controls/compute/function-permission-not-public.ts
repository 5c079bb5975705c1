import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';
import { permissionExample } from './permission-example';
import { sourceArnNamesOne } from './permission-source';

/** Nobody outside the account may invoke a function unless named. */
export const functionPermissionNotPublic = control({
  id: 'FunctionPermissionNotPublic',
  area: 'compute',
  title: 'Function permissions name who may invoke',
  rationale:
    'A function that everybody may invoke is a way past CloudFront and the firewall, and a way to run up the bill. ' +
    'That a caller must sign (AWS_IAM) does not narrow it: anybody can open an AWS account.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['1.3.1', '1.4.2', judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Permission', judge),
  remedy:
    'Name the principal, or narrow "*" by PrincipalOrgID. A function URL behind CloudFront: ' +
    'FunctionUrlOrigin.withOriginAccessControl.',
  detect: [managedRule('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED')],
  examples: {
    compliant: [
      permissionExample({ Principal: 'sns.amazonaws.com', SourceArn: 'arn:aws:sns:eu-west-1:111122223333:orders' }),
      permissionExample({ Principal: '111122223333' }),
      permissionExample({ Principal: '*', PrincipalOrgID: 'o-abcdefghij' }),
    ],
    violating: [
      { faultAt: 'Principal', ...permissionExample({ Principal: '*' }) },
      { faultAt: 'Principal', ...permissionExample({ Principal: '*', FunctionUrlAuthType: 'NONE' }) },
      { faultAt: 'Principal', ...permissionExample({ Principal: '*', FunctionUrlAuthType: 'AWS_IAM' }) },
      { faultAt: 'Principal', ...permissionExample({ Principal: '*', SourceArn: 'arn:aws:s3:::*' }) },
    ],
    unknown: [
      permissionExample({ Principal: { Ref: 'Caller' } }, { Caller: { Type: 'String' } }),
      permissionExample({ Principal: '*', PrincipalOrgID: { Ref: 'Company' } }, { Company: { Type: 'String' } }),
    ],
  },
});

function judge(resource: Resource): Verdict {
  return resource.at('Principal').judge((value) => {
    if (value.kind === 'unknown') return unknown('Principal', value.reason);
    if (value.kind !== 'scalar' || value.value !== '*') return compliant();
    const narrowed = any(
      resource.at('PrincipalOrgID').present(),
      resource.at('SourceAccount').present(),
      sourceArnNamesOne(resource),
    );
    if (narrowed.kind !== 'violation') return narrowed;
    return violation('Principal', 'Principal is "*"; expected a named principal, or PrincipalOrgID to narrow it');
  });
}
