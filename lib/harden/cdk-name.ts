/**
 * The name that CDK gives a property of CloudFormation in its L1 constructs: `SSEAlgorithm` is `sseAlgorithm`,
 * `KMSMasterKeyID` is `kmsMasterKeyId`.
 */
export function cdkName(name: string): string {
  const words = name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(' ');
  return words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalized(word))).join('');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
