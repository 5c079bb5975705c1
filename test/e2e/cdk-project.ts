import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cdkJson from '../../cdk.json';
import { type Ran, start } from '../bin/command-line';
import { writtenFiles } from '../check/written-assembly';

const bin = (name: string) => join(process.cwd(), 'node_modules', '.bin', name);

/** What the AWS CDK CLI left in a project. */
export interface CdkRan extends Ran {
  /** The project's cloud assembly. */
  readonly assembly: string;
}

/** A project of its own for the AWS CDK CLI: the sample's `cdk.json`, with another app or other settings. */
export class CdkProject {
  /** How the project runs its app. */
  public readonly app: string;
  public readonly directory: string;

  /**
   * @param app the app's file, from the repository's root
   * @param settings what differs from the sample's settings
   * @param files other files of the project
   */
  public constructor(app: string, settings: object = {}, files: Readonly<Record<string, unknown>> = {}) {
    const { context, ...rest } = cdkJson;
    this.app = `"${bin('tsx')}" "${join(process.cwd(), app)}"`;
    this.directory = writtenFiles({
      'cdk.json': {
        ...rest,
        app: this.app,
        context: { ...context, storefront: { ...context.storefront, ...settings } },
      },
      ...files,
    });
  }

  /** Runs the CLI as a user does who has no AWS account: with the CDK's own validation, without a home directory. */
  public async cdk(...args: readonly string[]): Promise<CdkRan> {
    const env = {
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_OUTDIR: undefined,
      CDK_VALIDATION: undefined,
      HOME: this.directory,
      NO_COLOR: '1',
    };
    const ran = await start(bin('cdk'), [...args], { cwd: this.directory, env }).end;
    return { ...ran, assembly: join(this.directory, 'cdk.out') };
  }
}

/** Whether an assembly holds what tells the outcome of a synthesis. */
export function tellsAnOutcome(assembly: string): boolean {
  return ['manifest.json', 'storefront-evidence.json'].some((name) => existsSync(join(assembly, name)));
}
