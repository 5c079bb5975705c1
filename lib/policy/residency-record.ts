import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { RESIDENCY_FILE, residencyReport } from '../residency';
import { version } from '../version';
import { RenderedTemplates } from './rendered-templates';

/**
 * The plugin that writes down where the data of the app stands: `residency.json` in the cloud assembly lists every
 * stack with its region, what it keeps, where copies go, and why a stack may stand outside the allowed regions.
 *
 * It finds nothing: the controls judge. An app that says nothing of residency gets no file.
 */
export class ResidencyRecord implements IPolicyValidationPlugin {
  public readonly name = 'StorefrontResidency';
  public readonly version = version;

  /**
   * @param app the app into whose cloud assembly the record goes
   * @param today the day by which the templates are read
   */
  public constructor(
    private readonly app: App,
    private readonly today: Date,
  ) {
    // A record of an earlier synthesis must not be taken for that of one that stops half-way.
    rmSync(this.path, { force: true });
  }

  /** Writes the record. Called by the CDK after synthesis. */
  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = residencyReport(new RenderedTemplates(this.app, this.today).stacks);
    if (report.stacks.some(({ status }) => status !== 'undeclared'))
      this.write(`${JSON.stringify(report, undefined, 1)}\n`);
    return { success: true, violations: [] };
  }

  private get path(): string {
    return join(this.app.outdir, RESIDENCY_FILE);
  }

  /** A reader finds the whole file or none: it is renamed into place. */
  private write(text: string): void {
    writeFileSync(`${this.path}.part`, text);
    renameSync(`${this.path}.part`, this.path);
  }
}
