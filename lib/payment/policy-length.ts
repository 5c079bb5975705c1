import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { LONGEST_CONTENT_SECURITY_POLICY, type PolicyDirectives, policyText } from './content-security-policy';
import type { AuthorizedScript } from './script-inventory';

/**
 * Refuses a policy that CloudFront would, and names what makes it so long.
 *
 * @throws InvalidPropertyError naming the longest directive, and the script that takes most room in it
 */
export function refuseLongPolicy(
  scope: Construct,
  directives: PolicyDirectives,
  scripts: readonly AuthorizedScript[],
): void {
  const length = policyText(directives).length;
  if (length <= LONGEST_CONTENT_SECURITY_POLICY) return;
  const [[name, sources] = ['', []]] = [...directives].sort((one, other) => lengthOf(other[1]) - lengthOf(one[1]));
  const longest = [...scripts].sort((one, other) => lengthOf(other.policySources) - lengthOf(one.policySources))[0];
  const culprit =
    name === 'script-src' && longest !== undefined
      ? `, and in it the script "${longest.name}" takes most: bundle scripts, or take some off the page`
      : '';
  const limit = `shorten the Content-Security-Policy from ${length} to at most ${LONGEST_CONTENT_SECURITY_POLICY} characters`;
  const mend = `${limit}; its longest directive, ${name}, has ${policyText([[name, sources]]).length}${culprit}`;
  const property = name === 'script-src' ? 'scripts' : name;
  throw new InvalidPropertyError(scope, property, `${sources.length} sources`, mend);
}

function lengthOf(sources: readonly string[]): number {
  return sources.join(' ').length;
}
