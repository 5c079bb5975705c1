import { SingleBar } from 'cli-progress';
import { adoption } from '../../lib/account/adoption';
import { awsRegion } from '../../lib/account/aws-region';
import { configuredRegion, openAwsSession } from '../../lib/account/aws-session';
import { whatExists } from '../../lib/account/what-exists';
import { type AdoptFlags, adoptSettings } from './adopt-settings';
import { type AdoptReport, adoptJson, adoptText } from './print-adopt';

/**
 * Looks for what the account has, prints the settings that adopt it and sets the exit code.
 *
 * @throws UserError when the flags cannot be used, or AWS cannot be asked
 */
export async function runAdopt(flags: AdoptFlags): Promise<void> {
  // The SDK's advice on versions of Node.js is for who builds this tool; on standard error it would hide the one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { format, profile, region } = adoptSettings(flags);
  const named = profile === undefined ? {} : { profile };
  const homeRegion = region ?? awsRegion('the region of the AWS configuration', await configuredRegion(profile));
  const session = await openAwsSession({ ...named, region: homeRegion });
  const progress = new SingleBar({
    format: 'Reading account {account} [{bar}] {value}/{total}',
    stream: process.stderr,
    clearOnComplete: true,
  });
  progress.start(1, 0, { account: session.account });
  try {
    const things = await whatExists(session, homeRegion, {
      ...named,
      onProgress: (done, total) => {
        progress.setTotal(total);
        progress.update(done);
      },
    });
    const report: AdoptReport = { account: session.account, homeRegion, things, ...adoption(things) };
    progress.stop();
    process.stdout.write(format === 'json' ? adoptJson(report) : adoptText(report));
    process.exitCode = report.unread.length === 0 ? 0 : 3;
  } finally {
    progress.stop();
  }
}
