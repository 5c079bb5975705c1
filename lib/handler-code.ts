import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** Where the bundles lie, seen from the sources and from the build. */
const PLACES = [join(__dirname, '..', 'dist', 'handlers'), join(__dirname, '..', 'handlers')];

/**
 * The folder of a bundled handler: `index.js`, with a function `handler`. Bundles are made when the package is built,
 * so that a synthesis needs no bundler.
 *
 * @param name the handler's folder below `lib/handlers`
 * @throws Error when the package is not built
 */
export function handlerDirectory(name: string): string {
  const found = PLACES.map((place) => join(place, name)).find((directory) => existsSync(join(directory, 'index.js')));
  if (found === undefined) throw new Error(`there is no bundle of the handler ${name}; run npm run build`);
  return found;
}

/** The code of a bundled handler, for a function with `handler: 'index.handler'`. */
export function handlerCode(name: string): lambda.AssetCode {
  return lambda.Code.fromAsset(handlerDirectory(name));
}

/** The runtime of every function of this package. */
export const HANDLER_RUNTIME = lambda.Runtime.NODEJS_24_X;
