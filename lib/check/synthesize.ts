import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type AppOutcome, runApp } from './app-process';
import { projectContext } from './project-context';

/** Options of {@link synthesize}. */
export interface SynthesizeOptions {
  /** The command that runs the app, as in `cdk.json`. */
  readonly command: string;
  /** Where the cloud assembly goes. */
  readonly directory: string;
  /** Milliseconds after which the app is ended. */
  readonly timeout: number;
  /** Ends the app before its time. */
  readonly signal?: AbortSignal;
}

/** Frames kept of each construct's making: at Node's ten, a resource made deep in a library loses the user's own line. */
const NODE_OPTIONS = '--enable-source-maps --stack-trace-limit=50';

/**
 * Runs a CDK app so that it synthesizes into a directory, with the context of the project in the working directory.
 * Whether an assembly came of it is for the caller to see: an app may write none, or write it elsewhere.
 *
 * @throws AssemblyError when the app cannot be started, takes longer than the timeout, or is ended by the signal
 * @throws SettingsError when `cdk.json` or `cdk.context.json` cannot be read
 */
export async function synthesize({ command, directory, timeout, signal }: SynthesizeOptions): Promise<AppOutcome> {
  const context = JSON.stringify(projectContext(''));
  const temporary = mkdtempSync(join(tmpdir(), 'storefront-context-'));
  try {
    // In a file and not in CDK_CONTEXT_JSON: Linux takes 128 KiB for one variable at most.
    const contextFile = join(temporary, 'context.json');
    writeFileSync(contextFile, context);
    const env = {
      ...process.env,
      CDK_OUTDIR: resolve(directory),
      CDK_CONTEXT_JSON: '{}',
      CONTEXT_OVERFLOW_LOCATION_ENV: contextFile,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_OPTIONS}`.trim(),
    };
    return await runApp({ command, env, timeout, signal });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
