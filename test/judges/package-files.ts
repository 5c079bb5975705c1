import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { brokenRequires, missingEntryPoints, unintendedFiles } from './packed-files';
import { onPath, runProgram } from './program';

const PROJECT = resolve(__dirname, '..', '..');

const packReport = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).length(1);

/** What is wrong with the package as npm would publish it; the build must have been run. */
async function findings(): Promise<{ readonly files: readonly string[]; readonly faults: readonly string[] }> {
  const files = await packedFiles();
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
  const scripts = files.filter((file) => file.endsWith('.js'));
  return {
    files,
    faults: [
      ...unintendedFiles(files).map((file) => `${file} is packed, and users do not need it`),
      ...missingEntryPoints(manifest, files).map((file) => `package.json promises ${file}, which is not packed`),
      ...scripts.flatMap((file) =>
        brokenRequires(file, readFileSync(join(PROJECT, file), 'utf8'), files).map(
          (target) => `${file} requires ${target}, which is not packed`,
        ),
      ),
    ],
  };
}

async function packedFiles(): Promise<readonly string[]> {
  const npm = onPath('npm');
  if (npm === undefined) throw new Error('there is no npm on the PATH');
  const args = ['--prefix', PROJECT, 'pack', PROJECT, '--dry-run', '--json', '--ignore-scripts'];
  const { code, stdout, stderr } = await runProgram(npm, args);
  if (code !== 0) throw new Error(`npm pack ended with ${code}: ${stderr}`);
  return (packReport.parse(JSON.parse(stdout))[0]?.files ?? []).map(({ path }) => path);
}

findings()
  .then(({ files, faults }) => {
    for (const fault of faults) console.log(`  ${fault}`);
    console.log(`package: ${files.length} files, ${faults.length} findings`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
