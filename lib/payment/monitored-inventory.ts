import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { PageInventory } from '../page/page-inventory';

/**
 * The inventory as a monitor carries it: with the address that it loads. It is written into the function's code, so
 * nothing in it may wait for the deployment.
 *
 * @throws InvalidPropertyError when the path leaves the host, or the inventory holds what a deployment decides
 */
export function monitoredInventory(
  scope: Construct,
  inventory: PageInventory,
  path: string | undefined,
): PageInventory {
  if (Token.isUnresolved(inventory.url) || JSON.stringify(inventory).includes('${Token[')) {
    const mend = 'give values that are known at synthesis: the inventory becomes part of the code';
    throw new InvalidPropertyError(scope, 'inventory', inventory.path, mend);
  }
  if (path === undefined) return inventory;
  const url = path.startsWith('/') && URL.canParse(path, inventory.url) ? new URL(path, inventory.url) : undefined;
  if (url === undefined || url.origin !== new URL(inventory.url).origin) {
    throw new InvalidPropertyError(scope, 'path', path, 'give a path of the shop, such as /checkout?product=monitor');
  }
  return { ...inventory, url: url.href };
}
