/**
 * Reads an environment variable.
 *
 * @throws Error when the function is deployed without it
 */
export function variable(name: string): string {
  const value = process.env[name] ?? '';
  if (value === '') throw new Error(`the environment variable ${name} is not set`);
  return value;
}
