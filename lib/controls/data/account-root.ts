/** A number of an account where AWS CloudFormation fills it in. */
const OWN = /\$\{AWS::AccountId\}/g;

/**
 * Whether a principal, as `AWS:<name>`, is the account itself: its root, or its bare number. Where the template does not
 * tell to which account it goes, any root is taken for it.
 *
 * @param account the id of the account that the template is deployed to, where that is known
 */
export function isAccountRoot(principal: string, account: string | undefined): boolean {
  const name = principal
    .replace(/^AWS:/, '')
    .replace(OWN, account ?? '000000000000')
    .replace(/\$\{[^}]*\}/g, 'aws');
  const id = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  return id !== undefined && (account === undefined || id === account);
}
