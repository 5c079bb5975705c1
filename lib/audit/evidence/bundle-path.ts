/** Letters, digits and a few signs that every file system takes; no name begins with a dot, so that none leads upwards. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,149}$/;
const DEEPEST = 8;

/** Whether a path names a file within a bundle, on every system: relative, with `/` between plain names. */
export function isBundlePath(path: string): boolean {
  const names = path.split('/');
  return names.length <= DEEPEST && names.every((name) => NAME.test(name));
}
