/** The environment in which an SDK client finds a local endpoint, and no credentials of the machine. */
export function credentialsEnvironment(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    ...noCredentials(),
  };
}

/** The environment of a person who is not signed in. */
export function noCredentials(): Readonly<Record<string, string>> {
  return {
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/**
 * Gives this process that environment, and no other variable of AWS.
 *
 * @returns what puts the former one back
 */
export function enterEnvironment(environment: Readonly<Record<string, string>>): () => void {
  const former = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, environment);
  return () => {
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, former);
  };
}
