import { arch, cpus, platform } from 'node:os';
import { audit } from './audit';
import { checkTemplates } from './check-templates';
import { synthPacks } from './synth-packs';

console.log(`node ${process.version}, ${platform()} ${arch()}, ${cpus().length} CPUs`);
for (const { title, run } of [synthPacks, checkTemplates, audit]) {
  console.log(`\n${title}`);
  for (const line of run()) console.log(line);
}
