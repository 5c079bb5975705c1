/** Where the workflow is written. */
export const WORKFLOW = '.github/workflows/storefront-baseline.yml';

/** Under which name a workflow of an earlier setup may stand as well. */
export const OTHER_WORKFLOW = '.github/workflows/storefront-baseline.yaml';

/**
 * A workflow that checks every pull request. It runs the app by the checks, so that findings for which a synthesis fails
 * are told at their lines. `npx --no-install` never downloads a package that happens to have the command's name.
 *
 * @param app the command that runs the app, as in `cdk.json`; without one the CDK CLI synthesizes it
 */
export function workflowText(app: string | undefined): string {
  const steps =
    app === undefined
      ? [
          "npx --no-install cdk synth --quiet '**'",
          'npx --no-install storefront-baseline check cdk.out --format github',
        ]
      : [`npx --no-install storefront-baseline check --app ${shellQuoted(app)} --format github`];
  return `name: storefront-baseline
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      - run: npm ci
${steps.map((step) => `      - run: ${JSON.stringify(step)}\n`).join('')}`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
