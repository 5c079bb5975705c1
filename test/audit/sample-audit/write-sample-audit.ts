import { join } from 'node:path';
import { sealAudit } from '../../../lib/audit/evidence/audit-bundle';
import { BundleWriter, type SealedBundle } from '../../../lib/audit/evidence/bundle-writer';
import { joinAudit } from '../../../lib/audit/join/join-audit';
import { observe } from '../../../lib/audit/read/observe';
import { catalogue } from '../../../lib/controls/catalogue';
import { readRegister } from '../../../lib/exceptions';
import { credentialsEnvironment, enterEnvironment } from '../../account/credentials-environment';
import { startConfigServer } from '../config-server';
import { sampleShop } from './sample-shop';

/** The time of the sample: the same in every run, so that the same catalogue gives the same bundle. */
const NOW = new Date('2026-11-22T08:00:00.000Z');

/** The register by which the sample judges. */
const REGISTER = join('examples', 'audit-exceptions.yaml');

/** Where the sample lies. */
export const SAMPLE_AUDIT = join('examples', 'audit');

/**
 * Audits the sample shop as the command line does, against a local server in the place of AWS Config, and writes the bundle.
 *
 * @param directory where the bundle will lie
 * @throws EvidenceError in one line, when something is there already
 */
export async function writeSampleAudit(directory: string): Promise<SealedBundle> {
  const server = await startConfigServer(sampleShop());
  const bundle = await BundleWriter.begin(directory);
  const leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  try {
    const exceptions = readRegister(REGISTER);
    const observations = await observe([{ region: 'eu-central-1' }, { region: 'us-east-1' }], {
      // One after the other: the numbers of pages are then those of every run.
      concurrency: 1,
      onPage: bundle.addPage,
      now: () => NOW,
    });
    const report = joinAudit(observations, { controls: catalogue, exceptions, today: NOW, maxAgeDays: 90 });
    return await sealAudit(bundle, { report, exceptions, previous: null });
  } catch (error) {
    await bundle.discard();
    throw error;
  } finally {
    leave();
    await server.close();
  }
}

// `rm -r examples/audit && npx tsx test/audit/sample-audit/write-sample-audit.ts`
if (require.main === module) {
  const [, , directory = SAMPLE_AUDIT] = process.argv;
  writeSampleAudit(directory).then(
    ({ manifestSha256 }) => console.log(`${directory}: SHA-256 of the manifest ${manifestSha256}`),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
