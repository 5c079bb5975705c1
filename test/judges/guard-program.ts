import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** The npm package that carries both the program and AWS Control Tower's proactive controls as its rules. */
const PACKAGE = dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json'));
/** Directory of the rules. */
export const GUARD_RULES = join(PACKAGE, 'rules', 'control-tower', 'cfn-guard');

/** The package's folder names of the platforms that it has a program for. */
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/** The path of cfn-guard for this machine; `undefined` where the package has none for it. */
export function guardProgram(): string | undefined {
  const program = join(PACKAGE, 'bin', SYSTEMS[platform()] ?? platform(), PROCESSORS[arch()] ?? arch(), 'cfn-guard');
  return existsSync(program) ? program : undefined;
}
